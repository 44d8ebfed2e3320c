"""Both ends of exact numbers of some rows, and the order they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.clusters.ends import in_order
from emulation_rules.columnar.clusters.numbers import FITS, Whole, lowest
from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.exact import Exact, nearest_float
from emulation_rules.model.interval import Interval


@dataclass(frozen=True, slots=True)
class ExactEnds:
    """The ends of the interval of every one of ``rows``: first all low ones, then all high ones.

    Each is ``above / below`` in lowest terms, whole numbers of any size, where it is not ``infinite``.
    """

    rows: NDArray[np.intp]
    above: NDArray[Any]
    below: NDArray[Any]
    open: Mask
    infinite: Mask

    def places(self) -> Whole:
        """Return the place of each end among all, from one; infinite ones stand before or after all others."""
        size = len(self.rows)
        found = _order(self.above, self.below) + 1
        found[:size][self.infinite[:size]] = 0
        found[size:][self.infinite[size:]] = len(found) + 1
        return found

    def inside(self) -> Whole:
        """Return which way an open end stands beside its number: up from a low one, down from a high one."""
        size = len(self.rows)
        way = np.concatenate([np.ones(size, np.int64), np.full(size, -1, np.int64)])
        return np.where(self.open & ~self.infinite, way, 0)


def ends_of_arrays(rows: NDArray[np.intp], low: Exact, high: Exact) -> ExactEnds:
    """Return closed ends."""
    closed = np.zeros(2 * len(rows), np.bool_)
    pairs = [_lowest(end, len(rows)) for end in (low, high)]
    above, below = (np.concatenate(sides) for sides in zip(*pairs, strict=True))
    return ExactEnds(rows, above, below, closed, closed)


def ends_of_intervals(rows: NDArray[np.intp], intervals: Sequence[Interval]) -> ExactEnds:
    """Return the ends of intervals of any kind."""
    ends = [*((one.low, one.low_open) for one in intervals), *((one.high, one.high_open) for one in intervals)]
    numbers = [Fraction(0) if number is None else number for number, _ in ends]
    return ExactEnds(
        rows,
        _whole([number.numerator for number in numbers]),
        _whole([number.denominator for number in numbers]),
        np.array([is_open for _, is_open in ends], np.bool_),
        np.array([number is None for number, _ in ends], np.bool_),
    )


def joined(parts: Sequence[ExactEnds]) -> ExactEnds:
    """Return the ends of several sets of rows as one."""
    if len(parts) == 1:
        return parts[0]
    halves = [(part, len(part.rows)) for part in parts]

    def both(of: str) -> NDArray[Any]:
        held = [(getattr(part, of), size) for part, size in halves]
        return np.concatenate([*(array[:size] for array, size in held), *(array[size:] for array, size in held)])

    rows = np.concatenate([part.rows for part in parts]) if parts else np.zeros(0, np.intp)
    if not parts:
        return ExactEnds(rows, _whole([]), _whole([]), np.zeros(0, np.bool_), np.zeros(0, np.bool_))
    return ExactEnds(rows, both("above"), both("below"), both("open"), both("infinite"))


def _lowest(number: Exact, rows: int) -> tuple[NDArray[Any], NDArray[Any]]:
    above, below = number.numerator, number.denominator
    if isinstance(below, int):
        below = _whole([below])
    below = np.broadcast_to(below, above.shape)
    if max(number.top, number.bottom) < FITS:
        above, below = above.astype(np.int64), below.astype(np.int64)
    else:
        above, below = above.astype(object), below.astype(object)
    above, below = lowest(above, below) if rows else (above, below)
    return above, below


def _whole(numbers: Sequence[int]) -> NDArray[Any]:
    fits = all(abs(number) < FITS for number in numbers)
    found = np.empty(len(numbers), np.int64 if fits else object)
    found[:] = numbers
    return found


def _order(above: NDArray[Any], below: NDArray[Any]) -> Whole:
    """The place of each fraction among all of them, the same for equal ones."""
    if np.dtype(object) in (above.dtype, below.dtype):
        if (abs(above) >= FITS).any() or (below >= FITS).any():
            return _order_of_any(above, below)
        above, below = above.astype(np.int64), below.astype(np.int64)
    return in_order(above, below)


def _order_of_any(above: NDArray[Any], below: NDArray[Any]) -> Whole:
    pairs = list(zip(above.tolist(), below.tolist(), strict=True))
    numbers = {pair: Fraction(*pair) for pair in set(pairs)}
    # Most are told apart as floats, which are compared in no time.
    ordered = sorted(numbers, key=lambda pair: (nearest_float(numbers[pair]), numbers[pair]))
    place: Mapping[tuple[int, int], int] = {pair: at for at, pair in enumerate(ordered)}
    return np.array([place[pair] for pair in pairs], np.int64)
