"""Reasons as numbers inside a query, in the order in which the first of several is given."""

from __future__ import annotations

from typing import Final

from emulation_rules.model.verdict import EXEMPTING, PRIORITY, Reason
from emulation_rules.plan.known import UNREPORTED

BEYOND_REACH: Final = "beyond_reach"
"""The word for figures that can be, but lie beyond the numbers the database reckons in."""

BEYOND: Final = 98
KNOWN: Final = 99
"""Of a number: nothing is missing."""

EXEMPT_BELOW: Final = len(EXEMPTING)
"""Ranks below it are those of *not applicable*."""

WORDS: Final = {**{rank: reason.value for reason, rank in PRIORITY.items()}, BEYOND: BEYOND_REACH}
"""The word for each rank."""

UNREPORTED_RANKS: Final = tuple(sorted(PRIORITY[reason] for reason in UNREPORTED))
ABSENT_RANKS: Final = tuple(sorted(PRIORITY[reason] for reason in UNREPORTED | EXEMPTING))


def rank(reason: Reason) -> str:
    """Return the number of a reason as text."""
    return str(PRIORITY[reason])


def among(expression: str, ranks: tuple[int, ...]) -> str:
    """Return a condition that a rank is one of several."""
    return f"{expression} IN ({', '.join(map(str, ranks))})"
