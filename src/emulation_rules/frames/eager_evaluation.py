"""Frames in memory, whichever library's: layout, checks, columnar engine, and a frame of the same kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from emulation_rules.frames.asked import Asked
from emulation_rules.frames.eager_frame import ALL_ROWS, EagerFrame, Rows
from emulation_rules.frames.engines import engine_of
from emulation_rules.frames.frame_names import Layout
from emulation_rules.frames.laid_out import LaidOut
from emulation_rules.frames.layouts import layout_of
from emulation_rules.frames.long import laid_out_long
from emulation_rules.frames.matched_columns import match_wide
from emulation_rules.frames.panel import laid_out_panel
from emulation_rules.frames.told_blocks import ToldBlocks, joined, told_blocks
from emulation_rules.frames.told_columns import check_names, told_columns
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.units import named_twice
from emulation_rules.frames.wide import wide_table
from emulation_rules.frames.yearly import laid_out_yearly
from emulation_rules.model.period import Period


def evaluate_eager(frame: EagerFrame, asked: Asked) -> object:
    """Return what the rows of a frame come to. Raises `InvalidReportError` for what is wrong with the table."""
    return _evaluated(frame, asked, _LAYOUTS[layout_of(frame.columns, asked)](frame, asked))


def evaluate_eager_yearly(frames: Mapping[Period, EagerFrame], asked: Asked) -> object:
    """Return what the rows of the evaluated period's frame come to. Raises `InvalidReportError`."""
    return _evaluated(frames[asked.period], asked, [laid_out_yearly(frames, asked)])


def _laid_out_units(frame: EagerFrame, asked: Asked) -> Iterator[LaidOut]:
    plan = engine_of(asked.ruleset, asked.period).plan
    matched = match_wide(frame.columns, plan, asked.names)
    check_types(matched, plan, frame.type_of)
    table = wide_table(frame, matched, plan, asked.tell)
    if matched.unit is not None and not frame.differ(matched.unit):
        raise named_twice(frame.words(matched.unit), matched.unit)
    yield LaidOut(plan, table, ALL_ROWS, matched.named)


_LAYOUTS: Final[Mapping[Layout, Callable[[EagerFrame, Asked], Iterator[LaidOut]]]] = {
    Layout.WIDE: _laid_out_units,
    Layout.PANEL: laid_out_panel,
    Layout.LONG: laid_out_long,
}


def _evaluated(frame: EagerFrame, asked: Asked, tables: Iterable[LaidOut]) -> object:
    rows: list[Rows] = []
    parts: list[ToldBlocks] = []
    for laid_out in tables:
        # Every period has the same targets, and so the same columns.
        columns, named = told_columns(laid_out.plan, asked.tell), laid_out.named
        check_names(named, columns)
        told = engine_of(asked.ruleset, laid_out.plan.period).evaluate(laid_out.table, asked.tell, asked.threads)
        parts.append(told_blocks(columns, told))
        rows.append(laid_out.rows)
    if len(rows) == 1:
        return frame.told(named, rows[0], parts[0])
    whole = np.concatenate([_numbered(frame.rows, each) for each in rows])
    # Rows of several periods are told in the order in which they stand in their frame.
    order = np.argsort(whole, kind="stable")
    return frame.told(named, whole[order], joined(parts, order))


def _numbered(count: int, rows: Rows) -> NDArray[np.int64]:
    return np.arange(count, dtype=np.int64)[rows] if isinstance(rows, slice) else rows
