"""Tables of one figure a row: unit, period, indicator and value, with a bound and a grade where there are any."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from emulation_rules.columnar.column import Claims, Codes, Column, Mask, Table
from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.report_vocabulary import Vocabulary
from emulation_rules.frames.alignment import taken
from emulation_rules.frames.arrow_figures import arrow_sides
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.column_types import bound_fault, figure_fault, unit_fault
from emulation_rules.frames.eager_frame import EagerFrame, FrameHead
from emulation_rules.frames.engines import engine_of
from emulation_rules.frames.faults import MOST_NAMED, Faults, listed, refuse
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.grades import check_grades
from emulation_rules.frames.laid_out import LaidOut
from emulation_rules.frames.matched_columns import reported_slots, warn_of_unreported
from emulation_rules.frames.period_rows import period_codes
from emulation_rules.frames.units import check_known, check_named, codes_in_use, needs_units, unit_codes
from emulation_rules.frames.wide import asks_of_clusters
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.period import Period
from emulation_rules.model.text import Text
from emulation_rules.plan.plan import Plan, walk

_NONE: Final = np.empty(0, np.int64)
_TRUTH: Final = Indicator("", Text(), Measure.BOOLEAN, Better.NEITHER)
"""What a claim is a value of."""


def laid_out_long(frame: EagerFrame, asked: Asked) -> Iterator[LaidOut]:
    """Yield the table of each period asked for: the units that have a row of it, in the order of their first.

    Raises `InvalidReportError`.
    """
    long = _Long(frame, asked)
    for period in asked.periods:
        yield long.laid_out(engine_of(asked.ruleset, period).plan)


@dataclass(frozen=True, slots=True)
class _Units:
    """The units of a table: the frame's row that stands for each, and the place of each of the frame's units in it."""

    rows: NDArray[np.int64]
    place: NDArray[np.int64]


class _Long:
    """One long table, its rows sorted by period and indicator once."""

    def __init__(self, frame: EagerFrame, asked: Asked) -> None:
        self._frame = frame
        self._names = asked.names
        self._tell = asked.tell
        self._ruleset = asked.ruleset
        check_long_types(frame, asked.names)
        names = asked.names
        self._unit_words = frame.words(names.unit)
        check_named(self._unit_words.null_count, names.unit)
        check_known(self._unit_words, asked.ruleset, names.unit)
        self._units, self._unit_names = unit_codes(self._unit_words)
        self._periods, self._known_periods = period_codes(frame.words(names.period), names.period)
        indicators = frame.words(names.indicator)
        check_named(indicators.null_count, names.indicator)
        self._indicators, held = unit_codes(indicators)
        self._keys = [names.rename.get(name, name) for name in held]
        self._check_keys(held)
        if names.grade in frame.columns:
            check_grades(frame, names, asked.ruleset)

    @cached_property
    def _values(self) -> Column | None:
        return self._frame.figures(self._names.value)

    @cached_property
    def _sides(self) -> NDArray[np.int8] | None:
        bound = self._names.bound
        return arrow_sides(self._frame.words(bound), bound) if bound in self._frame.columns else None

    @cached_property
    def _groups(self) -> Mapping[tuple[str, Period], NDArray[np.int64]]:
        """The rows of each indicator and period, in order."""
        if not self._frame.rows:
            return {}
        width = len(self._keys)
        codes = self._periods.astype(np.int64) * width + self._indicators
        small = codes.astype(np.uint16) if len(self._known_periods) * width <= np.iinfo(np.uint16).max else codes
        order = np.argsort(small, kind="stable")
        ordered = codes[order]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        found: dict[tuple[str, Period], NDArray[np.int64]] = {}
        for start, rows in zip(starts.tolist(), np.split(order, starts[1:]), strict=True):
            period, key = divmod(int(ordered[start]), width)
            name = (self._keys[key], self._known_periods[period])
            # Two names of one key may have been renamed to it.
            found[name] = np.sort(np.concatenate([found[name], rows])) if name in found else rows
        return found

    def laid_out(self, plan: Plan) -> LaidOut:
        units = self._units_of(plan.period)
        columns, claims = dict[str, Column](), dict[str, Claims]()
        for slot in reported_slots(plan):
            rows = self._groups.get((slot.indicator.id, slot.period), _NONE)
            column = self._column(rows, units, slot.indicator, slot.period) if len(rows) else None
            if column is not None:
                columns[slot.key] = column
        for planned in plan.targets:
            for question in walk(planned.question):
                rows = self._groups.get((question.id, plan.period), _NONE)
                found = self._claims(rows, units, question.id, plan.period) if len(rows) else None
                if found is not None:
                    claims[question.id] = found
        if len(units.rows):
            warn_of_unreported(plan, columns, claims)
        codes, names = (self._units[units.rows], self._unit_names) if needs_units(plan) else (None, ())
        clusters = self._clusters(units, plan)
        named = [self._names.unit, self._names.period, *([] if clusters is None else [self._names.cluster])]
        return LaidOut(plan, Table(len(units.rows), columns, claims, codes, names, clusters), units.rows, named)

    def _units_of(self, period: Period) -> _Units:
        place = np.full(len(self._unit_names), -1, np.int64)
        if period not in self._known_periods:
            if self._frame.rows:
                found = listed(sorted(self._known_periods))
                raise refuse("frame_no_rows_of_period", self._names.period, period=str(period), found=found)
            return _Units(_NONE, place)
        codes = [code for code, known in enumerate(self._known_periods) if known == period]
        rows = np.flatnonzero(np.isin(self._periods, codes))
        first = np.full(len(self._unit_names), -1, np.int64)
        # Of several rows of a unit the one written last stays: the first, from behind.
        first[self._units[rows[::-1]]] = rows[::-1]
        of_units = np.sort(first[first >= 0])
        place[self._units[of_units]] = np.arange(len(of_units))
        return _Units(of_units, place)

    def _column(self, rows: NDArray[np.int64], units: _Units, indicator: Indicator, period: Period) -> Column | None:
        held = self._values
        if held is None:
            return None
        if held.values.dtype == np.bool_ and indicator.measure is not Measure.BOOLEAN:
            raise refuse("frame_truth_for_numbers", self._names.value, column=self._names.value, type="bool")
        rows, places, missing = self._placed(rows, units, indicator.id, period)
        values = np.zeros(len(units.rows), held.values.dtype)
        values[places] = held.values[rows]
        if held.missing is not None:
            missing[places] = held.missing[rows]
        sides = None
        if self._sides is not None:
            sides = np.zeros(len(units.rows), np.int8)
            sides[places] = self._sides[rows]
            sides = sides if sides.any() else None
        return Column(values, held.places, missing if missing.any() else None, sides)

    def _claims(self, rows: NDArray[np.int64], units: _Units, key: str, period: Period) -> Claims | None:
        column = self._column(rows, units, replace(_TRUTH, id=key), period)
        if column is None:
            return None
        met, unmet = column.values == 10**column.places, column.values == 0
        told = met | unmet if column.missing is None else met | unmet | column.missing
        if not told.all():
            raise refuse("frame_claim_no_truth", self._names.value, key=key)
        return Claims(np.asarray(met, np.bool_), column.missing)

    def _placed(
        self, rows: NDArray[np.int64], units: _Units, key: str, period: Period
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], Mask]:
        """Return the rows of units that are told, the place of each, and the places that have none."""
        places = units.place[self._units[rows]]
        told = places >= 0
        if not told.all():
            rows, places = rows[told], places[told]
        missing = np.ones(len(units.rows), np.bool_)
        missing[places] = False
        if len(units.rows) - np.count_nonzero(missing) != len(rows):
            self._refuse_twice(places, units, key, period)
        return rows, places, missing

    def _refuse_twice(self, places: NDArray[np.int64], units: _Units, key: str, period: Period) -> None:
        twice = np.flatnonzero(np.bincount(places) > 1)[: MOST_NAMED + 1]
        named = [f"{self._unit_names[self._units[units.rows[place]]]}, {period}, {key}" for place in twice.tolist()]
        raise refuse("frame_row_twice", rows=listed(named))

    def _clusters(self, units: _Units, plan: Plan) -> Codes | None:
        cluster = self._names.cluster
        if cluster not in self._frame.columns or not asks_of_clusters(plan, self._tell):
            return None
        return unit_codes(taken(self._frame.words(cluster), units.rows))[0]

    def _check_keys(self, held: Sequence[str]) -> None:
        vocabulary = Vocabulary(self._ruleset)
        column = self._names.indicator
        strangers = [
            held[code]
            for code in codes_in_use(self._indicators, len(held))
            if self._keys[code] not in vocabulary.subjects and held[code] not in self._names.ignore
        ]
        if strangers:
            near = vocabulary.near_keys(strangers[0])
            raise refuse("frame_unknown_indicator", column, near, column=column, found=listed(strangers))


def check_long_types(frame: FrameHead, names: FrameNames) -> None:
    """Raise `InvalidReportError` with every column of a long table whose type cannot be."""
    faults = Faults()
    checks: tuple[tuple[str, Callable[[pa.DataType], str | None]], ...] = (
        *((column, unit_fault) for column in (names.unit, names.period, names.indicator, names.cluster)),
        *((column, bound_fault) for column in (names.bound, names.grade)),
        (names.value, partial(figure_fault, indicator=_TRUTH)),
    )
    for column, check in checks:
        kind = frame.type_of(column) if column in frame.columns else None
        code = None if kind is None else check(kind)
        if code is not None:
            faults.add(code, column, column=shown(column), type=str(kind))
    faults.settle()
