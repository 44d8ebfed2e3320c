"""Tables of one row a unit and period: figures of earlier periods are found in rows of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np
import pyarrow as pa

from emulation_rules.columnar.column import Column, Table
from emulation_rules.frames.alignment import aligned, behind
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.eager_frame import EagerFrame, Rows
from emulation_rules.frames.laid_out import LaidOut
from emulation_rules.frames.matched_columns import Matched, match_panel, reported_slots, warn_of_unreported
from emulation_rules.frames.period_rows import rows_by_period, rows_of
from emulation_rules.frames.picked import picked_claims, picked_column
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.units import check_once
from emulation_rules.frames.wide import claims_of, clusters_of, coded_units, figures_of
from emulation_rules.model.period import Period
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Plan


def laid_out_panel(frame: EagerFrame, asked: Asked) -> Iterator[LaidOut]:
    """Yield the table of each period asked for. Raises `InvalidReportError`."""
    names = asked.names
    by_period: Mapping[Period, Rows] | None = None
    for period in asked.periods:
        plan = plan_of(asked.ruleset, period)
        matched = match_panel(frame.columns, plan, names)
        check_types(matched, plan, frame.type_of)
        if by_period is None:
            by_period = rows_by_period(frame.words(names.period), names.period)
        rows = rows_of(period, by_period, names.period)
        yield LaidOut(plan, _table(frame, matched, plan, rows, by_period), rows, matched.named)


def _table(frame: EagerFrame, matched: Matched, plan: Plan, rows: Rows, by_period: Mapping[Period, Rows]) -> Table:
    unit = matched.unit or ""
    all_units = frame.words(unit)
    units = taken(all_units, rows)
    check_once(units, unit)
    codes, names = coded_units(units, unit, plan)
    figures, columns = figures_of(frame, matched), dict[str, Column]()

    @cache
    def place_of(period: Period) -> tuple[Rows, np.ndarray | None]:
        others = by_period[period]
        positions, absent = aligned(units, taken(all_units, others), unit)
        return behind(others, positions), absent

    for slot in reported_slots(plan):
        if slot.indicator.id not in figures or slot.period not in by_period:
            continue
        there, absent = (rows, None) if slot.period == plan.period else place_of(slot.period)
        columns[slot.key] = picked_column(figures[slot.indicator.id], there, absent)
    claims = {question: picked_claims(held, rows) for question, held in claims_of(frame, matched).items()}
    clusters = clusters_of(frame, matched, plan)
    if len(units):
        warn_of_unreported(plan, columns, claims)
    return Table(len(units), columns, claims, codes, names, None if clusters is None else clusters[rows])


def taken(values: pa.Array, rows: Rows) -> pa.Array:
    """Return some values, over the same memory where rows are a slice."""
    if isinstance(rows, slice):
        start, stop, _ = rows.indices(len(values))
        return values.slice(start, stop - start)
    return values.take(pa.array(rows))
