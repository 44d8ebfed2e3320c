"""A ruleset as a query: what the caller says of its table, checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.plan.plan import Plan, SlotKind, walk
from emulation_rules.sql.column_type import ColumnType, ColumnTypeError, column_type, usual_type
from emulation_rules.sql.dialect import Dialect
from emulation_rules.sql.query import query_of
from emulation_rules.sql.source import Source
from emulation_rules.sql.told import BEYOND_COLUMN, IMPOSSIBLE_COLUMN, Tell, columns_of, score_columns


def written_query(plan: Plan, source: Source, told: Collection[Tell], dialect: Dialect) -> str:
    """Return the query of a plan over a table.

    Raises `InvalidReportError` for what is wrong with the table's columns, `NotInSqlError` for what is not written in
    SQL.
    """
    faults = [*_hostile(source), *_twice(plan, source, told)]
    if not source.columns and any(slot.kind is SlotKind.REPORTED for slot in plan.slots):
        faults.append(Finding("sql_no_figure", (), Place("")))
    if faults:
        raise InvalidReportError(faults)
    return query_of(plan, source, told, dialect).text


def usual_columns(plan: Plan, dialect: Dialect) -> Mapping[str, str]:
    """Return every figure a plan reads with the type that fits it."""
    return {slot.key: usual_type(slot.indicator, dialect) for slot in plan.slots if slot.kind is SlotKind.REPORTED}


def typed_columns(plan: Plan, types: Mapping[str, str], dialect: Dialect) -> Mapping[str, ColumnType]:
    """Return the types of columns by their names. Raises `InvalidReportError` with every fault found."""
    known = [slot.key for slot in plan.slots if slot.kind is SlotKind.REPORTED]
    faults: list[Finding] = []
    found: dict[str, ColumnType] = {}
    for key, name in types.items():
        if key not in known:
            faults.append(_fault("sql_unknown_column", key, near(key, known), column=key))
            continue
        try:
            found[key] = column_type(name, dialect)
        except ColumnTypeError as error:
            faults.append(_fault(error.code, key, (), type=name))
    if faults:
        raise InvalidReportError(faults)
    return found


def checked_claims(plan: Plan, claims: Collection[str]) -> Collection[str]:
    """Return the questions that have a column of truths. Raises `InvalidReportError` for ids that are none."""
    known = [question.id for planned in plan.targets for question in walk(planned.question)]
    faults = [
        _fault("sql_unknown_claim", claim, near(claim, known), column=claim) for claim in claims if claim not in known
    ]
    if faults:
        raise InvalidReportError(faults)
    return claims


def near(word: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return up to three names close to a word."""
    return tuple(get_close_matches(word, known, 3))


def _fault(code: str, place: str, suggestions: tuple[str, ...], /, **details: str) -> Finding:
    return Finding(code, (place,), Place(""), details=tuple(details.items()), suggestions=suggestions)


def _hostile(source: Source) -> Iterator[Finding]:
    names = [*source.table, *([] if source.unit is None else [source.unit]), *source.kept, *source.named.values()]
    for name in names:
        if "\0" in name:
            yield Finding("sql_hostile_name", (), Place(""), details=(("column", name.replace("\0", "\\0")),))


def _twice(plan: Plan, source: Source, told: Collection[Tell]) -> Iterator[Finding]:
    names = [
        *([] if source.unit is None else [source.unit]),
        *source.kept,
        *score_columns(told),
        IMPOSSIBLE_COLUMN,
        BEYOND_COLUMN,
    ]
    for planned in plan.targets:
        names += columns_of(planned.target.id, told)
    for name, times in Counter(name.lower() for name in names).items():
        if times > 1:
            yield _fault("sql_same_name", name, (), column=name)
