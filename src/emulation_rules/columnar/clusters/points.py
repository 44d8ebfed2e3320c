"""Exact numbers of many rows as fractions of 64-bit whole numbers, and arithmetic on them that cannot wrap.

A row whose number does not fit, or is none, is marked for whoever works rows out one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction
from typing import Any, Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.column import Mask
from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.plan.known import UNREPORTED, Bounds

Whole: TypeAlias = NDArray[np.int64]

FITS: Final = 2**62
"""Whole numbers up to here are held; their sums with one another still fit 64 bits."""

_SMALL: Final = 2**31
"""Fractions are brought to lowest terms where their parts are beyond this."""


class Kind(IntEnum):
    """What is known of a number in a row."""

    KNOWN = 0
    ABSENT = 1
    """It was not reported."""
    EXEMPT = 2
    """It does not apply."""
    ODD = 3
    """Whatever else: a range of numbers, an impossible one, one that does not fit."""


Kinds: TypeAlias = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Points:
    """``above / below`` of each row where its ``kind`` is `KNOWN`, the same of all rows where there is one element.

    ``below`` is positive, and nowhere zero, also where ``kind`` is another.
    """

    above: Whole
    below: Whole
    kind: Kinds


_Scalar = TypeVar("_Scalar", bound=np.generic)


def constant(known: Bounds) -> Points:
    """Return the same for all rows."""
    return listed([known])


def listed(known: list[Bounds]) -> Points:
    """Return what is known of a list, one after the other."""
    parts = [parts_of(one) for one in known]
    above, below, kind = zip(*parts, strict=True) if parts else ((), (), ())
    return Points(np.array(above, np.int64), np.array(below, np.int64), np.array(kind, np.uint8))


def parts_of(known: Bounds) -> tuple[int, int, Kind]:
    """Return numerator, denominator and kind of what is known."""
    if isinstance(known, Interval):
        if not known.is_point or not fits(known.number):
            return 0, 1, Kind.ODD
        return known.number.numerator, known.number.denominator, Kind.KNOWN
    return 0, 1, kind_of(known)


def kind_of(reason: Reason) -> Kind:
    """Return the kind of a number there is none of."""
    if reason in EXEMPTING:
        return Kind.EXEMPT
    return Kind.ABSENT if reason in UNREPORTED else Kind.ODD


def fits(number: Fraction) -> bool:
    """Whether a number is a fraction of whole numbers that are held."""
    return abs(number.numerator) < FITS and number.denominator < FITS


def taken(points: Points, rows: NDArray[np.integer[Any]]) -> Points:
    """Return the points of some rows, or of codes into a list."""
    return Points(_at(points.above, rows), _at(points.below, rows), _at(points.kind, rows))


def spread(points: Points, rows: int) -> Points:
    """Return points with an element for every row."""
    return Points(
        np.broadcast_to(points.above, rows), np.broadcast_to(points.below, rows), np.broadcast_to(points.kind, rows)
    )


# ---- arithmetic -----------------------------------------------------------------------------


def product(left: Points, right: Points) -> Points:
    """Return two numbers multiplied."""
    above, lost = _times(left.above, right.above)
    below, beside = _times(left.below, right.below)
    return _made(above, below, _joined(left.kind, right.kind), lost | beside)


def quotient(left: Points, right: Points) -> Points:
    """Return one number over another; over zero there is none."""
    above, lost = _times(left.above, right.below)
    below, beside = _times(left.below, right.above)
    nothing = below == 0
    above = np.where(below < 0, -above, above)
    below = np.where(nothing, 1, np.abs(below))
    return _made(above, below, _joined(left.kind, right.kind), lost | beside | nothing)


def total(left: Points, right: Points) -> Points:
    """Return two numbers added."""
    if left.below.size == right.below.size == 1 and left.below[0] == right.below[0]:
        return _made(left.above + right.above, left.below, _joined(left.kind, right.kind), np.zeros(1, np.bool_))
    first, lost = _times(left.above, right.below)
    second, gone = _times(right.above, left.below)
    below, beside = _times(left.below, right.below)
    return _made(first + second, below, _joined(left.kind, right.kind), lost | gone | beside)


def scaled(factor: Fraction, points: Points) -> Points:
    """Return a constant times a number."""
    return product(constant(Interval.point(factor)), points)


def negative(points: Points) -> Points:
    """Return a number with its sign turned."""
    return replace(points, above=-points.above)


def chosen(first: Mask, left: Points, right: Points, kind: Kinds) -> Points:
    """Return the left where ``first``, otherwise the right."""
    return Points(np.where(first, left.above, right.above), np.where(first, left.below, right.below), kind)


def joined(*kinds: Kinds) -> Kinds:
    """Return the kind of what is made of several: what does not apply, or was not reported, leaves nothing to say."""
    found = kinds[0]
    for kind in kinds[1:]:
        found = _joined(found, kind)
    return found


def lowest(above: Whole, below: Whole) -> tuple[Whole, Whole]:
    """Return fractions in lowest terms."""
    common = np.gcd(above, below)
    return above // common, below // common


def _at(array: NDArray[_Scalar], rows: NDArray[np.integer[Any]]) -> NDArray[_Scalar]:
    return np.broadcast_to(array, len(rows)) if array.size == 1 else array[rows]


def _joined(left: Kinds, right: Kinds) -> Kinds:
    return np.maximum(left, right)


def _times(left: Whole, right: Whole) -> tuple[Whole, Mask]:
    """Multiply; true where the product does not fit, which is zero there."""
    if _peak(left) * _peak(right) < FITS:
        return left * right, np.zeros(1, np.bool_)
    lost = np.abs(left.astype(np.float64) * right.astype(np.float64)) >= FITS / 2
    return np.where(lost, 0, left) * np.where(lost, 0, right), lost


def _peak(numbers: Whole) -> int:
    return max(int(numbers.max(initial=0)), -int(numbers.min(initial=0)))


def _made(above: Whole, below: Whole, kind: Kinds, lost: Mask) -> Points:
    below = np.where(below == 0, 1, below)  # of a product that does not fit
    if max(_peak(above), _peak(below)) >= _SMALL:
        above, below = lowest(*np.broadcast_arrays(above, below))
    lost = (lost | (np.abs(above) >= FITS)) & (kind == Kind.KNOWN)
    return Points(above, below, np.where(lost, np.uint8(Kind.ODD), kind))
