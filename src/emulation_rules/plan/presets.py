"""Scoring presets written out as the formulas they are names for.

A formula reads the target's ``value``, ``mark``, ``baseline``, ``margin`` and ``verdict``, and ``points``, its maximum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.formula import Arithmetic, Binary, Call, Compared, Formula, Joined, Literally, Name, Relation
from emulation_rules.model.indicator import Better
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
    Scoring,
    StepBonus,
    WithoutMark,
    ZeroMark,
)
from emulation_rules.model.tables import Step, Steps, Table
from emulation_rules.plan.stretches import in_stretches

_VALUE: Final = Name("value")
_MARK: Final = Name("mark")
_MARGIN: Final = Name("margin")
_POINTS: Final = Name("points")
_MET: Final = Compared("=", Name("verdict"), Name("met"))


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """A preset as a formula, with the tables it looks things up in."""

    formula: Formula
    tables: Mapping[str, Table] = field(default_factory=dict)


def written_out(  # noqa: PLR0912  (a `match` over all presets is one thought)
    scoring: Scoring, better: Better = Better.HIGHER, *, suffix: str = ""
) -> WrittenOut:
    """Return the formula a scoring is a name for. ``better`` is the direction of the target's indicator."""
    match scoring:
        case AllOrNothing():
            return WrittenOut(_if(_MET, _POINTS, _number(0)))
        case Proportional():
            return WrittenOut(_proportional(scoring, better))
        case Bands(steps):
            return _by_table("bands" + suffix, steps, _VALUE)
        case Interpolated(lines):
            return _by_table("line" + suffix, lines, _VALUE)
        case Goalposts(worst, best):
            way = _over(_minus(_VALUE, _number(worst)), _number(best - worst))
            return WrittenOut(_clip(_times(_POINTS, way), _number(0), _POINTS))
        case StepBonus():
            return WrittenOut(_step_bonus(scoring))
        case Occurrences(start, each, floor, cap):
            counted = [_times(_number(points), Name(indicator)) for indicator, points in each.items()]
            whole = in_stretches(_plus, [_number(start), *counted])
            return WrittenOut(_clip(whole, _number(floor), _POINTS if cap is None else _number(cap)))
        case Direct():
            return WrittenOut(_VALUE)
        case BestOf(ways, worst):
            return _best_of(ways, better, suffix, worst=worst)
        case AchievementOrImprovement():
            return WrittenOut(_achievement_or_improvement(scoring))
        case Attainment():
            return WrittenOut(_attainment(scoring, better))
        case GridOf(row, column, grid):
            name = "grid" + suffix
            return WrittenOut(Call("lookup", (Name(name), row, column)), {name: grid})
        case RankPoints():
            return _rank_points(scoring, better, suffix)
        case LeaderShare():
            return WrittenOut(_leader_share(scoring, better))
        case ByFormula(formula, _):
            return WrittenOut(formula)


# ---- one by one -----------------------------------------------------------------------------


def _by_table(name: str, table: Table, of: Formula) -> WrittenOut:
    return WrittenOut(Call("lookup", (Name(name), of)), {name: table})


def _proportional(scoring: Proportional, better: Better) -> Formula:
    share = _share_of_mark(better, scoring.lower)
    if better is Better.LOWER and scoring.lower is LowerIsBetter.INVERSE:
        # More than all of it counts as all: so nothing is divided by a value of zero.
        share = _if(_compared(">", _VALUE, _MARK), share, _number(1))
    earned = _clip(_times(_POINTS, share), _number(scoring.least), _POINTS)
    if scoring.nothing_below is not None:
        earned = _if(_compared(">=", share, _number(scoring.nothing_below)), earned, _number(0))
    # Of a mark of zero there is no share: it is all or nothing there.
    return _if(_MET, _POINTS, _if(_compared(">", _MARK, _number(0)), earned, _number(0)))


def _share_of_mark(better: Better, lower: LowerIsBetter | None) -> Formula:
    """How much of what was asked was reached; one on the mark."""
    if better is not Better.LOWER or lower is None:
        return _over(_VALUE, _MARK)
    if lower is LowerIsBetter.INVERSE:
        return _over(_MARK, _VALUE)
    return _minus(_number(2), _over(_VALUE, _MARK))


def _step_bonus(scoring: StepBonus) -> Formula:
    step: Formula = _number(scoring.step)
    if scoring.of_mark:
        step = _times(step, _MARK)
    # Rounded down, the margin counts whole steps beyond the mark, and below it begun ones as a negative number.
    steps = Call("floor", (_over(_MARGIN, step),))
    beyond = _times(_number(scoring.each), Call("max", (steps, _number(0))))
    met = Call("min", (_POINTS, _plus(_number(scoring.base), beyond)))
    missed: Formula = _number(0)
    if scoring.miss:
        # Exactly on a mark that has to be passed, a step has begun as well.
        short = _times(_number(scoring.miss), Call("min", (steps, _number(-1))))
        missed = Call("max", (_number(0), _plus(_number(scoring.base), short)))
    return _if(_MET, met, missed)


def _best_of(ways: tuple[Scoring, ...], better: Better, suffix: str, *, worst: bool) -> WrittenOut:
    each = [written_out(way, better, suffix=f"{suffix}_{number}") for number, way in enumerate(ways, 1)]
    tables = {name: table for way in each for name, table in way.tables.items()}
    if len(each) == 1:
        return WrittenOut(each[0].formula, tables)
    return WrittenOut(Call("min" if worst else "max", tuple(way.formula for way in each)), tables)


def _achievement_or_improvement(scoring: AchievementOrImprovement) -> Formula:
    threshold, benchmark, baseline = scoring.threshold, scoring.benchmark, scoring.baseline
    up = benchmark > threshold
    at_or_past: Relation = ">=" if up else "<="
    past: Relation = ">" if up else "<"
    way = _over(_minus(_VALUE, _number(threshold)), _number(benchmark - threshold))
    line = _plus(_times(_number(scoring.slope), way), _number(scoring.offset))
    between = _clip(_rounded(line, scoring.rounding), _number(0), _POINTS)
    reached = _if(_compared(at_or_past, _VALUE, _number(threshold)), between, _number(0))
    achieved = _if(_compared(at_or_past, _VALUE, _number(benchmark)), _POINTS, reached)
    gap = _over(_minus(_VALUE, baseline), _minus(_number(benchmark), baseline))
    gained = _plus(_times(_number(scoring.improvement_slope), gap), _number(scoring.improvement_offset))
    improved = _clip(_rounded(gained, scoring.rounding), _number(0), _number(scoring.improvement_most))
    came_nearer = Joined("and", _compared(past, _number(benchmark), baseline), _compared(past, _VALUE, baseline))
    improvement = _if(Call("reported", (baseline,)), _if(came_nearer, improved, _number(0)), _number(0))
    return Call("max", (achieved, improvement))


def _attainment(scoring: Attainment, better: Better) -> Formula:
    full = Fraction(100) if scoring.capped is None else scoring.capped
    percent: Formula = _times(_number(100), _share_of_mark(better, scoring.lower))
    if scoring.cap_above is not None:
        above = _compared(">", percent, _number(scoring.cap_above))
        percent = _if(above, _number(full), percent)
    if better is Better.LOWER and scoring.lower is LowerIsBetter.INVERSE:
        # A value of zero is beyond any share of the mark.
        percent = _if(_compared(">", _VALUE, _number(0)), percent, _number(full))
    if scoring.unexceedable:
        reached: Relation = "<=" if better is Better.LOWER else ">="
        percent = _if(_compared(reached, _VALUE, _MARK), _number(full), percent)
    return Call("min", (_POINTS, _over(_times(_POINTS, percent), _number(full))))


def _rank_points(scoring: RankPoints, better: Better, suffix: str) -> WrittenOut:
    order = (Name("lower"),) if better is Better.LOWER else ()
    steps = [Step(Comparison.AT_MOST, Fraction(rank), points) for rank, points in enumerate(scoring.points, 1)]
    rank = Call("cluster_rank", (_VALUE, *order))
    return _by_table("by_rank" + suffix, Steps(tuple(steps), scoring.rest), rank)


def _leader_share(scoring: LeaderShare, better: Better) -> Formula:
    if scoring.unexceedable:
        return _if(_MET, _POINTS, _number(0))
    attained = _share_of_mark(better, scoring.lower)
    excess: Formula = _minus(attained, _number(1))
    if scoring.most_excess is not None:
        most = _number(scoring.most_excess)
        excess = Call("min", (excess, most))
        if scoring.lower is LowerIsBetter.INVERSE and better is Better.LOWER:
            # A value of zero is beyond any share of the mark, unless that is zero as well.
            at_zero = _if(_compared(">", _MARK, _number(0)), most, _number(0))
            excess = _if(_compared(">", _VALUE, _number(0)), excess, at_zero)
    for_the_mark = _times(_number(scoring.met_share), _POINTS)
    # The leader's excess is never less than the unit's own; said so, ranges of both stay within the scale.
    leader = Call("max", (Call("cluster_max", (excess,)), excess))
    beside_leader = Call("min", (_over(excess, leader), _number(1)))
    beyond = _times(_times(_number(1 - scoring.met_share), _POINTS), beside_leader)
    short: Relation = ">" if better is Better.LOWER else "<"
    short_of_it: Formula = _clip(_times(for_the_mark, attained), _number(0), for_the_mark)
    if better is Better.LOWER:
        short_of_it = _if(_compared(">", _MARK, _number(0)), short_of_it, _number(0))
    earned = _if(_compared("=", _VALUE, _MARK), for_the_mark, _plus(for_the_mark, beyond))
    earned = _if(_compared(short, _VALUE, _MARK), short_of_it, earned)
    if scoring.zero_mark is ZeroMark.FULL_IF_ANY:
        any_at_all = _if(_compared(">", _VALUE, _number(0)), _POINTS, _number(0))
        earned = _if(_compared("=", _MARK, _number(0)), any_at_all, earned)
    if scoring.without_mark is WithoutMark.BY_VALUE:
        has_mark = Call("reported", (_MARK,))
        highest = Call("cluster_max", (_if(has_mark, _number(0), _VALUE),))
        by_value = _clip(_times(_POINTS, _over(_VALUE, highest)), _number(0), _POINTS)
        by_value = _if(_compared(">", highest, _number(0)), by_value, _number(0))
        earned = _if(has_mark, earned, by_value)
    return earned


# ---- building formulas ------------------------------------------------------------------------


def _number(number: Fraction | int) -> Literally:
    return Literally(Fraction(number))


def _binary(operator: Arithmetic, left: Formula, right: Formula) -> Binary:
    return Binary(operator, left, right)


def _plus(left: Formula, right: Formula) -> Formula:
    return _binary("+", left, right)


def _minus(left: Formula, right: Formula) -> Formula:
    return _binary("-", left, right)


def _times(left: Formula, right: Formula) -> Formula:
    return _binary("*", left, right)


def _over(left: Formula, right: Formula) -> Formula:
    return _binary("/", left, right)


def _compared(relation: Relation, left: Formula, right: Formula) -> Compared:
    return Compared(relation, left, right)


def _if(condition: Formula, then: Formula, otherwise: Formula) -> Call:
    return Call("if", (condition, then, otherwise))


def _clip(formula: Formula, low: Formula, high: Formula) -> Call:
    return Call("clip", (formula, low, high))


def _rounded(formula: Formula, rounding: Rounding | None) -> Formula:
    if rounding is None:
        return formula
    return Call("round", (formula, _number(rounding.places), Name(rounding.mode.value)))
