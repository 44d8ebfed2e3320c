"""Scores: improvement never costs, unknowns are bracketed, rounding and groups add up."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from emulation_rules.evaluator import Evaluator
from emulation_rules.model.criterion import (
    Change,
    Comparison,
    Criterion,
    Direction,
    Figure,
    Moves,
    PreviousYear,
    Threshold,
)
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER, Ruleset, Span
from emulation_rules.model.score_tree import RoundingStage, ScoreRules
from emulation_rules.model.scoring import (
    Adjustment,
    AllOrNothing,
    Bands,
    Interpolated,
    Proportional,
    Rounding,
    RoundingMode,
    Scoring,
    When,
)
from emulation_rules.model.tables import Lines, Step, Steps
from emulation_rules.model.target import Dated, Measured, Target, ZeroBaseline
from emulation_rules.model.text import Text
from emulation_rules.plan.rounding import rounded

YEAR = Period(2022)
numbers = st.fractions(min_value=0, max_value=30, max_denominator=8)


@dataclass(frozen=True)
class Pact:
    """A ruleset whose targets all want the same indicator to move the same way."""

    ruleset: Ruleset
    better: Better


@st.composite
def pacts(draw: st.DrawFn) -> Pact:
    better = draw(st.sampled_from([Better.HIGHER, Better.LOWER]))
    names = [f"t{n}" for n in range(draw(st.integers(1, 4)))]
    targets = {name: draw(targets_for(name, better)) for name in names}
    rounding = draw(st.none() | st.builds(Rounding, st.integers(0, 2), st.sampled_from(RoundingMode)))
    rules = ScoreRules(rounding=rounding, stage=draw(st.sampled_from(RoundingStage)), cap=draw(st.none() | numbers))
    indicator = Indicator("x", Text("x", "x"), Measure.NUMBER, better, floor=Fraction(0))
    return Pact(Ruleset("p", Text("p", "p"), Span(YEAR), {"x": indicator}, targets, score=rules), better)


@st.composite
def targets_for(draw: st.DrawFn, name: str, better: Better) -> Target:
    criterion = draw(criteria_for(better))
    policy = draw(st.sampled_from([ZeroBaseline.UNDETERMINED, ZeroBaseline.MET_IF_STILL_ZERO]))
    most = draw(st.integers(1, 20))
    can_exceed = not isinstance(criterion, Moves)
    bonus = draw(st.none() | st.builds(Adjustment, st.just(Fraction(2)), st.sampled_from(when_good(can_exceed))))
    penalty = draw(st.none() | st.just(Adjustment(Fraction(3), When.NOT_MET)))
    return Target(
        name,
        Text(name, name),
        Measured("x", (Dated(0, criterion),), policy),
        points=Fraction(most),
        scoring=draw(scorings_for(criterion, better, most)),
        bonus=bonus,
        penalty=penalty,
    )


def when_good(can_exceed: bool) -> list[When]:
    return [When.MET, When.EXCEEDED] if can_exceed else [When.MET]


@st.composite
def criteria_for(draw: st.DrawFn, better: Better) -> Criterion:
    up = better is Better.HIGHER
    direction = Direction.UP if up else Direction.DOWN
    sides = [Comparison.AT_LEAST, Comparison.ABOVE] if up else [Comparison.AT_MOST, Comparison.BELOW]
    percent = Quantity(Fraction(draw(st.integers(1, 50))), Unit.PERCENT)
    choices: list[Criterion] = [
        Threshold(draw(st.sampled_from(sides)), Figure(Quantity(draw(numbers)))),
        Change(direction, percent, draw(st.booleans()), PreviousYear()),
        Moves(direction, PreviousYear()),
    ]
    return draw(st.sampled_from(choices))


@st.composite
def scorings_for(draw: st.DrawFn, criterion: Criterion, better: Better, most: int) -> Scoring:
    limits = sorted(draw(st.sets(numbers, min_size=2, max_size=3)))
    rising = sorted(draw(st.lists(st.integers(0, most), min_size=3, max_size=3)))
    points = rising[: len(limits)] if better is Better.HIGHER else rising[: len(limits)][::-1]
    best_first = limits[::-1] if better is Better.HIGHER else limits
    reached = Comparison.AT_LEAST if better is Better.HIGHER else Comparison.AT_MOST
    bands = [Step(reached, limit, Fraction(top)) for limit, top in zip(best_first, rising[::-1], strict=False)]
    choices: list[Scoring] = [
        AllOrNothing(),
        Bands(Steps(tuple(bands), Fraction(0))),
        Interpolated(Lines(tuple((limit, Fraction(top)) for limit, top in zip(limits, points, strict=True)))),
    ]
    if isinstance(criterion, Threshold) and better is Better.HIGHER:
        choices.append(Proportional())
    return draw(st.sampled_from(choices))


def report(value: Interval | None, before: Interval | None) -> Report:
    known = {("x", YEAR): value, ("x", Period(2021)): before}
    return Report(CLUSTER, {key: Observation(interval=one) for key, one in known.items() if one is not None})


@given(pact=pacts(), worse=numbers, better=numbers, before=st.none() | numbers)
def test_improvement_never_lowers_a_score(
    pact: Pact, worse: Fraction, better: Fraction, before: Fraction | None
) -> None:
    low, high = sorted((worse, better))
    if pact.better is Better.LOWER:
        low, high = high, low
    base = None if before is None else Interval.point(before)
    evaluator = Evaluator(pact.ruleset, engine="reference")
    first = evaluator.evaluate(report(Interval.point(low), base)).score.points
    second = evaluator.evaluate(report(Interval.point(high), base)).score.points
    assert (second.low or 0) >= (first.low or 0)
    assert (second.high or 0) >= (first.high or 0)


@given(pact=pacts(), value=numbers, before=numbers, spread=numbers, gaps=st.tuples(st.booleans(), st.booleans()))
def test_what_is_unknown_contributes_its_worst_and_its_best(
    pact: Pact, value: Fraction, before: Fraction, spread: Fraction, gaps: tuple[bool, bool]
) -> None:
    evaluator = Evaluator(pact.ruleset, engine="reference")
    truth = evaluator.evaluate(report(Interval.point(value), Interval.point(before))).score.points
    vague_value = None if gaps[0] else Interval(max(value - spread, Fraction(0)), value + spread)
    vague_before = None if gaps[1] else Interval(before, before + spread)
    vague = evaluator.evaluate(report(vague_value, vague_before)).score.points
    assert truth.within(Interval(vague.low, vague.high))


@given(number=st.fractions(max_denominator=1000), places=st.integers(0, 4), mode=st.sampled_from(RoundingMode))
def test_rounding_moves_a_number_by_less_than_its_last_place(number: Fraction, places: int, mode: RoundingMode) -> None:
    near = rounded(number, Rounding(places, mode))
    step = Fraction(1, 10**places)
    assert (near / step).denominator == 1
    assert abs(near - number) < step
    assert rounded(-number, Rounding(places, mode)) == -near
    if mode in (RoundingMode.HALF_UP, RoundingMode.HALF_EVEN):
        assert abs(near - number) <= step / 2
