"""A margin as two small integers: where its low and its high end lie about the mark.

An end is ``BELOW`` (-2), just below (-1, an open upper end at zero), on the mark (0), just above (+1, an open lower
end at zero) or ``ABOVE`` (+2). A test then needs no arithmetic: everything passes when ``low >= pass_mark`` and nothing
does when ``high < pass_mark``, where `pass_mark` is 0 for an inclusive test and 1 for a strict one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.target import ZeroBaseline
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Test
from emulation_rules.plan.plan import Leaf

BELOW: Final = -2
ABOVE: Final = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """What figures say of one leaf: the two ends, the reason where they decide, and the reason where they do not.

    ``exempt`` is why the leaf is not asked at all, or None.
    """

    low: int
    high: int
    decided: Reason = Reason.MEASURED
    open: Reason = Reason.BOUND_STRADDLES_MARK
    exempt: Reason | None = None


_STILL_ZERO = Evidence(ABOVE, ABOVE, decided=Reason.STILL_ZERO)


def pass_mark(test: Test) -> int:
    """Return the least end that passes a test."""
    return 1 if test.strict else 0


def is_open(evidence: Evidence, test: Test) -> bool:
    """Whether some values pass and some do not."""
    return evidence.low < pass_mark(test) <= evidence.high


def evidence_of(leaf: Leaf, values: Sequence[Bounds]) -> Evidence:
    """Return what the figures say of a leaf."""
    if leaf.zero is ZeroBaseline.NOT_APPLICABLE and leaf.baseline is not None:
        baseline = bounds(leaf.baseline, values)
        if isinstance(baseline, Interval) and baseline.low == baseline.high == 0:
            return _nothing(Reason.ZERO_BASELINE_EXEMPTS)
    margin = bounds(leaf.test.margin, values)
    if isinstance(margin, Reason):
        return _nothing(margin)
    found = Evidence(*ends_of(margin))
    if leaf.zero is None or leaf.baseline is None:
        return found
    baseline, value = bounds(leaf.baseline, values), bounds(leaf.value, values)
    if isinstance(baseline, Reason) or isinstance(value, Reason) or 0 not in baseline:
        return found
    return _at_zero(leaf, leaf.zero, found, value) if baseline.is_point else _near_zero(leaf, leaf.zero, found, value)


def _nothing(reason: Reason) -> Evidence:
    return Evidence(BELOW, ABOVE, open=reason, exempt=reason if reason in EXEMPTING else None)


def ends_of(margin: Interval) -> tuple[int, int]:
    """Return where the low and the high end of a margin lie about the mark."""
    low = BELOW if margin.low is None else _side(margin.low) or (1 if margin.low_open else 0)
    high = ABOVE if margin.high is None else _side(margin.high) or (-1 if margin.high_open else 0)
    return low, high


def _side(end: Fraction) -> int:
    return ABOVE if end > 0 else BELOW if end < 0 else 0


def _at_zero(leaf: Leaf, policy: ZeroBaseline, found: Evidence, value: Interval) -> Evidence:
    """The baseline is zero: its declared meaning replaces the margin."""
    if policy is not ZeroBaseline.MET_IF_STILL_ZERO:
        return _nothing(Reason.ZERO_BASELINE)
    if 0 not in value:
        return found
    if value.is_point:
        return _STILL_ZERO
    return found if found.low >= pass_mark(leaf.test) else _nothing(Reason.BOUND_STRADDLES_MARK)


def _near_zero(leaf: Leaf, policy: ZeroBaseline, found: Evidence, value: Interval) -> Evidence:
    """The baseline may be zero: only what holds either way is certain."""
    if is_open(found, leaf.test):
        return found
    if policy is not ZeroBaseline.MET_IF_STILL_ZERO:
        return _nothing(Reason.ZERO_BASELINE)
    at_zero, k = _at_zero(leaf, policy, found, value), pass_mark(leaf.test)
    agree = (at_zero.low >= k and found.low >= k) or (at_zero.high < k and found.high < k)
    return found if agree else _nothing(Reason.BOUND_STRADDLES_MARK)
