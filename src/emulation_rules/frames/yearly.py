"""Tables of one row a unit, one for each period: the figures of all beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import numpy as np
import pyarrow as pa

from emulation_rules.columnar.column import Column, Table
from emulation_rules.frames.alignment import UnitPlaces, beside
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.eager_frame import ALL_ROWS, EagerFrame
from emulation_rules.frames.engines import engine_of
from emulation_rules.frames.faults import no_units
from emulation_rules.frames.hashes import Hashes
from emulation_rules.frames.laid_out import LaidOut
from emulation_rules.frames.matched_columns import Matched, match_panel, reported_slots, warn_of_unreported
from emulation_rules.frames.period_rows import check_all_of
from emulation_rules.frames.picked import Picked
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.units import check_named, check_same_kind, named_twice
from emulation_rules.frames.wide import claims_of, clusters_of, figures_of, unit_column
from emulation_rules.model.period import Period
from emulation_rules.plan.plan import Plan


def laid_out_yearly(frames: Mapping[Period, EagerFrame], asked: Asked) -> LaidOut:
    """Return the table of the period asked for, which has a frame. Raises `InvalidReportError`."""
    plan = engine_of(asked.ruleset, asked.period).plan
    frame = frames[plan.period]
    matched = _matched(frame, plan.period, plan, asked)
    unit = asked.names.unit
    read = {slot.period for slot in reported_slots(plan)} & set(frames)
    named = [period for period in sorted({plan.period} | read) if unit in frames[period].columns]
    check_same_kind({period: _type(frames[period], unit) for period in named}, unit)
    codes, names = unit_column(frame, matched, plan)
    if not frame.differ(unit):
        raise named_twice(frame.words(unit), unit, plan.period)
    columns, keys = dict[str, Column](), set[str]()
    for period in read:
        held, slots = frames[period], [slot for slot in reported_slots(plan) if slot.period == period]
        there = matched if period == plan.period else _matched(held, period, plan, asked)
        check_named(held.unnamed(unit), unit)
        here = period == plan.period or frame.same(unit, held)
        picked = Picked(ALL_ROWS) if here else _found(frame, held, unit, period)
        asked_for = {slot.indicator.id for slot in slots}
        there = replace(there, figures={key: name for key, name in there.figures.items() if key in asked_for})
        figures = figures_of(held, there, plan) if held.rows else {}
        keys |= {slot.key for slot in slots if slot.indicator.id in there.figures}
        for slot in slots:
            if slot.indicator.id in figures:
                columns[slot.key] = picked.column(figures[slot.indicator.id])
    claims = claims_of(frame, matched)
    warn_of_unreported(plan, keys, claims)
    table = Table(frame.rows, columns, claims, codes, names, clusters_of(frame, matched, plan, asked.tell))
    return LaidOut(plan, table, ALL_ROWS, matched.named)


def _type(frame: EagerFrame, column: str) -> pa.DataType:
    kind = frame.type_of(column)
    return frame.words(column).type if kind is None else kind


def _found(frame: EagerFrame, other: EagerFrame, column: str, period: Period) -> Picked:
    """Return the row that each unit has in the table of another period."""
    both = beside(frame.words(column), other.words(column))
    places = UnitPlaces(both, column, partial(_hashes, frame, other, column))
    rows, absent = places.found(slice(0, frame.rows), slice(frame.rows, None), period)
    # Who has no row there points anywhere.
    return Picked(ALL_ROWS if isinstance(rows, slice) else np.maximum(rows - frame.rows, 0), absent)


def _hashes(frame: EagerFrame, other: EagerFrame, column: str) -> Hashes | None:
    ours, theirs = frame.hashes(column), other.hashes(column)
    return None if ours is None or theirs is None else np.concatenate([ours, theirs])


def _matched(frame: EagerFrame, period: Period, plan: Plan, asked: Asked) -> Matched:
    matched = match_panel(frame.columns, plan, asked.names)
    if matched.unit is None:
        raise no_units(asked.names.unit)
    check_types(matched, plan, frame.type_of)
    if matched.period is not None:
        check_all_of(period, frame.words(matched.period), matched.period, "frame_table_of_other_period")
    return matched
