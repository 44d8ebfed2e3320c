"""Frames in memory, whichever library's: layout, checks, columnar engine, and a frame of the same kind."""

from __future__ import annotations

from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.eager_frame import ALL_ROWS, EagerFrame, ToldArrays
from emulation_rules.frames.matched_columns import match_wide
from emulation_rules.frames.told_columns import check_names, told_columns
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.units import check_once
from emulation_rules.frames.wide import wide_table
from emulation_rules.plan.from_model import plan_of


def evaluate_eager(frame: EagerFrame, asked: Asked) -> object:
    """Return what the rows of a frame come to. Raises `InvalidReportError` for what is wrong with the table."""
    plan = plan_of(asked.ruleset, asked.period)
    matched = match_wide(frame.columns, plan, asked.names)
    columns = told_columns(plan, asked.tell)
    check_names(matched.named, columns)
    check_types(matched, plan, frame.type_of)
    table = wide_table(frame, matched, plan)
    if matched.unit is not None:
        check_once(frame.words(matched.unit), matched.unit)
    told = ColumnarEngine(plan).evaluate(table, asked.tell, asked.threads)
    return frame.told(matched.named, ALL_ROWS, ToldArrays(columns, [column.array(told) for column in columns]))
