"""Every preset gives the points worked out by hand, within its scale, never less for a better value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.samples.points_by_hand import Case, by_hand, reached
from tests.strategies.fitting import levels
from tests.strategies.scorings import (
    achievement,
    attainment,
    earned,
    goalposts,
    leader_share,
    occurrences,
    proportional,
    rank_points,
    scorings,
    step_bonus,
)
from tests.strategies.tables import grids, lines, steps

from emulation_rules.evaluator import Evaluator
from emulation_rules.model.criterion import Comparison, Figure, Threshold
from emulation_rules.model.formula import Binary, Call, Name
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.ruleset import Ruleset, Span
from emulation_rules.model.scoring import (
    AchievementOrImprovement,
    AllOrNothing,
    Attainment,
    Bands,
    BestOf,
    ByFormula,
    Goalposts,
    GridOf,
    Interpolated,
    LeaderShare,
    LowerIsBetter,
    Occurrences,
    Proportional,
    RankPoints,
    Scoring,
    StepBonus,
)
from emulation_rules.model.target import Dated, Measured, Target
from emulation_rules.model.text import Text
from emulation_rules.plan.presets import written_out
from emulation_rules.syntax.formula.formulas import print_formula, read_formula

YEAR, BEFORE = Period(2022), Period(2021)
MOST = Fraction(20)
VALUE = Name("value")
CHANGE = Binary("-", VALUE, Call("previous", (Name("x"),)))
_UP = (Comparison.AT_LEAST, Comparison.ABOVE)
_DOWN = (Comparison.AT_MOST, Comparison.BELOW)
_RISING = (
    AllOrNothing,
    Proportional,
    Goalposts,
    StepBonus,
    AchievementOrImprovement,
    Attainment,
    LeaderShare,
    RankPoints,
)
"""The presets that promise never to give less for a better value."""

numbers = st.integers(0, 60).map(Fraction) | st.fractions(min_value=0, max_value=60, max_denominator=4)


@dataclass(frozen=True)
class Pact:
    """A ruleset with one target on ``x``; ``n`` counts occurrences."""

    ruleset: Ruleset
    lower: bool
    comparison: Comparison
    mark: Fraction

    @property
    def target(self) -> Target:
        return self.ruleset.targets["t"]

    def evaluated(self, known: Mapping[FigureKey, Interval]) -> Interval:
        """Return the points of a unit with those figures."""
        observations = {key: Observation(interval=interval) for key, interval in known.items()}
        evaluation = Evaluator(self.ruleset, engine="reference").evaluate(Report("a", observations))
        points = evaluation["t"].points
        assert points is not None
        return points

    def case(self, value: Fraction, before: Fraction | None, count: Fraction) -> Case:
        """Return the same for working out by hand."""
        met = reached(self.comparison, value, self.mark)
        return Case(MOST, value, self.mark, met, self.lower, before, {"n": count})


def ways(kind: str, x: Indicator, *, zero_mark: bool) -> st.SearchStrategy[Scoring]:
    """Return ways of scoring of one kind."""
    lower = x.better is Better.LOWER
    values, given_points = levels(x), earned(MOST)
    kinds: dict[str, st.SearchStrategy[Scoring]] = {
        "all or nothing": st.just(AllOrNothing()),
        "proportional": proportional(MOST, lower=lower),
        "bands": st.builds(Bands, steps(values, given_points)),
        "interpolated": st.builds(Interpolated, lines(values, given_points)),
        "goalposts": goalposts(x),
        "step bonus": step_bonus(MOST, of_mark=not zero_mark),
        "occurrences": occurrences(["n"], MOST),
        "achievement or improvement": achievement(x, MOST),
        "attainment": goalposts(x) if zero_mark else attainment(lower=lower),
        "grid": st.builds(GridOf, st.just(VALUE), st.just(CHANGE), grids(values, given_points)),
        "rank points": rank_points(MOST),
        "leader share": goalposts(x) if zero_mark else leader_share(lower=lower, zero=False),
    }
    return kinds[kind]


KINDS = (
    *("all or nothing", "proportional", "bands", "interpolated", "goalposts", "step bonus", "occurrences"),
    *("achievement or improvement", "attainment", "grid", "rank points", "leader share", "any"),
)
by_kind = pytest.mark.parametrize("kind", KINDS)
rising_kinds = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind not in ("bands", "interpolated", "grid", "occurrences")]
)


@st.composite
def pacts(draw: st.DrawFn, kind: str) -> Pact:
    lower = draw(st.booleans())
    comparison = draw(st.sampled_from(_DOWN if lower else _UP))
    mark = draw(numbers)
    better = Better.LOWER if lower else Better.HIGHER
    x = Indicator("x", Text(), Measure.NUMBER, better, floor=Fraction(0), ceiling=Fraction(60))
    n = Indicator("n", Text(), Measure.COUNT, Better.LOWER)
    question = Measured("x", (Dated(0, Threshold(comparison, Figure(Quantity(mark)))),))
    indicators = {"x": x, "n": n}
    drawn = scorings(question, indicators, MOST) if kind == "any" else ways(kind, x, zero_mark=mark == 0)
    target = Target("t", Text(), question, points=MOST, scoring=draw(drawn))
    ruleset = Ruleset("p", Text("p"), Span(YEAR), indicators, {"t": target}, units={"a": Text()})
    return Pact(ruleset, lower, comparison, mark)


@st.composite
def cases(draw: st.DrawFn, pact: Pact) -> Fraction:
    """Draw a value, often on the mark or a whole step beside it."""
    near = pact.mark + draw(st.sampled_from([Fraction(step) for step in (-5, -2, -1, 0, 0, 1, 2, 5)]))
    return draw(st.just(near) | numbers) if 0 <= near <= 60 else draw(numbers)


def figures(value: Fraction, before: Fraction | None, count: Fraction) -> dict[FigureKey, Interval]:
    known = {("x", YEAR): value, ("n", YEAR): count, ("x", BEFORE): before}
    return {key: Interval.point(number) for key, number in known.items() if number is not None}


counts = st.integers(0, 6).map(Fraction)
befores = st.none() | numbers


@by_kind
@settings(deadline=None, max_examples=200)
@given(data=st.data(), before=befores, count=counts)
def test_points_are_those_worked_out_by_hand(
    kind: str, data: st.DataObject, before: Fraction | None, count: Fraction
) -> None:
    pact = data.draw(pacts(kind))
    value = data.draw(cases(pact))
    expected = by_hand(pact.target.scoring, pact.case(value, before, count))
    if expected is not None:
        assert pact.evaluated(figures(value, before, count)) == Interval.point(expected)


@by_kind
@settings(deadline=None, max_examples=50)
@given(data=st.data(), before=befores, count=counts)
def test_points_lie_between_nothing_and_the_maximum(
    kind: str, data: st.DataObject, before: Fraction | None, count: Fraction
) -> None:
    pact = data.draw(pacts(kind))
    points = pact.evaluated(figures(data.draw(cases(pact)), before, count))
    assert points.high is not None
    assert points.high <= MOST
    if not any(map(below_zero, ways_in(pact.target.scoring))):
        assert points.low is not None
        assert points.low >= 0


def ways_in(scoring: Scoring) -> list[Scoring]:
    return [inner for way in scoring.ways for inner in ways_in(way)] if isinstance(scoring, BestOf) else [scoring]


def below_zero(scoring: Scoring) -> bool:
    """Whether a preset says that its points can fall below zero."""
    if isinstance(scoring, Occurrences):
        return scoring.floor < 0
    return isinstance(scoring, Attainment) and scoring.lower is LowerIsBetter.MIRRORED


@rising_kinds
@settings(deadline=None, max_examples=100)
@given(data=st.data(), before=befores, count=counts)
def test_a_better_value_never_earns_less(
    kind: str, data: st.DataObject, before: Fraction | None, count: Fraction
) -> None:
    pact = data.draw(pacts(kind))
    assume(all(isinstance(way, _RISING) for way in ways_in(pact.target.scoring)))
    worse, better = sorted((data.draw(cases(pact)), data.draw(cases(pact))), reverse=pact.lower)
    less, more = (pact.evaluated(figures(value, before, count)) for value in (worse, better))
    assert less.low is not None
    assert less.high is not None
    assert more.low is not None
    assert more.high is not None
    assert more.low >= less.low
    assert more.high >= less.high


@by_kind
@settings(deadline=None, max_examples=150)
@given(data=st.data(), before=numbers, count=counts, spread=numbers)
def test_points_of_what_is_open_hold_every_completion(
    kind: str, data: st.DataObject, before: Fraction, count: Fraction, spread: Fraction
) -> None:
    pact = data.draw(pacts(kind))
    value = data.draw(cases(pact))
    exact = figures(value, before, count)
    # What was not reported the year before is absent, which a preset may say something of.
    if data.draw(st.booleans()):
        del exact["x", BEFORE]
    vague = {key: known for key, known in exact.items() if data.draw(st.booleans()) or key[1] == BEFORE}
    for key in list(vague):
        if key[0] == "x" and data.draw(st.booleans()):
            number = exact[key].number
            vague[key] = Interval(max(number - spread, Fraction(0)), min(number + spread, Fraction(60)))
    points, truth = pact.evaluated(vague), pact.evaluated(exact)
    assert truth.within(Interval(points.low, points.high))


@by_kind
@settings(deadline=None, max_examples=50)
@given(data=st.data(), count=counts, spread=numbers)
def test_what_a_preset_is_a_name_for_can_be_written_instead(
    kind: str, data: st.DataObject, count: Fraction, spread: Fraction
) -> None:
    pact = data.draw(pacts(kind))
    written = written_out(pact.target.scoring, Better.LOWER if pact.lower else Better.HIGHER)
    scoring = ByFormula(read_formula(print_formula(written.formula)), falling=True)
    targets = {"t": replace(pact.target, scoring=scoring)}
    same = replace(pact, ruleset=replace(pact.ruleset, targets=targets, tables=written.tables))
    value = data.draw(cases(pact))
    known = {**figures(value, None, count), ("x", YEAR): Interval(value, min(value + spread, Fraction(60)))}
    assert same.evaluated(known) == pact.evaluated(known)
