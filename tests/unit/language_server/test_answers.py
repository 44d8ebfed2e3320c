from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulation_rules.language_server.analysis import Analysis, analyse
from emulation_rules.language_server.completion import completions
from emulation_rules.language_server.definition import definition
from emulation_rules.language_server.diagnostics import marks
from emulation_rules.language_server.formatting import formatted
from emulation_rules.language_server.hover import hover
from emulation_rules.language_server.quick_fixes import quick_fixes
from emulation_rules.language_server.recognised import is_ruleset
from emulation_rules.language_server.schema_at import keys_at, meaning_of, words_at
from emulation_rules.language_server.symbols import symbols
from emulation_rules.language_server.text_lines import Span
from emulation_rules.model.finding import Finding
from emulation_rules.model.fix import Edit, Fix, fixed
from emulation_rules.model.place import Place
from emulation_rules.syntax.writing.canonical import format_ruleset

PACT = """\
format: emulation-rules/1
id: pact
title: {vi: Giao ước, en: A pact}
period: 2023
constants: {base: 40}
units: {unit-a: {vi: A, en: A}}
indicators:
  crimes: {vi: Số vụ, en: Crimes, measure: count, better: lower}
  cleared: {vi: Đã phá, en: Cleared, measure: count, better: higher}
  clearance:
    vi: Tỷ lệ
    en: Rate
    measure: percent
    better: higher
    ratio: {part: cleared, whole: crimes}
references:
  national: {vi: Quốc hội, en: The Assembly, marks: {clearance: 70}}
targets:
  rate: {vi: Phá án, en: Clearance, indicator: clearance, criterion: at least reference national, points: 10}
  fewer:
    vi: Giảm
    en: Fewer
    indicator: crimes
    criterion: giảm ít nhất 5% so với năm trước
    points: 10
    scoring: {formula: "min(points, base / 10)"}
groups:
  all: {vi: Chung, en: All, members: [rate, fewer]}
"""


def _analysis(text: str = PACT) -> Analysis:
    return analyse(text, "pact.yaml", None)


def _at(wanted: str, within: int = 1, text: str = PACT) -> int:
    return text.index(wanted) + within


def test_the_sample_is_sound() -> None:
    assert [finding for finding in _analysis().findings if finding.severity == "error"] == []
    assert _analysis().ruleset is not None


# ---- what is a ruleset ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "file", "is_one"),
    [
        (PACT, "pact.yaml", True),
        ("# a pact\n\nformat: 'emulation-rules/1'\n", "x.yml", True),
        ('{"format": "emulation-rules/1"}', "x.json", True),
        ("id: x\n", "a/ruleset.yaml", True),
        ("format: emulation-rules-report/1\n", "report.yaml", False),
        ("services: {}\n", "compose.yaml", False),
        ("note: see format of emulation-rules/1\n", "x.yaml", False),
    ],
)
def test_rulesets_are_told_from_other_texts(text: str, file: str, is_one: bool) -> None:
    assert is_ruleset(text, file) is is_one


# ---- definitions ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "declared"),
    [
        (_at("part: cleared", 8), "  cleared: {vi"),
        (_at("whole: crimes", 8), "  crimes: {"),
        (_at("indicator: crimes", 13), "  crimes: {"),
        (_at("reference national", 12), "  national: "),
        (_at("base / 10", 2), "base: 40"),
        (_at("[rate, fewer]", 2), "  rate: {"),
        (_at("[rate, fewer]", 9), "  fewer:"),
    ],
)
def test_names_lead_to_their_declarations(at: int, declared: str) -> None:
    place = definition(_analysis(), at)
    assert place is not None
    line = PACT.splitlines()[place.line - 1]
    assert line[place.column - 1 :].startswith(declared.strip())


@pytest.mark.parametrize("at", [_at("title"), _at("Giao ước", 2), _at("points: 10", 9), 0, len(PACT)])
def test_what_is_no_name_leads_nowhere(at: int) -> None:
    assert definition(_analysis(), at) is None


def test_the_file_that_is_extended_is_led_to(tmp_path: Path) -> None:
    (tmp_path / "pact.yaml").write_text(PACT, encoding="utf-8")
    later = "format: emulation-rules/1\nid: later\nextends: pact\ngroups:\n  more: {en: More, members: [rate]}\n"
    analysis = analyse(later, str(tmp_path / "later.yaml"), tmp_path)
    assert definition(analysis, later.index("pact")) == Place(str(tmp_path / "pact.yaml"))
    assert definition(analysis, later.index("rate]")) == Place(str(tmp_path / "pact.yaml"), 19, 3)


# ---- hovers -----------------------------------------------------------------------------


def test_a_target_is_explained_even_from_its_key() -> None:
    found = hover(_analysis(), _at("  fewer:", 3))
    assert found is not None
    assert "`giảm ít nhất 5% so với năm trước`" in found.markdown
    assert found.span == Span(_at("  fewer:", 2), _at("  fewer:", 7))


def test_a_criterion_is_told_in_both_languages_though_the_ruleset_is_invalid() -> None:
    text = PACT.replace("members: [rate", "members: [nobody")
    found = hover(_analysis(text), _at("giảm ít", 2, text))
    assert found is not None
    assert found.markdown == ("- `giảm ít nhất 5% so với năm trước`\n- `down at least 5% from previous year`")


def test_a_key_and_an_indicator_say_what_they_are() -> None:
    key = hover(_analysis(), _at("ratio: {", 2))
    assert key is not None
    assert key.markdown == "`ratio`: Compute the rate from two counts where they are reported."
    named = hover(_analysis(), _at("  crimes: {", 4))
    assert named is not None
    assert named.markdown == "`crimes`: Số vụ / Crimes\n\nmeasure: count; better: lower"


def test_labels_of_strangers_are_no_markup() -> None:
    text = PACT.replace("en: Crimes", 'en: "<img src=x> [a](b)"')
    found = hover(_analysis(text), _at("whole: crimes", 9, text))
    assert found is not None
    assert "\\<img src=x\\> \\[a\\](b)" in found.markdown


# ---- completions ------------------------------------------------------------------------


def _offered(text: str, written: str) -> list[str]:
    return [each.shown or each.text for each in completions(_analysis(text), text.index(written) + len(written))]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("part: ", ["crimes", "cleared", "clearance"]),
        ("[rate, ", ["rate", "fewer", "all"]),
        ("min(points, ba", ["base", "crimes", "round"]),
        ("criterion: at", ["at least 90%", "từ 90% trở lên", "none"]),
        ("so với ", ["năm trước", "cùng kỳ năm trước", "mức tham chiếu national"]),
        ("measure: percent\n    better: ", ["higher", "lower", "neither"]),
        ("marks: {", ["crimes", "cleared"]),
    ],
)
def test_what_fits_is_offered(written: str, wanted: list[str]) -> None:
    assert set(wanted) <= {*_offered(PACT, written)}


def test_keys_that_are_there_are_not_offered_again_and_required_ones_come_first() -> None:
    text = "format: emulation-rules/1\nindicators:\n  a:\n    vi: A\n    "
    offered = _offered(text, "vi: A\n    ")
    assert offered[0] == "measure"
    assert "vi" not in offered


def test_a_completion_replaces_what_is_written_of_it() -> None:
    text = PACT.replace("criterion: giảm ít nhất 5% so với năm trước", "criterion: giảm ít")
    end = text.index("giảm ít") + len("giảm ít")
    phrase = next(each for each in completions(_analysis(text), end) if each.text.startswith("giảm ít nhất 5%"))
    assert text[phrase.span.start : phrase.span.end] == "giảm ít"


def test_marks_of_phrases_have_the_unit_of_the_indicator() -> None:
    assert "từ 90 trở lên" in _offered(PACT, "indicator: crimes\n    criterion: ")
    assert "từ 90% trở lên" in _offered(PACT, "indicator: clearance, criterion: ")
    money = PACT.replace("en: Crimes, measure: count", "en: Crimes, measure: money")
    assert "at least 90 million VND" in _offered(money, "indicator: crimes\n    criterion: ")


def test_names_of_an_extended_file_are_offered(tmp_path: Path) -> None:
    (tmp_path / "pact.yaml").write_text(PACT, encoding="utf-8")
    later = "format: emulation-rules/1\nid: later\nextends: pact\ngroups:\n  more: {en: More, members: [rate]}\n"
    analysis = analyse(later, str(tmp_path / "later.yaml"), tmp_path)
    assert "fewer" in {each.text for each in completions(analysis, later.index("rate]") + 1)}


# ---- marks and quick fixes --------------------------------------------------------------


def _mended(text: str) -> list[str]:
    analysis = _analysis(text)
    return [
        fixed(text, [Fix(analysis.file, fix.edits)])
        for mark in marks(analysis, "en")
        for fix in quick_fixes(analysis, mark, "en")
    ]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("indicator: crimes", "indicator: crims"),
        ("whole: crimes", 'whole: "crims"'),
        ("better: higher\n", "beter: higher\n"),
        ("measure: percent", "measure: pecent"),
        ("giảm ít nhất 5% so với năm trước", "giảm it nhất 5% so với năm trước"),
        ("base / 10", "bas / 10"),
    ],
)
def test_what_was_meant_is_put_in_place(right: str, wrong: str) -> None:
    text = PACT.replace(right, wrong, 1)
    assert any(analyse(mended, "pact.yaml", None).ruleset is not None for mended in _mended(text)), _mended(text)


def test_quotes_around_a_value_stay() -> None:
    (mended,) = _mended(PACT.replace("whole: crimes", 'whole: "crims"'))
    assert 'whole: "crimes"' in mended


def test_the_fix_a_finding_carries_is_offered_first() -> None:
    fix = Fix("pact.yaml", (Edit(0, 6, "FORMAT"),))
    finding = Finding("unknown_key", ("format",), Place("pact.yaml"), suggestions=("forma",), fix=fix)
    analysis = Analysis(PACT, "pact.yaml", (finding,), _analysis().root)
    (mark,) = marks(analysis, "en")
    first, second = quick_fixes(analysis, mark, "en")
    assert (first.edits, first.sure) == (fix.edits, True)
    assert second.edits == (Edit(0, 6, "forma"),)


def test_a_mark_covers_what_is_wrong() -> None:
    text = PACT.replace("indicator: crimes", "indicator: crims")
    (mark,) = marks(_analysis(text), "vi")
    assert text[mark.span.start : mark.span.end] == "crims"
    assert "crimes" in mark.message


def test_the_settings_beside_a_ruleset_hold_in_the_editor_too(tmp_path: Path) -> None:
    text = PACT + "source: {document: news, complete: false}\n"
    file = tmp_path / "pact.yaml"

    def codes() -> set[str]:
        return {finding.code for finding in analyse(text, str(file), tmp_path).findings}

    assert "truncated_source" in codes()
    (tmp_path / "emulation-rules.toml").write_text('[lint]\nignore = ["truncated_source"]\n', encoding="utf-8")
    assert "truncated_source" not in codes()
    (tmp_path / "emulation-rules.toml").write_text("[lint\n", encoding="utf-8")
    assert {"truncated_source", "config_not_toml"} <= codes()


def test_where_the_yaml_breaks_there_is_a_mark() -> None:
    text = PACT + "  broken: [\n"
    (mark,) = marks(_analysis(text), "en")
    assert 0 <= mark.span.start <= mark.span.end <= len(text)


# ---- layout and outline -----------------------------------------------------------------


@given(st.permutations(PACT.splitlines(keepends=True)[:6]))
@settings(max_examples=30)
def test_one_edit_leads_to_the_canonical_form(first: list[str]) -> None:
    text = "".join(first) + "".join(PACT.splitlines(keepends=True)[6:])
    edit = formatted(text, "pact.yaml")
    after = text if edit is None else text[: edit.start] + edit.replacement + text[edit.end :]
    assert after == format_ruleset(text, "pact.yaml")


def test_what_cannot_be_read_is_not_laid_out() -> None:
    assert formatted("a: [", "pact.yaml") is None


def test_the_outline_names_what_is_declared() -> None:
    outline = {symbol.name: [child.name for child in symbol.children] for symbol in symbols(_analysis().root)}
    assert outline["indicators"] == ["crimes", "cleared", "clearance"]
    assert outline["targets"] == ["rate", "fewer"]
    assert outline["title"] == []


# ---- the schema -------------------------------------------------------------------------


def test_the_schema_tells_keys_words_and_meanings() -> None:
    assert [key.name for key in keys_at(("targets", "x", "all_of", 0))][:2] == ["vi", "en"]
    assert keys_at(("indicators", "x"))[0].required
    assert words_at(("targets", "x", "zero_baseline")) == ("undetermined", "met if still zero", "not applicable")
    assert meaning_of(("targets", "x", "veto")).startswith("What a miss does")
    assert meaning_of(("targets", "x")) == ""
    assert keys_at(("nothing", "of", "the", "kind")) == ()


# ---- whatever is written ----------------------------------------------------------------


@given(st.integers(0, len(PACT)), st.text(st.sampled_from("a:{}[]-,\n \"'#|>🏅&*!%"), max_size=8), st.data())
@settings(max_examples=150, deadline=None)
def test_every_question_about_any_text_has_an_answer(at: int, inserted: str, data: st.DataObject) -> None:
    text = PACT[:at] + inserted + PACT[at:]
    text = text.replace("\n", data.draw(st.sampled_from(["\n", "\r\n", "\r"])))
    analysis = _analysis(text)
    offset = data.draw(st.integers(0, len(text)))
    hover(analysis, offset)
    definition(analysis, offset)
    symbols(analysis.root)
    for completion in completions(analysis, offset):
        assert 0 <= completion.span.start <= completion.span.end <= len(text)
    for mark in marks(analysis, "en"):
        assert 0 <= mark.span.start <= mark.span.end <= len(text)
        for fix in quick_fixes(analysis, mark, "vi"):
            assert fixed(text, [Fix(analysis.file, fix.edits)]) != text


def test_a_name_that_no_file_can_have_keeps_nothing_from_being_told() -> None:
    analysis = analyse("format: emulation-rules/1\n", "a\0/ruleset.yaml", Path("a\0"))
    assert analysis.findings
