"""Tables as databases hold them: columns of every type, with figures on marks, far away, missing and impossible."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from random import Random
from typing import Final, TypeAlias

from emulation_rules.model.indicator import Measure
from emulation_rules.plan.nodes import Const, Expr, Looked, operands
from emulation_rules.plan.plan import Leaf, Plan, Slot, SlotKind, walk

Value: TypeAlias = int | float | Decimal | bool | None

_COUNTS: Final = ("bigint", "bigint", "integer", "double", "decimal(12,2)")
_NUMBERS: Final = ("double", "double", "decimal(18,4)", "decimal(38,6)", "bigint", "integer")
_LITE: Final = ("bigint", "double")
_WIDE: Final = Context(prec=60)
_MOST: Final = {"integer": 2**31 - 1, "bigint": 2**63 - 1, "hugeint": 2**127 - 1}
_STEPS: Final = (Fraction(1), Fraction(-1), Fraction(1, 100), Fraction(-1, 100), Fraction(1, 10**6))
_FAR: Final = (10**18, 2**63 - 1, -1, -5, 10**15 + 1, 10**9 + 7, 10**12)
_STRANGE: Final = (
    0.1 + 0.2,
    100 / 3,
    1e-7,
    1e-31,
    1e25,
    1e31,
    float("nan"),
    float("inf"),
    -0.0,
    66.66666666666667,
    99.99999999999999,
    1e16,
    123456789.12345678,
)


@dataclass(frozen=True, slots=True)
class SqlTable:
    """Types and values by the key of a figure, units by row, and truths by question."""

    types: Mapping[str, str]
    values: Mapping[str, Sequence[Value]]
    units: Sequence[str]
    claims: Mapping[str, Sequence[bool | None]]


def sql_table(plan: Plan, chance: Random, rows: int, database: str) -> SqlTable:
    """Return a table for a plan. ``database`` is the name of a dialect."""
    types = {
        slot.key: _type(slot, chance, database)
        for slot in plan.slots
        if slot.kind is SlotKind.REPORTED and chance.random() > 0.1
    }
    marks = sorted(_numbers_in(plan)) or [Fraction(1)]
    values = {
        slot.key: [_value(slot, types[slot.key], marks, chance) for _ in range(rows)]
        for slot in plan.slots
        if slot.kind is SlotKind.REPORTED and slot.key in types
    }
    if database == "sqlite":  # it keeps what is no number as null
        values = {key: [None if _is_nan(each) else each for each in column] for key, column in values.items()}
    ruleset = plan.ruleset
    names = [*ruleset.units, *ruleset.assigned, *ruleset.peers_of, "nobody"]
    asked = [question.id for planned in plan.targets for question in walk(planned.question)]
    claimed = [name for name in asked if name not in types and chance.random() < 0.1]
    return SqlTable(
        types,
        values,
        [chance.choice(names) for _ in range(rows)],
        {name: [chance.choice([True, False, None]) for _ in range(rows)] for name in claimed},
    )


def _is_nan(value: Value) -> bool:
    return isinstance(value, float) and math.isnan(value)


def _type(slot: Slot, chance: Random, database: str) -> str:
    if slot.indicator.measure is Measure.BOOLEAN:
        return chance.choice(["boolean", "bigint"])
    if database == "sqlite":
        return chance.choice(_LITE)
    if database == "duckdb" and chance.random() < 0.05:
        return "hugeint"
    return chance.choice(_COUNTS if slot.indicator.whole else _NUMBERS)


def _numbers_in(plan: Plan) -> set[Fraction]:
    """The numbers that figures are held against, roughly."""
    found: set[Fraction] = set()
    for planned in plan.targets:
        exprs: list[Expr | None] = [planned.points]
        for question in walk(planned.question):
            exprs += [question.value, question.test.margin] if isinstance(question, Leaf) else []
        for expr in exprs:
            if expr is not None:
                found |= set(_numbers(expr))
    return found


def _numbers(expr: Expr) -> Iterator[Fraction]:
    if isinstance(expr, Const):
        yield abs(expr.number)
    if isinstance(expr, Looked):
        table = expr.table
        yield from (abs(step.limit) for step in getattr(table, "steps", ()))
        yield from (abs(value) for value, _ in getattr(table, "knots", ()))
    for operand in operands(expr):
        yield from _numbers(operand)


def _value(slot: Slot, type_name: str, marks: Sequence[Fraction], chance: Random) -> Value:
    if chance.random() < 0.15:
        return None
    if type_name == "boolean":
        return chance.random() < 0.5
    number = _number(chance.choice([*marks, Fraction(0), Fraction(100), Fraction(1)]) / slot.indicator.scale, chance)
    if type_name in _MOST:
        most = _MOST[type_name]
        if type_name == "hugeint" and chance.random() < 0.05:
            return chance.choice([10**30, 10**37, -(10**20)])
        return max(-most, min(most, int(number)))
    if type_name.startswith("decimal"):
        digits, places = map(int, type_name.removeprefix("decimal(").removesuffix(")").split(","))
        most = 10**digits - 1
        return Decimal(max(-most, min(most, int(number * 10**places)))).scaleb(-places, _WIDE)
    if chance.random() < 0.15:
        return chance.choice([*_STRANGE, float(number) * 1.1, float(number) + 1e-9])
    return float(number)


def _number(mark: Fraction, chance: Random) -> Fraction:
    kind = chance.random()
    if kind < 0.5:
        return mark
    if kind < 0.7:
        return mark + chance.choice(_STEPS)
    if kind < 0.9:
        return Fraction(chance.randint(0, 200))
    if kind < 0.95:
        return Fraction(chance.randint(0, 10**6), chance.choice([1, 2, 5, 10, 100, 1000]))
    return Fraction(chance.choice(_FAR))
