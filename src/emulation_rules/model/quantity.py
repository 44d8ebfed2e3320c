"""A number with the unit it was written with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Unit(StrEnum):
    """What a written number counts. Money is always in dong; "million" is a way of writing, not a unit."""

    NUMBER = "number"
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points."""
    VND = "vnd"


@dataclass(frozen=True, slots=True)
class Quantity:
    """``75 %``, ``2`` percentage points, ``30000000`` dong, ``120``."""

    number: Fraction
    unit: Unit = Unit.NUMBER
