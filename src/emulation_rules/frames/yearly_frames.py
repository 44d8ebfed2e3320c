"""A table for each period, all of one row a unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from emulation_rules.frames.asked import Asked
from emulation_rules.frames.evaluate_frame import period_of, reader_of
from emulation_rules.frames.faults import listed, refuse
from emulation_rules.frames.frame_names import Layout


def evaluate(frame: Mapping[object, Any], asked: Asked) -> object:
    """Return what the rows of the evaluated period's table come to. Raises `InvalidReportError`."""
    frames = {period: held for key, held in frame.items() if (period := period_of(key)) is not None}
    if len(frames) < len(frame):
        wrong = next(key for key in frame if period_of(key) is None)
        raise refuse("frame_bad_period", period=str(wrong))
    if len(asked.periods) > 1:
        raise refuse("frame_one_period_only", periods=", ".join(map(str, asked.periods)))
    if asked.period not in frames:
        raise refuse("frame_no_rows_of_period", period=str(asked.period), found=listed(sorted(frames)))
    if asked.layout not in (None, Layout.WIDE):
        raise refuse("frame_layout_not_here", kind="{period: table}", layout=str(asked.layout), known="wide")
    readers = {reader_of(held) for held in frames.values()}
    if len(readers) > 1:
        raise refuse("frame_kinds_differ", types=listed(map(_full_name, frames.values())))
    reader = readers.pop()
    if not hasattr(reader, "evaluate_yearly"):
        raise refuse(
            "frame_layout_not_here", kind=type(frames[asked.period]).__name__, layout="{period: table}", known="panel"
        )
    return reader.evaluate_yearly(frames, asked)


def _full_name(frame: object) -> str:
    """Return the name of a frame's type with its package: several have a `DataFrame`."""
    kind = type(frame)
    return f"{kind.__module__.partition('.')[0]}.{kind.__name__}"
