"""Tables of one row a unit, one for each period: the figures of all beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np

from emulation_rules.columnar.column import Column, Table
from emulation_rules.frames.alignment import UnitPlaces, beside
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.eager_frame import ALL_ROWS, EagerFrame
from emulation_rules.frames.engines import engine_of
from emulation_rules.frames.faults import refuse
from emulation_rules.frames.hashes import Hashes
from emulation_rules.frames.laid_out import LaidOut
from emulation_rules.frames.matched_columns import Matched, match_panel, reported_slots, warn_of_unreported
from emulation_rules.frames.picked import Picked
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.units import check_named, check_once, check_same_kind
from emulation_rules.frames.wide import claims_of, clusters_of, coded_units, figures_of
from emulation_rules.model.period import Period
from emulation_rules.plan.plan import Plan


def laid_out_yearly(frames: Mapping[Period, EagerFrame], asked: Asked) -> LaidOut:
    """Return the table of the period asked for, which has a frame. Raises `InvalidReportError`."""
    plan = engine_of(asked.ruleset, asked.period).plan
    frame = frames[plan.period]
    matched = _matched(frame, plan, asked)
    unit = asked.names.unit
    read = {slot.period for slot in reported_slots(plan)} & set(frames)
    named = [period for period in sorted({plan.period} | read) if unit in frames[period].columns]
    words = {period: frames[period].words(unit) for period in named}
    check_same_kind({period: held.type for period, held in words.items()}, unit)
    units = words[plan.period]
    codes, names = coded_units(units, unit, plan)
    check_once(units, unit, plan.period)
    columns = dict[str, Column]()
    for period in read:
        held = frames[period]
        there = matched if period == plan.period else _matched(held, plan, asked)
        check_named(words[period].null_count, unit)
        picked = Picked(ALL_ROWS)
        if period != plan.period and not units.equals(words[period]):
            hashes = partial(_hashes, frame, held, unit)
            places = UnitPlaces(beside(units, words[period]), unit, hashes)
            picked = _found(places, len(units), period)
        figures = figures_of(held, there, plan) if held.rows else {}
        for slot in reported_slots(plan):
            if slot.period == period and slot.indicator.id in figures:
                columns[slot.key] = picked.column(figures[slot.indicator.id])
    claims = claims_of(frame, matched)
    warn_of_unreported(plan, columns, claims)
    table = Table(frame.rows, columns, claims, codes, names, clusters_of(frame, matched, plan, asked.tell))
    return LaidOut(plan, table, ALL_ROWS, matched.named)


def _found(places: UnitPlaces, count: int, period: Period) -> Picked:
    """Return the row that each of ``count`` units has in the table of another period behind it, and who has none."""
    rows, absent = places.found(slice(0, count), slice(count, None), period)
    # Who has no row there points anywhere.
    return Picked(ALL_ROWS if isinstance(rows, slice) else np.maximum(rows - count, 0), absent)


def _hashes(frame: EagerFrame, other: EagerFrame, column: str) -> Hashes | None:
    ours, theirs = frame.hashes(column), other.hashes(column)
    return None if ours is None or theirs is None else np.concatenate([ours, theirs])


def _matched(frame: EagerFrame, plan: Plan, asked: Asked) -> Matched:
    matched = match_panel(frame.columns, plan, asked.names)
    if matched.unit is None:
        unit = asked.names.unit
        raise refuse("frame_column_missing", unit, column=unit, columns=unit)
    check_types(matched, plan, frame.type_of)
    return matched
