"""Where a unit stands by keys that may be intervals, in a form that sorts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from emulation_rules.model.interval import Interval

_End: TypeAlias = tuple[int, Fraction, int]
"""An infinite end (-1 or 1, otherwise 0), the number, and 1 just above it or -1 just below."""

_ZERO: Final = Fraction(0)
_NOTHING: Final[_End] = (-2, _ZERO, 0)
"""A unit for which a key does not apply comes after all for which it does."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The least and the most that one unit's keys can be; more is better."""

    least: tuple[_End, ...]
    most: tuple[_End, ...]

    @property
    def certain(self) -> bool:
        """Whether every key is known."""
        return self.least == self.most


def placed(keys: Sequence[Interval | None], lower: Sequence[bool]) -> Placed:
    """Return where keys put a unit. ``lower`` says of each whether less of it is better; None does not apply."""
    turned = [-key if key is not None and down else key for key, down in zip(keys, lower, strict=True)]
    return Placed(tuple(map(_low_end, turned)), tuple(map(_high_end, turned)))


def _low_end(key: Interval | None) -> _End:
    if key is None:
        return _NOTHING
    return (-1, _ZERO, 0) if key.low is None else (0, key.low, int(key.low_open))


def _high_end(key: Interval | None) -> _End:
    if key is None:
        return _NOTHING
    return (1, _ZERO, 0) if key.high is None else (0, key.high, -int(key.high_open))
