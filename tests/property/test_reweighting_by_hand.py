"""Clusters that score plain sums: ranges of ranks and smallest changes are those that adding up by hand comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from emulation_rules.evaluator import Evaluator
from emulation_rules.model.formula import Name
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset, Span
from emulation_rules.model.scoring import Direct
from emulation_rules.model.sensitivity import Kind, Sensitivity
from emulation_rules.model.target import Measured, Target
from emulation_rules.model.text import Text
from emulation_rules.model.titles import Ranking, RankKey
from emulation_rules.perturbing.study import Asked, sensitivity_of

YEAR = Period(2025)
TEN = Fraction(10)
REACH = Fraction(1, 5)
TINY = Fraction(1, 10**9)

Points = Mapping[str, Sequence[Fraction]]


@st.composite
def points_of_units(draw: st.DrawFn) -> Points:
    targets, units = draw(st.integers(2, 4)), draw(st.integers(2, 5))
    number = st.integers(0, 10).map(Fraction)
    return {f"u{unit}": draw(st.lists(number, min_size=targets, max_size=targets)) for unit in range(units)}


def sensitivity(points: Points) -> Sensitivity:
    names = [f"t{number}" for number in range(len(next(iter(points.values()))))]
    ruleset = Ruleset(
        "by-hand",
        Text(),
        Span(YEAR),
        {name: Indicator(name, Text(), Measure.SCORE, Better.HIGHER, ceiling=TEN) for name in names},
        {name: Target(name, Text(), Measured(name, ()), points=TEN, scoring=Direct()) for name in names},
        units={unit: Text() for unit in points},
        ranking=Ranking((RankKey(Name("score")),)),
    )
    reports = {
        unit: Report(unit, {(name, YEAR): Observation.figure(each) for name, each in zip(names, held, strict=True)})
        for unit, held in points.items()
    }
    asked = Asked(weights=100 * REACH, kinds=frozenset({Kind.WEIGHT, Kind.WEIGHTS}))
    return sensitivity_of(Evaluator(ruleset, engine="compiled"), reports, "", asked, lambda *_: None)


def totals(points: Points, factors: Sequence[Fraction]) -> Mapping[str, Fraction]:
    return {
        unit: sum((by * each for by, each in zip(factors, held, strict=True)), Fraction(0))
        for unit, held in points.items()
    }


def rank_in(scores: Mapping[str, Fraction], unit: str) -> int:
    return 1 + sum(each > scores[unit] for each in scores.values())


def with_one(points: Points, target: int, factor: Fraction) -> Mapping[str, Fraction]:
    count = len(next(iter(points.values())))
    return totals(points, [factor if number == target else Fraction(1) for number in range(count)])


def levels(points: Points, target: int, units: Sequence[str]) -> list[Fraction]:
    """Return the factors of one weight at which two of the units have the same score."""
    now, found = with_one(points, target, Fraction(1)), []
    for one, other in combinations(units, 2):
        slope = points[one][target] - points[other][target]
        if slope:
            found.append(1 - (now[one] - now[other]) / slope)
    return found


@settings(max_examples=150, deadline=None)
@given(points_of_units())
def test_the_range_of_one_weight_is_exactly_what_its_factors_come_to(points: Points) -> None:
    found = sensitivity(points)
    count = len(next(iter(points.values())))
    for unit in points:
        seen = set()
        for target in range(count):
            crossings = [each + step for each in levels(points, target, [*points]) for step in (-TINY, 0, TINY)]
            factors = [each for each in (*crossings, 1 - REACH, 1 + REACH, Fraction(1)) if abs(each - 1) <= REACH]
            seen |= {rank_in(with_one(points, target, factor), unit) for factor in factors}
        rank = found[unit][Kind.WEIGHT].rank
        assert rank is not None
        assert (rank.best, rank.worst) == (min(seen), max(seen))


@settings(max_examples=150, deadline=None)
@given(points_of_units())
def test_all_weights_together_reach_every_pair_that_a_corner_turns(points: Points) -> None:
    found = sensitivity(points)
    count = len(next(iter(points.values())))
    corners = [totals(points, factors) for factors in product((1 - REACH, 1 + REACH), repeat=count)]
    for unit in points:
        others = [each for each in points if each != unit]
        ahead = sum(all(corner[other] > corner[unit] for corner in corners) for other in others)
        behind = sum(all(corner[other] < corner[unit] for corner in corners) for other in others)
        rank = found[unit][Kind.WEIGHTS].rank
        assert rank is not None
        assert (rank.best, rank.worst) == (1 + ahead, len(points) - behind)


@settings(max_examples=150, deadline=None)
@given(points_of_units())
def test_neighbours_are_level_at_the_smallest_change_told(points: Points) -> None:
    count = len(next(iter(points.values())))
    for swap in sensitivity(points).swaps:
        pair = [swap.upper, swap.lower]
        factors = [each for target in range(count) for each in levels(points, target, pair)]
        within = [abs(each - 1) for each in factors if Fraction(1, 100) <= each <= 2]
        assert (swap.least is None) == (not within)
        if swap.least is not None:
            assert swap.least.size == 100 * min(within)
            assert not swap.least.beyond
        apart = [high - low for high, low in zip(points[swap.upper], points[swap.lower], strict=True)]
        pull = sum(map(abs, apart))
        level = None if sum(apart) >= pull else 100 * sum(apart) / pull
        assert swap.together == level
