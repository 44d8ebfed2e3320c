"""Reasons as numbers inside a query, in the order in which the first of several is given."""

from __future__ import annotations

from typing import Final

from emulation_rules.model.verdict import EXEMPTING, PRIORITY, Reason
from emulation_rules.plan.known import UNREPORTED

BEYOND_REACH: Final = "beyond_reach"
"""The word for figures that can be, but lie beyond the numbers the database reckons in."""

_FIRST: Final = 900
BEYOND: Final = _FIRST + PRIORITY[Reason.ZERO_DENOMINATOR]
"""Figures beyond reach: it comes after all that is not reported or not asked, and before what is worked out of figures,
which might be otherwise with them."""

KNOWN: Final = 999
"""Of a number: nothing is missing."""

_RANKS: Final = {reason: _FIRST + place + (_FIRST + place >= BEYOND) for reason, place in PRIORITY.items()}

EXEMPT_BELOW: Final = _FIRST + len(EXEMPTING)
"""Ranks below it are those of *not applicable*."""

WORDS: Final = {**{number: reason.value for reason, number in _RANKS.items()}, BEYOND: BEYOND_REACH}
"""The word for each rank."""

UNREPORTED_RANKS: Final = tuple(sorted(_RANKS[reason] for reason in UNREPORTED))
ABSENT_RANKS: Final = tuple(sorted(_RANKS[reason] for reason in UNREPORTED | EXEMPTING))


def number_of(reason: Reason) -> int:
    """Return the number of a reason."""
    return _RANKS[reason]


def rank(reason: Reason) -> str:
    """Return the number of a reason as text."""
    return str(_RANKS[reason])


def among(expression: str, ranks: tuple[int, ...]) -> str:
    """Return a condition that a rank is one of several."""
    return f"{expression} IN ({', '.join(map(str, ranks))})"
