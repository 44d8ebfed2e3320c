"""The types of columns, as far as exact arithmetic has to know them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.sql.dialect import MOST_INTEGER, Dialect, DialectName


class Kind(StrEnum):
    """What a column holds."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    """Decimals of so many digits, ``places`` of them behind the mark."""
    NUMERIC = "numeric"
    """Decimals of any length."""
    REAL = "real"
    """Doubles: the decimal number that is their shortest text."""


@dataclass(frozen=True, slots=True)
class ColumnType:
    """``most`` is the largest magnitude a column of whole numbers holds; of decimals, of their digits as one."""

    kind: Kind
    most: int = MOST_INTEGER
    places: int = 0


class ColumnTypeError(ValueError):
    """A type that holds no figures, such as text or a date, or none that SQL is exact with; ``code`` says which."""

    def __init__(self, text: str, code: str = "sql_bad_type") -> None:
        self.code = code
        super().__init__(text)


_INTEGERS: Final = {
    "tinyint": 2**7,
    "int1": 2**7,
    "utinyint": 2**8 - 1,
    "smallint": 2**15,
    "int2": 2**15,
    "short": 2**15,
    "usmallint": 2**16 - 1,
    "integer": 2**31,
    "int": 2**31,
    "int4": 2**31,
    "uinteger": 2**32 - 1,
    "mediumint": 2**31,
    "bigint": 2**63,
    "long": 2**63,
    "int8": 2**63,
    "ubigint": 2**64 - 1,
    "hugeint": 2**127,
}
WHOLE_NUMBERS: Final[Mapping[DialectName, Mapping[str, int]]] = {
    dialect: {name: _INTEGERS[name] for name in names.split()}
    for dialect, names in {
        DialectName.DUCKDB: "tinyint utinyint smallint usmallint integer uinteger bigint ubigint hugeint",
        DialectName.POSTGRESQL: "smallint integer bigint",
        DialectName.SPARK: "tinyint smallint int bigint",
    }.items()
}
"""What databases call their types of whole numbers, from the shortest on, with the largest magnitude of each. SQLite
keeps each value as what it is."""
_REALS: Final = frozenset({"double", "double precision", "float8", "real", "float", "float4"})
_SINGLES: Final = {
    DialectName.DUCKDB: frozenset({"float", "real", "float4"}),
    DialectName.POSTGRESQL: frozenset({"real", "float4"}),
    DialectName.SPARK: frozenset({"float", "real"}),
    DialectName.SQLITE: frozenset[str](),
}
"""Floats of four bytes. They mean their shortest text: 75.1, and not 75.0999984741211, the double they widen to. Not
every database writes that text."""

_PATTERN: Final = re.compile(
    r"(?:decimal|numeric|dec)\s*(?:\(\s*(?P<digits>\d{1,4})\s*(?:,\s*(?P<places>\d{1,4})\s*)?\))?"
)
MOST_DIGITS: Final = 38


def column_type(text: str, dialect: Dialect) -> ColumnType:
    """Return a type by the name a database gives it. Raises `ColumnTypeError`."""
    name = " ".join(text.lower().split())
    if name in ("boolean", "bool"):
        return ColumnType(Kind.BOOLEAN)
    if name in _INTEGERS:
        # A column of SQLite holds whatever fits 64 bits, however it was declared.
        most = 2**63 if dialect.name is DialectName.SQLITE else _INTEGERS[name]
        return ColumnType(Kind.INTEGER, most)
    if name in _SINGLES[dialect.name]:
        raise ColumnTypeError(text, "sql_single_float")
    if name in _REALS:
        return ColumnType(Kind.REAL)
    match = _PATTERN.fullmatch(name)
    if match is None:
        raise ColumnTypeError(text)
    return _decimal(match["digits"], match["places"], dialect)


def _decimal(digits: str | None, places: str | None, dialect: Dialect) -> ColumnType:
    match dialect.name:
        case DialectName.SQLITE:
            # It has no decimals: such columns hold whole numbers and doubles.
            return ColumnType(Kind.REAL, places=int(places or 0))
        case DialectName.POSTGRESQL:
            return ColumnType(Kind.NUMERIC)
        case DialectName.DUCKDB:
            width, behind = int(digits or 18), int(places or (0 if digits else 3))
        case DialectName.SPARK:
            width, behind = int(digits or 10), int(places or 0)
    if not 0 < width <= MOST_DIGITS or behind > width:
        raise ColumnTypeError(f"decimal({digits}, {places})")
    return ColumnType(Kind.DECIMAL, 10**width - 1, behind)


def written(type_: ColumnType, dialect: Dialect) -> str | None:
    """Return a type as its database calls it, None where that keeps each value as what it is."""
    if dialect.name is DialectName.SQLITE or type_.kind is Kind.BOOLEAN:
        return None
    match type_.kind:
        case Kind.REAL:
            return dialect.real
        case Kind.NUMERIC:
            return "NUMERIC"
        case Kind.DECIMAL:
            return f"DECIMAL({len(str(type_.most))}, {type_.places})"
    wide_enough = (name.upper() for name, most in WHOLE_NUMBERS[dialect.name].items() if most >= type_.most)
    return next(wide_enough, f"DECIMAL({MOST_DIGITS}, 0)")


def usual_type(indicator: Indicator, dialect: Dialect) -> str:
    """Return the type that fits the figures of an indicator, as its name."""
    if indicator.measure is Measure.BOOLEAN:
        return "boolean"
    if indicator.whole:
        return "bigint"
    if dialect.name is DialectName.SQLITE:
        return "real"
    return f"decimal(18, {4 if indicator.places is None else indicator.places})"
