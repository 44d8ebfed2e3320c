"""Spark tables of every layout, laid out as one row a unit without reading any of their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name it goes by

from emulation_rules.frames.asked import Asked
from emulation_rules.frames.faults import no_units, refuse
from emulation_rules.frames.frame_names import Layout
from emulation_rules.frames.layouts import layout_of
from emulation_rules.frames.matched_columns import (
    Matched,
    match_panel,
    match_wide,
    reported_slots,
    warn_of_unreported,
)
from emulation_rules.frames.spark_checks import RowFault, failing, failing_with, of_sound_rows, unit_faults
from emulation_rules.frames.spark_long import long_rows
from emulation_rules.frames.spark_periods import is_label, is_of
from emulation_rules.frames.spark_rows import GivenFrame, HeldColumn, SparkRows
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.units import check_same_kind, needs_units
from emulation_rules.model.period import Period
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Plan


def laid_out(given: GivenFrame, asked: Asked) -> Iterator[SparkRows]:
    """Yield the rows of each period asked for. Raises `InvalidReportError` for what names and types tell is wrong."""
    layout = layout_of(given.columns, asked)
    for period in asked.periods:
        plan = plan_of(asked.ruleset, period)
        match layout:
            case Layout.WIDE:
                yield _wide_rows(given, plan, asked)
            case Layout.PANEL:
                yield _panel_rows(given, plan, asked)
            case Layout.LONG:
                yield long_rows(given, plan, asked.names)


def _wide_rows(given: GivenFrame, plan: Plan, asked: Asked) -> SparkRows:
    matched = match_wide(given.columns, plan, asked.names)
    check_types(matched, plan, given.type_of)
    if matched.unit is None and needs_units(plan):
        raise refuse("frame_no_unit_column")
    figures = {key: f"f{number}" for number, key in enumerate(matched.figures)}
    bounds = {key: f"b{number}" for number, key in enumerate(matched.bounds)}
    columns, named = _named(given, matched, plan)
    columns += [given[matched.figures[key]].alias(held) for key, held in figures.items()]
    columns += [given[matched.bounds[key]].alias(held) for key, held in bounds.items()]
    claims, claimed = _claims(given, matched)
    return SparkRows(plan, given.frame.select(*columns, *claimed), named, figures, bounds, claims)


def _panel_rows(given: GivenFrame, plan: Plan, asked: Asked) -> SparkRows:
    matched = match_panel(given.columns, plan, asked.names)
    check_types(matched, plan, given.type_of)
    tables = {
        slot.period: _Table(given, matched, given.frame.where(is_of(given, asked.names.period, slot.period)))
        for slot in reported_slots(plan)
    }
    now = given.frame.where(is_of(given, asked.names.period, plan.period))
    return _joined(plan, _Table(given, matched, now), tables)


def yearly_rows(frames: Mapping[Period, GivenFrame], asked: Asked) -> SparkRows:
    """Return the rows of the period asked for, which has a frame. Raises `InvalidReportError`."""
    plan = plan_of(asked.ruleset, asked.period)
    tables = {}
    unit = asked.names.unit
    check_same_kind({at: held.type_of(unit) for at, held in sorted(frames.items()) if unit in held.columns}, unit)
    for period, given in frames.items():
        matched = match_panel(given.columns, plan, asked.names)
        if matched.unit is None:
            raise no_units(unit)
        check_types(matched, plan, given.type_of)
        tables[period] = _Table(given, matched, _of_its_period(given, matched, period))
    return _joined(plan, tables[plan.period], tables)


def _of_its_period(given: GivenFrame, matched: Matched, period: Period) -> DataFrame:
    """The rows of a period's table, failing where its column of periods says otherwise."""
    label = matched.period
    if label is None:
        return given.frame
    of_it = F.coalesce(is_of(given, label, period), F.lit(False))
    other = failing_with(
        F.coalesce(given[label].cast("string"), F.lit("null")),
        "frame_table_of_other_period",
        label,
        column=label,
        found="{value}",
        period=str(period),
    )
    return of_sound_rows(given.frame, [RowFault(~of_it, other)])


@dataclass(frozen=True, slots=True)
class _Table:
    """What the columns of a frame hold, and its rows of one period."""

    given: GivenFrame
    matched: Matched
    frame: DataFrame


def _joined(plan: Plan, now: _Table, tables: Mapping[Period, _Table]) -> SparkRows:
    """Find the figures of each earlier period by one join, which fails where a unit has two rows in one."""
    slots = [
        slot
        for slot in reported_slots(plan)
        if slot.period in tables and slot.indicator.id in tables[slot.period].matched.figures
    ]
    figures = {slot.key: f"f{number}" for number, slot in enumerate(slots)}
    bounds = {
        slot.key: f"b{number}"
        for number, slot in enumerate(slots)
        if slot.indicator.id in tables[slot.period].matched.bounds
    }
    warn_of_unreported(plan, figures, now.matched.claims)

    def columns_of(period: Period) -> list[Column]:
        found = []
        for slot in slots:
            if slot.period == period:
                given, matched = tables[period].given, tables[period].matched
                found.append(given[matched.figures[slot.indicator.id]].alias(figures[slot.key]))
                if slot.key in bounds:
                    found.append(given[matched.bounds[slot.indicator.id]].alias(bounds[slot.key]))
        return found

    columns, named = _named(now.given, now.matched, plan)
    claims, claimed = _claims(now.given, now.matched)
    rows = now.frame.select(*columns, *columns_of(plan.period), *claimed)
    for earlier in sorted({slot.period for slot in slots} - {plan.period}):
        table = tables[earlier]
        called = table.matched.unit or ""
        unit = table.given[called]
        unnamed = RowFault(unit.isNull(), failing("frame_row_without_unit", called, column=called))
        before = _once(of_sound_rows(table.frame, [unnamed]).select(unit.alias("joined"), *columns_of(earlier)))
        twice = failing_with(F.col("n0"), "frame_row_twice", rows=f"`{{value}}, {earlier}`")
        found = rows.join(before, F.col("n0") == F.col("joined"), "left")
        rows = of_sound_rows(found, [RowFault(F.col("times") > 1, twice)]).drop("joined", "times")
    return SparkRows(plan, rows, named, figures, bounds, claims)


def _once(rows: DataFrame) -> DataFrame:
    """Return a row a unit, with how many there were: a join by units has them sorted out already."""
    # Of the one row there may be, the greatest is what stands there; the first would pass for a matter of chance.
    greatest = [F.max(name).alias(name) for name in rows.columns if name != "joined"]
    return rows.groupBy("joined").agg(*greatest, F.count(F.lit(1)).alias("times"))


def _named(given: GivenFrame, matched: Matched, plan: Plan) -> tuple[list[Column], list[HeldColumn]]:
    """Return the columns that say which row is which, and how they are checked."""
    columns, named = [], []
    for number, name in enumerate(matched.named):
        held, faults = F.col(f"n{number}"), list[RowFault]()
        if name == matched.unit:
            faults.extend(unit_faults(held, name, plan.ruleset))
        elif name == matched.period:
            of_it = F.coalesce(is_label(held, given.spark_type(name), plan.period), F.lit(False))
            other = failing("frame_row_of_other_period", name, column=name, period=str(plan.period))
            faults.append(RowFault(~of_it, other))
        named.append(HeldColumn(f"n{number}", name, faults))
        columns.append(given[name].alias(f"n{number}"))
    return columns, named


def _claims(given: GivenFrame, matched: Matched) -> tuple[dict[str, str], list[Column]]:
    claims = {question: f"q{number}" for number, question in enumerate(matched.claims)}
    return claims, [given[matched.claims[question]].alias(held) for question, held in claims.items()]
