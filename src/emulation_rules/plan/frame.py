"""The frame of a target: what its points read besides the figures, once the target has been ruled on.

The frame follows a unit's slots, so it is read from the end.
"""

from __future__ import annotations

from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Exceeded, Reason, Verdict
from emulation_rules.plan.known import Bounds

VALUE: Final = -6
MARK: Final = -5
BASELINE: Final = -4
MARGIN: Final = -3
MET: Final = -2
"""One where the target is met, zero where it is not."""
EXCEEDED: Final = -1
SIZE: Final = 6

_NO, _YES, _EITHER = Interval.point(0), Interval.point(1), Interval(Interval.point(0).low, Interval.point(1).high)


def met_number(verdict: Verdict) -> Bounds:
    """Return a verdict as a number: one, zero, or what lies between while it is open."""
    if verdict is Verdict.NOT_APPLICABLE:
        return Reason.ONLY_SCORED
    return {Verdict.MET: _YES, Verdict.NOT_MET: _NO}.get(verdict, _EITHER)


def exceeded_number(exceeded: Exceeded | None) -> Bounds:
    """Return whether a target was exceeded as a number; what cannot be exceeded was not."""
    return {Exceeded.YES: _YES, Exceeded.UNKNOWN: _EITHER}.get(exceeded or Exceeded.NO, _NO)
