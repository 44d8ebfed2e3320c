"""Tests of lines over several figures: in whole numbers, or in floats as far as they prove the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.block import Block
from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.decimal_lines import DecimalLine
from emulation_rules.columnar.exact import Exact
from emulation_rules.columnar.float_lines import FloatLine
from emulation_rules.columnar.known import KNOWN, Ranks, first_ranks
from emulation_rules.columnar.lines import Line
from emulation_rules.columnar.reading import Seen
from emulation_rules.columnar.scale import Scale
from emulation_rules.columnar.whole_lines import WholeLine
from emulation_rules.plan.nodes import Test

Held: TypeAlias = tuple[Mask, Ranks | None]
"""Where a test holds, and why that is not known."""


@dataclass(frozen=True)
class _Forms:
    """A line over columns of some scales, in the forms in which it is decided; each is made when it is first used."""

    line: Line
    scales: Sequence[Scale]

    @cached_property
    def counts(self) -> bool:
        """Whether all columns hold int64."""
        return all(scale.counts for scale in self.scales)

    @cached_property
    def floats(self) -> bool:
        """Whether some columns hold floats and the others numbers that can become floats."""
        return any(scale.kind == "f" for scale in self.scales) and all(scale.straight for scale in self.scales)

    @cached_property
    def whole(self) -> WholeLine:
        """The line in whole numbers."""
        return WholeLine.of(self.line, self._factors)

    @cached_property
    def in_floats(self) -> FloatLine:
        """The line in floats."""
        return FloatLine.of(self.line, self._factors, [scale.kind for scale in self.scales])

    @cached_property
    def in_decimals(self) -> DecimalLine:
        """The line over floats of few decimals."""
        return DecimalLine.of(self.line, self._factors, [scale.decimals for scale in self.scales])

    @property
    def _factors(self) -> list[Fraction]:
        return [scale.factor for scale in self.scales]


@dataclass(slots=True, eq=False)
class LineTest:
    """A line over several figures: what adds to it on the left, what takes from it on the right."""

    test: Test
    line: Line
    _forms: dict[tuple[Scale, ...], _Forms] = field(default_factory=dict)

    def decide(self, block: Block) -> Held:
        """Decide every row that has a number for each figure."""
        seen = [block.seen(slot) for slot in self.line.factors]
        ranks = first_ranks(*[each.ranks for each in seen])
        forms = self._over(seen)
        found = None if forms is None else self._straight(block, seen, forms, ranks)
        return (self._by_whole_numbers(block) if found is None else found), ranks

    def _over(self, seen: Sequence[Seen]) -> _Forms | None:
        """Return the line over the columns seen, None where not all slots are columns."""
        scales = tuple([each.figures.scale for each in seen if each.figures is not None])
        if len(scales) < len(seen):
            return None
        forms = self._forms.get(scales)
        if forms is None:
            forms = self._forms[scales] = _Forms(self.line, scales)
        return forms

    def _straight(self, block: Block, seen: Sequence[Seen], forms: _Forms, ranks: Ranks | None) -> Mask | None:
        """Decide by values as they stand in their columns, None where those do not prove the answer."""
        values = [each.values for each in seen if each.values is not None]
        tops = [each.top for each in seen]
        if forms.counts:
            known = [top for top in tops if top is not None]
            if len(known) < len(tops):
                return None
            return forms.whole.decided(values, known, block.scratch, strict=self.test.strict)
        if not forms.floats or block.unhurried:
            return None
        floats = [each.astype(np.float64, copy=False) for each in values]
        found, near = forms.in_floats.decided(floats, tops, block.scratch, strict=self.test.strict)
        if len(near) and ranks is not None:
            near = near[ranks[near] == KNOWN]
        if len(near):
            found[near] = self._near(block, near, floats, forms)
        return found

    def _near(self, block: Block, rows: NDArray[np.intp], values: Sequence[NDArray[np.float64]], forms: _Forms) -> Mask:
        """Decide rows too near to call: in whole numbers where they have few decimals, whatever they have otherwise."""
        found = forms.in_decimals.decided(values, rows, block.scratch, strict=self.test.strict)
        if found is not None:
            return found
        part = block.part(rows)
        part.unhurried = False
        found = self._by_whole_numbers(part)
        hard = part.hard()
        if hard is not None:
            rest = np.flatnonzero(hard)
            found[rest] = self._by_whole_numbers(part.part(rest))
        return found

    # ---- exact numbers of any size ----------------------------------------------------------

    def _by_whole_numbers(self, block: Block) -> Mask:
        left, right = self._sides(block)
        a, b = left.compared(right)
        found: Mask = a > b if self.test.strict else a >= b
        return found

    def _sides(self, block: Block) -> tuple[Exact, Exact]:
        sides: list[Exact | None] = [None, None]
        for slot, factor in self.line.factors.items():
            side = int(factor < 0)
            term = block.known(slot).number.scaled(abs(factor))
            before = sides[side]
            sides[side] = term if before is None else before + term
        constant = self.line.constant
        if constant:
            side = int(constant < 0)
            before = sides[side]
            number = Exact.constant(abs(constant), block.rows)
            sides[side] = number if before is None else before + number
        left, right = (Exact.constant(Fraction(0), block.rows) if side is None else side for side in sides)
        return left, right
