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
from markdown_it import MarkdownIt
from tests.samples.evaluations import between
from tests.samples.standings import CLUSTER_OF_SEVEN, NO_UNITS, TWO_PEER_GROUPS, evaluation, many_groups, standing
from tests.strategies.standings import any_standings

from emulation_rules.exchange.standings_json import standings_from_json
from emulation_rules.i18n.display_width import display_width
from emulation_rules.model.standing import Rank, Standings
from emulation_rules.model.text import LANGUAGES, Language, Text
from emulation_rules.outputs import standings_csv, standings_json, standings_markdown, standings_text
from emulation_rules.outputs.layout import PAGE

Render = Callable[[Standings, Language], str]

GOLDEN = Path(__file__).parents[2] / "golden" / "standings"
_FORMATS: dict[str, Render] = {
    "txt": standings_text.render,
    "md": standings_markdown.render,
    "csv": standings_csv.render,
    "json": standings_json.render,
}
_SAMPLES = {"cluster": CLUSTER_OF_SEVEN, "peers": TWO_PEER_GROUPS, "groups": many_groups(9), "none": NO_UNITS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("sample", "suffix"),
    [*(("cluster", suffix) for suffix in _FORMATS), *((sample, "txt") for sample in ("peers", "groups", "none"))],
)
def test_standings_are_shown_as_agreed(sample: str, suffix: str, language: Language, reset_golden: bool) -> None:
    """``pytest --reset-golden`` writes them anew; read the difference before committing it."""
    rendered = _FORMATS[suffix](_SAMPLES[sample], language)
    _compare(rendered, f"{sample}.{language}.{suffix}", reset=reset_golden)


@pytest.mark.parametrize("language", LANGUAGES)
def test_units_are_accounted_for_as_agreed(language: Language, reset_golden: bool) -> None:
    units = [each.unit for each in CLUSTER_OF_SEVEN.standings]
    rendered = standings_text.render(CLUSTER_OF_SEVEN, language, units)
    _compare(rendered, f"accounts.{language}.txt", reset=reset_golden)


def _compare(rendered: str, name: str, *, reset: bool) -> None:
    if reset:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_text(rendered, encoding="utf-8", newline="\n")
    assert rendered == (GOLDEN / name).read_text(encoding="utf-8")


@given(any_standings(), st.sampled_from(LANGUAGES), st.sampled_from(sorted(_FORMATS)))
@settings(max_examples=80, deadline=None)
def test_any_standings_can_be_shown(standings: Standings, language: Language, suffix: str) -> None:
    assert _FORMATS[suffix](standings, language).endswith("\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", sorted(_SAMPLES))
def test_every_line_fits_the_page(sample: str, language: Language) -> None:
    for line in standings_text.render(_SAMPLES[sample], language).splitlines():
        assert display_width(line) <= PAGE


@pytest.mark.parametrize("sample", sorted(_SAMPLES))
def test_vietnamese_says_nothing_in_english(sample: str) -> None:
    said = standings_text.render(_SAMPLES[sample], "vi")
    for word in ("rank", "Rank", "eligible", "share", "open", "Places", "points", "deferred", "none"):
        assert word not in said.split()


def test_nobody_is_awarded_anything() -> None:
    units = [each.unit for each in CLUSTER_OF_SEVEN.standings]
    for render in (standings_text.render, standings_markdown.render):
        for shown in ((), units):
            said = render(CLUSTER_OF_SEVEN, "en", shown)
            assert "awarded" not in said
            assert "people award" in said or shown


@pytest.mark.parametrize(
    ("rank", "cell"),
    [(Rank(1, 1, 4), "1"), (Rank(2, 2, 4, shared=True), "2="), (Rank(3, 5, 9), "3–5"), (None, "–")],
)
def test_a_rank_stands_as_what_is_known_of_it(rank: Rank | None, cell: str) -> None:
    one = replace(CLUSTER_OF_SEVEN, standings=(replace(CLUSTER_OF_SEVEN.standings[0], rank=rank),))
    lines = standings_text.render(one, "en").splitlines()
    rule = next(number for number, line in enumerate(lines) if line.startswith("----  "))
    assert lines[rule + 1].split()[0] == cell


def test_peer_groups_stand_apart_where_they_are_ranked_apart() -> None:
    said = standings_text.render(TWO_PEER_GROUPS, "en")
    highlands, coast = said.partition("Peer group Coast")[::2]
    assert "Gia Lai" in highlands
    assert "Phú Yên" in coast
    together = standings_text.render(replace(TWO_PEER_GROUPS, within_peers=False), "en")
    assert "Peer group Coast\n" not in together
    assert "Highlands" in together, "they are a column then"


def test_groups_that_the_page_does_not_hold_get_tables_of_their_own() -> None:
    for count in (3, 12, 40):
        said = standings_text.render(many_groups(count), "vi")
        assert all(display_width(line) <= PAGE for line in said.splitlines())
        assert said.count(" 5/10") == count * len(CLUSTER_OF_SEVEN.standings)


# ---- hostile and extreme ----------------------------------------------------------------

_NAMES = (
    '=HYPERLINK("http://x")',
    "+1+1",
    "-2+3",
    "@sum(A1)",
    "＝1+1",
    "\t=1",
    " =1+1",
    "\x1b[31mred\x07",
    "two\nlines",
    "\u202egnol",
    "x" * 200,
    "Ủy ban nhân dân " * 12,
    "| a | *b* <i>c</i> `d",
    "",
)


def _named(name: str) -> Standings:
    unit = standing(name, Text(name, name), Rank(1, 2, 2), evaluation(name, between("0", "70"), between("0", "30")))
    return replace(CLUSTER_OF_SEVEN, title=Text(name, name), ruleset=name, standings=(unit, unit), notes=())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", _NAMES)
def test_a_name_can_do_no_harm(name: str, language: Language) -> None:
    standings = _named(name)
    for render in _FORMATS.values():
        said = render(standings, language)
        assert not any(ord(character) < 32 and character != "\n" for character in said)
    text = standings_text.render(standings, language)
    assert "\u202e" not in text
    assert all(display_width(line) <= PAGE for line in text.splitlines())
    html = MarkdownIt("commonmark").enable("table").render(standings_markdown.render(standings, language))
    assert "<i>" not in html
    assert "<em>" not in html
    assert html.count("<table>") >= 1
    for row in csv_reader.reader(io.StringIO(standings_csv.render(standings, language), newline="")):
        for cell in row:
            assert not cell.strip().startswith(("=", "+", "@", "＝")), cell
            if cell.startswith("-"):
                Fraction(cell)


@pytest.mark.parametrize("count", [1, 500])
def test_a_cluster_may_be_small_or_large(count: int) -> None:
    ranked = tuple(
        replace(
            CLUSTER_OF_SEVEN.standings[0],
            unit=f"u{number}",
            title=Text(f"Đơn vị {number}"),
            rank=Rank(number, number, count),
        )
        for number in range(1, count + 1)
    )
    standings = replace(CLUSTER_OF_SEVEN, standings=ranked, notes=())
    text = standings_text.render(standings, "vi")
    assert text.count("Đơn vị ") >= count
    assert len(_rows(standings)) == count
    assert standings_markdown.render(standings, "vi").count("\n| ") >= count


def test_a_cluster_of_which_nothing_is_known_says_so() -> None:
    open_units = tuple(
        standing(f"u{number}", Text(), Rank(1, 3, 3), evaluation(f"u{number}", between("0", "70"), between("0", "30")))
        for number in range(3)
    )
    said = standings_text.render(replace(CLUSTER_OF_SEVEN, standings=open_units, notes=()), "en")
    assert said.count("1–3 ") == 3
    assert said.count("0–100/100") == 3


# ---- csv and json -----------------------------------------------------------------------


def _rows(standings: Standings, units: Sequence[str] = ()) -> list[dict[str, str]]:
    return list(csv_reader.DictReader(io.StringIO(standings_csv.render(standings, "en", units))))


def test_a_table_for_spreadsheets_has_one_row_a_unit() -> None:
    rows = _rows(CLUSTER_OF_SEVEN)
    assert [row["unit"] for row in rows] == [each.unit for each in CLUSTER_OF_SEVEN.standings]
    assert None not in {key for row in rows for key in row}
    first, *_ = rows
    assert (first["rank_best"], first["rank_shared"], first["title:advanced"]) == ("1", "yes", "eligible")
    assert rows[3]["points:professional:certain"] == "56.666666666667"
    assert rows[2]["class:completion"] == "excellent good"
    assert rows[-1]["rank_best"] == ""
    assert [row["unit"] for row in _rows(CLUSTER_OF_SEVEN, ["kon-tum"])] == ["kon-tum"]


def test_the_document_for_programs_reads_back() -> None:
    assert standings_from_json(standings_json.render(CLUSTER_OF_SEVEN, "vi")) == CLUSTER_OF_SEVEN
    some = standings_json.render(CLUSTER_OF_SEVEN, "vi", ["kon-tum"])
    assert [each["unit"] for each in json_reader.loads(some)["standings"]] == ["kon-tum"]


def test_an_account_of_a_unit_tells_why() -> None:
    said = " ".join(standings_text.render(CLUSTER_OF_SEVEN, "en", ["kon-tum"]).split())
    assert "rank 3 to 4 of 6, as some figures are still open" in said
    assert "behind Đắk Lắk by share: 75% to 90% against 94.5%" in said
    assert "the order may still change with Lâm Đồng" in said
    assert "Advanced unit: undetermined — target All-people movement is undetermined" in said
    assert "Reports handled" in said
