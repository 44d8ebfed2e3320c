"""The points of one target in SQL: a number where they are one, and the least and the most they can still be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, combinations
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Exceeded, Reason, Verdict
from emulation_rules.plan import frame
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.completions import absence_minded
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Const, Expr, Read, operands, slots_of
from emulation_rules.plan.plan import Exempt, Plan, PlannedTarget
from emulation_rules.plan.points import frame_over_figures, frame_ranges
from emulation_rules.plan.substitute import substituted
from emulation_rules.sql.dialect import MOST_REAL, case, joined
from emulation_rules.sql.figures import Figures, Full, Quick
from emulation_rules.sql.ranks import BEYOND, KNOWN, UNREPORTED_RANKS, among
from emulation_rules.sql.reckoner import Ratio, Reckoner
from emulation_rules.sql.refused import NotSayableError, TooFarError
from emulation_rules.sql.simplified import Fixed, simplified
from emulation_rules.sql.whatever import reach_of, whatever

_OPEN_MET: Final = Interval(Fraction(0), Fraction(1))


@dataclass(frozen=True, slots=True)
class State:
    """A verdict, None while it is open, with whether it was exceeded where that counts (None: open, or it does not)."""

    met: bool | None
    exceeded: bool | None = None


@dataclass(frozen=True, slots=True)
class Pieces:
    """Points as whole numbers that are worth ``unit`` each: ``low`` at least and ``high`` at most.

    ``single`` is null where the points are not one number. With ``quick``, ordinary rows have ``quick.text``.
    ``most`` bounds all of them. ``of_met`` are those of a met target where a missed one has none, then
    ``while_open`` the least and the most of one that is neither. ``beyond`` is a
    condition that a figure they rest on is beyond reach, ``nothing`` one that figures are missing.
    """

    single: str
    low: str
    high: str
    unit: Fraction
    most: int
    quick: Quick | None = None
    of_met: int | None = None
    while_open: tuple[int, int] = (0, 0)
    beyond: str | None = None
    nothing: str | None = None


def by_verdict(points: Expr, verdict: str, exceeded: str | None) -> Pieces:
    """Return points that rest on the verdict alone. ``verdict`` and ``exceeded`` are columns of codes."""
    states = list(_states(minds_exceeded=exceeded is not None))
    worth = {state: _worth(points, state) for state in states}
    ends = [end for interval in worth.values() for end in (interval.low, interval.high) if end is not None]
    unit = _unit(ends)
    low = {state: _whole(interval.low, unit) for state, interval in worth.items()}
    high = {state: _whole(interval.high, unit) for state, interval in worth.items()}
    most = max(abs(number) for number in (*low.values(), *high.values()))
    single = {state: low[state] if low[state] == high[state] else None for state in states}
    conditions = {state: _condition(state, verdict, exceeded) for state in states}
    met, missed, open_ = (single.get(State(met)) for met in (True, False, None))
    follows = exceeded is None and missed == 0 and open_ is None
    return Pieces(
        _cases([(conditions[state], single[state]) for state in states]),
        _cases([(conditions[state], low[state]) for state in states]),
        _cases([(conditions[state], high[state]) for state in states]),
        unit,
        most,
        of_met=met if follows else None,
        while_open=(low[State(None)], high[State(None)]) if follows else (0, 0),
    )


def _cases(branches: Sequence[tuple[str, int | None]]) -> str:
    *first, (_, last) = branches
    written = [(condition, _number(number)) for condition, number in first if number != last]
    return f"({case(written, _number(last))})"


def _number(number: int | None) -> str:
    return "NULL" if number is None else str(number) if number >= 0 else f"({number})"


def _states(*, minds_exceeded: bool) -> Iterator[State]:
    if minds_exceeded:
        for met in (True, False):
            yield from (State(met, exceeded) for exceeded in (True, False, None))
        yield from (State(None, exceeded) for exceeded in (False, None))
    else:
        yield from (State(True), State(False), State(None))


def _condition(state: State, verdict: str, exceeded: str | None) -> str:
    met = f"{verdict} IS NULL" if state.met is None else f"{verdict} = {int(state.met)}"
    if exceeded is None:
        return met
    beyond = f"{exceeded} IS NULL" if state.exceeded is None else f"{exceeded} = {int(state.exceeded)}"
    return f"({met} AND {beyond})"


def _worth(points: Expr, state: State) -> Interval:
    met = Verdict.UNDETERMINED if state.met is None else Verdict.MET if state.met else Verdict.NOT_MET
    exceeded = Exceeded.UNKNOWN if state.exceeded is None else Exceeded.YES if state.exceeded else Exceeded.NO
    nothing: Bounds = Reason.NOT_REPORTED
    found = bounds(points, (*(nothing,) * 4, frame.met_number(met), frame.exceeded_number(exceeded)))
    if isinstance(found, Reason):
        raise NotSayableError("sql_points_open")
    return found


def _unit(numbers: Sequence[Fraction]) -> Fraction:
    """The largest one over a whole number that all are multiples of."""
    return Fraction(1, math.lcm(1, *(number.denominator for number in numbers)))


def _whole(number: Fraction | None, unit: Fraction) -> int:
    if number is None:
        raise NotSayableError("sql_points_without_end")
    return int(number / unit)


# ---- points that rest on figures ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Formula:
    """Points as expressions over figures alone, one for each settled verdict."""

    planned: PlannedTarget
    points: Expr
    most: Fraction
    only_scored: bool
    met: Expr
    missed: Expr
    places: tuple[tuple[int, Expr], ...]
    reach: Fraction | None
    """The largest magnitude the points have, where the formula itself says so."""


def formula_of(plan: Plan, planned: PlannedTarget, fixed: Fixed) -> Formula:
    """Return the points of a target as a formula over figures. Raises `NotSayableError`."""
    points, most = planned.points, planned.target.points
    if points is None or most is None:
        raise NotSayableError("sql_points_open")
    if frame.EXCEEDED in slots_of(points):
        raise NotSayableError("sql_exceeded_formula")
    over = dict(frame_over_figures(planned.question))
    written = substituted(points, over)

    def settled(number: int) -> Expr:
        known = {**fixed.slots, frame.MET: Fraction(number)}
        return simplified(written, replace(fixed, slots=known))

    read = slots_of(points)
    places = [(place, simplified(expr, fixed)) for place, expr in over.items() if place in read]
    size = len(plan.slots) + frame.SIZE
    places += [(slot, simplified(Read(slot), fixed)) for slot in sorted(read) if 0 <= slot < size - frame.SIZE]
    only_scored = isinstance(planned.question, Exempt)
    return Formula(planned, points, most, only_scored, settled(1), settled(0), tuple(places), _reach(points))


def _reach(points: Expr) -> Fraction | None:
    low, high = reach_of(points)
    return None if low is None or high is None else max(abs(low), abs(high))


def by_figures(formula: Formula, plan: Plan, figures: Figures, verdict: str, missing: str | None) -> Pieces:
    """Return points that rest on figures.

    ``missing`` is the column of the verdict's reason where a target without figures earns nothing. Raises
    `NotSayableError`.
    """
    units: list[Fraction] = []

    def ordinary(reckoner: Reckoner) -> str:
        text, unit, most = _over_one(_settled(formula, reckoner, verdict), reckoner, formula.reach)
        units[:] = [unit, Fraction(most)]
        return text

    quick = figures.quick(ordinary)
    branches, unit = figures.full(lambda ways: _branches(formula, plan, ways, verdict, missing), short_reals=True)
    if quick is not None and (unit.denominator % units[0].denominator or units[1] * (units[0] / unit) > MOST_REAL):
        quick = None
    if quick is not None:
        quick = replace(quick, text=_lifted(quick.text, units[0], unit))
    most = max(branch.most for branch in branches)
    return Pieces(
        _written([(branch.condition, branch.one) for branch in branches]),
        _written([(branch.condition, branch.low) for branch in branches]),
        _written([(branch.condition, branch.high) for branch in branches]),
        unit,
        most,
        quick,
        beyond=_either([branch.condition for branch in branches if branch.beyond]),
        nothing=_either([branch.condition for branch in branches if branch.nothing]),
    )


def _either(conditions: Sequence[str]) -> str | None:
    return joined("OR", [f"({condition})" for condition in conditions]) if conditions else None


def _written(branches: Sequence[tuple[str, str]]) -> str:
    *first, (_, last) = branches
    return f"({case(first, last)})"


def _lifted(text: str, unit: Fraction, to: Fraction) -> str:
    factor = int(unit / to)
    return text if factor == 1 else f"({text}) * {factor}"


def _settled(formula: Formula, reckoner: Reckoner, verdict: str) -> Ratio:
    if formula.only_scored or formula.met == formula.missed:
        return reckoner.ratio(formula.met)
    return reckoner.chosen([(f"{verdict} = 1", reckoner.ratio(formula.met))], reckoner.ratio(formula.missed))


def _over_one(ratio: Ratio, reckoner: Reckoner, reach: Fraction | None) -> tuple[str, Fraction, int]:
    """Points as a whole number of units: its text, the unit, and its magnitude at most."""
    below = ratio.below.terms
    if set(below) != {()}:
        raise NotSayableError("sql_points_over_figures")
    above = ratio.above.scaled(1 / below[()])
    text, factor = reckoner.text(above)
    most = reckoner.bound(above.scaled(factor))
    if reach is not None:
        clipped = math.ceil(reach * factor)
        most = clipped if most is None else min(most, clipped)
    if most is not None and most > MOST_REAL:
        raise TooFarError
    return text, 1 / factor, MOST_REAL if most is None else most


@dataclass(frozen=True, slots=True)
class _Branch:
    """One way for points to come out. ``single``: both ends are one number (None: in rows in which they are equal)."""

    condition: str
    low: str
    high: str
    most: int
    single: bool | None
    beyond: bool = False
    nothing: bool = False

    @property
    def one(self) -> str:
        """The points where they are one number."""
        if self.single is None:
            return case([(f"{self.low} = {self.high}", self.low)])
        return self.low if self.single else "NULL"


def _branches(
    formula: Formula, plan: Plan, ways: Full, verdict: str, missing: str | None
) -> tuple[list[_Branch], Fraction]:
    """Every way points can come out, in the order in which they are asked about, and their unit."""
    met, missed = (
        (expr, ways.reasons.of(expr), *_over_one(ways.reckoner.ratio(expr), ways.reckoner, formula.reach))
        for expr in (formula.met, formula.missed)
    )
    states = [State(True)] if formula.only_scored else [State(True), State(False), State(None)]
    told = {state: list(_told_of_unknown(formula, plan, ways, state)) for state in states}
    constants = [end for ways_out in told.values() for _, found in ways_out for end in (found.low, found.high) if end]
    unit = _unit([met[3], missed[3], *constants])
    most = max(int(side[4] * (side[3] / unit)) for side in (met, missed))
    most = max([most, *(abs(int(end / unit)) for end in constants)])
    if most > MOST_REAL and ways.reckoner.most is not None:
        raise TooFarError
    dialect = ways.reckoner.dialect
    whys = {
        State(True): met[1],
        State(False): missed[1],
        State(None): ways.reasons.least([met[1], missed[1]]),
    }
    numbers = {State(True): _lifted(met[2], met[3], unit), State(False): _lifted(missed[2], missed[3], unit)}
    found: list[_Branch] = []
    for state in states:
        here = "TRUE" if formula.only_scored else _condition(state, verdict, None)
        why = whys[state]
        if missing is not None:
            nothing = f"{here} AND ({among(missing, UNREPORTED_RANKS)} OR {among(why, UNREPORTED_RANKS)})"
            found.append(_Branch(nothing, "0", "0", 0, single=True, nothing=True))
        if why != str(KNOWN):
            for condition, interval in told[state]:
                low, high = (_whole(end, unit) for end in (interval.low, interval.high))
                for beyond in (True, False) if f"THEN {BEYOND}" in why else (False,):
                    limit = f"= {BEYOND}" if beyond else f"< {KNOWN}"
                    unknown = f"{here} AND {why} {limit}{' AND ' + condition if condition else ''}"
                    single = low == high
                    found.append(_Branch(unknown, _number(low), _number(high), most, single, beyond))
        if state.met is None:
            ends = [numbers[State(True)], numbers[State(False)]]
            same = ends[0] == ends[1]
            found.append(_Branch(here, dialect.least(ends), dialect.greatest(ends), most, single=same or None))
        else:
            found.append(_Branch(here, numbers[state], numbers[state], most, single=True))
    return found, unit


def _told_of_unknown(formula: Formula, plan: Plan, ways: Full, state: State) -> Iterator[tuple[str, Interval]]:
    """Yield what points come to where some of their figures are not known, each with the condition for it."""
    if all(ways.reasons.of(expr) == str(KNOWN) for _, expr in formula.places):
        return
    if absence_minded(formula.points):
        raise NotSayableError("sql_absence")
    ranges = [*(slot.range for slot in plan.slots), *frame_ranges(formula.planned.question)]
    met = Verdict.UNDETERMINED if state.met is None else Verdict.MET if state.met else Verdict.NOT_MET
    ranges[frame.MET] = _OPEN_MET if formula.only_scored else _interval(frame.met_number(met))
    fixed = frozenset(place for place, expr in formula.places if ways.reasons.of(expr) == str(KNOWN))
    for place, expr in formula.places:
        if isinstance(expr, Const):
            ranges[place] = Interval.point(expr.number)
    loose = [place for place, _ in formula.places if place not in fixed]
    patterns: dict[tuple[int, ...], Interval] = {}
    for unknown in chain.from_iterable(combinations(loose, size) for size in range(1, len(loose) + 1)):
        if _hangs_together(formula, frozenset(unknown)):
            known = frozenset(loose) - frozenset(unknown)
            found = whatever(formula.points, ranges, known, formula.most)
            if found is None:
                raise NotSayableError("sql_points_open")
            patterns[unknown] = found
    if len(set(patterns.values())) == 1:
        yield "", next(iter(patterns.values()))
        return
    exprs = dict(formula.places)
    for unknown, interval in patterns.items():
        conditions = [
            f"NOT ({ways.reasons.known(exprs[place])})" if place in unknown else ways.reasons.known(exprs[place])
            for place in loose
        ]
        yield " AND ".join(conditions), interval


def _hangs_together(formula: Formula, unknown: frozenset[int]) -> bool:
    """Whether figures can be unknown and known like that: a margin is known with what it is made of."""
    exprs = dict(formula.places)
    for place, expr in exprs.items():
        inside = {other for other, part in exprs.items() if other != place and part != expr and _holds(expr, part)}
        if inside & unknown and place not in unknown:
            return False
    parts = {frame.VALUE, frame.MARK} & set(exprs)
    whole = frame.MARGIN in unknown and len(parts) == 2  # noqa: PLR2004  (both are there)
    return not (whole and not parts & unknown)


def _holds(expr: Expr, part: Expr) -> bool:
    return expr == part or any(_holds(operand, part) for operand in operands(expr))


def _interval(found: Bounds) -> Interval:
    return _OPEN_MET if isinstance(found, Reason) else found
