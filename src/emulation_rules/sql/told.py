"""What a query tells besides the certain and the possible score."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Final

from emulation_rules.model.verdict import Verdict


class Tell(StrEnum):
    """What can be told. The words are those of data frames."""

    VERDICTS = "verdicts"
    REASONS = "reasons"
    POINTS = "points"
    """The points where they are one number."""
    POINT_RANGES = "point_ranges"
    """The points that are certain and those that are possible."""
    SHARES = "shares"
    """Of the score: the maximum of what applies, and the points in percent of it."""


Told = Collection[Tell]

DEFAULT: Final = (Tell.VERDICTS, Tell.POINTS, Tell.SHARES)

SUFFIXES: Final = {
    Tell.VERDICTS: ("_verdict",),
    Tell.REASONS: ("_reason",),
    Tell.POINTS: ("_points",),
    Tell.POINT_RANGES: ("_points_certain", "_points_possible"),
}
"""What follows the id of a target in the names of its columns."""

SCORE: Final = ("score_certain", "score_possible")
OF_THE_SCORE: Final = ("score_maximum", "share_certain", "share_possible")
"""The columns of the score, and those of its shares."""

IMPOSSIBLE_COLUMN: Final = "impossible_figures"
"""How many figures of a row cannot be figures."""

VERDICT_ORDER: Final = tuple(map(str, (Verdict.NOT_MET, Verdict.MET, Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE)))
"""The words of verdicts as databases order them that have types of words."""

BEYOND_COLUMN: Final = "beyond_reach"
"""How many targets of a row the database cannot decide exactly."""


def columns_of(target: str, told: Told) -> Iterator[str]:
    """Yield the names of a target's columns."""
    for tell, suffixes in SUFFIXES.items():
        if tell in told:
            yield from (target + suffix for suffix in suffixes)


def score_columns(told: Told) -> tuple[str, ...]:
    """Return the names of the columns of the score."""
    return (*SCORE, *OF_THE_SCORE) if Tell.SHARES in told else SCORE
