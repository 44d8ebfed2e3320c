"""Where blocks write what they come to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from threading import Lock
from typing import Final, TypeAlias

import numpy as np

from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.known import BY_RANK
from emulation_rules.columnar.told import REASONS, Bytes, Numbers, Tell, Told

_CODE_OF_RANK: Final = np.array([REASONS.index(reason) for reason in BY_RANK], np.uint8)


At: TypeAlias = slice | np.ndarray | int
"""Some rows of a table."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The floats nearest to both ends of something, NaN where there is none.

    ``single`` is where the ends are one number (True: everywhere): ends that differ may be nearest to the same float.
    """

    low: Numbers | float
    high: Numbers | float
    single: Mask | bool


class Telling:
    """The arrays of a table being filled. Blocks write to rows of their own, so several threads may."""

    def __init__(self, targets: int, rows: int, tell: Collection[Tell]) -> None:
        self.wanted = frozenset(tell)
        """What is told besides the score."""
        shape = (targets, rows)
        self.verdicts: Bytes | None = np.empty(shape, np.uint8) if Tell.VERDICTS in tell else None
        self.reasons: Bytes | None = np.empty(shape, np.uint8) if Tell.REASONS in tell else None
        self.margins = self._numbers(shape, Tell.MARGINS)
        self.points = self._numbers(shape, Tell.POINTS)
        self.full_points = np.ones(targets, np.bool_)
        self.margin_ranges = self._ranges(shape, Tell.MARGIN_RANGES)
        self.point_ranges = self._ranges(shape, Tell.POINT_RANGES)
        self.wants_margins = self.margins is not None or self.margin_ranges is not None
        """Whether margins are told in any form."""
        self.wants_points = self.points is not None or self.point_ranges is not None
        """Whether points of targets are told in any form."""
        self.wants_shares = Tell.SHARES in tell
        """Whether the maximum and the shares are told."""
        self._rows = rows
        self._certain = np.empty(rows)
        self._possible: Numbers | None = None
        self._shares = np.empty((3, rows)) if Tell.SHARES in tell else None
        # Never written to where all figures are possible, such an array costs next to nothing.
        self.impossible = np.zeros(rows, np.uint16)
        self._lock = Lock()

    def tell_reasons(self, target: int, at: At, ranks: Bytes | np.uint8) -> None:
        """Write the reasons of some rows, given as ranks."""
        if self.reasons is not None:
            self.reasons[target, at] = _CODE_OF_RANK[ranks]

    def tell_margins(self, target: int, at: At, margins: Ends) -> None:
        """Write the margins of some rows."""
        _write(self.margins, self.margin_ranges, target, at, margins)

    def tell_points(self, target: int, at: At, points: Ends) -> None:
        """Write certain and possible points."""
        self.full_points[target] = False
        _write(self.points, self.point_ranges, target, at, points)

    def tell_score(self, at: At, low: Numbers | float, high: Numbers | float) -> None:
        """Write the certain and the possible score; where they are one array, nothing is open."""
        self._certain[at] = low
        if high is not low:
            self._opened()[at] = high
        elif self._possible is not None:
            self._possible[at] = high

    def tell_shares(self, at: At, maximum: Numbers | float, low: Numbers | float, high: Numbers | float) -> None:
        """Write the maximum of what applies and the shares of it."""
        if self._shares is not None:
            self._shares[0, at], self._shares[1, at], self._shares[2, at] = maximum, low, high

    def _opened(self) -> Numbers:
        """Return the array of possible scores, made when the first row needs one."""
        with self._lock:
            if self._possible is None:
                self._possible = np.full(self._rows, np.nan)
            return self._possible

    def told(self) -> Told:
        """Return what was written."""
        maximum, share, possible_share = (None, None, None) if self._shares is None else self._shares
        return Told(
            self.verdicts,
            self.reasons,
            self.margins,
            self.points,
            self.margin_ranges,
            self.point_ranges,
            self._certain,
            self._certain
            if self._possible is None
            else np.where(np.isnan(self._possible), self._certain, self._possible),
            maximum,
            share,
            possible_share,
            self.impossible,
            full_points=self.full_points,
        )

    def _numbers(self, shape: tuple[int, int], what: Tell) -> Numbers | None:
        return np.empty(shape) if what in self.wanted else None

    def _ranges(self, shape: tuple[int, int], what: Tell) -> tuple[Numbers, Numbers] | None:
        return (np.empty(shape), np.empty(shape)) if what in self.wanted else None


def _write(single: Numbers | None, ranges: tuple[Numbers, Numbers] | None, target: int, at: At, ends: Ends) -> None:
    if single is not None:
        single[target, at] = ends.low if ends.single is True else np.where(ends.single, ends.low, np.nan)
    if ranges is not None:
        ranges[0][target, at], ranges[1][target, at] = ends.low, ends.high
