"""The header of a table of figures: which column holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.observe import Subject
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.report_vocabulary import near, read_period
from emulation_rules.exchange.stated_text import PREFIX
from emulation_rules.syntax.csv_table import Cell, Row

FIXED: Final = ("unit", "period", "indicator", "value", "source", "stage")
"""The columns of a long table; the last two are optional."""

_LONG: Final = ("indicator", "value")
_STAGED: Final = re.compile(r"(?P<key>[^\[\]\s]+)\s*\[\s*(?P<stage>[^\[\]]*[^\[\]\s])\s*\]")
_ALSO_CALLED: Final = {
    **{name: name for name in FIXED},
    "đơn vị": "unit",
    "kỳ": "period",
    "kỳ báo cáo": "period",
    "năm": "period",
    "chỉ tiêu": "indicator",
    "kết quả": "value",
    "giá trị": "value",
    "nguồn": "source",
    "lần thẩm định": "stage",
}
"""What people call these columns. Only the ids are read; the others are answered with the id."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A header: the index of each fixed column and, in a wide table, what each other column holds.

    ``subjects`` holds its key and the stage that judged, empty where that is not said; ``stated`` the name of a result.
    """

    long: bool
    fixed: Mapping[str, int]
    subjects: Mapping[int, tuple[str, Subject, str]]
    stated: Mapping[int, str]
    width: int


def read_columns(header: Row, builder: ReportBuilder) -> Columns | None:
    """Return what the columns hold, or None where too little of the header can be read."""
    cells = header.located()
    names = [cell.text for cell in cells]
    while names and not names[-1]:
        names.pop()
    long = any(name.lower() in _LONG and name not in builder.vocabulary.subjects for name in names)
    if not long and _is_of_units(names, builder):
        builder.fault("table_of_units", (), header.start)
        return None
    fixed: dict[str, int] = {}
    subjects: dict[int, tuple[str, Subject, str]] = {}
    stated: dict[int, str] = {}
    misnamed: set[str] = set()
    for index, cell in enumerate(cells[: len(names)]):
        key = cell.text.lower()
        named, stage = _stage_of(cell.text)
        subject = None if long else builder.vocabulary.subjects.get(named)
        if cell.text and (cell.text in names[:index] or key in fixed):
            builder.fault("table_column_twice", (cell.text,), cell.place, column=shown(cell.text))
        elif subject is not None:
            if not stage or builder.knows_stage(stage, named, (cell.text,), cell.place):
                subjects[index] = (named, subject, stage)
        elif key.startswith(PREFIX) and not long:
            name = cell.text[len(PREFIX) :]
            if builder.stated_name(name, (cell.text,), cell.place):
                stated[index] = name
        elif key in FIXED:
            fixed[key] = index
        else:
            misnamed.update(_unknown(cell, builder, long=long))
    needed = ("unit", "period", *_LONG) if long else ("unit", "period")
    missing = [name for name in needed if name not in fixed]
    for name in missing:
        if name not in misnamed:
            builder.fault("table_column_missing", (), header.start, column=name, columns=", ".join(needed))
    return None if missing else Columns(long, fixed, subjects, stated, len(names))


def _is_of_units(names: Sequence[str], builder: ReportBuilder) -> bool:
    """Whether a row is a unit: figures say of what year they are, or nothing says of what period a row is."""
    subjects = builder.vocabulary.subjects
    dated = [name.partition("@") for name in names]
    if any(key in subjects and at and read_period(label) is not None for key, at, label in dated):
        return True
    common = {_ALSO_CALLED.get(name.lower(), "") for name in names}
    near_period = any("period" in near(name, _ALSO_CALLED) for name in names if name not in subjects)
    return "unit" in common and not near_period and any(_stage_of(name)[0] in subjects for name in names)


def _stage_of(column: str) -> tuple[str, str]:
    """Return the key of a column and the stage behind it: ``quality[verified 1]`` holds the points of one stage."""
    parts = _STAGED.fullmatch(column)
    return (column, "") if parts is None else (parts["key"], parts["stage"])


def _unknown(cell: Cell, builder: ReportBuilder, *, long: bool) -> tuple[str, ...]:
    """Keep the fault of a column nobody knows; return the common columns it may have been meant for."""
    if not cell.text:
        builder.fault("table_column_without_name", (), cell.place)
        return ()
    suggestions = near(cell.text, _ALSO_CALLED)
    named, _ = _stage_of(cell.text)
    if not long and (not suggestions or builder.vocabulary.near_keys(named)):
        builder.subject(named, (cell.text,), cell.place)
        return ()
    builder.fault(
        "table_column_unknown", (cell.text,), cell.place, suggestions, column=shown(cell.text), columns=", ".join(FIXED)
    )
    return suggestions
