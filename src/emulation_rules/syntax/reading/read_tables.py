"""Constants and tables of a ruleset."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from emulation_rules.model.place import KeyPath
from emulation_rules.model.tables import Table
from emulation_rules.syntax.documents.tables import TableDocument
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.reading.read_lines import lines_of
from emulation_rules.syntax.reading.read_steps import grid_of, table_steps

_GRID: Final = ("rows", "columns", "cells")


def read_constants(known: Known) -> dict[str, Fraction]:
    """Return the constants; their names are taken."""
    written = known.shape.document.constants or {}
    for name in written:
        known.take(name, ("constants", name))
    return {name: Fraction(number) for name, number in written.items()}


def read_tables(known: Known) -> dict[str, Table]:
    """Return the tables; their names are taken, and what is wrong with them is noted."""
    tables: dict[str, Table] = {}
    for name, document in (known.shape.document.tables or {}).items():
        path = ("tables", name)
        known.take(name, path)
        table = _table(document, path, known)
        if table is not None:
            tables[name] = table
    return tables


def _table(document: TableDocument, path: KeyPath, known: Known) -> Table | None:
    """Return a table, or None where it cannot be told what kind it is."""
    written = [key for key in TableDocument.model_fields if key in document.model_fields_set]
    kinds = [key for key in ("bands", "interpolated") if key in written]
    if written == list(_GRID):
        cells = [[Fraction(number) for number in row] for row in document.cells or ()]
        return grid_of(document.rows or (), document.columns or (), cells, path, known.faults)
    if kinds == written and document.bands is not None:
        return table_steps(document.bands, (*path, "bands"), known.faults)
    if kinds == written and document.interpolated is not None:
        return lines_of(document.interpolated, (*path, "interpolated"), known.faults)
    known.faults.add_at_key("not_one_table", path, given=", ".join(f"`{key}`" for key in written) or "{}")
    return None
