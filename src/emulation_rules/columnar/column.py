"""Columns of figures, as the columnar engine takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from emulation_rules.plan.known import Bounds

Mask: TypeAlias = NDArray[np.bool_]
Codes: TypeAlias = NDArray[np.integer[Any]]


class Side(IntEnum):
    """What a number of a column says of the figure, in a column of sides."""

    FIGURE = 0
    ABOVE = 1
    AT_LEAST = 2
    BELOW = 3
    AT_MOST = 4
    ROUNDED = 5
    """Rounded to the decimals the indicator is declared with, or to a whole number where it has none, as reported.

    Ties were rounded away from zero.
    """


class Column(NamedTuple):  # of which a table may have thousands: made in half the time of a frozen data class
    """What n rows report for one figure, in the scale the indicator is reported in.

    ``values`` hold bool, signed integers, float64, or in an array of objects int, float, Decimal and Fraction; with
    ``places`` integers are decimals: a value of 925 and one place is 92.5. ``missing`` is true where nothing was
    reported (None: nowhere); what stands there in ``values`` is not read. ``sides`` are `Side` codes of int8 (None: all
    are figures).
    """

    values: NDArray[Any]
    places: int = 0
    missing: Mask | None = None
    sides: NDArray[np.int8] | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What n rows are given from a list of few: ``known[codes[row]]``, in the base unit of the indicator."""

    codes: Codes
    known: Sequence[Bounds]


@dataclass(frozen=True, slots=True)
class Claims:
    """What n rows claim of one question: bool ``values``, not read where ``missing``."""

    values: Mask
    missing: Mask | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """n rows, each a unit in the period of a plan.

    ``columns`` holds what is reported, by the key of its slot (``crimes``, ``crimes@2021``): a slot without one was not
    reported by anyone. ``claims`` are by the id of a question. ``units`` are codes into ``names``, None where no row
    names its unit; a code of -1 is no unit that has a name. ``clusters`` number the cluster each row belongs to, None
    where all rows are one.
    """

    rows: int
    columns: Mapping[str, Column]
    claims: Mapping[str, Claims] = field(default_factory=dict)
    units: Codes | None = None
    names: Sequence[str] = ()
    clusters: Codes | None = None
