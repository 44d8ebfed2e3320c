"""Presets with figures of their own: from their documents, with what each must fulfil."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.formula import Formula, Literally
from emulation_rules.model.indicator import Measure
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.scoring import (
    AchievementOrImprovement,
    Attainment,
    Bands,
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
    StepBonus,
    WithoutMark,
    ZeroMark,
)
from emulation_rules.syntax.checks.scoring_checks import Asked
from emulation_rules.syntax.documents.scoring import (
    AchievementDocument,
    AttainmentDocument,
    BandDocument,
    FormulaScoringDocument,
    GoalpostsDocument,
    GridDocument,
    LeaderShareDocument,
    OccurrencesDocument,
    ProportionalDocument,
    RankPointsDocument,
    RoundingDocument,
    StepBonusDocument,
)
from emulation_rules.syntax.documents.values import fraction_of
from emulation_rules.syntax.documents.words import word_of
from emulation_rules.syntax.reading.read_formula import formula_at
from emulation_rules.syntax.reading.read_lines import lines_of
from emulation_rules.syntax.reading.read_steps import grid_of, limits_of, steps_of

_LIMITS: Final = ("at_least", "above", "at_most", "below")
_MISREAD: Final = Literally(Fraction(0))
"""What stands for a formula that could not be read, only to go on checking the rest."""

_POINTS_OF_FACTORS: Final = 10
"""The maximum that the factors of achievement and improvement are made for where none is written."""


def rounding_of(written: RoundingDocument | None) -> Rounding | None:
    """Return how points are rounded, where that is said."""
    return None if written is None else Rounding(int(written.places), written.mode)


def proportional(written: ProportionalDocument, asked: Asked, path: KeyPath) -> Proportional:
    """Return points in proportion."""
    asked.check_lower(written.lower, path)
    asked.check_criteria("proportional_needs_threshold", path, asked.is_threshold)
    asked.check_points(fraction_of(written.least), (*path, "least"))
    return Proportional(written.nothing_below, fraction_of(written.least) or Fraction(0), written.lower)


def direct(asked: Asked, path: KeyPath) -> Direct:
    """Return points as they are judged."""
    indicator = asked.indicator
    if indicator is not None and indicator.measure is not Measure.SCORE:
        asked.faults.add("direct_needs_score", path, indicator=indicator.id, measure=indicator.measure.value)
    elif indicator is not None and asked.points is not None and indicator.ceiling != asked.points:
        ceiling = "-" if indicator.ceiling is None else number_text(indicator.ceiling)
        said = {"indicator": indicator.id, "ceiling": ceiling, "points": number_text(asked.points)}
        asked.faults.add("direct_ceiling", path, **said)
    return Direct()


def bands(written: list[BandDocument], asked: Asked, path: KeyPath) -> Bands:
    """Return bands; ``from`` begins one in the direction that is better."""
    if any(band.limit is not None for band in written):
        asked.check_direction(path)
    for index, band in enumerate(written):
        asked.check_points(Fraction(band.points), (*path, index, "points"))
        for key, limit in (("from", band.limit), *((key, getattr(band, key)) for key in _LIMITS)):
            if limit is not None:
                asked.check_value(limit, (*path, index, key))
    toward = Comparison.AT_MOST if asked.lower else Comparison.AT_LEAST
    return Bands(steps_of(limits_of(written, path, asked.faults, toward), [Fraction(band.points) for band in written]))


def interpolated(written: dict[str, int | Decimal], asked: Asked, path: KeyPath) -> Interpolated:
    """Return points on straight lines."""
    for key, points in written.items():
        asked.check_value(Decimal(key) if "." in key else int(key), (*path, key))
        asked.check_points(Fraction(points), (*path, key))
    return Interpolated(lines_of(written, path, asked.faults))


def goalposts(written: GoalpostsDocument, asked: Asked, path: KeyPath) -> Goalposts:
    """Return points between two values."""
    worst, best = Fraction(written.worst), Fraction(written.best)
    asked.check_improves(worst, best, (*path, "best"))
    return Goalposts(worst, best)


def step_bonus(written: StepBonusDocument, asked: Asked, path: KeyPath) -> StepBonus:
    """Return points by steps beyond the mark."""
    asked.check_criteria("steps_need_one_side", path, asked.is_one_sided)
    asked.check_points(Fraction(written.base), (*path, "base"))
    of_mark = written.of_mark is True
    step = Fraction(written.step)
    if of_mark is not isinstance(written.step, Fraction):
        asked.faults.add("step_of_mark" if of_mark else "step_not_of_mark", (*path, "step"))
    if of_mark:
        asked.check_mark_above_zero(path)
    miss = fraction_of(written.miss) or Fraction(0)
    return StepBonus(Fraction(written.base), Fraction(written.each), step, of_mark, miss)


def occurrences(written: OccurrencesDocument, asked: Asked, path: KeyPath) -> Occurrences:
    """Return points by occurrences of what other indicators count."""
    for name in written.each:
        where = (*path, "each", name)
        counted = asked.known.indicator(name, where, at_key=True)
        if counted is not None and counted.measure is not Measure.COUNT:
            asked.faults.add_at_key("occurrences_not_counted", where, given=name, measure=counted.measure.value)
    asked.check_points(Fraction(written.start), (*path, "start"))
    asked.check_points(fraction_of(written.cap), (*path, "cap"))
    floor, cap = Fraction(written.floor or 0), fraction_of(written.cap)
    most = asked.points if cap is None else cap
    if most is not None and floor > most:
        asked.faults.add("cap_below_floor", (*path, "floor"), ceiling=number_text(most), floor=number_text(floor))
    each = {name: Fraction(points) for name, points in written.each.items()}
    return Occurrences(Fraction(written.start), each, floor, cap)


def achievement(written: AchievementDocument, asked: Asked, path: KeyPath) -> AchievementOrImprovement:
    """Return the better of achievement and improvement."""
    threshold, benchmark = Fraction(written.threshold), Fraction(written.benchmark)
    asked.check_improves(threshold, benchmark, (*path, "benchmark"))
    asked.check_points(fraction_of(written.improvement_most), (*path, "improvement_most"))
    plain = AchievementOrImprovement(threshold, benchmark, _formula(written.baseline, asked, (*path, "baseline")))
    if written.improvement_most is None:
        asked.check_points(plain.improvement_most, path)
    factors = (written.slope, written.offset, written.improvement_slope, written.improvement_offset)
    own = any(factor is not None for factor in (*factors, written.improvement_most))
    if asked.points is not None and asked.points > _POINTS_OF_FACTORS and not own:
        asked.faults.add("factors_of_ten_points", path, points=number_text(asked.points))
    return AchievementOrImprovement(
        threshold,
        benchmark,
        plain.baseline,
        rounding_of(written.rounding),
        _or(written.slope, plain.slope),
        _or(written.offset, plain.offset),
        _or(written.improvement_slope, plain.improvement_slope),
        _or(written.improvement_offset, plain.improvement_offset),
        _or(written.improvement_most, plain.improvement_most),
    )


def attainment(written: AttainmentDocument, asked: Asked, path: KeyPath) -> Attainment:
    """Return points by attainment in percent."""
    asked.check_direction(path)
    asked.check_lower(written.lower, path, needed=False)
    asked.check_criteria("scoring_needs_mark", path, asked.has_mark)
    asked.check_mark_above_zero(path)
    cap_above, capped = fraction_of(written.cap_above), fraction_of(written.capped)
    if written.lower is LowerIsBetter.INVERSE and cap_above is None:
        asked.faults.add("attainment_without_cap", path)
    if cap_above is not None and capped is not None and capped < cap_above:
        asked.faults.add(
            "capped_below_cap", (*path, "capped"), capped=str(written.capped), above=str(written.cap_above)
        )
    lower = written.lower or LowerIsBetter.MIRRORED
    return Attainment(lower, cap_above, capped, written.unexceedable is True)


def grid(written: GridDocument, asked: Asked, path: KeyPath) -> GridOf:
    """Return points by two figures."""
    for row, cells in enumerate(written.cells):
        for column, points in enumerate(cells):
            asked.check_points(Fraction(points), (*path, "cells", row, column))
    cells_read = [[Fraction(points) for points in row] for row in written.cells]
    return GridOf(
        _formula(written.row, asked, (*path, "row")),
        _formula(written.column, asked, (*path, "column")),
        grid_of(written.rows, written.columns, cells_read, path, asked.faults),
    )


def rank_points(written: RankPointsDocument, asked: Asked, path: KeyPath) -> RankPoints:
    """Return points by rank."""
    asked.check_direction(path)
    points = [Fraction(each) for each in written.points]
    for index, each in enumerate(points):
        asked.check_points(each, (*path, "points", index))
    rest = fraction_of(written.rest) or Fraction(0)
    later = [*enumerate(points), (len(points), rest)]
    for (_, before), (index, each) in pairwise(later):
        if each > before:
            where = (*path, "points", index) if index < len(points) else (*path, "rest")
            asked.faults.add("rank_points_rise", where, given=number_text(each), before=number_text(before))
    return RankPoints(tuple(points), rest)


def leader_share(written: LeaderShareDocument, asked: Asked, path: KeyPath) -> LeaderShare:
    """Return points beside the leader's."""
    plain = LeaderShare()
    met_share = plain.met_share if written.met_share is None else written.met_share
    unexceedable = written.unexceedable is True
    if not unexceedable:
        asked.check_direction(path)
        asked.check_lower(written.lower, path)
        asked.check_criteria("leader_share_needs_mark", path, asked.is_one_sided)
        if written.zero_mark is not ZeroMark.FULL_IF_ANY:
            asked.check_mark_above_zero(path)
        if written.lower is LowerIsBetter.INVERSE and written.most_excess is None:
            asked.faults.add("leader_share_without_most", path)
        for key, more in (("zero_mark", ZeroMark.FULL_IF_ANY), ("without_mark", WithoutMark.BY_VALUE)):
            if asked.lower and getattr(written, key) is more:
                asked.faults.add("leader_share_of_lower", (*path, key), given=word_of(more))
    return LeaderShare(
        met_share,
        written.most_excess,
        unexceedable,
        written.zero_mark or ZeroMark.UNDETERMINED,
        written.without_mark or WithoutMark.NOT_APPLICABLE,
        written.lower,
    )


def by_formula(written: FormulaScoringDocument, asked: Asked, path: KeyPath) -> ByFormula:
    """Return points by a formula."""
    return ByFormula(_formula(written.formula, asked, (*path, "formula")), written.falling is True)


def _formula(text: str, asked: Asked, path: KeyPath) -> Formula:
    return formula_at(text, path, asked.faults) or _MISREAD


def _or(written: int | Decimal | None, otherwise: Fraction) -> Fraction:
    return otherwise if written is None else Fraction(written)
