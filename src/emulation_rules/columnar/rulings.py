"""The rulings on a question in every row of a block: what the reference engine rules, for numbers and reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from emulation_rules.columnar.block import Block
from emulation_rules.columnar.expressions import known_of
from emulation_rules.columnar.known import BY_RANK, KNOWN, Ranks, exempting, rank_of
from emulation_rules.columnar.margin_tests import Decide, decider
from emulation_rules.columnar.told import VERDICTS, Bytes
from emulation_rules.model.target import ZeroBaseline
from emulation_rules.model.verdict import Reason, Verdict
from emulation_rules.plan.nodes import Expr, Read
from emulation_rules.plan.plan import Claimable, Combination, Exempt, Leaf, Question, pending

NOT_MET, MET, OPEN, AWAY = (np.uint8(code) for code in range(4))
"""The codes of `VERDICTS`."""

_MEASURED, _CLAIMED, _STILL_ZERO, _MEMBERS, _NO_MEMBER, _ZERO_BASELINE, _ZERO_EXEMPTS = (
    np.uint8(rank_of(reason))
    for reason in (
        Reason.MEASURED,
        Reason.CLAIMED,
        Reason.STILL_ZERO,
        Reason.MEMBERS,
        Reason.NO_MEMBER_APPLIES,
        Reason.ZERO_BASELINE,
        Reason.ZERO_BASELINE_EXEMPTS,
    )
)


@dataclass(frozen=True, slots=True)
class Ruled:
    """Verdict codes by row and the ranks of their reasons. ``decided``: every row is met or not met.

    ``alike``: every row has the same code and the same reason.
    """

    codes: Bytes
    reasons: Ranks | np.uint8
    decided: bool
    alike: bool = False

    def all_reasons(self) -> Ranks:
        """Return the rank of the reason of every row."""
        return np.broadcast_to(self.reasons, self.codes.shape)


class Ruler:
    """Rules on one question, its tests made ready."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._parts = [Ruler(part) for part in question.parts] if isinstance(question, Combination) else []
        self._decide: Decide | None = decider(question.test) if isinstance(question, Leaf) else None

    def rule(self, block: Block) -> Ruled:
        """Return the ruling on every row that has no range among its figures."""
        ruled = self._by_figures(block)
        claims = None if ruled.decided else block.claims(self._question.id)
        return ruled if claims is None else _claimed(ruled, *claims)

    def _by_figures(self, block: Block) -> Ruled:
        match self._question:
            case Exempt(_, _, reason):
                return _same(AWAY, reason, block.rows)
            case Claimable():
                return _same(OPEN, pending(self._question), block.rows)
            case Combination(need=need):
                return _combined(need, [part.rule(block) for part in self._parts], block.rows)
            case Leaf():
                return self._leaf(self._question, block)

    def _leaf(self, leaf: Leaf, block: Block) -> Ruled:
        if self._decide is None:  # pragma: no cover  # a leaf always has one
            raise TypeError
        held, ranks = self._decide(block)
        codes: Bytes = held.view(np.uint8)
        if ranks is None and leaf.zero is None:
            return Ruled(codes, _MEASURED, decided=True)
        if ranks is None and leaf.zero is not None and _all_above_zero(leaf, block):
            return Ruled(codes, _MEASURED, decided=True)
        reasons: Ranks = np.full(block.rows, _MEASURED)
        if ranks is not None:
            open_ = ranks != KNOWN
            codes = np.where(open_, np.where(exempting(ranks), AWAY, OPEN), codes)
            reasons = np.where(open_, ranks, reasons)
        if leaf.zero is not None and leaf.baseline is not None:
            codes, reasons = _with_zero(leaf.zero, leaf.baseline, leaf.value, block, codes, reasons)
        return Ruled(codes, reasons, bool((codes < OPEN).all()))


def _all_above_zero(leaf: Leaf, block: Block) -> bool:
    """Whether it shows at first sight that no baseline is zero."""
    baseline = leaf.baseline
    return isinstance(baseline, Read) and block.all_above_zero(baseline.slot)


def _same(code: np.uint8, reason: Reason, rows: int) -> Ruled:
    return Ruled(np.broadcast_to(code, rows), np.uint8(rank_of(reason)), decided=False, alike=True)


def _claimed(ruled: Ruled, values: np.ndarray, made: np.ndarray) -> Ruled:
    """A claim counts only where figures do not decide."""
    counts = made & (ruled.codes == OPEN)
    if not counts.any():
        return ruled
    codes = np.where(counts, values.astype(np.uint8), ruled.codes)
    return Ruled(codes, np.where(counts, _CLAIMED, ruled.all_reasons()), bool((codes < OPEN).all()))


def _with_zero(
    policy: ZeroBaseline, baseline: Expr, value: Expr, block: Block, codes: Bytes, reasons: Ranks
) -> tuple[Bytes, Ranks]:
    """A baseline of zero has its declared meaning."""
    base = known_of(baseline, block.known, block.rows)
    zero = base.number.numerator == 0
    if base.ranks is not None:
        zero &= base.ranks == KNOWN
    if not zero.any():
        return codes, reasons
    if policy is ZeroBaseline.NOT_APPLICABLE:
        return np.where(zero, AWAY, codes), np.where(zero, _ZERO_EXEMPTS, reasons)
    held = known_of(value, block.known, block.rows)
    if held.ranks is not None:
        zero &= held.ranks == KNOWN
    if policy is ZeroBaseline.MET_IF_STILL_ZERO:
        still = zero & (held.number.numerator == 0)
        return np.where(still, MET, codes), np.where(still, _STILL_ZERO, reasons)
    return np.where(zero, OPEN, codes), np.where(zero, _ZERO_BASELINE, reasons)


def _combined(need: int | None, parts: Sequence[Ruled], rows: int) -> Ruled:
    """Kleene's three-valued logic over the parts that apply."""
    if all(part.decided for part in parts):
        return Ruled(_counted(need, parts), _MEMBERS, decided=True)
    met = sum((part.codes == MET for part in parts), np.zeros(rows, np.int64))
    open_ = sum((part.codes == OPEN for part in parts), np.zeros(rows, np.int64))
    applying = sum((part.codes != AWAY for part in parts), np.zeros(rows, np.int64))
    wanted = applying if need is None else np.minimum(need, applying)
    codes = np.where(met >= wanted, MET, np.where(met + open_ < wanted, NOT_MET, OPEN))
    codes[applying == 0] = AWAY
    reasons: Ranks = np.full(rows, _MEMBERS)
    reasons[applying == 0] = _NO_MEMBER
    # The reason of the first open part is the one to give.
    for part in reversed(parts):
        first = (codes == OPEN) & (part.codes == OPEN)
        reasons = np.where(first, part.all_reasons(), reasons)
    return Ruled(codes, reasons, bool((codes < OPEN).all()))


def _counted(need: int | None, parts: Sequence[Ruled]) -> Bytes:
    if need is None or need >= len(parts):
        found = parts[0].codes
        for part in parts[1:]:
            found = found & part.codes
        return found
    met = parts[0].codes.astype(np.int16)
    for part in parts[1:]:
        met = met + part.codes
    return (met >= need).view(np.uint8)


VERDICT_CODES: Final = {verdict: np.uint8(code) for code, verdict in enumerate(VERDICTS)}


def reason_of(rank: int) -> Reason:
    """Return the reason of a rank."""
    return BY_RANK[rank]


def verdict_of(code: int) -> Verdict:
    """Return the verdict of a code."""
    return VERDICTS[code]
