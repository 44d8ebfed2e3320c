"""Tables of one row a unit and period: figures of earlier periods are found in rows of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial

from emulation_rules.columnar.column import Column, Table
from emulation_rules.frames.alignment import UnitPlaces
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.eager_frame import EagerFrame, Rows
from emulation_rules.frames.engines import engine_of
from emulation_rules.frames.laid_out import LaidOut
from emulation_rules.frames.matched_columns import Matched, match_panel, reported_slots, warn_of_unreported
from emulation_rules.frames.period_rows import rows_by_period, rows_of
from emulation_rules.frames.picked import Picked
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.units import check_named
from emulation_rules.frames.wide import claims_of, clusters_of, coded_units, figures_of
from emulation_rules.model.period import Period


def laid_out_panel(frame: EagerFrame, asked: Asked) -> Iterator[LaidOut]:
    """Yield the table of each period asked for. Raises `InvalidReportError`."""
    names = asked.names
    by_period: Mapping[Period, Rows] | None = None
    for period in asked.periods:
        plan = engine_of(asked.ruleset, period).plan
        matched = match_panel(frame.columns, plan, names)
        check_types(matched, plan, frame.type_of)
        if by_period is None:
            by_period = rows_by_period(frame.words(names.period), names.period)
        rows = rows_of(period, by_period, names.period)
        yield LaidOut(plan, _table(frame, matched, asked, period, rows, by_period), rows, matched.named)


def _table(
    frame: EagerFrame, matched: Matched, asked: Asked, period: Period, rows: Rows, by_period: Mapping[Period, Rows]
) -> Table:
    plan = engine_of(asked.ruleset, period).plan
    unit = matched.unit or ""
    places = UnitPlaces(frame.words(unit), unit, partial(frame.hashes, unit))
    units = places.of(rows)
    codes, names = coded_units(units, unit, plan)
    places.check_once(rows, plan.period)
    figures, columns = figures_of(frame, matched, plan), dict[str, Column]()
    here = Picked(rows)

    @cache
    def find(earlier: Period) -> Picked:
        check_named(places.of(by_period[earlier]).null_count, unit)
        return Picked(*places.found(rows, by_period[earlier], earlier))

    for slot in reported_slots(plan):
        if slot.indicator.id not in figures or slot.period not in by_period:
            continue
        picked = here if slot.period == plan.period else find(slot.period)
        columns[slot.key] = picked.column(figures[slot.indicator.id])
    claims = {question: here.claims(held) for question, held in claims_of(frame, matched).items()}
    clusters = clusters_of(frame, matched, plan, asked.tell)
    if len(units):
        warn_of_unreported(plan, columns, claims)
    return Table(len(units), columns, claims, codes, names, None if clusters is None else clusters[rows])
