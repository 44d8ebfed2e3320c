"""What the columnar engine tells of many rows, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.column import Mask
from emulation_rules.model.verdict import Reason, Verdict

VERDICTS: Final = (Verdict.NOT_MET, Verdict.MET, Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE)
"""Verdicts by their code; a truth as a number is a verdict's code."""

REASONS: Final = tuple(Reason)
"""Reasons by their code."""

Numbers: TypeAlias = NDArray[np.float64]
Bytes: TypeAlias = NDArray[np.uint8]


class Tell(StrEnum):
    """What is told besides the certain and the possible score."""

    VERDICTS = "verdicts"
    REASONS = "reasons"
    MARGINS = "margins"
    """The margin where it is one number."""
    POINTS = "points"
    """The points where they are one number."""
    MARGIN_RANGES = "margin_ranges"
    """The least and the greatest the margin can be."""
    POINT_RANGES = "point_ranges"
    """The points that are certain and those that are possible."""
    SHARES = "shares"
    """Of the score: the maximum of what applies, and the points in percent of it."""
    RANKS = "ranks"
    """The best and the worst rank a row can have in its cluster."""


DEFAULT: Final = (Tell.VERDICTS, Tell.POINTS, Tell.SHARES)

OF_A_ROW: Final = tuple(each for each in Tell if each is not Tell.RANKS)
"""Everything that is told of a row without comparing it with others; not every ruleset's ranks can be told."""


@dataclass(frozen=True, slots=True)
class Told:
    """Arrays of shape (targets, rows), and of the score (rows,). What was not asked for is None.

    ``verdicts`` are codes into `VERDICTS`, ``reasons`` into `REASONS`. Numbers are the float64 nearest to the exact
    number, NaN where there is none (or for ``points`` and ``margins`` not one only); an end that is infinite is
    infinite. ``possible`` is ``certain`` itself where nothing is open. Of ranges ``[0]`` is the lower end and ``[1]``
    the upper. ``share`` and ``possible_share`` are in percent.
    ``impossible`` counts the figures of a row that cannot be. ``ranks`` are the best and the worst, NaN where a row has
    none. ``full_points`` are the targets whose ``points`` are known to have no NaN; others may have none either.
    """

    verdicts: Bytes | None
    reasons: Bytes | None
    margins: Numbers | None
    points: Numbers | None
    margin_ranges: tuple[Numbers, Numbers] | None
    point_ranges: tuple[Numbers, Numbers] | None
    certain: Numbers
    possible: Numbers
    maximum: Numbers | None
    share: Numbers | None
    possible_share: Numbers | None
    impossible: NDArray[Any]
    ranks: tuple[Numbers, Numbers] | None = None
    full_points: Mask | None = None
