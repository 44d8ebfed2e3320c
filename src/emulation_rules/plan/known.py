"""What is known of a number while a report is read: an interval that holds it, or why there is none."""

from __future__ import annotations

from typing import Final, TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason

Bounds: TypeAlias = Interval | Reason
"""An interval that holds the truth, or the reason nothing is known. Tight where each figure appears once."""

UNREPORTED: Final = frozenset({Reason.NOT_REPORTED, Reason.JUDGEMENT_PENDING, Reason.NO_BASELINE})
"""The reasons that give way when a figure comes in: nothing was said yet."""
