"""The points of one target in SQL that rest on its verdict: a number where they are one, and the least and the most."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Exceeded, Reason, Verdict
from emulation_rules.plan import frame
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Expr
from emulation_rules.sql.dialect import case
from emulation_rules.sql.figures import Quick
from emulation_rules.sql.refused import NotSayableError


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
    unit = unit_of(ends)
    low = {state: whole_of(interval.low, unit) for state, interval in worth.items()}
    high = {state: whole_of(interval.high, unit) for state, interval in worth.items()}
    most = max(abs(number) for number in (*low.values(), *high.values()))
    single = {state: low[state] if low[state] == high[state] else None for state in states}
    conditions = {state: condition_of(state, verdict, exceeded) for state in states}
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
    written = [(condition, number_text(number)) for condition, number in first if number != last]
    return f"({case(written, number_text(last))})"


def number_text(number: int | None) -> str:
    """Return a number as SQL writes it, None as null."""
    return "NULL" if number is None else str(number) if number >= 0 else f"({number})"


def _states(*, minds_exceeded: bool) -> Iterator[State]:
    if minds_exceeded:
        for met in (True, False):
            yield from (State(met, exceeded) for exceeded in (True, False, None))
        yield from (State(None, exceeded) for exceeded in (False, None))
    else:
        yield from (State(True), State(False), State(None))


def condition_of(state: State, verdict: str, exceeded: str | None) -> str:
    """Return a condition that columns of codes are in a state."""
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


def unit_of(numbers: Sequence[Fraction]) -> Fraction:
    """Return the largest one over a whole number that all are multiples of."""
    return Fraction(1, math.lcm(1, *(number.denominator for number in numbers)))


def whole_of(number: Fraction | None, unit: Fraction) -> int:
    """Return how many units a number is. Raises `NotSayableError` for none."""
    if number is None:
        raise NotSayableError("sql_points_without_end")
    return int(number / unit)
