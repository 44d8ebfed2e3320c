"""Reading rulesets: what documents mean, and that nothing wrong goes unsaid. Each fault is in tests/golden/bad."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, example, given, settings
from tests.strategies.rulesets import rulesets
from tests.strategies.spoilt import spoilt

from emulation_rules.i18n import formula_messages, phrase_messages, ruleset_messages, yaml_messages
from emulation_rules.i18n.catalogue import PLACEHOLDER
from emulation_rules.model.criterion import (
    Comparison,
    Figure,
    NoneAtAll,
    Threshold,
)
from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.finding import Finding
from emulation_rules.model.indicator import Better
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place, Places
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.ruleset import Ruleset, Span
from emulation_rules.model.scoring import Bands, Interpolated
from emulation_rules.model.tables import Lines, Step, Steps
from emulation_rules.model.target import Dated, Measured, Qualitative, QualitativeKind, Together
from emulation_rules.model.text import Text
from emulation_rules.syntax.document import Document, Faults
from emulation_rules.syntax.reading import read_ruleset as reading
from emulation_rules.syntax.reading import read_score
from emulation_rules.syntax.reading.read_ruleset import read_ruleset
from emulation_rules.syntax.writing.write_ruleset import json_text
from emulation_rules.syntax.yaml.data import Data

HEAD = "format: emulation-rules/1\nid: r\ntitle: R\nperiod: 2022\n"
INDICATORS = """\
indicators:
  crimes: {measure: count, better: lower}
  rate: {measure: percent, better: higher, ceiling: 100}
  plan: {measure: boolean}
"""
MESSAGES = {
    **yaml_messages.MESSAGES,
    **phrase_messages.MESSAGES,
    **formula_messages.MESSAGES,
    **ruleset_messages.MESSAGES,
}


def read(targets: str, more: str = "") -> Ruleset:
    return read_ruleset(f"{HEAD}{INDICATORS}targets:\n{targets}{more}", "r.yaml")


def faults_of(text: str) -> list[Finding]:
    with pytest.raises(InvalidRulesetError) as caught:
        read_ruleset(text, "r.yaml")
    return list(caught.value.findings)


def codes_of(text: str) -> list[str]:
    return [finding.code for finding in faults_of(text)]


# ---- what is written means what it says -------------------------------------------------


def test_numbers_are_exact() -> None:
    ruleset = read("  t: {indicator: rate, criterion: at least 7.08%, points: 0.1}\n")
    question = ruleset.targets["t"].question
    assert isinstance(question, Measured)
    mark = Figure(Quantity(Fraction(708, 100), Unit.PERCENT))
    assert question.dated == (Dated(0, Threshold(Comparison.AT_LEAST, mark)),)
    assert ruleset.targets["t"].points == Fraction(1, 10)


def test_plain_text_is_the_same_in_both_languages() -> None:
    assert read("  {}\n").title == Text("R", "R")


def test_a_label_keeps_its_languages_apart() -> None:
    assert read("  t: {vi: Chỉ tiêu, judged: true}\n").targets["t"].title == Text(vi="Chỉ tiêu")


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("2022", Span(Period(2022))),
        ("2022-H1", Span(Period(2022, "half", 1))),
        ("'2022-05'", Span(Period(2022, "month", 5))),
        ("{year: 2022}", Span(Period(2022))),
        ("{year: 2022, part: 9M}", Span(Period(2022, "first_months", 9))),
        ("{year: 2022, part: 05}", Span(Period(2022, "month", 5))),
        ("{year: 2022, part: 11}", Span(Period(2022, "month", 11))),
        ("{year: 2022, from: 2021-11-15}", Span(Period(2022), date(2021, 11, 15))),
        ("{year: 2022, to: 2022-11-14}", Span(Period(2022), None, date(2022, 11, 14))),
    ],
)
def test_a_period_is_a_label_or_a_mapping(written: str, span: Span) -> None:
    text = HEAD.replace("2022", written) + INDICATORS + "targets: {}\n"
    assert read_ruleset(text, "r.yaml").span == span


def test_a_boolean_indicator_is_better_done() -> None:
    assert read("  {}\n").indicators["plan"].better is Better.HIGHER


def test_targets_inside_others_follow_them() -> None:
    written = """\
  all:
    indicator: crimes
    criterion: none
    of_which:
      some: {indicator: crimes, criterion: at most 5, of_which: {few: {indicator: crimes, criterion: at most 1}}}
      more: {judged: true}
  last: {judged: true}
"""
    targets = read(written).targets
    assert list(targets) == ["all", "some", "few", "more", "last"]
    assert [target.within for target in targets.values()] == ["", "all", "some", "all", ""]


def test_criteria_may_hold_from_years_on() -> None:
    question = read("  t: {indicator: crimes, criterion: {2022: at most 5, 2023: none}}\n").targets["t"].question
    assert isinstance(question, Measured)
    assert [dated.year for dated in question.dated] == [2022, 2023]
    assert question.dated[1].criterion == NoneAtAll()


@pytest.mark.parametrize(
    ("written", "need"), [("all_of: {}", None), ("any_of: {}", 1), ("at_least: {{count: 2, of: {}}}", 2)]
)
def test_parts_say_how_many_of_them_count(written: str, need: int | None) -> None:
    parts = "[{judged: true}, {deliverable: true}, {indicator: plan, criterion: done}]"
    question = read(f"  t: {{{written.format(parts)}}}\n").targets["t"].question
    assert isinstance(question, Together)
    assert question.need == need
    assert question.parts[1].question == Qualitative(QualitativeKind.DELIVERABLE)


def test_bands_and_knots_keep_their_numbers() -> None:
    ruleset = read("""\
  a: {indicator: rate, criterion: none, points: 9, scoring: {bands: [{from: 80.5, points: 9}, {points: 1}]}}
  b: {indicator: rate, criterion: none, points: 9, scoring: {interpolated: {0: 0, 80.5: 9}}}
""")
    limit = Fraction(161, 2)
    at_least = Step(Comparison.AT_LEAST, limit, Fraction(9))
    assert ruleset.targets["a"].scoring == Bands(Steps((at_least,), Fraction(1)))
    assert ruleset.targets["b"].scoring == Interpolated(Lines(((Fraction(0), Fraction(0)), (limit, Fraction(9)))))


def test_vietnamese_phrases_mean_the_same_as_english_ones() -> None:
    one = read("  t: {indicator: crimes, criterion: giảm ít nhất 5% so với năm trước}\n")
    other = read("  t: {indicator: crimes, criterion: down at least 5% from previous year}\n")
    assert one == other


def test_a_ruleset_knows_where_its_parts_stand() -> None:
    places = read("  t:\n    indicator: crimes\n    criterion: none\n").places
    assert places is not None
    assert places.of_key(("targets", "t")) == Place("r.yaml", 10, 3)
    assert places.of_value(("targets", "t", "criterion")) == Place("r.yaml", 12, 16)


def test_an_unknown_reference_mark_is_not_the_same_as_none() -> None:
    references = "references: {na: {marks: {rate: null}}}\n"
    ruleset = read("  t: {indicator: rate, criterion: above reference na}\n", references)
    assert ruleset.references["na"].marks["rate"].number is None
    assert codes_of(
        f"{HEAD}{INDICATORS}targets:\n  t: {{indicator: crimes, criterion: above reference na}}\n{references}"
    ) == ["reference_without_indicator"]


# ---- faults -----------------------------------------------------------------------------


def test_all_faults_are_told_at_once_in_the_order_of_the_text() -> None:
    text = (
        HEAD.replace("R", "''")
        + INDICATORS
        + "targets:\n  t: {indicator: crime, criterion: non}\n  u: {point: 3}\nx: 1\n"
    )
    found = faults_of(text)
    assert [finding.code for finding in found] == [
        "blank_text",
        "unknown_indicator",
        "phrase_unknown_word",
        "unknown_key",
        "unknown_key",
    ]
    assert [finding.place for finding in found] == sorted(finding.place for finding in found)


def test_faults_of_yaml_are_those_of_a_ruleset() -> None:
    assert codes_of("a: 1\na: 2\n") == ["yaml_duplicate_key"]


def test_what_belongs_to_a_faulty_target_is_not_unknown() -> None:
    text = f"""{HEAD}{INDICATORS}targets:
  outer: {{points: many, of_which: {{inner: {{judged: true, of_which: {{core: {{judged: true}}}}}}}}}}
groups: {{g: {{members: [outer, inner, core]}}}}
"""
    assert codes_of(text) == ["expected_number"]


def test_groups_do_not_stand_in_each_other_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_score, "MAX_DEPTH", 2)
    groups = "groups: {a: {members: [t]}, b: {members: [a]}, c: {members: [b]}, d: {members: [c]}}\n"
    assert codes_of(f"{HEAD}{INDICATORS}targets: {{t: {{judged: true}}}}\n{groups}") == ["groups_too_deep"]


def test_there_is_an_end_to_indicators_and_targets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_INDICATORS", 2)
    monkeypatch.setattr(reading, "MAX_TARGETS", 1)
    targets = "targets: {t: {judged: true, of_which: {u: {judged: true}}}}\n"
    assert codes_of(HEAD + INDICATORS + targets) == ["too_many_indicators", "too_many_targets"]


def test_a_thousand_layers_of_groups_are_read_without_recursion() -> None:
    names = [f"g{number}" for number in range(1500)]
    groups = ", ".join(f"{name}: {{members: [{inner}]}}" for name, inner in zip(names, ["t", *names], strict=False))
    text = f"{HEAD}{INDICATORS}targets: {{t: {{judged: true}}}}\ngroups: {{{groups}}}\n"
    assert codes_of(text) == ["groups_too_deep"]


def test_formulas_of_formulas_do_not_explode() -> None:
    names = [f"f{number}" for number in range(64)]
    made = "\n".join(
        f"  {name}: {{measure: number, better: higher, formula: {inner} + {inner}}}"
        for name, inner in zip(names, ["crimes", *names], strict=False)
    )
    codes = codes_of(f"{HEAD}{INDICATORS}{made}\ntargets: {{}}\n")
    assert set(codes) == {"derived_too_large"}


def test_near_misses_are_not_looked_for_without_end() -> None:
    faults = Faults(Document({}, Places({}, {}), {}))
    known = [f"indicator_{number}" for number in range(50_000)]
    assert faults.near("indicator_7", known)
    assert [faults.near("indicator_7", known) for _ in range(4)][-1] == []


# ---- whatever is written, the answer is a ruleset or findings in our own words ----------


def test_formulas_of_a_later_year_are_left_alone_where_their_indicator_is_missing() -> None:
    target = 't: {indicator: x, points: 5, criterion: {2023: at least 5}, scoring: {formula: "1"}}'
    assert [finding.code for finding in faults_of(f"{HEAD}targets:\n  {target}\n")] == ["missing_key"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@example({})
@example({"targets": {"t": {"criterion": {"2022": {"2022": "none"}}}}})
@given(spoilt(rulesets()))
def test_no_word_of_the_checking_library_gets_through(data: dict[str, Data]) -> None:
    for finding in _answer(json_text(data)):
        message = MESSAGES[finding.code]
        gaps = {gap for text in (message.what, message.remedy) for gap in PLACEHOLDER.findall(text.vi + text.en)}
        assert gaps <= {name for name, _ in finding.details}
        assert "Document" not in str(finding)
        assert "should" not in str(finding)


def _answer(text: str) -> Sequence[Finding]:
    try:
        read_ruleset(text, "r.json")
    except InvalidRulesetError as error:
        return error.findings
    return ()
