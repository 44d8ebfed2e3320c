"""What the units of a table come to together: leaders, means, percentiles and ranks, cluster by cluster.

The meaning is that of `cluster.together`. Rows with plain figures are worked out all at once; of the others each that
differs once, the way it is done for one unit.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from emulation_rules.cluster.together import Brought, Part, aggregated
from emulation_rules.columnar.block import Block, Prepared
from emulation_rules.columnar.by_row import ByRow
from emulation_rules.columnar.clusters.ends import Ends, ends_of, interval
from emulation_rules.columnar.clusters.groups import grouped
from emulation_rules.columnar.clusters.numbers import Kind, Whole, fits, numbers_of
from emulation_rules.columnar.clusters.ranks import placed, ranks
from emulation_rules.columnar.clusters.statistics import Numbers, statistics_of
from emulation_rules.columnar.column import Looked, Mask, Table
from emulation_rules.columnar.given import Given
from emulation_rules.columnar.prepare import Preparing
from emulation_rules.model.interval import Interval
from emulation_rules.model.score_tree import Missing
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.aggregates import Aggregate, Statistic
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.readings import exemptions


def given(plan: Plan, table: Table) -> Mapping[int, Looked]:
    """Return what every row is given by the rows of its cluster, for each slot of the plan that asks for it.

    A cluster is its rows: declared units without a row are no part of it.
    """
    if all(slot.aggregate is None for slot in plan.slots):
        return {}
    ready = Preparing(plan).ready(table, {})
    found: dict[int, Looked] = {}
    # Slots stand in order: one may be made of earlier ones.
    for index, slot in enumerate(plan.slots):
        if slot.aggregate is not None:
            found[index] = _Asked(ready, slot.aggregate).looked()
            ready.given[index] = Given(found[index])
    return found


@dataclass(frozen=True, slots=True)
class _Parts:
    """The rows that are parts of an aggregate and what they bring; ``odd`` are those whose ends do not fit."""

    rows: NDArray[np.intp]
    low: Ends
    high: Ends
    sure: Mask
    odd: Mapping[int, Part]


class _Asked:
    """One aggregate asked of a table."""

    def __init__(self, ready: Prepared, aggregate: Aggregate) -> None:
        self._ready = ready
        self._plan = ready.plan
        self._table = ready.table
        self._aggregate = aggregate
        self._brought = Brought(ready.plan, aggregate)

    def looked(self) -> Looked:
        """Return what every row is given."""
        group, groups = grouped(self._ready, peers=self._aggregate.peers)
        parts = self._parts()
        if self._aggregate.statistic is Statistic.RANK:
            return self._ranked(group, parts)
        numbers = Numbers(group[parts.rows], parts.low, parts.high, parts.sure)
        known = list(statistics_of(self._aggregate, numbers, groups))
        for odd, rows in self._odd_groups(group, parts):
            known[odd] = next(iter(self._one_by_one(rows, parts).values()))
        return Looked(group, known)

    def _ranked(self, group: Whole, parts: _Parts) -> Looked:
        least, most = placed(parts.low, parts.high, lower=self._aggregate.lower)
        pairs = np.zeros((2, len(group)), np.int64)
        pairs[:, parts.rows] = ranks(group[parts.rows], least, most, least == most)
        span = int(pairs.max(initial=0)) + 1
        single, codes = np.unique(pairs[0] * span + pairs[1], return_inverse=True)
        known = [_rank(*divmod(int(pair), span)) for pair in single]
        codes = codes.reshape(-1)
        for _, rows in self._odd_groups(group, parts):
            for row, rank in self._one_by_one(rows, parts).items():
                codes[row] = len(known)
                known.append(rank)
        return Looked(codes, known)

    # ---- parts ------------------------------------------------------------------------------

    def _parts(self) -> _Parts:
        rows = self._table.rows
        numbers = numbers_of(self._aggregate.operand, Block(self._ready, slice(0, rows), rows))
        kind = np.where(self._left_out(), np.uint8(Kind.EXEMPT), numbers.kind)
        if self._plan.ruleset.missing is Missing.LEFT_OUT:
            kind = np.where(kind == Kind.ABSENT, np.uint8(Kind.EXEMPT), kind)
        plain, others = np.flatnonzero(kind == Kind.KNOWN), np.flatnonzero((kind != Kind.KNOWN) & (kind != Kind.EXEMPT))
        ends = ends_of(numbers.above[plain], numbers.below[plain])
        if not others.size:
            return _Parts(plain, ends, ends, np.ones(len(plain), np.bool_), {})
        return _with_others(plain, ends, self._others(others))

    def _left_out(self) -> Mask:
        """Whether rows are no part because of what their units are not asked."""
        units = self._ready.units
        if not self._aggregate.target:
            return np.zeros(self._table.rows, np.bool_)
        left_out = [self._brought.leaves_out(exemptions(self._plan, unit)) for unit in units.kinds]
        found: Mask = np.array(left_out, np.bool_)[units.rows]
        return found

    def _others(self, rows: NDArray[np.intp]) -> dict[int, Part | None]:
        """Return what rows bring that are no plain numbers, each that differs worked out once."""
        slots, by_row, given_to = self._brought.slots, ByRow(self._plan), self._ready.given
        worked: dict[Hashable, Part | None] = {}
        found: dict[int, Part | None] = {}
        for row in rows.tolist():
            key = self._ready.key(row, slots)
            if key not in worked:
                known = {slot: given_to[slot].bounds(row) for slot in slots if slot in given_to}
                values = by_row.readings(self._table, row, known, slots).values
                worked[key] = self._brought.part(tuple(values[slot] for slot in slots))
            found[row] = worked[key]
        return found

    # ---- groups with numbers that do not fit --------------------------------------------------

    def _odd_groups(self, group: Whole, parts: _Parts) -> list[tuple[int, NDArray[np.intp]]]:
        """Return the groups that cannot be worked out with the others, and their rows."""
        odd = np.unique(group[np.array(list(parts.odd), np.intp)])
        return [(int(one), np.flatnonzero(group == one)) for one in odd]

    def _one_by_one(self, rows: NDArray[np.intp], parts: _Parts) -> dict[int, Bounds]:
        """Return what rows of one group are given, worked out as for single units."""
        units = {str(row): row for row in rows.tolist()}
        places = np.searchsorted(parts.rows, rows)
        found: dict[str, Part] = {}
        for name, row, place in zip(units, rows.tolist(), places.tolist(), strict=True):
            if row in parts.odd:
                found[name] = parts.odd[row]
            elif place < len(parts.rows) and parts.rows[place] == row:
                found[name] = Part(interval(parts.low, parts.high, place), bool(parts.sure[place]))
        return {units[name]: known for name, known in aggregated(self._aggregate, list(units), found).items()}


def _rank(best: int, worst: int) -> Bounds:
    return Interval(Fraction(best), Fraction(worst)) if best else Reason.NOT_REPORTED


def _with_others(plain: NDArray[np.intp], ends: Ends, others: Mapping[int, Part | None]) -> _Parts:
    """Return plain rows and others as parts, in the order of rows."""
    brought = {row: part for row, part in others.items() if part is not None}
    odd = {row: part for row, part in brought.items() if not _fits(part)}
    rows = [row for row in brought if row not in odd]
    numbers = [brought[row].number for row in rows]
    low, high = (
        _joined(ends, [(one.low, one.low_open) for one in numbers]),
        _joined(ends, [(one.high, one.high_open) for one in numbers]),
    )
    sure = np.concatenate([np.ones(len(plain), np.bool_), np.array([brought[row].sure for row in rows], np.bool_)])
    whole = np.concatenate([plain, np.array(rows, np.intp)])
    order = np.argsort(whole)
    return _Parts(whole[order], low.of(order), high.of(order), sure[order], odd)


def _fits(part: Part) -> bool:
    return all(end is None or fits(end) for end in (part.number.low, part.number.high))


def _joined(ends: Ends, more: Sequence[tuple[Fraction | None, bool]]) -> Ends:
    numbers = [Fraction(0) if number is None else number for number, _ in more]
    return Ends(
        np.concatenate([ends.above, np.array([number.numerator for number in numbers], np.int64)]),
        np.concatenate([ends.below, np.array([number.denominator for number in numbers], np.int64)]),
        np.concatenate([ends.open, np.array([is_open for _, is_open in more], np.bool_)]),
        np.concatenate([ends.infinite, np.array([number is None for number, _ in more], np.bool_)]),
    )
