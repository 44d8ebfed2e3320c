"""The points of every preset, worked out straight from what the preset says: no formulas, no intervals."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.formula import Literally
from emulation_rules.model.scoring import (
    AchievementOrImprovement,
    AllOrNothing,
    Attainment,
    Bands,
    BestOf,
    Direct,
    Goalposts,
    GridOf,
    Interpolated,
    LowerIsBetter,
    Occurrences,
    Proportional,
    Rounding,
    RoundingMode,
    Scoring,
    StepBonus,
)
from emulation_rules.model.tables import Grid, Lines, Steps

ZERO = Fraction(0)


@dataclass(frozen=True)
class Case:
    """One target of one unit. ``lower`` is whether less is better, ``before`` the figure of the year before."""

    points: Fraction
    value: Fraction
    mark: Fraction
    met: bool
    lower: bool
    before: Fraction | None = None
    counts: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def margin(self) -> Fraction:
        """How far the value is beyond the mark."""
        return self.mark - self.value if self.lower else self.value - self.mark


def by_hand(scoring: Scoring, case: Case) -> Fraction | None:  # noqa: PLR0912  (one branch for each preset)
    """Return the points a preset gives, None where this page knows none."""
    match scoring:
        case AllOrNothing():
            return case.points if case.met else ZERO
        case Proportional():
            return _proportional(scoring, case)
        case Bands(steps):
            return stepped(steps, case.value)
        case Interpolated(lines):
            return lined(lines, case.value)
        case Goalposts(worst, best):
            return case.points * min(max((case.value - worst) / (best - worst), ZERO), Fraction(1))
        case StepBonus():
            return _steps(scoring, case)
        case Occurrences(start, each, floor, cap):
            whole = start + sum((number * case.counts[name] for name, number in each.items()), ZERO)
            return min(max(whole, floor), case.points if cap is None else cap)
        case Direct():
            return case.value
        case BestOf(ways, worst):
            found = [by_hand(way, case) for way in ways]
            known = [each for each in found if each is not None]
            return (min if worst else max)(known) if len(known) == len(found) else None
        case AchievementOrImprovement():
            return max(_achieved(scoring, case), _improved(scoring, case))
        case Attainment():
            return _attained(scoring, case)
        case GridOf(_, _, grid):
            return None if case.before is None else celled(grid, case.value, case.value - case.before)
        case _:
            return None


def reached(comparison: Comparison, value: Fraction, limit: Fraction) -> bool:
    """Whether a value passes a comparison."""
    return {
        Comparison.AT_LEAST: value >= limit,
        Comparison.ABOVE: value > limit,
        Comparison.AT_MOST: value <= limit,
        Comparison.BELOW: value < limit,
        Comparison.EXACTLY: value == limit,
    }[comparison]


def stepped(steps: Steps, value: Fraction) -> Fraction:
    """Return the number of the first step that is reached."""
    found = (step.number for step in steps.steps if reached(step.comparison, value, step.limit))
    return next(found, steps.rest)


def lined(lines: Lines, value: Fraction) -> Fraction:
    """Return the height of straight lines over a value."""
    knots = lines.knots
    if value <= knots[0][0]:
        return knots[0][1]
    for (start, low), (end, high) in pairwise(knots):
        if value <= end:
            return low + (high - low) * (value - start) / (end - start)
    return knots[-1][1]


def celled(grid: Grid, row: Fraction, column: Fraction) -> Fraction:
    """Return the cell of two values."""
    return grid.cells[int(stepped(grid.rows, row)) - 1][int(stepped(grid.columns, column)) - 1]


def rounded_by_hand(number: Fraction, rounding: Rounding | None) -> Fraction:
    """Round a number by asking which of its two neighbours it is nearer to."""
    if rounding is None:
        return number
    unit = Fraction(1, 10**rounding.places)
    below = unit * (number // unit)
    above = below if below == number else below + unit
    nearer_zero, farther = sorted((below, above), key=abs)
    match rounding.mode:
        case RoundingMode.DOWN:
            return nearer_zero
        case RoundingMode.UP:
            return farther
        case mode:
            if number - below != above - number:
                return below if number - below < above - number else above
            even = next(end for end in (below, above) if (end / unit) % 2 == 0) if above != below else below
            return farther if mode is RoundingMode.HALF_UP else even


# ---- one by one -----------------------------------------------------------------------------------


def _proportional(scoring: Proportional, case: Case) -> Fraction:
    if case.met:
        return case.points
    if case.mark == 0:
        return ZERO
    share = min(_share(case, scoring.lower), Fraction(1))
    if scoring.nothing_below is not None and share < scoring.nothing_below:
        return ZERO
    return max(case.points * share, scoring.least)


def _share(case: Case, lower: LowerIsBetter | None) -> Fraction:
    if not case.lower:
        return case.value / case.mark
    return case.mark / case.value if lower is LowerIsBetter.INVERSE else 2 - case.value / case.mark


def _steps(scoring: StepBonus, case: Case) -> Fraction:
    step = scoring.step * case.mark if scoring.of_mark else scoring.step
    if case.met:
        return min(case.points, scoring.base + scoring.each * math.floor(case.margin / step))
    if not scoring.miss:
        return ZERO
    begun = max(1, math.ceil(-case.margin / step))
    return max(ZERO, scoring.base - scoring.miss * begun)


def _better(case: Case, one: Fraction, other: Fraction) -> bool:
    return one < other if case.lower else one > other


def _achieved(scoring: AchievementOrImprovement, case: Case) -> Fraction:
    if not _better(case, scoring.benchmark, case.value):
        return case.points
    if _better(case, scoring.threshold, case.value):
        return ZERO
    way = (case.value - scoring.threshold) / (scoring.benchmark - scoring.threshold)
    return min(max(rounded_by_hand(scoring.slope * way + scoring.offset, scoring.rounding), ZERO), case.points)


def _improved(scoring: AchievementOrImprovement, case: Case) -> Fraction:
    base = scoring.baseline.number if isinstance(scoring.baseline, Literally) else case.before
    if base is None or not _better(case, scoring.benchmark, base) or not _better(case, case.value, base):
        return ZERO
    way = (case.value - base) / (scoring.benchmark - base)
    line = scoring.improvement_slope * way + scoring.improvement_offset
    return min(max(rounded_by_hand(line, scoring.rounding), ZERO), scoring.improvement_most)


def _attained(scoring: Attainment, case: Case) -> Fraction:
    full = Fraction(100) if scoring.capped is None else scoring.capped
    at_most_zero = case.lower and scoring.lower is LowerIsBetter.INVERSE and case.value == 0
    percent = full if at_most_zero else 100 * _share(case, scoring.lower)
    if scoring.cap_above is not None and percent > scoring.cap_above:
        percent = full
    if scoring.unexceedable and not _better(case, case.mark, case.value):
        percent = full
    return min(case.points, case.points * percent / full)
