"""Tables of many units: columns of every type, with bounds, gaps, claims, and what cannot be a figure at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, TypeAlias

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.strategies.figures import figures_of, marks_on

from emulation_rules.columnar.column import Claims, Column, Side, Table
from emulation_rules.model.indicator import Measure
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.plan import Leaf, Plan, Slot, SlotKind, walk

Draw: TypeAlias = st.DrawFn
Value: TypeAlias = int | float | Decimal | Fraction | bool
Kind: TypeAlias = Literal["whole", "small", "decimal", "float", "mixed"]

HOSTILE: Final[Sequence[Value]] = (
    -1,
    -3.5,
    0.5,
    0.1 + 0.2,
    -0.0,
    5e-324,
    1e-30,
    1e-31,
    1e15,
    1e22,
    1e300,
    float("nan"),
    float("inf"),
    -float("inf"),
    2**53 + 1,
    2**63 - 1,
    -(2**63),
    2**64 - 1,
    10**40,
    10**40 + 1,
    Decimal("1e30"),
    Decimal("123456789012345678901234567890123456789.1"),
    Decimal("1e-40"),
    Decimal("NaN"),
    Decimal("-Infinity"),
    Decimal("0." + "3" * 60),
    Fraction(1, 3),
    Fraction(2, 7),
)
"""Numbers that are no figures of most indicators, or hard to hold."""

_BEYOND: Final = 2**63


@dataclass(frozen=True)
class Cell:
    """One value of a column as a program would report it, and what it says of the figure."""

    value: Value
    side: Side = Side.FIGURE


@dataclass(frozen=True)
class Filled:
    """A table with what is in it: by column, a cell a row or nothing."""

    plan: Plan
    table: Table
    cells: Mapping[str, Sequence[Cell | None]]


@st.composite
def tables_for(draw: Draw, plan: Plan, rows: int = 0, *, hostile: bool = True) -> Filled:
    """Draw a table that answers a plan, of so many ``rows`` or of a few.

    Few numbers and many ties; ``hostile``: some that are no figures.
    """
    count = rows or draw(st.integers(1, 9))
    cells, columns = {}, {}
    for slot in plan.slots:
        if slot.kind is SlotKind.REPORTED and draw(st.sampled_from([True] * 7 + [False])):
            cells[slot.key], columns[slot.key] = draw(_columns(slot, plan.ruleset, count, hostile=hostile))
    units, names = draw(_units(plan.ruleset, count))
    return Filled(plan, Table(count, columns, draw(_claims(plan, count)), units, names), cells)


@st.composite
def _units(draw: Draw, ruleset: Ruleset, rows: int) -> tuple[NDArray[np.int32] | None, Sequence[str]]:
    names = [*ruleset.units, "stranger"]
    if draw(st.sampled_from([False, False, False, True])):
        return None, ()
    codes = draw(st.lists(st.integers(-1, len(names) - 1), min_size=rows, max_size=rows))
    return np.array(codes, np.int32), names


@st.composite
def _claims(draw: Draw, plan: Plan, rows: int) -> dict[str, Claims]:
    found = {}
    for planned in plan.targets:
        for question in walk(planned.question):
            if draw(st.sampled_from([True, False, False] if isinstance(question, Leaf) else [True, True, False])):
                said = draw(st.lists(st.sampled_from([True, False, None]), min_size=rows, max_size=rows))
                missing = np.array([one is None for one in said])
                found[question.id] = Claims(np.array([bool(one) for one in said]), missing if missing.any() else None)
    return found


# ---- columns --------------------------------------------------------------------------------


@st.composite
def _columns(
    draw: Draw, slot: Slot, ruleset: Ruleset, rows: int, *, hostile: bool
) -> tuple[Sequence[Cell | None], Column]:
    if slot.indicator.measure is Measure.BOOLEAN and draw(st.booleans()):
        said = draw(st.lists(st.sampled_from([True, False, None]), min_size=rows, max_size=rows))
        return _column([None if one is None else Cell(one) for one in said], bool)
    figures = figures_of(slot.indicator, marks_on(slot.indicator, ruleset))
    pool: list[Value] = draw(st.lists(figures, min_size=2, max_size=4))
    if hostile and draw(st.booleans()):
        pool += draw(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3))
    kind: Kind = draw(st.sampled_from(("whole", "small", "decimal", "float", "mixed")))
    places = draw(st.integers(1, 4)) if kind == "decimal" else 0
    held = [made for value in pool if (made := _held(value, kind, places)) is not None]
    sided = slot.indicator.measure is not Measure.BOOLEAN and draw(st.sampled_from([False, False, True]))
    sides = st.sampled_from([Side.FIGURE, *Side]) if sided else st.just(Side.FIGURE)
    cells: list[Cell | None] = [
        None if value is None else Cell(value, draw(sides))
        for value in draw(st.lists(st.sampled_from([*held, None]), min_size=rows, max_size=rows))
    ]
    return _column(cells, _TYPES[kind], places)


_TYPES: Final[Mapping[Kind, type[object]]] = {
    "whole": np.int64,
    "small": np.int16,
    "decimal": np.int64,
    "float": np.float64,
    "mixed": object,
}


def _held(value: Value, kind: Kind, places: int) -> Value | None:
    """Return a value as a column of some type holds it, None where it cannot."""
    match kind:
        case "mixed":
            return value
        case "float":
            return float(value)
        case "decimal":
            scaled = _whole(value, places)
            return None if scaled is None else Decimal(scaled).scaleb(-places)
        case _:
            most = _BEYOND if kind == "whole" else 2**15
            whole = _whole(value, 0)
            return whole if whole is not None and -most <= whole < most else None


def _whole(value: Value, places: int) -> int | None:
    """Return ten to ``places`` times a value where that is a whole number of 64 bits."""
    if not np.isfinite(float(value)):
        return None
    scaled = Fraction(value) * 10**places
    return int(scaled) if scaled.denominator == 1 and -_BEYOND <= scaled < _BEYOND else None


def _column(cells: Sequence[Cell | None], kind: type[object], places: int = 0) -> tuple[Sequence[Cell | None], Column]:
    missing = np.array([cell is None for cell in cells])
    values = np.empty(len(cells), kind)
    for row, cell in enumerate(cells):
        values[row] = _FILLER.get(kind) if cell is None else _stored(cell.value, places)
    sides = np.array([Side.AT_LEAST if cell is None else cell.side for cell in cells], np.int8)
    plain = all(cell is None or cell.side is Side.FIGURE for cell in cells)
    return cells, Column(values, places, missing if missing.any() else None, None if plain else sides)


def _stored(value: Value, places: int) -> Value:
    return int(Fraction(value) * 10**places) if places else value


_FILLER: Final[Mapping[type[object], object]] = {bool: True, np.int64: 7, np.int16: 7, np.float64: np.nan, object: None}
"""What stands where nothing was reported; it must not be read."""
