"""A lazy long table of polars turned into a wide one, one row a unit, as a query of the frame's own engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from emulation_rules.frames.faults import MOST_NAMED, listed, refuse
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.matched_columns import BOUND, Matched, reported_slots
from emulation_rules.frames.period_labels import labels_of
from emulation_rules.model.period import Period
from emulation_rules.plan.plan import Plan, walk

_TWICE: Final = "rows told twice"
_NO_TRUTH: Final = "claims that are none"
_HERE: Final = "rows of the period"
"""Columns beside the figures; keys of figures hold no spaces."""


@dataclass(frozen=True, slots=True)
class Pivoted:
    """A lazy table of one row a unit and what its columns hold."""

    frame: pl.LazyFrame
    matched: Matched

    def checked(self, rows: pl.DataFrame, names: FrameNames) -> pl.DataFrame:
        """Return rows as they are. Raises `InvalidReportError` for what the rows they were made of had wrong."""
        twice = rows.filter(pl.col(_TWICE))
        if twice.height:
            raise refuse("frame_row_twice", rows=listed(twice[names.unit][: MOST_NAMED + 1].to_list()))
        untrue = rows[_NO_TRUTH].drop_nulls()
        if len(untrue):
            raise refuse("frame_claim_no_truth", names.value, key=str(untrue[0]))
        return rows


def pivoted(frame: pl.LazyFrame, schema: Mapping[str, pl.DataType], plan: Plan, names: FrameNames) -> Pivoted:
    """Return the units that have a row of the plan's period, with a column for each figure it reads."""
    pivot = _Pivot(schema, plan, names)
    rows = frame.filter(pivot.is_read()).group_by(names.unit, maintain_order=True).agg(*pivot.columns())
    return Pivoted(rows.filter(pl.col(_HERE)), pivot.matched())


def is_of(period: Period, column: str, kind: pl.DataType) -> pl.Expr:
    """Return whether rows are of a period, by a column of labels or of years."""
    if kind.is_integer():
        year = period.year if period == Period(period.year) else None
        return pl.col(column) == year if year is not None else pl.lit(value=False)
    return pl.col(column).cast(pl.String).is_in(labels_of(period))


class _Pivot:
    def __init__(self, schema: Mapping[str, pl.DataType], plan: Plan, names: FrameNames) -> None:
        self._schema = schema
        self._plan = plan
        self._names = names
        self._slots = list(reported_slots(plan))
        self._questions = [
            question.id
            for planned in plan.targets
            for question in walk(planned.question)
            if question.id not in plan.ruleset.indicators
        ]
        self._bounded = names.bound in schema

    def is_read(self) -> pl.Expr:
        """Whether rows are of a period that is read."""
        periods = dict.fromkeys([self._plan.period, *(slot.period for slot in self._slots)])
        return pl.any_horizontal(*(self._of(period) for period in periods))

    def columns(self) -> Iterator[pl.Expr]:
        names, value = self._names, pl.col(self._names.value)
        counted = []
        for slot in self._slots:
            here = self._holds(slot.indicator.id) & self._of(slot.period)
            counted.append(here.sum())
            yield value.filter(here).first().alias(slot.key)
            if self._bounded:
                yield pl.col(names.bound).filter(here).first().alias(_bound(slot.key))
        untrue = []
        for question in self._questions:
            here = self._holds(question) & self._of(self._plan.period)
            counted.append(here.sum())
            yield (value.filter(here).first() == 1).alias(question)
            number = value.cast(pl.Float64)
            untrue.append(pl.when(here & (number != 0) & (number != 1)).then(pl.lit(question)))
        current = self._of(self._plan.period)
        yield pl.col(names.period).filter(current).first()
        if names.cluster in self._schema:
            yield pl.col(names.cluster).filter(current).first()
        yield current.any().alias(_HERE)
        yield (pl.max_horizontal(*counted) > 1).alias(_TWICE)
        wrong = pl.coalesce(*untrue) if untrue else pl.lit(None, pl.String)
        yield wrong.drop_nulls().first().alias(_NO_TRUTH)

    def matched(self) -> Matched:
        names = self._names
        keys = [slot.key for slot in self._slots]
        return Matched(
            names.unit,
            names.period,
            names.cluster if names.cluster in self._schema else None,
            {key: key for key in keys},
            {key: _bound(key) for key in keys} if self._bounded else {},
            {question: question for question in self._questions},
        )

    def _of(self, period: Period) -> pl.Expr:
        return is_of(period, self._names.period, self._schema[self._names.period])

    def _holds(self, key: str) -> pl.Expr:
        labels = self._labels([key])
        column = pl.col(self._names.indicator).cast(pl.String)
        return column == labels[0] if len(labels) == 1 else column.is_in(labels)

    def _labels(self, keys: Iterable[str]) -> list[str]:
        """Return what rows may call some keys."""
        wanted = set(keys)
        return [*wanted, *(label for label, key in self._names.rename.items() if key in wanted)]


def _bound(key: str) -> str:
    return f"{key}{BOUND}"
