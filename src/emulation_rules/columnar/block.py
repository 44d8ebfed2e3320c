"""A block of rows: what is known of each slot in them, worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Final

import numpy as np

from emulation_rules.columnar.by_row import Decided
from emulation_rules.columnar.column import Claims, Mask, Table
from emulation_rules.columnar.given import Given, nowhere
from emulation_rules.columnar.known import KNOWN, Known, Ranks, rank_of
from emulation_rules.columnar.reading import Figures, Seen
from emulation_rules.columnar.scratch import Scratch
from emulation_rules.columnar.units import Units
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.plan import Plan

_IMPOSSIBLE: Final = rank_of(Reason.IMPOSSIBLE_VALUE)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A table made ready for a plan. ``columns`` and ``given`` are by slot; ``exempt`` by target, and then by row."""

    plan: Plan
    table: Table
    columns: Mapping[int, Figures]
    given: dict[int, Given]
    exempt: Mapping[int, Ranks]
    units: Units
    memory: dict[Hashable, Decided] = field(default_factory=dict)
    """What rows decided one by one came to, by what that follows from."""

    def key(self, row: int, slots: Sequence[int]) -> tuple[Hashable, ...]:
        """Return what some slots are in a row, so that rows with the same key read the same."""
        parts: list[Hashable] = []
        for slot in slots:
            if slot in self.columns:
                parts.append(self.columns[slot].key(row))
            elif slot in self.given:
                parts.append(self.given[slot].bounds(row))
        return tuple(parts)


@dataclass(slots=True)
class Block:
    """Some rows of a table. Of an ``unhurried`` one, numbers of any length are read; otherwise such rows are hard."""

    prepared: Prepared
    at: slice | np.ndarray
    rows: int
    unhurried: bool = False
    scratch: Scratch = field(default_factory=Scratch)
    _seen: dict[int, Seen] = field(default_factory=dict)
    _wide: dict[int, Mask] = field(default_factory=dict)
    _hard: dict[int, Mask] = field(default_factory=dict)

    def part(self, chosen: np.ndarray) -> Block:
        """Return the block of some of the rows, which takes its time."""
        at = np.arange(self.at.start, self.at.stop) if isinstance(self.at, slice) else self.at
        return Block(self.prepared, at[chosen], len(chosen), unhurried=True)

    def places(self, rows: np.ndarray) -> np.ndarray:
        """Return the places in the table of some rows of the block."""
        found: np.ndarray = rows + self.at.start if isinstance(self.at, slice) else self.at[rows]
        return found

    # ---- slots ----------------------------------------------------------------------------

    def seen(self, slot: int) -> Seen:
        """Return what is known of a slot."""
        found = self._seen.get(slot)
        if found is None:
            found = self._seen[slot] = self._look(slot)
            if found.wide is not None:
                self._wide[slot] = found.wide
        return found

    def _look(self, slot: int) -> Seen:
        figures = self.prepared.columns.get(slot)
        if figures is not None:
            return figures.seen(self.at, self.scratch)
        given = self.prepared.given.get(slot)
        return nowhere(self.prepared.plan.slots[slot].absent, self.rows) if given is None else given.seen(self.at)

    def all_above_zero(self, slot: int) -> bool:
        """Whether it shows at first sight that every figure of a slot is above zero."""
        found = self.seen(slot)
        if found.above_zero is None:
            found.above_zero = (
                found.top is not None
                and found.figures is not None
                and found.values is not None
                and found.figures.all_above_zero(found.values, self.at)
            )
        return found.above_zero

    def impossible(self, slot: int) -> Mask | None:
        """Return where a column has what cannot be a figure; None where that is nowhere."""
        found = self.seen(slot)
        return None if found.ranks is None or found.top is not None else found.ranks == _IMPOSSIBLE

    def known(self, slot: int) -> Known:
        """Return what is known of a slot. Hard rows and ranges are zero: `hard` and `wide` tell which they are."""
        found = self.seen(slot)
        if found.number is None:
            figures = self.prepared.columns[slot]
            ranks = found.ranks
            if found.wide is not None:
                ranks = np.full(self.rows, KNOWN, np.uint8) if ranks is None else ranks
                ranks = np.where(found.wide, np.uint8(0), ranks)
            if self.unhurried and figures.scale.kind == "f":
                found.number = figures.hard_numbers(self.at, ranks)
            else:
                found.number, hard = figures.numbers(self.at, ranks, found.top)
                if hard is not None:
                    self._hard[slot] = hard
        return Known(found.number, found.ranks)

    def hard(self) -> Mask | None:
        """Return the rows with a number that was asked for and is too hard to read in a hurry."""
        masks = list(self._hard.values())
        return reduce(np.logical_or, masks) if masks else None

    def wide(self, slots: Sequence[int]) -> Mask | None:
        """Return the rows in which one of these slots, so far as they were asked for, is a range."""
        masks = [mask for slot, mask in self._wide.items() if slot in slots] if self._wide else []
        return reduce(np.logical_or, masks) if masks else None

    # ---- what is no slot --------------------------------------------------------------------

    def claims(self, question: str) -> tuple[Mask, Mask] | None:
        """Return what rows claim of a question, and which of them do; None where none does."""
        claims: Claims | None = self.prepared.table.claims.get(question)
        if claims is None:
            return None
        values = claims.values[self.at].astype(bool)
        made = np.ones(self.rows, bool) if claims.missing is None else ~claims.missing[self.at]
        return (values, made) if made.any() else None

    def exempt(self, target: int) -> Ranks | None:
        """Return why rows are not asked a target, `KNOWN` where they are; None where all are."""
        ranks = self.prepared.exempt.get(target)
        return None if ranks is None else ranks[self.at]
