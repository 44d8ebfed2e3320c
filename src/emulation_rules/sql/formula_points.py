"""The points of one target in SQL where they rest on figures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, combinations
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason, Verdict
from emulation_rules.plan import frame
from emulation_rules.plan.completions import absence_minded
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Const, Expr, Read, operands, slots_of
from emulation_rules.plan.plan import Exempt, Plan, PlannedTarget
from emulation_rules.plan.points import frame_over_figures, frame_ranges
from emulation_rules.plan.substitute import substituted
from emulation_rules.sql.dialect import MOST_REAL, case, joined
from emulation_rules.sql.figures import Figures, Full
from emulation_rules.sql.points import Pieces, State, condition_of, number_text, unit_of, whole_of
from emulation_rules.sql.ranks import BEYOND, KNOWN, UNREPORTED_RANKS, among
from emulation_rules.sql.ratio import Ratio
from emulation_rules.sql.reckoner import Reckoner
from emulation_rules.sql.refused import NotSayableError, TooFarError
from emulation_rules.sql.simplified import Fixed, simplified
from emulation_rules.sql.whatever import reach_of, whatever

_OPEN_MET: Final = Interval(Fraction(0), Fraction(1))


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
    unit = unit_of([met[3], missed[3], *constants])
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
        here = "TRUE" if formula.only_scored else condition_of(state, verdict, None)
        why = whys[state]
        if missing is not None:
            nothing = f"{here} AND ({among(missing, UNREPORTED_RANKS)} OR {among(why, UNREPORTED_RANKS)})"
            found.append(_Branch(nothing, "0", "0", 0, single=True, nothing=True))
        if why != str(KNOWN):
            for condition, interval in told[state]:
                low, high = (whole_of(end, unit) for end in (interval.low, interval.high))
                for beyond in (True, False) if f"THEN {BEYOND}" in why else (False,):
                    limit = f"= {BEYOND}" if beyond else f"< {KNOWN}"
                    unknown = f"{here} AND {why} {limit}{' AND ' + condition if condition else ''}"
                    single = low == high
                    found.append(_Branch(unknown, number_text(low), number_text(high), most, single, beyond))
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
