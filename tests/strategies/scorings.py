"""Ways of scoring of every kind that fit a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from hypothesis import strategies as st
from tests.strategies.fitting import levels
from tests.strategies.numbers import weighted
from tests.strategies.tables import grids, lines, steps

from emulation_rules.model.criterion import (
    Between,
    Change,
    ChangeBetween,
    Comparison,
    Criterion,
    Direction,
    Figure,
    Moves,
    NoneAtAll,
    NotMoves,
    Threshold,
)
from emulation_rules.model.formula import Binary, Call, Compared, Formula, Literally, Name
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.scoring import (
    AchievementOrImprovement,
    AllOrNothing,
    Attainment,
    Bands,
    BestOf,
    ByFormula,
    Direct,
    Goalposts,
    GridOf,
    Interpolated,
    LeaderShare,
    LowerIsBetter,
    Occurrences,
    Proportional,
    RankPoints,
    Rounding,
    RoundingMode,
    Scoring,
    StepBonus,
    WithoutMark,
    ZeroMark,
)
from emulation_rules.model.target import Measured, Question

Draw: TypeAlias = st.DrawFn
Ways: TypeAlias = list[tuple[int, st.SearchStrategy[Scoring]]]

_UP = {Comparison.AT_LEAST, Comparison.ABOVE}
_DOWN = {Comparison.AT_MOST, Comparison.BELOW}


def scorings(question: Question, indicators: Mapping[str, Indicator], points: Fraction) -> st.SearchStrategy[Scoring]:
    """Return ways of scoring that a ruleset may score the question with."""
    plain: Ways = _without_figure(question, indicators, points)
    if isinstance(question, Measured):
        indicator = indicators[question.indicator]
        plain += _of_figures(indicator, points)
        if question.dated:
            criteria = [held.criterion for held in question.dated]
            plain += [(4, way) for way in _of_criteria(indicator, criteria, points)]
    single = weighted(*plain)
    several = st.lists(single, min_size=2, max_size=2).map(tuple)
    return weighted((9, single), (1, st.builds(BestOf, several, st.booleans())))


def earned(points: Fraction) -> st.SearchStrategy[Fraction]:
    """Return points a step may give."""
    return st.sampled_from([Fraction(0), points / 4, points / 2, points])


def _without_figure(question: Question, indicators: Mapping[str, Indicator], points: Fraction) -> Ways:
    ways: Ways = []
    if not isinstance(question, Measured) or question.dated:
        ways += [(2, st.just(AllOrNothing())), (1, st.just(ByFormula(_when_met(), falling=True)))]
    counts = [indicator.id for indicator in indicators.values() if indicator.measure is Measure.COUNT]
    if counts:
        ways.append((1, occurrences(counts, points)))
    return ways or [(1, st.just(ByFormula(Literally(points / 2))))]


def _when_met() -> Formula:
    return Call("if", (Compared("=", Name("verdict"), Name("met")), Name("points"), Literally(Fraction(0))))


@st.composite
def occurrences(draw: Draw, counts: Sequence[str], points: Fraction) -> Scoring:
    """Draw points by occurrences."""
    counted = draw(st.lists(st.sampled_from(counts), min_size=1, max_size=2, unique=True))
    each = {name: Fraction(draw(st.sampled_from([-3, -1, 2]))) for name in counted}
    floor = draw(st.sampled_from([Fraction(0), Fraction(-2)]))
    return Occurrences(draw(earned(points)), each, floor, draw(st.none() | st.just(points)))


# ---- of figures ---------------------------------------------------------------------------------


def _of_figures(indicator: Indicator, points: Fraction) -> Ways:
    values, given = levels(indicator), earned(points)
    ways: Ways = [
        (1, st.builds(Interpolated, lines(values, given))),
        (1, st.builds(Bands, steps(values, given))),
        (1, goalposts(indicator)),
        (1, st.builds(GridOf, st.just(Name("value")), st.just(_way(indicator)), grids(values, given))),
        (1, st.builds(ByFormula, st.sampled_from(_formulas()), st.just(indicator.better is Better.LOWER))),
    ]
    if points >= 1:
        ways.append((1, achievement(indicator, points)))
    if indicator.better is not Better.NEITHER:
        falling = indicator.better is Better.HIGHER
        ways.append((1, st.builds(Bands, steps(values, given, falling=falling))))
        ways.append((1, rank_points(points)))
    if indicator.measure is Measure.SCORE and indicator.ceiling == points:
        ways.append((6, st.just(Direct())))
    return ways


def _formulas() -> Sequence[Formula]:
    value, points = Name("value"), Name("points")
    share = Binary("/", Binary("*", points, value), Literally(Fraction(40)))
    rounded = Call("round", (share, Literally(Fraction(1)), Name("half_even")))
    return [Call("clip", (share, Literally(Fraction(0)), points)), Call("min", (points, Call("max", (rounded, share))))]


def _way(indicator: Indicator) -> Formula:
    return Binary("-", Name("value"), Call("previous", (Name(indicator.id),)))


@st.composite
def _ends(draw: Draw, indicator: Indicator) -> tuple[Fraction, Fraction]:
    low, high = sorted(draw(st.lists(levels(indicator), min_size=2, max_size=2, unique=True)))
    return (high, low) if indicator.better is Better.LOWER else (low, high)


def goalposts(indicator: Indicator) -> st.SearchStrategy[Scoring]:
    """Return points between two values."""
    return _ends(indicator).map(lambda ends: Goalposts(*ends))


@st.composite
def achievement(draw: Draw, indicator: Indicator, points: Fraction) -> Scoring:
    """Draw the better of achievement and improvement."""
    threshold, benchmark = draw(_ends(indicator))
    rounding = draw(st.none() | st.builds(Rounding, st.integers(0, 1), st.sampled_from(RoundingMode)))
    baselines: list[Formula] = [Call("previous", (Name(indicator.id),)), Literally(threshold)]
    return AchievementOrImprovement(
        threshold,
        benchmark,
        draw(st.sampled_from(baselines)),
        rounding,
        slope=points / 2,
        improvement_slope=points,
        improvement_most=points / 2,
    )


@st.composite
def rank_points(draw: Draw, points: Fraction) -> Scoring:
    """Draw points by rank."""
    drawn = sorted(draw(st.lists(earned(points), min_size=1, max_size=3)), reverse=True)
    return RankPoints(tuple(drawn), draw(st.sampled_from([Fraction(0), drawn[-1]])))


# ---- of criteria --------------------------------------------------------------------------------


def _of_criteria(
    indicator: Indicator, criteria: Sequence[Criterion], points: Fraction
) -> Sequence[st.SearchStrategy[Scoring]]:
    lower = indicator.better is Better.LOWER
    ways: list[st.SearchStrategy[Scoring]] = []
    if all(_is_threshold(each, lower=lower) for each in criteria):
        ways.append(proportional(points, lower=lower))
    one_sided = all(_is_one_sided(each, lower=lower) for each in criteria)
    above_zero = not any(map(_has_zero_mark, criteria))
    if one_sided:
        ways.append(step_bonus(points, of_mark=above_zero))
    if indicator.better is Better.NEITHER:
        return ways
    if one_sided and (above_zero or not lower):
        ways.append(leader_share(lower=lower, zero=not above_zero))
    if above_zero and all(_has_mark(each, lower=lower) for each in criteria):
        ways.append(attainment(lower=lower))
    return ways


def _is_threshold(criterion: Criterion, *, lower: bool) -> bool:
    return isinstance(criterion, Threshold) and criterion.comparison in (_DOWN if lower else _UP)


def _is_one_sided(criterion: Criterion, *, lower: bool) -> bool:
    match criterion:
        case Change(direction=direction) | Moves(direction=direction):
            return (direction is Direction.DOWN) is lower
        case NotMoves(direction=direction):
            return (direction is Direction.UP) is lower
        case NoneAtAll():
            return lower
        case _:
            return _is_threshold(criterion, lower=lower)


def _has_mark(criterion: Criterion, *, lower: bool) -> bool:
    if isinstance(criterion, Between | ChangeBetween):
        return True
    if isinstance(criterion, Threshold) and criterion.comparison is Comparison.EXACTLY:
        return True
    return not isinstance(criterion, NoneAtAll) and _is_one_sided(criterion, lower=lower)


def _has_zero_mark(criterion: Criterion) -> bool:
    mark = criterion.mark if isinstance(criterion, Threshold) else None
    return isinstance(mark, Figure) and mark.quantity.number == 0


@st.composite
def proportional(draw: Draw, points: Fraction, *, lower: bool) -> Scoring:
    """Draw points in proportion."""
    below = draw(st.sampled_from([None, Fraction(1, 2), Fraction(4, 5)]))
    least = draw(st.sampled_from([Fraction(0), points / 4]))
    return Proportional(below, least, draw(st.sampled_from(LowerIsBetter)) if lower else None)


@st.composite
def step_bonus(draw: Draw, points: Fraction, *, of_mark: bool) -> Scoring:
    """Draw points by steps."""
    by_mark = of_mark and draw(st.booleans())
    step = Fraction(1, 20) if by_mark else Fraction(draw(st.sampled_from([1, 5])))
    miss = draw(st.sampled_from([Fraction(0), Fraction(1)]))
    return StepBonus(points / 2, Fraction(1), step, by_mark, miss)


@st.composite
def leader_share(draw: Draw, *, lower: bool, zero: bool) -> Scoring:
    """Draw points beside the leader."""
    zeros = [ZeroMark.FULL_IF_ANY] if zero else [ZeroMark.UNDETERMINED] if lower else list(ZeroMark)
    without = [WithoutMark.NOT_APPLICABLE] if lower else list(WithoutMark)
    return LeaderShare(
        draw(st.sampled_from([Fraction(1, 2), Fraction(1, 3)])),
        Fraction(5) if lower else draw(st.sampled_from([None, Fraction(2)])),
        draw(st.sampled_from([False, False, True])),
        draw(st.sampled_from(zeros)),
        draw(st.sampled_from(without)),
        draw(st.sampled_from(LowerIsBetter)) if lower else None,
    )


@st.composite
def attainment(draw: Draw, *, lower: bool) -> Scoring:
    """Draw points by attainment."""
    way = draw(st.sampled_from(LowerIsBetter)) if lower else LowerIsBetter.MIRRORED
    caps: list[tuple[Fraction | None, Fraction | None]] = [(Fraction(110), Fraction(120)), (Fraction(100), None)]
    if way is LowerIsBetter.MIRRORED:
        caps.append((None, None))
    above, capped = draw(st.sampled_from(caps))
    return Attainment(way, above, capped, draw(st.booleans()))
