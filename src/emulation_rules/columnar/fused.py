"""Plain rows decided by compiled code, where it is installed: all targets of a block in one pass over its figures.

Rows are plain for a target that is a line over figures, or some of several, and brings points by its verdict alone.
What is not plain is left to the arrays of NumPy, which come to the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from emulation_rules.columnar.block import Prepared
from emulation_rules.columnar.decimal_lines import EXACT, DecimalLine
from emulation_rules.columnar.earning import Plain
from emulation_rules.columnar.exact import MOST
from emulation_rules.columnar.float_lines import FloatLine
from emulation_rules.columnar.known import is_unknown, rank_of
from emulation_rules.columnar.lines import Line
from emulation_rules.columnar.margin_tests import Mark, line_tested
from emulation_rules.columnar.reading import NEAR_ZERO, Figures
from emulation_rules.columnar.scale import Scale
from emulation_rules.columnar.telling import Telling
from emulation_rules.columnar.told import Bytes, Tell
from emulation_rules.columnar.totals import Steps
from emulation_rules.columnar.whole_lines import WholeLine
from emulation_rules.model.target import ZeroBaseline
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.nodes import Read, Test
from emulation_rules.plan.plan import Combination, Leaf, Plan, PlannedTarget, Question, walk

try:
    from emulation_rules.columnar import _fused
except ImportError:  # built without a compiler: everything goes by NumPy
    INSTALLED = False
else:
    INSTALLED = True

if TYPE_CHECKING:
    from emulation_rules.columnar._fused import Target as Packed
    from emulation_rules.columnar._fused import Term as PackedTerm
    from emulation_rules.columnar._fused import Test as PackedTest

_WHOLE, _MARK, _ALIKE, _LINE, _EQUAL = range(5)
"""The kinds of tests, as compiled code numbers them."""
_ANY_ZERO, _NO_ZERO, _ZERO_OPEN = range(3)
"""What zero is: a figure as any other, left to NumPy, or as good as a gap."""

LEFT: Final = 1
"""The bit of a target's state that says it is left to NumPy."""
OPENED: Final = 2
"""The bit that says some rows of it are open."""

_TOLD: Final = {Tell.VERDICTS, Tell.REASONS, Tell.POINTS, Tell.SHARES}
_MOST_TERMS, _MOST_TESTS, _MOST_SUM, _REMEMBERED = 16, 200, 2**31, 16

Scales: TypeAlias = Mapping[int, Scale]


@dataclass(frozen=True, slots=True)
class _Line:
    """A test of a target: a line over figures, ``equal`` where it has to be zero itself.

    ``baseline`` is the slot that must not be zero, if any must not: where it is, the question is open or, if not
    ``open_at_zero``, something else.
    """

    test: Test
    line: Line
    equal: bool
    baseline: int | None
    open_at_zero: bool

    @classmethod
    def of(cls, question: Question) -> _Line | None:
        """Return the line of a question, None where it is none."""
        if not isinstance(question, Leaf):
            return None
        (line, equal), baseline = line_tested(question.test), None
        if line is None or not 0 < len(line.factors) <= (1 if equal else _MOST_TERMS):
            return None
        if question.zero is not None and question.baseline is not None:
            if not isinstance(question.baseline, Read) or question.baseline.slot not in line.factors:
                return None
            baseline = question.baseline.slot
        return cls(question.test, line, equal, baseline, question.zero is ZeroBaseline.UNDETERMINED)


@dataclass(frozen=True, slots=True)
class _Fusible:
    """A target whose plain rows compiled code decides. ``open`` are the points of open rows, NaN for no one number."""

    number: int
    lines: tuple[_Line, ...]
    need: int
    reason: Reason
    plain: Plain
    open: float
    slots: frozenset[int]
    questions: frozenset[str]

    @classmethod
    def of(cls, number: int, planned: PlannedTarget, plain: Plain | None) -> _Fusible | None:
        """Return what compiled code decides of a target, None for none of it."""
        question = planned.question
        combined = isinstance(question, Combination)
        parts = question.parts if isinstance(question, Combination) else (question,)
        found = [_Line.of(part) for part in parts]
        lines = tuple(line for line in found if line is not None)
        if plain is None or not parts or len(lines) < len(parts) or len(lines) > _MOST_TESTS:
            return None
        need = len(parts)
        if isinstance(question, Combination) and question.need is not None:
            need = min(question.need, need)
        return cls(
            number,
            lines,
            need,
            Reason.MEMBERS if combined else Reason.MEASURED,
            plain,
            plain.missed_float if plain.met == plain.missed else math.nan,
            frozenset(slot for line in lines for slot in line.line.factors),
            frozenset(each.id for each in walk(question)),
        )


@dataclass(frozen=True, slots=True)
class _Packed:
    """Targets packed for columns of some scales. ``slots`` are the columns in their order, ``whole``: none is left.

    ``open_at_zero``: zero leaves some of them open.
    """

    targets: tuple[Packed | None, ...]
    slots: tuple[int, ...]
    whole: bool
    open_at_zero: bool


class Fusing:
    """What compiled code decides of one plan."""

    def __init__(self, plan: Plan, plains: Mapping[int, Plain], steps: Steps | None) -> None:
        found = [_Fusible.of(number, planned, plains.get(number)) for number, planned in enumerate(plan.targets)]
        self._fusible = found if INSTALLED else [None] * len(found)
        self._reads = [frozenset[int]() if one is None else one.slots for one in self._fusible]
        self._slots = frozenset[int]().union(*self._reads)
        self._unknown = frozenset(slot for slot in self._slots if is_unknown(rank_of(plan.slots[slot].absent)))
        self._steps = steps if steps is not None and steps.top < _MOST_SUM else None
        self._packed: dict[tuple[object, ...], _Packed] = {}
        self._ranks = [np.uint8(0 if one is None else rank_of(one.reason)) for one in self._fusible]

    def program(self, ready: Prepared, telling: Telling) -> Fused | None:
        """Return what decides plain rows of a table, None where nothing does."""
        if not self._slots or telling.verdicts is None or not telling.wanted <= _TOLD or not ready.table.rows:
            return None
        figures = {slot: one for slot in self._slots if (one := ready.columns.get(slot)) is not None and _fits(one)}
        scales = {slot: one.scale for slot, one in figures.items()}
        reasons = telling.reasons is not None
        key = (*scales.items(), reasons, *sorted(ready.exempt), None, *sorted(ready.table.claims))
        packed = self._packed.get(key)
        if packed is None:
            packed = self._pack(scales, ready, reasons=reasons)
            if len(self._packed) < _REMEMBERED:
                self._packed[key] = packed
        if not packed.slots:
            return None
        columns = tuple(
            [
                (one.column.values, one.column.missing, one.ceiling or 0, one.scale.whole)
                for one in map(figures.__getitem__, packed.slots)
            ]
        )
        points = telling.points
        program = _fused.Program(
            ready.table.rows, int(NEAR_ZERO), columns, packed.targets, telling.verdicts.reshape(-1), points
        )
        gaps = packed.open_at_zero or any(column[1] is not None for column in columns)
        steps = self._steps if packed.whole else None
        return Fused(program, telling.verdicts, steps, gaps, self._slots, self._reads, self._ranks)

    def _pack(self, scales: Scales, ready: Prepared, *, reasons: bool) -> _Packed:
        places = {slot: place for place, slot in enumerate(sorted(scales))}
        targets = [
            None if one is None or one.number in ready.exempt else self._target(one, scales, places, ready, reasons)
            for one in self._fusible
        ]
        packed = [one for one, target in zip(self._fusible, targets, strict=True) if one is not None and target]
        open_at_zero = any(line.open_at_zero for one in packed for line in one.lines)
        return _Packed(tuple(targets), tuple(places) if packed else (), len(packed) == len(targets), open_at_zero)

    def _target(
        self, one: _Fusible, scales: Scales, places: Mapping[int, int], ready: Prepared, reasons: bool
    ) -> Packed | None:
        if not one.slots <= scales.keys():
            return None
        tests = [_test(line, scales, places) for line in one.lines]
        known = tuple([test for test in tests if test is not None])
        if len(known) < len(tests):
            return None
        plain = one.plain
        gaps = plain.between and not reasons and one.slots <= self._unknown
        gaps = gaps and one.questions.isdisjoint(ready.table.claims)
        step = 0 if self._steps is None else self._steps.of.get(one.number, 0)
        return known, one.need, gaps, step, plain.missed_float, plain.met_float, one.open


def _fits(figures: Figures) -> bool:
    """Whether the values of a column can be read where they lie, as whole numbers or floats of 64 bits."""
    if figures.ceiling is None or not figures.scale.wide:
        return False
    flags, missing = figures.column.values.flags, figures.column.missing
    return (
        flags.c_contiguous
        and flags.aligned
        and (missing is None or (missing.flags.c_contiguous and missing.dtype == np.bool_))
    )


# ---- tests ----------------------------------------------------------------------------------


def _test(line: _Line, scales: Scales, places: Mapping[int, int]) -> PackedTest | None:
    """Return a test packed for columns of some scales, None where they have no form of it."""
    own = [scales[slot] for slot in line.line.factors]
    kinds = {scale.kind for scale in own}

    def terms(numbers: Sequence[tuple[int, float, float, float]]) -> tuple[PackedTerm, ...]:
        zero = _ZERO_OPEN if line.open_at_zero else _NO_ZERO
        return tuple(
            (places[slot], zero if slot == line.baseline else _ANY_ZERO, *each)
            for slot, each in zip(line.line.factors, numbers, strict=True)
        )

    if line.equal:
        return _equal(line, own[0], terms)
    if kinds == {"i"}:
        return _whole(line, own, terms)
    if kinds != {"f"}:
        return None
    return _mark(line, own[0], terms) if len(own) == 1 else _floats(line, own, terms)


_Terms: TypeAlias = "Callable[[Sequence[tuple[int, float, float, float]]], tuple[PackedTerm, ...]]"


def _whole(line: _Line, scales: Sequence[Scale], terms: _Terms) -> PackedTest | None:
    whole = WholeLine.of(line.line, [scale.factor for scale in scales])
    limit = (MOST - whole.most - 1) // sum(map(abs, whole.factors))
    if limit < 0:
        return None
    parts = terms([(factor, 0.0, 0.0, 0.0) for factor in whole.factors])
    return _WHOLE, line.test.strict, parts, whole.left - whole.right, limit, 0.0, 0.0, 0.0, 0.0


def _mark(line: _Line, scale: Scale, terms: _Terms) -> PackedTest:
    (factor,) = line.line.factors.values()
    mark = Mark.of_floats(-line.line.constant / factor / scale.factor)
    below = factor < 0
    first = mark.above if line.test.strict != below else mark.at_least
    return _MARK, below, terms([(0, 0.0, 0.0, 0.0)]), 0, 0, first, 0.0, 0.0, 0.0


def _equal(line: _Line, scale: Scale, terms: _Terms) -> PackedTest | None:
    (factor,) = line.line.factors.values()
    number = -line.line.constant / factor / scale.factor
    parts = terms([(0, 0.0, 0.0, 0.0)])
    if scale.kind == "f":
        mark = Mark.of_floats(number)
        # Where the first to reach it is the first to pass it, no float means it.
        return _EQUAL, False, parts, 0, 0, mark.at_least if mark.at_least != mark.above else math.nan, 0.0, 0.0, 0.0
    if number.denominator != 1 or not 0 <= number < MOST:
        return None
    return _EQUAL, False, parts, int(number), MOST, 0.0, 0.0, 0.0, 0.0


def _floats(line: _Line, scales: Sequence[Scale], terms: _Terms) -> PackedTest:
    factors = [scale.factor for scale in scales]
    form = FloatLine.of(line.line, factors, [scale.kind for scale in scales])
    if form.alike is not None:
        parts = terms([(0, 0.0, 0.0, 0.0)] * 2)
        ordered = tuple([parts[place] for place in form.alike])
        return _ALIKE, line.test.strict, ordered, 0, 0, 0.0, 0.0, 0.0, 0.0
    decimal = DecimalLine.of(line.line, factors, [scale.decimals for scale in scales])
    whole = decimal.whole
    # Beyond what floats hold exactly, decimals prove nothing.
    exact = whole.most < EXACT
    scaled = [float(factor) if exact else 0.0 for factor in whole.factors]
    parts = terms([(0, *each) for each in zip(form.factors, decimal.powers, scaled, strict=True)])
    total, most = (float(whole.left - whole.right), float(whole.most)) if exact else (0.0, math.inf)
    return _LINE, line.test.strict, parts, 0, 0, form.constant, form.share, total, most


# ---- blocks ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FusedBlock:
    """What compiled code came to in some rows: the state of each target, and where none is left the sum of points.

    ``certain`` is that sum in parts of ``steps`` (None: some target is left, or points do not only add up), ``more``
    what open rows can bring besides (None: none is open).
    """

    state: Bytes
    steps: Steps | None
    certain: np.ndarray
    more: np.ndarray | None


@dataclass(frozen=True, slots=True)
class Fused:
    """Decides plain rows of one table. May be shared between threads.

    ``steps`` are what sums of points are made of, where every target can be decided here and they only add up (None:
    they mean nothing). ``gaps``: rows may be open. ``reads`` are the slots each target reads here, ``slots`` all of
    them, ``ranks`` the reasons of a target's plain rows.
    """

    program: _fused.Program
    verdicts: Bytes
    steps: Steps | None
    gaps: bool
    slots: frozenset[int]
    reads: Sequence[frozenset[int]]
    ranks: Sequence[np.uint8]

    def decide(self, rows: slice) -> FusedBlock:
        """Decide some rows. Verdicts and points are written down; those of a target that is left mean nothing."""
        number = rows.stop - rows.start
        certain = np.full(number, 0 if self.steps is None else self.steps.base, np.int32)
        more = np.zeros(number, np.int32) if self.gaps else None
        state = np.empty(len(self.reads), np.uint8)
        found = self.program.run(rows.start, rows.stop, state, certain, more)
        return FusedBlock(state, None if found & LEFT else self.steps, certain, more if found & OPENED else None)
