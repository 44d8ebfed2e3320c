from __future__ import annotations

import csv as csv_reader
import io
import json as json_reader
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from tests.samples.standings import CLUSTER_OF_SEVEN, LATER, NO_UNITS
from tests.strategies.standings import any_standings

from emulation_rules import compare
from emulation_rules.exchange.comparison_json import comparison_schema
from emulation_rules.i18n.comparison_sentences import Names
from emulation_rules.i18n.display_width import display_width
from emulation_rules.model.comparison import Comparison
from emulation_rules.model.standing import Standings
from emulation_rules.model.text import LANGUAGES, Language, Text
from emulation_rules.outputs import comparison_csv, comparison_json, comparison_markdown, comparison_text
from emulation_rules.outputs.layout import PAGE

Render = Callable[[Comparison, Names, Language, Sequence[str]], str]

GOLDEN = Path(__file__).parents[2] / "golden" / "comparisons"
_FORMATS: dict[str, Render] = {
    "txt": comparison_text.render,
    "md": comparison_markdown.render,
    "csv": comparison_csv.render,
    "json": comparison_json.render,
}


def _rendered(
    suffix: str, before: Standings, after: Standings, language: Language = "en", units: Sequence[str] = ()
) -> str:
    return _FORMATS[suffix](compare(before, after), Names.of(before, after), language, units)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", sorted(_FORMATS))
def test_changes_are_shown_as_agreed(suffix: str, language: Language, reset_golden: bool) -> None:
    """``pytest --reset-golden`` writes them anew; read the difference before committing it."""
    rendered = _rendered(suffix, CLUSTER_OF_SEVEN, LATER, language)
    file = GOLDEN / f"later.{language}.{suffix}"
    if reset_golden:
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(rendered, encoding="utf-8", newline="\n")
    assert rendered == file.read_text(encoding="utf-8")


@given(any_standings(), any_standings(), st.sampled_from(LANGUAGES), st.sampled_from(sorted(_FORMATS)))
@settings(max_examples=60, deadline=None)
def test_any_two_standings_can_be_compared(
    before: Standings, after: Standings, language: Language, suffix: str
) -> None:
    assert _rendered(suffix, before, after, language).endswith("\n")


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_nothing_that_changed_is_said_to_be_nothing(suffix: str) -> None:
    assert "nothing changed" in _rendered(suffix, LATER, LATER)
    assert "không có gì thay đổi" in _rendered(suffix, NO_UNITS, NO_UNITS, "vi")


def test_units_that_came_and_went_are_told() -> None:
    assert "no longer among the units" in _rendered("txt", CLUSTER_OF_SEVEN, LATER)
    assert "new among the units" in _rendered("txt", LATER, CLUSTER_OF_SEVEN)


def test_every_change_says_why() -> None:
    said = " ".join(_rendered("txt", CLUSTER_OF_SEVEN, LATER, units=["kon-tum"]).split())
    assert "rank: 3–4 → 1 (its own figures" in said
    assert "Reports handled: undetermined → met (its own figures)" in said
    assert "Advanced unit: undetermined → eligible to be proposed (its own figures)" in said
    others = " ".join(_rendered("txt", CLUSTER_OF_SEVEN, LATER, units=["gia-lai"]).split())
    assert "rank: 1= → 2= (others' results: Kon Tum" in others


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_fits_the_page(language: Language) -> None:
    for line in _rendered("txt", CLUSTER_OF_SEVEN, LATER, language).splitlines():
        assert display_width(line) <= PAGE


def test_another_ruleset_is_a_reason() -> None:
    other = replace(LATER, ruleset_digest="f" * 64)
    assert "the ruleset is not the same" in _rendered("txt", CLUSTER_OF_SEVEN, other)
    assert "the ruleset changed" in _rendered("txt", CLUSTER_OF_SEVEN, other)


def test_a_table_for_spreadsheets_has_one_row_a_change() -> None:
    rows = list(csv_reader.DictReader(io.StringIO(_rendered("csv", CLUSTER_OF_SEVEN, LATER))))
    kon_tum = {(row["what"], row["subject"]): row for row in rows if row["unit"] == "kon-tum"}
    assert kon_tum["rank", ""]["before_high"] == "4"
    assert kon_tum["share", ""]["after"] == "96"
    assert kon_tum["title", "flag"]["outlook"] == "secured"
    assert kon_tum["verdict", "reports_handled"]["causes"] == "own"
    assert {row["what"] for row in rows if row["unit"] == "school"} >= {"left"}


def test_the_document_for_programs_fits_its_schema() -> None:
    Draft202012Validator.check_schema(comparison_schema())
    document = json_reader.loads(_rendered("json", CLUSTER_OF_SEVEN, LATER))
    Draft202012Validator(comparison_schema()).validate(document)
    some = json_reader.loads(_rendered("json", CLUSTER_OF_SEVEN, LATER, units=["kon-tum"]))
    assert [change["unit"] for change in some["units"]] == ["kon-tum"]


@pytest.mark.parametrize("name", ["=1+1", "-2+3", "\x1b[31m", "x" * 200, "| <b>a</b> *c*", "\u202ea"])
def test_a_name_can_do_no_harm(name: str) -> None:
    def renamed(standings: Standings) -> Standings:
        units = tuple(replace(each, unit=f"{name}{each.unit}", title=Text(name, name)) for each in standings.standings)
        return replace(standings, title=Text(name, name), standings=units)

    before, after = renamed(CLUSTER_OF_SEVEN), renamed(LATER)
    text = _rendered("txt", before, after)
    assert all(display_width(line) <= PAGE for line in text.splitlines())
    assert "\x1b" not in text
    assert "\u202e" not in text
    html = MarkdownIt("commonmark").enable("table").render(_rendered("md", before, after))
    assert "<b>" not in html
    for row in csv_reader.reader(io.StringIO(_rendered("csv", before, after), newline="")):
        for cell in row:
            if cell.startswith(("=", "+", "-", "@")):
                Fraction(cell)
