"""Laws of the linter: it takes every ruleset, and no report belies what it says.

What is said to be proved – that nobody meets a target, that one follows from another, that points never get so far – is
held against reports that are drawn and evaluated by the reference engine. Of two criteria on a figure that can only be
a few numbers every report there is is tried, so that what is said of them is all there is to say.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.strategies.clusters import cluster_rulesets
from tests.strategies.rulesets import figures_for, rulesets
from tests.strategies.tables import limits

from emulation_rules.evaluator import Evaluator
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.linting.bands import BandsOf
from emulation_rules.linting.criteria import fixed_in
from emulation_rules.linting.earned import earned_in
from emulation_rules.linting.lint import lint
from emulation_rules.linting.pairs import pairs_in
from emulation_rules.linting.registry import all_checks
from emulation_rules.linting.score_reach import most_of_group, most_of_whole
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import Comparison
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.tables import Step, Steps
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Reason, Verdict
from emulation_rules.plan.known import UNREPORTED
from emulation_rules.plan.plan import Slot, SlotKind
from emulation_rules.plan.tables import looked_up
from emulation_rules.syntax.reading.extends import read_document
from emulation_rules.syntax.reading.read_ruleset import understood
from emulation_rules.syntax.writing.write_ruleset import print_ruleset

SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
CODES = {check.code for check in all_checks()}


def _subject(ruleset: Ruleset) -> Subject:
    document = read_document(print_ruleset(ruleset), "ruleset.yaml", None)
    return Subject(understood(document), document)


@SLOW
@given(rulesets())
def test_every_ruleset_can_be_linted(ruleset: Ruleset) -> None:
    assert {finding.code for finding in lint(print_ruleset(ruleset), "ruleset.yaml")} <= CODES


@SLOW
@given(cluster_rulesets())
def test_every_ruleset_of_a_cluster_can_be_linted(ruleset: Ruleset) -> None:
    codes = {finding.code for finding in lint(print_ruleset(ruleset), "ruleset.yaml")}
    # Some that are drawn have faults of their own, which is all there is to say of them.
    assert codes <= CODES or not codes & CODES


@SLOW
@given(st.data())
def test_no_report_belies_what_is_proved(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    subject = _subject(ruleset)
    evaluator = Evaluator(subject.ruleset, engine="reference")
    units = list(subject.ruleset.units) or ["unit"]
    for _ in range(4):
        figures = data.draw(figures_for(subject.ruleset))
        report = report_from_figures(subject.ruleset, figures, data.draw(st.sampled_from(units)), subject.plan.period)
        _check(subject, evaluator.evaluate(report))


def _check(subject: Subject, evaluation: Evaluation) -> None:
    verdicts = {each.target: each.verdict for each in evaluation.walk()}
    for fixed in fixed_in(subject):
        assert verdicts.get(fixed.id) is not (Verdict.NOT_MET if fixed.met else Verdict.MET), fixed
    for pair in pairs_in(subject):
        first, second = verdicts.get(pair.first.leaf.id), verdicts.get(pair.second.leaf.id)
        if first is Verdict.MET:
            assert second is not (Verdict.MET if pair.contradict else Verdict.NOT_MET), pair
    most = most_of_whole(subject.ruleset)
    assert most is None or (evaluation.score.points.high or 0) <= most
    for told in evaluation.score.groups:
        most = most_of_group(subject.ruleset.groups[told.group], subject.ruleset)
        assert most is None or (told.points.high or 0) <= most, told
    for target, earned in earned_in(subject):
        assessed = evaluation[target.id]
        points = assessed.points
        # Without a figure points are what `missing` says; of a whole of zero they are open, up to the maximum.
        if points is not None and points.is_point and assessed.reason not in UNREPORTED:
            assert points.within(earned), (target.id, points, earned)


# ---- two criteria, and every report there is -----------------------------------------------

MOST = 6
ALL = [(value, before) for value in range(MOST + 1) for before in range(MOST + 1)]
MOVES = ("down at least", "down more than", "up at least", "up more than")
FORMS = (
    *(f"{words} {{}}" for words in ("at least", "above", "at most", "below", "exactly")),
    "between {} and {}",
    *(
        f"{words} {{}} from previous year"
        for words in ("down at least", "down more than", "up at least", "up more than")
    ),
    *(
        f"{words} {{}}0% from previous year"
        for words in ("down at least", "down more than", "up at least", "up more than")
    ),
    *(f"{moves} from previous year" for moves in ("down", "up", "not down", "not up")),
    "none",
)


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, str]:
    """Draw two criteria, of the same number more often than chance has it."""
    number = draw(st.integers(0, MOST))
    numbers = [number, draw(st.just(number) | st.integers(0, MOST))]
    pair = [draw(st.sampled_from(FORMS)).format(*sorted({each, number}), each) for each in numbers]
    return pair[0], pair[1]


LEVELS = st.integers(-1, MOST + 1).map(Fraction)
ZEROS = st.sampled_from(["undetermined", "not applicable", "met if still zero"])
HEAD = f"""
format: emulation-rules/1
id: two
title: two
period: 2024
indicators: {{x: {{vi: x, en: x, measure: count, better: neither, ceiling: {MOST}}}}}
targets:
"""


@settings(SLOW, max_examples=200)
@given(phrases(), ZEROS)
@example(("down at least 2 from previous year", "down more than 2 from previous year"), "undetermined")
@example(("up more than 20% from previous year", "up at least 20% from previous year"), "met if still zero")
@example(("down at least 20% from previous year", "not up from previous year"), "met if still zero")
def test_what_is_said_of_two_criteria_is_what_every_report_shows(pair: tuple[str, str], zero: str) -> None:
    first, second = pair
    text = HEAD + "".join(f"  {name}: {_asked(said, zero)}\n" for name, said in (("a", first), ("b", second)))
    document = read_document(text, "ruleset.yaml", None)
    subject = Subject(understood(document), document)
    seen = _every_report(subject.ruleset)
    expected_fixed = {}
    for index, name in enumerate(("a", "b")):
        of_one = {verdicts[index] for verdicts in seen}
        if {Verdict.MET, Verdict.NOT_MET} - of_one and of_one & {Verdict.MET, Verdict.NOT_MET}:
            expected_fixed[name] = Verdict.MET in of_one
    assert {each.id: each.met for each in fixed_in(subject)} == expected_fixed
    told = [(pair.first.target.id, pair.second.target.id, pair.contradict) for pair in pairs_in(subject)]
    criteria = [asked.measured.dated for asked in subject.asked]
    if expected_fixed or criteria[0] == criteria[1]:
        return
    if (Verdict.MET, Verdict.MET) not in seen:
        assert told == [("a", "b", True)]
        return
    follow = {("a", "b", False): (Verdict.MET, Verdict.NOT_MET), ("b", "a", False): (Verdict.NOT_MET, Verdict.MET)}
    # Of two that are met by the same reports either may be told to follow from the other.
    right = [each for each, outcome in follow.items() if outcome not in seen]
    assert len(told) == min(1, len(right))
    assert set(told) <= set(right)


def _asked(phrase: str, zero: str) -> str:
    minds = "%" in phrase or phrase.startswith("down from")
    return f"{{indicator: x, criterion: {phrase}{f', zero_baseline: {zero}' if minds else ''}}}"


def _every_report(ruleset: Ruleset) -> set[tuple[Verdict, ...]]:
    evaluator = Evaluator(ruleset, engine="reference")
    found = set()
    for value, before in ALL:
        evaluation = evaluator.evaluate(report_from_figures(ruleset, {"x": value, "x@2023": before}, "unit"))
        found.add(tuple(evaluation[name].verdict for name in ("a", "b")))
    return found


# ---- bands, and every figure there is ------------------------------------------------------


@SLOW
@given(limits(LEVELS, most=4))
def test_bands_nobody_falls_into_are_those_no_figure_falls_into(drawn: list[tuple[Comparison, Fraction]]) -> None:
    count = Indicator("x", Text("x", "x"), Measure.COUNT, Better.HIGHER, ceiling=Fraction(MOST))
    slot = Slot("x", count, Period.parse("2024"), SlotKind.REPORTED, Reason.NOT_REPORTED, count.range)
    table = Steps(tuple(Step(*limit, Fraction(number)) for number, limit in enumerate(drawn)), Fraction(-1))
    reached = {looked_up(table, Interval.point(figure)).number for figure in range(MOST + 1)}
    into = BandsOf("t", table, (), slot).reached()
    assert [part is not None for part in into] == [number in reached for number in range(len(drawn))]
