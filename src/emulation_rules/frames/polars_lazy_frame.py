"""Lazy frames of polars: stay lazy, and run batch by batch in its streaming engine.

Nothing is collected here. What is wrong with names and types of columns is raised at once, what is wrong with rows when
the frame is collected. Two rows of one unit in the evaluated period are not noticed: that would take all rows at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, cast

import polars as pl

from emulation_rules.frames.asked import Asked
from emulation_rules.frames.faults import no_units
from emulation_rules.frames.frame_names import Layout
from emulation_rules.frames.grades import check_grades
from emulation_rules.frames.layouts import layout_of
from emulation_rules.frames.long import check_long_types
from emulation_rules.frames.matched_columns import BOUND, Matched, match_panel, reported_slots, warn_of_unreported
from emulation_rules.frames.period_rows import check_all_of
from emulation_rules.frames.polars_frame import PolarsColumns, PolarsHead, told_type
from emulation_rules.frames.polars_pivot import is_of, pivoted
from emulation_rules.frames.polars_row_checks import long_checks, panel_checks, with_sound_rows
from emulation_rules.frames.prepared import PreparedWide
from emulation_rules.frames.told_columns import check_names
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.units import check_named, check_once, check_same_kind
from emulation_rules.model.period import Period

_KEY: Final = "unit as another table names it"
"""A column for a join; keys of figures hold no spaces."""


def evaluate(frame: pl.LazyFrame, asked: Asked) -> pl.LazyFrame:
    """Return what the rows of a lazy frame come to, lazily. Raises `InvalidReportError`."""
    head = _head(frame)
    match layout_of(head.columns, asked):
        case Layout.WIDE:
            prepared = PreparedWide(asked, asked.period)
            matched = prepared.matched(head.columns, head.type_of)
            # Only the columns that are read are asked for; one expression of all is much cheaper than one of each.
            return _mapped(frame.select(pl.col(matched.read)), head.types, prepared, matched)
        case Layout.PANEL:
            told = [_of_period(frame, asked, period) for period in asked.periods]
            return with_sound_rows(told, panel_checks(frame, asked.names, told[0].collect_schema()))
        case Layout.LONG:
            check_long_types(head, asked.names)
            graded = _graded(frame, asked) if asked.names.grade in head.columns else frame
            told = [_of_long(graded, asked, period) for period in asked.periods]
            schema = told[0].collect_schema()
            return with_sound_rows(told, long_checks(frame, asked.names, asked.ruleset, schema))


def evaluate_yearly(frames: Mapping[Period, pl.LazyFrame], asked: Asked) -> pl.LazyFrame:
    """Return what the rows of the evaluated period's lazy frame come to, lazily. Raises `InvalidReportError`."""
    return _joined(frames, asked, asked.period, asked.names.period)


def _head(frame: pl.LazyFrame) -> PolarsHead:
    return PolarsHead(frame.collect_schema())


def _mapped(
    frame: pl.LazyFrame,
    types: Mapping[str, pl.DataType],
    prepared: PreparedWide,
    matched: Matched,
    check: Callable[[pl.DataFrame], pl.DataFrame] | None = None,
) -> pl.LazyFrame:
    """Return a lazy frame of what rows come to, given the types of the frame's columns."""
    schema = {name: types[name] for name in matched.named}
    schema |= {column.name: told_type(column.kind) for column in prepared.columns}

    def evaluated(rows: pl.DataFrame) -> pl.DataFrame:
        piece = PolarsColumns(rows if check is None else check(rows))
        return cast("pl.DataFrame", prepared.evaluate(piece, matched))

    return frame.map_batches(evaluated, schema=schema, streamable=prepared.by_row)


def _of_period(frame: pl.LazyFrame, asked: Asked, period: Period) -> pl.LazyFrame:
    column = asked.names.period
    kind = frame.collect_schema()[column]
    slots = reported_slots(PreparedWide(asked, period).plan)
    periods = {period, *(slot.period for slot in slots)}
    return _joined({each: frame.filter(is_of(each, column, kind)) for each in periods}, asked, period)


def _joined(
    frames: Mapping[Period, pl.LazyFrame], asked: Asked, period: Period, labels: str | None = None
) -> pl.LazyFrame:
    """Return what comes of the rows of one period beside those that other periods have of the same units.

    ``labels`` is a column that has to say of the rows of each period that they are of it, where there is one.
    """
    prepared = PreparedWide(asked, period)
    plan, unit = prepared.plan, asked.names.unit
    joined, whole = frames[period], dict[str, str]()
    bounds = dict[str, str]()
    matched: Matched | None = None
    periods = (period, *sorted({slot.period for slot in reported_slots(plan)} & set(frames) - {period}))
    _check_units(frames, periods, unit)
    for at in periods:
        head = _head(frames[at])
        there = match_panel(head.columns, plan, asked.names)
        if there.unit is None:
            raise no_units(unit)
        check_types(there, plan, head.type_of)
        matched = matched or there
        held = {slot.key: slot.indicator.id for slot in reported_slots(plan) if slot.period == at}
        held = {key: name for key, name in held.items() if name in there.figures}
        figures = [pl.col(there.figures[name]).alias(key) for key, name in held.items()]
        limits = {key: f"{key}{BOUND}" for key, name in held.items() if name in there.bounds}
        sides = [pl.col(there.bounds[held[key]]).alias(name) for key, name in limits.items()]
        if at == period:
            joined = joined.select(*matched.named, *matched.claims.values(), *figures, *sides)
        else:
            said = [] if labels is None or labels not in head.columns else [labels]
            others = frames[at].select(unit, *said, *figures, *sides)
            once = others.map_batches(partial(_checked_once, unit=unit, period=at), schema=others.collect_schema())
            for label in said:
                of_it = partial(_checked_period, labels=label, period=at)
                once = once.map_batches(of_it, schema=others.collect_schema()).drop(label)
            joined = _beside(joined, once, unit)
        whole |= {key: key for key in held}
        bounds |= limits
    assert matched is not None  # noqa: S101 - the loop has run
    warn_of_unreported(plan, whole, matched.claims)
    check_names(matched.named, prepared.columns)
    matched = replace(matched, figures=whole, bounds=bounds)
    read = joined.select(pl.col(matched.read))
    check = None if labels is None or matched.period is None else partial(_checked_period, labels=labels, period=period)
    return _mapped(read, read.collect_schema(), prepared, matched, check)


def _check_units(frames: Mapping[Period, pl.LazyFrame], periods: Iterable[Period], unit: str) -> None:
    heads = {period: _head(frames[period]) for period in periods}
    check_same_kind({period: head.type_of(unit) for period, head in heads.items() if unit in head.columns}, unit)


def _beside(rows: pl.LazyFrame, earlier: pl.LazyFrame, unit: str) -> pl.LazyFrame:
    """Return rows with what the same units have in an earlier period; words by code are looked up as text."""
    kinds = [held.collect_schema()[unit] for held in (rows, earlier)]
    if kinds[0] == kinds[1]:
        return rows.join(earlier, on=unit, how="left", maintain_order="left")
    plain = pl.Int128() if all(kind.is_integer() for kind in kinds) else pl.String()
    key = pl.col(unit).cast(plain).alias(_KEY)
    there = earlier.with_columns(key).drop(unit)
    return rows.with_columns(key).join(there, on=_KEY, how="left", maintain_order="left").drop(_KEY)


def _graded(frame: pl.LazyFrame, asked: Asked) -> pl.LazyFrame:
    """Return the rows as they are, with their grades checked as they pass."""

    def checked(rows: pl.DataFrame) -> pl.DataFrame:
        check_grades(PolarsColumns(rows), asked.names, asked.ruleset)
        return rows

    return frame.map_batches(checked, schema=frame.collect_schema(), streamable=True)


def _checked_once(rows: pl.DataFrame, unit: str, period: Period) -> pl.DataFrame:
    """Return the rows that a join keeps in memory as they are, if each is of another unit."""
    units = PolarsColumns(rows).words(unit)
    check_named(units.null_count, unit)
    check_once(units, unit, period)
    return rows


def _checked_period(rows: pl.DataFrame, labels: str, period: Period) -> pl.DataFrame:
    """Return the rows as they are, if all say that they are of a period."""
    check_all_of(period, PolarsColumns(rows).words(labels), labels, "frame_table_of_other_period")
    return rows


def _of_long(frame: pl.LazyFrame, asked: Asked, period: Period) -> pl.LazyFrame:
    prepared = PreparedWide(asked, period)
    wide = pivoted(frame, frame.collect_schema(), prepared.plan, asked.names)
    check_names(wide.matched.named, prepared.columns)
    types = wide.frame.collect_schema()
    return _mapped(wide.frame, types, prepared, wide.matched, partial(wide.checked, names=asked.names))
