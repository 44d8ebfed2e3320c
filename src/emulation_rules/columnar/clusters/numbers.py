"""The exact numbers of all rows of a table, as far as they are numbers that fit 64 bits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from emulation_rules.columnar.block import Block
from emulation_rules.columnar.exact import Exact
from emulation_rules.columnar.expressions import known_of
from emulation_rules.columnar.known import KNOWN, exempting, unreported
from emulation_rules.plan.nodes import Expr, slots_of

Whole: TypeAlias = NDArray[np.int64]

FITS: Final = 2**62
"""Whole numbers below this are held; their sums with one another still fit 64 bits."""


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
class Numbers:
    """``above / below`` of each row, in lowest terms, where its ``kind`` is `KNOWN`."""

    above: Whole
    below: Whole
    kind: Kinds


def numbers_of(expr: Expr, block: Block) -> Numbers:
    """Return what an expression is in every row of a block."""
    known = known_of(expr, block.known, block.rows)
    ranks = np.full(block.rows, KNOWN, np.uint8) if known.ranks is None else known.ranks
    kind = np.where(ranks == KNOWN, np.uint8(Kind.KNOWN), np.uint8(Kind.ODD))
    kind[unreported(ranks)] = Kind.ABSENT
    kind[exempting(ranks)] = Kind.EXEMPT
    for odd in (block.hard(), block.wide(sorted(slots_of(expr)))):
        if odd is not None:
            kind[odd] = Kind.ODD
    above, below = _held(known.number, kind)
    return Numbers(*lowest(above, below), kind)


def _held(number: Exact, kind: Kinds) -> tuple[Whole, Whole]:
    """Return numerators and denominators of 64 bits; rows of numbers that do not fit become odd."""
    rows = len(number.numerator)
    below = number.denominator if isinstance(number.denominator, np.ndarray) else np.full(rows, number.denominator)
    if number.top < FITS and number.bottom < FITS:
        return number.numerator.astype(np.int64), below.astype(np.int64)
    above = np.zeros(rows, np.int64)
    beneath = np.ones(rows, np.int64)
    for row in np.flatnonzero(kind == Kind.KNOWN).tolist():
        exact = Fraction(int(number.numerator[row]), int(below[row]))
        if fits(exact):
            above[row], beneath[row] = exact.numerator, exact.denominator
        else:
            kind[row] = Kind.ODD
    return above, beneath


def fits(number: Fraction) -> bool:
    """Whether a number is a fraction of whole numbers that are held."""
    return abs(number.numerator) < FITS and number.denominator < FITS


def lowest(above: Whole, below: Whole) -> tuple[Whole, Whole]:
    """Return fractions in lowest terms."""
    common = np.gcd(above, below)
    return above // common, below // common
