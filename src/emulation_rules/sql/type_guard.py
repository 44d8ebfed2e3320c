"""That the columns of a table have the types a query was written for: it would round what they hold besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Final

from emulation_rules.sql.column_type import MOST_DIGITS, WHOLE_NUMBERS, ColumnType, Kind
from emulation_rules.sql.dialect import Dialect, DialectName, case, joined
from emulation_rules.sql.failing import failing
from emulation_rules.sql.source import Source

_TYPE_OF: Final[Mapping[DialectName, str]] = {
    DialectName.DUCKDB: "typeof({})",
    DialectName.SPARK: "typeof({})",
    DialectName.POSTGRESQL: "CAST(pg_typeof({}) AS TEXT)",
}
"""The type of a column in words. SQLite has none: there each value has its own, and is asked for it."""

_MATCHES: Final[Mapping[DialectName, str]] = {
    DialectName.DUCKDB: "regexp_matches({}, '{}', 'i')",
    DialectName.SPARK: "{} RLIKE '{}'",
    DialectName.POSTGRESQL: "{} ~ '{}'",
}

_INTEGERS: Final = "u?(tiny|small|big|huge)int|u?integer|int"
_SHORT_INTEGERS: Final = "u?(tiny|small)int|u?integer|int"
TOLD_TOGETHER: Final = 40
"""Columns whose types one message tells."""


def types_in_words(columns: Iterable[str], dialect: Dialect) -> str:
    """Return SQL of the types of some columns, each a name and ``; ``, given the SQL of those."""
    told = ", ".join(_TYPE_OF[dialect.name].format(column) for column in columns)
    return f"concat_ws('; ', {told}, '')"


def guarded(source: Source, dialect: Dialect) -> str | None:
    """Return a condition that is true or, where a column is of another type, an error; None where none is needed.

    Types alone are looked at, when the query is planned. Those that are merely wider pass where numbers that are too
    large end a query by themselves.
    """
    if dialect.name not in _TYPE_OF or not source.columns:
        return None

    def types(some: Iterable[tuple[str, str]]) -> str:
        return types_in_words((f"reported.{dialect.quoted(name)}" for _, name in some), dialect)

    held = sorted((_pattern(type_, dialect), source.column(key)) for key, type_ in source.columns.items())
    wrong = []
    for some in (held[at : at + TOLD_TOGETHER] for at in range(0, len(held), TOLD_TOGETHER)):
        right = [
            _MATCHES[dialect.name].format(types(alike), f"^(({pattern}); )*$")
            for pattern, alike in groupby(some, itemgetter(0))
        ]
        names = dialect.string(", ".join(f"`{name}`" for _, name in some))
        error = failing("sql_other_types", f"{names} || ': ' || {types(some)}", {}, dialect)
        wrong.append((f"NOT ({joined('AND', right)})", error))
    if dialect.name is not DialectName.POSTGRESQL:
        return case(wrong, "TRUE")
    # Asked of a row, PostgreSQL would look at the types of all.
    table = ".".join(map(dialect.quoted, source.table))
    return f"coalesce((SELECT {case(wrong, '1')} FROM {table} AS reported LIMIT 1), 1) = 1"  # noqa: S608  (quoted)


def _pattern(type_: ColumnType, dialect: Dialect) -> str:
    """Return what names of types match that hold no number the type written for would round, or cut off unseen."""
    if dialect.name is DialectName.SPARK and type_.kind in (Kind.INTEGER, Kind.DECIMAL):
        return _none_wider(type_)
    match type_.kind:
        case Kind.BOOLEAN:
            return "boolean"
        case Kind.INTEGER:
            return f"{_INTEGERS}|decimal[(][0-9]+,0[)]"
        case Kind.DECIMAL:
            return f"{_INTEGERS}|decimal[(][0-9]+,({'|'.join(map(str, range(type_.places + 1)))})[)]"
        case Kind.NUMERIC:
            return f"{_INTEGERS}|numeric"
        case Kind.REAL:
            return f"{_SHORT_INTEGERS}|{dialect.real.lower()}"


def _none_wider(type_: ColumnType) -> str:
    """Spark ends at numbers beyond a type only where it is set to; otherwise they become others, or nothing."""
    whole = type_.most // 10**type_.places
    found = [name for name, most in WHOLE_NUMBERS[DialectName.SPARK].items() if most <= whole]
    for places in range(type_.places + 1):
        digits = [str(each) for each in range(max(places, 1), MOST_DIGITS + 1) if 10 ** (each - places) - 1 <= whole]
        if digits:
            found.append(f"decimal[(]({'|'.join(digits)}),{places}[)]")
    return "|".join(found)
