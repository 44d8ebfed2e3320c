"""The exact engine as a function of a DuckDB connection: rows as structs in, what they come to as structs out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from secrets import token_hex
from typing import Any, Final

import duckdb
import pyarrow as pa
from duckdb.func import ARROW, SPECIAL

from emulation_rules.frames.told_columns import REASON_WORDS, VERDICT_WORDS, ToldColumn, ToldKind
from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.sql.dialect import DUCKDB

_NUMBERS: Final = count(1)
_TOKEN: Final = token_hex(8)
"""A table of that name would be read instead of a relation: nobody may be able to guess it."""

_PASSED: Final = {
    ToldKind.VERDICT: "VARCHAR",
    ToldKind.REASON: "VARCHAR",
    ToldKind.NUMBER: "DOUBLE",
    ToldKind.TOTAL: "DOUBLE",
    ToldKind.COUNT: "USMALLINT",
}
"""The types in which a function hands over what is told: a function of Python hands over no categories."""


def enum_of(words: Sequence[str]) -> str:
    """Return the type of a column of words."""
    return f"ENUM({', '.join(map(DUCKDB.string, words))})"


TYPES: Final = {
    **_PASSED,
    ToldKind.VERDICT: enum_of(VERDICT_WORDS),
    ToldKind.REASON: enum_of((*REASON_WORDS, "beyond_reach")),
}
"""The types in which columns are told."""


def unique_name(kind: str) -> str:
    """Return a name that nothing in a database can be known to have, and no other call returned."""
    return f"emulation_rules_{kind}_{_TOKEN}_{next(_NUMBERS)}"


def struct_of(fields: Mapping[str, str]) -> str:
    """Return the type of a struct, given the types of its fields."""
    return f"STRUCT({', '.join(f'{DUCKDB.quoted(name)} {type_}' for name, type_ in fields.items())})"


def packed(columns: Mapping[str, str]) -> str:
    """Return the SQL of a struct of columns, each as SQL by its name in the struct."""
    return f"struct_pack({', '.join(f'{DUCKDB.quoted(name)} := {held}' for name, held in columns.items())})"


def packed_as_called(columns: Iterable[str]) -> str:
    """Return the SQL of a struct of columns that are called so in it."""
    return packed({name: DUCKDB.quoted(name) for name in columns})


def told_fields(told: Sequence[ToldColumn]) -> Mapping[str, str]:
    """Return the fields of a struct in which columns are handed over."""
    return {column.name: _PASSED[column.kind] for column in told}


def row_function(
    connection: duckdb.DuckDBPyConnection,
    evaluate: Callable[[pa.Table], pa.Table],
    given: Mapping[str, str],
    told: Mapping[str, str],
) -> str:
    """Make ``evaluate`` a function of one struct, called for many rows at once, and return its name."""

    def called(rows: pa.ChunkedArray | pa.Array) -> pa.Array:
        return _structs(_evaluated(evaluate, _table(_one(rows))), list(told))

    name = unique_name("row")
    taken, handed = duckdb.sqltype(struct_of(given)), duckdb.sqltype(struct_of(told))
    connection.create_function(name, called, [taken], handed, type=ARROW, null_handling=SPECIAL)
    return name


def table_function(
    connection: duckdb.DuckDBPyConnection,
    evaluate: Callable[[pa.Table], pa.Table],
    given: Mapping[str, str],
    told: Mapping[str, str],
) -> str:
    """Make ``evaluate`` a function of a list of structs, which is a whole table, and return its name."""

    def called(tables: pa.ChunkedArray | pa.Array) -> pa.Array:
        found = [_structs(_evaluated(evaluate, _table(held.values)), list(told)) for held in _one(tables)]
        ends = [0]
        for each in found:
            ends.append(ends[-1] + len(each))
        return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pa.concat_arrays(found))

    name = unique_name("table")
    taken, handed = (duckdb.sqltype(f"{struct_of(fields)}[]") for fields in (given, told))
    connection.create_function(name, called, [taken], handed, type=ARROW, null_handling=SPECIAL)
    return name


class RowsError(Exception):
    """What is wrong with rows, in both languages: DuckDB hands on no more of an error than its name and text."""


def _evaluated(evaluate: Callable[[pa.Table], pa.Table], rows: pa.Table) -> pa.Table:
    try:
        return evaluate(rows)
    except InvalidReportError as error:
        said = (finding_text(finding, language) for language in ("en", "vi") for finding in error.findings)
        raise RowsError(" | ".join(said)) from None


def _one(rows: Any) -> Any:  # noqa: ANN401  (an array of pyarrow, which has no types)
    return rows.combine_chunks() if isinstance(rows, pa.ChunkedArray) else rows


def _table(rows: Any) -> pa.Table:  # noqa: ANN401
    return pa.Table.from_arrays(rows.flatten(), names=[field.name for field in rows.type])


def _structs(told: pa.Table, names: Sequence[str]) -> Any:  # noqa: ANN401
    columns = [_plain(told.column(name)) for name in names]
    return pa.StructArray.from_arrays(columns, names=list(names))


def _plain(column: pa.ChunkedArray) -> Any:  # noqa: ANN401
    array = column.combine_chunks()
    array = array.chunk(0) if isinstance(array, pa.ChunkedArray) else array
    return array.dictionary_decode() if isinstance(array, pa.DictionaryArray) else array
