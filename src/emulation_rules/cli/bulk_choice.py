"""Whether `evaluate` reads reports, or tables of many units as columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from emulation_rules.exchange.read_reports import KINDS
from emulation_rules.frames.files.find_parts import is_pattern
from emulation_rules.frames.files.kinds import ResultKind, input_kind, result_kind
from emulation_rules.frames.files.part import is_address

RESULT_FORMATS: Final = tuple(kind.value for kind in ResultKind if kind is not ResultKind.CSV)
"""Formats that only results of tables are written in; CSV is written of reports too."""


def reads_tables(inputs: Sequence[str], form: str, out: str | None) -> bool:
    """Whether inputs or results are of a kind that only tables of columns are.

    A CSV file is a report, unless the results are to be Parquet, Arrow or JSON lines.
    """
    if form in RESULT_FORMATS or any(map(is_table, inputs)):
        return True
    return out is not None and result_kind(out) not in (None, ResultKind.CSV)


def is_table(text: str) -> bool:
    """Whether an input is of a kind that only tables of columns are, or a folder, pattern or address of such."""
    if is_address(text) or Path(text).is_dir():
        return True
    if is_pattern(text):
        return Path(text).suffix.lower() not in KINDS or text.lower().endswith(".csv")
    return input_kind(text) is not None and Path(text).suffix.lower() not in KINDS
