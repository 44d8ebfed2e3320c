"""How many figures of a row cannot be figures, in SQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from emulation_rules.sql.column_type import ColumnType
from emulation_rules.sql.dialect import case, joined
from emulation_rules.sql.sheet import Sheet


def impossible_count(sheet: Sheet) -> str:
    """Lay out the count and return its column, or 0 where there is nothing to count."""
    counts = list(_together(sheet) if sheet.dialect.lists else _one_by_one(sheet))
    if not counts:
        return "0"
    count = joined("+", counts)
    if sheet.ordinary and set(sheet.figures.columns) <= sheet.looked_at:
        count = case([(joined("AND", sheet.ordinary), "0")], count)
    return sheet.stages.put("is0", count)


def _one_by_one(sheet: Sheet) -> Iterator[str]:
    for number, column in sheet.figures.columns.items():
        ways = column.impossible_ways()
        if ways:
            off = sheet.figures.off.get(number)
            not_asked = [] if off is None else [(f"{off} IS NOT NULL", "0")]
            yield f"({case([*not_asked, *((way, '1') for way in ways)], '0')})"


def _together(sheet: Sheet) -> Iterator[str]:
    """Figures that cannot be for the same reasons are gone through as a list: a short text is soon read and planned."""
    alike: dict[tuple[ColumnType, tuple[str, ...]], list[str]] = {}
    for number, column in sheet.figures.columns.items():
        ways = tuple(replace(column, name="x").impossible_ways())
        off = sheet.figures.off.get(number)
        if ways:
            name = column.name if off is None else case([(f"{off} IS NULL", column.name)])
            alike.setdefault((column.type, ways), []).append(name)
    for (_, ways), names in alike.items():
        yield f"len(list_filter([{', '.join(names)}], lambda x: {' OR '.join(ways)}))"
