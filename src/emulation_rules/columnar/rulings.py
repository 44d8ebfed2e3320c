"""The rulings on a question in every row of a block: what the reference engine rules, for numbers and reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

import numpy as np

from emulation_rules.columnar.block import Block
from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.expressions import known_of
from emulation_rules.columnar.known import BY_RANK, KNOWN, Ranks, gaps, rank_of
from emulation_rules.columnar.margin_tests import decider
from emulation_rules.columnar.range_tests import RangeTest
from emulation_rules.columnar.told import VERDICTS, Bytes
from emulation_rules.model.target import ZeroBaseline
from emulation_rules.model.verdict import Reason, Verdict
from emulation_rules.plan.nodes import Expr, Read, slots_of
from emulation_rules.plan.plan import Claimable, Combination, Exempt, Leaf, Question, pending

NOT_MET, MET, OPEN, AWAY = (np.uint8(code) for code in range(4))
"""The codes of `VERDICTS`."""

_MET, _OPEN, _AWAY = int(MET), int(OPEN), int(AWAY)

_MEASURED, _CLAIMED, _STILL_ZERO, _MEMBERS, _NO_MEMBER, _ZERO_BASELINE, _ZERO_EXEMPTS, _STRADDLES = (
    np.uint8(rank_of(reason))
    for reason in (
        Reason.MEASURED,
        Reason.CLAIMED,
        Reason.STILL_ZERO,
        Reason.MEMBERS,
        Reason.NO_MEMBER_APPLIES,
        Reason.ZERO_BASELINE,
        Reason.ZERO_BASELINE_EXEMPTS,
        Reason.BOUND_STRADDLES_MARK,
    )
)


@dataclass(slots=True)
class Ruled:
    """Verdict codes by row and the ranks of their reasons, or what works those out when they are asked for.

    ``most`` is the greatest code there is. ``alike``: every row has the same code and the same reason. ``left`` are
    rows with a range among their figures whose ruling is not right (None: none).
    """

    codes: Bytes
    reasons: Ranks | np.uint8 | Callable[[], Ranks]
    most: int
    alike: bool = False
    left: Mask | None = None

    @property
    def decided(self) -> bool:
        """Whether every row is met or not met."""
        return self.most < _OPEN

    @property
    def asked(self) -> bool:
        """Whether every row is met, not met or open."""
        return self.most < _AWAY

    def all_reasons(self) -> Ranks:
        """Return the rank of the reason of every row."""
        if callable(self.reasons):
            self.reasons = self.reasons()
        return np.broadcast_to(self.reasons, self.codes.shape)


def _ruled(codes: Bytes, reasons: Ranks | Callable[[], Ranks], left: Mask | None = None) -> Ruled:
    return Ruled(codes, reasons, int(np.maximum.reduce(codes)) if len(codes) else 0, left=left)


class Ruler:
    """Rules on one question, its tests made ready."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._by_figures = _by_figures(question)

    def rule(self, block: Block) -> Ruled:
        """Return the ruling on every row, less those that it says are left."""
        ruled = self._by_figures(block)
        claims = None if ruled.decided else block.claims(self._question.id)
        return ruled if claims is None else _claimed(ruled, *claims)


def _by_figures(question: Question) -> Callable[[Block], Ruled]:
    """Return what rules on a question by figures alone."""
    match question:
        case Exempt(_, _, reason):
            return lambda block: _same(AWAY, reason, block.rows)
        case Claimable():
            reason = pending(question)
            return lambda block: _same(OPEN, reason, block.rows)
        case Combination(need=need):
            parts = [Ruler(part) for part in question.parts]
            return lambda block: _combined(need, [part.rule(block) for part in parts], block.rows)
        case Leaf():
            return _OfLeaf(question).rule


class _OfLeaf:
    def __init__(self, leaf: Leaf) -> None:
        self._leaf = leaf
        self._decide = decider(leaf.test)
        self._in_ranges = RangeTest.of(leaf.test)
        self._slots = tuple(slots_of(leaf.test.margin))
        self._baseline = None if leaf.zero is None else leaf.baseline
        self._slot = self._baseline.slot if isinstance(self._baseline, Read) else None
        self._of_baseline = () if self._baseline is None else tuple(slots_of(self._baseline))
        self._of_value = tuple(slots_of(leaf.value)) if leaf.zero is ZeroBaseline.MET_IF_STILL_ZERO else ()

    def rule(self, block: Block) -> Ruled:
        held, ranks = self._decide(block)
        codes: Bytes = held.view(np.uint8)
        ruled = Ruled(codes, _MEASURED, _MET) if ranks is None else _with_gaps(codes, ranks)
        wide = block.wide(self._slots)
        if wide is not None:
            ruled = self._with_ranges(block, ruled, ranks, wide)
        baseline, zero = self._baseline, self._leaf.zero
        if baseline is None or zero is None or (self._slot is not None and block.all_above_zero(self._slot)):
            return ruled
        left = self._left_by_zero(baseline, block, ruled)
        return _ruled(*_with_zero(zero, baseline, self._leaf.value, block, ruled.codes, ruled.all_reasons()), left)

    def _with_ranges(self, block: Block, ruled: Ruled, ranks: Ranks | None, wide: Mask) -> Ruled:
        """Return a ruling that is right in rows with ranges too, so far as a test of ranges can tell."""
        if self._in_ranges is None:
            ruled.left = wide
            return ruled
        # A figure that is not there settles a row whatever another one is.
        rows = np.flatnonzero(wide if ranks is None else wide & (ranks == KNOWN))
        if not len(rows):
            return ruled
        passed = self._in_ranges.passed(block, rows)
        codes, reasons = ruled.codes.copy(), ruled.all_reasons().copy()
        codes[rows] = np.where(passed.all, MET, np.where(passed.none, NOT_MET, OPEN))
        reasons[rows] = np.where(passed.all | passed.none, _MEASURED, _STRADDLES)
        left = np.zeros(block.rows, np.bool_)
        left[rows] = passed.left
        return _ruled(codes, reasons, left if left.any() else None)

    def _left_by_zero(self, baseline: Expr, block: Block, ruled: Ruled) -> Mask | None:
        """Return the rows of a ruling that are left where a baseline of zero has a meaning of its own."""
        left = _either(ruled.left, block.wide(self._of_baseline))
        wide = block.wide(self._of_value)
        return left if wide is None else _either(left, wide & _zeros(baseline, block))


def _either(*masks: Mask | None) -> Mask | None:
    """Return where one of some masks is true, None where none is anywhere."""
    given = [mask for mask in masks if mask is not None and mask.any()]
    return reduce(np.logical_or, given) if given else None


def _with_gaps(codes: Bytes, ranks: Ranks) -> Ruled:
    """Return a ruling on rows some of which have a reason why there is no number."""
    unknown, away = gaps(ranks)
    open_ = np.add(np.left_shift(unknown, 1, out=unknown), away, out=unknown)
    return _ruled(np.maximum(codes, open_), lambda: np.minimum(ranks, _MEASURED))


def _same(code: np.uint8, reason: Reason, rows: int) -> Ruled:
    return Ruled(np.broadcast_to(code, rows), np.uint8(rank_of(reason)), int(code), alike=True)


def _claimed(ruled: Ruled, values: np.ndarray, made: np.ndarray) -> Ruled:
    """A claim counts only where figures do not decide."""
    counts = made & (ruled.codes == OPEN)
    if not counts.any():
        return ruled
    codes = np.where(counts, values.astype(np.uint8), ruled.codes)
    return _ruled(codes, np.where(counts, _CLAIMED, ruled.all_reasons()), ruled.left)


def _with_zero(
    policy: ZeroBaseline, baseline: Expr, value: Expr, block: Block, codes: Bytes, reasons: Ranks
) -> tuple[Bytes, Ranks]:
    """A baseline of zero has its declared meaning."""
    zero = _zeros(baseline, block)
    if not zero.any():
        return codes, reasons
    if policy is ZeroBaseline.NOT_APPLICABLE:
        return np.where(zero, AWAY, codes), np.where(zero, _ZERO_EXEMPTS, reasons)
    if policy is ZeroBaseline.MET_IF_STILL_ZERO:
        still = zero & _zeros(value, block)
        return np.where(still, MET, codes), np.where(still, _STILL_ZERO, reasons)
    _, ranks = _numbers(value, block)
    if ranks is not None:
        zero &= ranks == KNOWN
    return np.where(zero, OPEN, codes), np.where(zero, _ZERO_BASELINE, reasons)


def _zeros(expr: Expr, block: Block) -> Mask:
    """Return where a number is known to be zero."""
    numbers, ranks = _numbers(expr, block)
    zero: Mask = np.equal(numbers, 0)
    return zero if ranks is None else zero & (ranks == KNOWN)


def _numbers(expr: Expr, block: Block) -> tuple[np.ndarray, Ranks | None]:
    """Return what is zero where a number is, and why there is none."""
    if isinstance(expr, Read):
        seen = block.seen(expr.slot)
        if seen.top is not None and seen.values is not None:
            # At first sight all are figures or gaps, and not read exactly for this.
            return seen.values, seen.ranks
    known = known_of(expr, block.known, block.rows)
    return known.number.numerator, known.ranks


def _combined(need: int | None, parts: Sequence[Ruled], rows: int) -> Ruled:
    """Kleene's three-valued logic over the parts that apply."""
    left = _either(*[part.left for part in parts])
    if all(part.decided for part in parts):
        return Ruled(_counted(need, [part.codes for part in parts]), _MEMBERS, _MET, left=left)
    if all(part.asked for part in parts):
        codes = _open_counted(need, parts)
        return _ruled(codes, lambda: _reasons_of(codes, parts, np.full(rows, _MEMBERS)), left)
    met = sum((part.codes == MET for part in parts), np.zeros(rows, np.int64))
    open_ = sum((part.codes == OPEN for part in parts), np.zeros(rows, np.int64))
    applying = sum((part.codes != AWAY for part in parts), np.zeros(rows, np.int64))
    wanted = applying if need is None else np.minimum(need, applying)
    codes = np.where(met >= wanted, MET, np.where(met + open_ < wanted, NOT_MET, OPEN))
    codes[applying == 0] = AWAY
    reasons: Ranks = np.full(rows, _MEMBERS)
    reasons[applying == 0] = _NO_MEMBER
    return _ruled(codes, _reasons_of(codes, parts, reasons), left)


def _reasons_of(codes: Bytes, parts: Sequence[Ruled], reasons: Ranks) -> Ranks:
    """Return the reasons of a combination: where it is open, that of the first open part is the one to give."""
    for part in reversed(parts):
        first = (codes == OPEN) & (part.codes == OPEN)
        reasons = np.where(first, part.all_reasons(), reasons)
    return reasons


def _open_counted(need: int | None, parts: Sequence[Ruled]) -> Bytes:
    """Return what parts come to that all apply: met as soon as enough are, not met once too few can be."""
    met = _counted(need, [part.codes & MET for part in parts])
    possible = _counted(need, [(part.codes + MET) >> MET for part in parts])
    return np.subtract(np.left_shift(possible, 1), met)


def _counted(need: int | None, codes: Sequence[Bytes]) -> Bytes:
    """Return whether enough of some codes are one, none of them being more."""
    if need is None or need >= len(codes):
        return reduce(np.bitwise_and, codes)
    if need == 1:
        return reduce(np.bitwise_or, codes)
    met = codes[0].astype(np.int16)
    for each in codes[1:]:
        met += each
    return (met >= need).view(np.uint8)


VERDICT_CODES: Final = {verdict: np.uint8(code) for code, verdict in enumerate(VERDICTS)}


def reason_of(rank: int) -> Reason:
    """Return the reason of a rank."""
    return BY_RANK[rank]


def verdict_of(code: int) -> Verdict:
    """Return the verdict of a code."""
    return VERDICTS[code]
