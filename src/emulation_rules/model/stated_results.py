"""What a report itself says its figures come to: stated totals, ranks, shares and points. Checked, never used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from emulation_rules.model.interval import Interval
from emulation_rules.model.place import Place


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """One stated number, ``written`` as reported, with ``places`` decimals."""

    number: Fraction
    places: int = 0
    written: str = ""
    place: Place = field(default=Place(""), compare=False, repr=False)

    @property
    def half(self) -> Fraction:
        """Half a unit of the last decimal: as far as rounding for display can have moved it."""
        return Fraction(1, 2 * 10**self.places)

    @property
    def possible(self) -> Interval:
        """Every number that may be displayed so, whichever way ties are rounded."""
        return Interval(self.number - self.half, self.number + self.half)


@dataclass(frozen=True, slots=True)
class StatedResults:
    """What one unit's report states of one period. ``share`` is in percent, ``points`` go by target or group id."""

    score: StatedNumber | None = None
    rank: StatedNumber | None = None
    share: StatedNumber | None = None
    points: Mapping[str, StatedNumber] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.score, self.rank, self.share, tuple(sorted(self.points))))

    def named(self) -> Iterator[tuple[str, StatedNumber]]:
        """Yield everything stated under its name: ``score``, ``rank``, ``share``, ``points:conduct``."""
        for name, stated in (("score", self.score), ("rank", self.rank), ("share", self.share)):
            if stated is not None:
                yield name, stated
        for name in sorted(self.points):
            yield f"points:{name}", self.points[name]
