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
from tests.samples.evaluations import CLEAN, HOSTILE, HOUSE, UNIT, WHOLE, between, point
from tests.strategies.evaluations import any_evaluation

from emulation_rules.i18n.display_width import display_width
from emulation_rules.model.evaluation import Evaluation, Veto
from emulation_rules.model.scoring import VetoEffect
from emulation_rules.model.text import LANGUAGES, Language
from emulation_rules.model.verdict import Exceeded, Reason
from emulation_rules.outputs import csv, json, markdown, text
from emulation_rules.outputs.layout import PAGE

Render = Callable[[Sequence[Evaluation], Language], str]

GOLDEN = Path(__file__).parents[2] / "golden" / "outputs"
_FORMATS: dict[str, Render] = {"txt": text.render, "md": markdown.render, "csv": csv.render, "json": json.render}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", sorted(_FORMATS))
def test_outputs_are_as_agreed(suffix: str, language: Language, reset_golden: bool) -> None:
    """``pytest --reset-golden`` writes them anew; read the difference before committing it."""
    rendered = _FORMATS[suffix]([UNIT, CLEAN, WHOLE], language)
    file = GOLDEN / f"several.{language}.{suffix}"
    if reset_golden:
        file.write_text(rendered, encoding="utf-8", newline="\n")
    assert rendered == file.read_text(encoding="utf-8")


@given(any_evaluation(), st.sampled_from(LANGUAGES), st.sampled_from(sorted(_FORMATS)))
@settings(max_examples=60, deadline=None)
def test_any_evaluation_can_be_shown(evaluation: Evaluation, language: Language, suffix: str) -> None:
    rendered = _FORMATS[suffix]([evaluation, evaluation], language)
    assert rendered.endswith("\n")


@pytest.mark.parametrize("render", list(_FORMATS.values()), ids=list(_FORMATS))
def test_nothing_is_said_of_no_evaluations(render: Render) -> None:
    rendered = render([], "en")
    assert rendered in ("", ",".join(csv.COLUMNS) + "\n") or json_reader.loads(rendered)["evaluations"] == []


def test_text_fits_the_page_in_both_languages() -> None:
    for language in LANGUAGES:
        for line in text.render([UNIT, CLEAN, WHOLE], language).splitlines():
            assert display_width(line) <= PAGE


def test_text_in_vietnamese_has_no_english_words_of_its_own() -> None:
    rendered = text.render([replace(UNIT, engine_note="")], "vi")
    for word in ("met", "mark", "score", "points", "reported", "needed", "Notes", "unit "):
        assert word not in rendered.replace("unit-", "").replace("`", " ` ").split()


def test_one_unit_has_no_summary() -> None:
    assert "Summary" not in text.render([UNIT], "en")
    assert "Summary" in text.render([UNIT, CLEAN], "en")
    assert "Summary" not in markdown.render([UNIT], "en")


def test_a_summary_counts_scored_targets_only() -> None:
    line = next(line for line in text.render([UNIT, CLEAN], "en").splitlines() if line.startswith("unit-a"))
    assert line.split() == [
        "unit-a",
        "38–53/80",
        "47.5%",
        "to",
        "66.25%",
        "3",
        "2",
        "2",
        "deferred,",
        "perhaps",
        "barred",
    ]


_BARS, _DEFERS = VetoEffect.BARS, VetoEffect.DEFERS
_YES, _NO, _UNKNOWN = Exceeded.YES, Exceeded.NO, Exceeded.UNKNOWN


@pytest.mark.parametrize(
    ("fired", "said"),
    [
        ([(_BARS, _YES), (_DEFERS, _YES)], "barred"),
        ([(_BARS, _NO), (_DEFERS, _YES)], "deferred"),
        ([(_BARS, _UNKNOWN), (_DEFERS, _YES)], "deferred, perhaps barred"),
        ([(_BARS, _NO), (_DEFERS, _UNKNOWN)], "unknown"),
        ([(_BARS, _NO)], "none"),
        ([], "none"),
    ],
)
def test_a_summary_says_what_the_vetoes_come_to(fired: list[tuple[VetoEffect, Exceeded]], said: str) -> None:
    vetoes = tuple(Veto("movement", effect, fires) for effect, fires in fired)
    unit = replace(CLEAN, unit="unit-c", score=replace(CLEAN.score, vetoes=vetoes))
    lines = markdown.render([UNIT, unit], "en").splitlines()
    heading = next(line for line in lines if line.startswith("| Unit |"))
    assert heading.endswith("| Undetermined | Veto |")
    assert lines[-1].startswith("| unit-c |")
    assert lines[-1].endswith(f"| {said} |")


def test_a_summary_without_vetoes_has_no_column_for_them() -> None:
    assert "Veto" not in text.render([CLEAN, WHOLE], "en")


@pytest.mark.parametrize("render", [text.render, markdown.render])
def test_what_is_asked_of_units_only_is_one_line_of_the_cluster(render: Render) -> None:
    unasked = tuple(replace(HOUSE, target=f"t{number}", reason=Reason.UNITS_ONLY) for number in range(3))
    rendered = render([replace(WHOLE, assessments=(*WHOLE.assessments, *unasked))], "en")
    assert rendered.count("3 targets are asked of units only") == 1
    assert HOUSE.title.en not in rendered
    assert "House fund" in rendered


def test_points_show_what_is_certain_and_what_a_bonus_brings() -> None:
    rendered = text.render([UNIT], "en")
    assert "20/20 +3" in rendered
    assert "0–10/10" in rendered
    penalised = replace(CLEAN, assessments=(replace(CLEAN.assessments[0], adjustment=point(-2)),))
    assert "20/20 -2" in text.render([penalised], "en")
    possible = replace(CLEAN, assessments=(replace(CLEAN.assessments[0], adjustment=between("0", "3")),))
    assert "20/20 +0–3" in text.render([possible], "en")


# ---- csv --------------------------------------------------------------------------------


def _rows(evaluations: Sequence[Evaluation], language: Language = "en") -> list[dict[str, str]]:
    return list(csv_reader.DictReader(io.StringIO(csv.render(evaluations, language))))


def test_a_table_has_one_row_a_target_and_unit() -> None:
    rows = _rows([UNIT, CLEAN])
    assert [(row["unit"], row["target"]) for row in rows] == [
        *(("unit-a", assessment.target) for assessment in UNIT.assessments),
        ("unit-b", "fewer_public_order_crimes"),
    ]


def test_numbers_in_a_table_are_plain_decimals() -> None:
    crimes, clearance, serious, *_ = _rows([UNIT])
    assert (crimes["observed"], crimes["margin_low"], crimes["adjustment_certain"]) == ("919", "31", "3")
    assert clearance["margin_low"] == "-2.381201590957"
    assert (serious["observed"], serious["observed_low"], serious["observed_high"]) == ("> 98 <= 100", "98", "100")


def test_a_number_whose_decimals_do_not_end_is_no_date_in_a_table() -> None:
    third = replace(CLEAN, assessments=(replace(CLEAN.assessments[0], observed=point(Fraction(1, 3))),))
    assert _rows([third])[0]["observed"] == "0.333333333333"


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_in_a_table_is_never_a_formula(language: Language) -> None:
    (row,) = _rows([HOSTILE], language)
    for cell in (row["ruleset"], row["unit"], row["target"], row["title"], row["explanation"]):
        assert cell.startswith("'")


@given(any_evaluation())
@settings(max_examples=40, deadline=None)
def test_only_numbers_start_with_a_sign_in_a_table(evaluation: Evaluation) -> None:
    written = csv.render([evaluation], "en")
    for row in csv_reader.reader(io.StringIO(written, newline="")):
        for cell in row:
            if cell.startswith(("=", "+", "-", "@", "\t", "\r")):
                Fraction(cell)


# ---- markdown ---------------------------------------------------------------------------


def test_markdown_is_one_table_of_targets_a_section() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown.render([UNIT], "en"))
    assert sum(token.type == "table_open" for token in tokens) == 2
    widths = {
        sum(each.type == "td_open" for each in tokens[start : start + _row_length(start, tokens)])
        for start, token in enumerate(tokens)
        if token.type == "tr_open" and tokens[start + 1].type == "td_open"
    }
    assert widths == {6}


def _row_length(start: int, tokens: Sequence[object]) -> int:
    return next(index for index, token in enumerate(tokens[start:]) if getattr(token, "type", "") == "tr_close")


def test_markup_in_titles_is_shown_and_not_obeyed() -> None:
    html = MarkdownIt("commonmark").enable("table").render(markdown.render([HOSTILE], "vi"))
    assert "<b>" not in html
    assert "<em>" not in html
    assert "&lt;b&gt;*x*&lt;/b&gt;" in html


@pytest.mark.parametrize(
    ("plain", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("`a|b`", r"`a\|b`"),
        ("`a*b`", "`a*b`"),
        ("a*b_c", r"a\*b\_c"),
        ("one ` tick*", r"one \` tick\*"),
        ("<script>", r"\<script\>"),
    ],
)
def test_special_characters_are_escaped_outside_code(plain: str, escaped: str) -> None:
    assert markdown.escaped(plain) == escaped
