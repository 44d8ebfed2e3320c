"""Spark tables of one figure a row, brought to one row a unit by one grouping."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pyspark.sql import Column
from pyspark.sql import functions as F  # noqa: N812 - the name it goes by
from pyspark.sql.types import BooleanType

from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.report_vocabulary import Vocabulary
from emulation_rules.frames.column_types import bound_fault, figure_fault, unit_fault
from emulation_rules.frames.faults import Faults
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.matched_columns import reported_slots, warn_of_unreported
from emulation_rules.frames.spark_checks import RowFault, failing, of_sound_rows, unit_faults
from emulation_rules.frames.spark_periods import is_of
from emulation_rules.frames.spark_rows import GivenFrame, HeldColumn, SparkRows
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.observation import Grade
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.text import Text
from emulation_rules.plan.plan import Plan, SlotKind, walk

_TRUTH = Indicator("", Text(), Measure.BOOLEAN, Better.NEITHER)
"""What the values of a long table may be figures of: numbers, and truths."""

_BOUNDS = (">", ">=", "<", "<=")


def long_rows(given: GivenFrame, plan: Plan, names: FrameNames) -> SparkRows:
    """Return the units that have a row of the plan's period. Raises `InvalidReportError`."""
    _check_types(given, names)
    return _Long(given, plan, names).rows()


class _Long:
    def __init__(self, given: GivenFrame, plan: Plan, names: FrameNames) -> None:
        self._given = given
        self._plan = plan
        self._names = names
        self._slots = list(reported_slots(plan))
        asked = [question.id for planned in plan.targets for question in walk(planned.question)]
        self._questions = tuple(dict.fromkeys(asked))
        self._bounded = names.bound in given.columns

    def rows(self) -> SparkRows:
        names, given, plan = self._names, self._given, self._plan
        figures = {slot.key: f"f{number}" for number, slot in enumerate(self._slots)}
        bounds = {slot.key: f"b{number}" for number, slot in enumerate(self._slots)} if self._bounded else {}
        claims = {question: f"q{number}" for number, question in enumerate(self._questions)}
        warn_of_unreported(plan, figures, claims)
        periods = {plan.period, *(slot.period for slot in self._slots)}
        read = [is_of(given, names.period, period) for period in sorted(periods)]
        named = [HeldColumn("n0", names.unit), HeldColumn("n1", names.period)]
        if names.cluster in given.columns and any(slot.kind is SlotKind.CLUSTER for slot in plan.slots):
            named.append(HeldColumn("n2", names.cluster))
        now = is_of(given, names.period, plan.period)
        told = [F.max(F.when(now, given[each.called])).alias(each.held) for each in named[1:]]
        faults = [*unit_faults(given[names.unit], names.unit, plan.ruleset), *self._faults()]
        grouped = (
            of_sound_rows(given.frame.where(_any(read)), faults)
            .groupBy(given[names.unit].alias("n0"))
            .agg(*told, *self._cells(figures, bounds, claims))
        )
        return SparkRows(plan, grouped.where(F.col("n1").isNotNull()), named, figures, bounds, claims)

    def _cells(self, figures: dict[str, str], bounds: dict[str, str], claims: dict[str, str]) -> Iterator[Column]:
        value = self._given[self._names.value]
        truths = isinstance(self._given.spark_type(self._names.value), BooleanType)
        for slot in self._slots:
            here = self._of(slot.indicator.id, slot.period)
            held = value
            if truths and slot.indicator.measure is not Measure.BOOLEAN:
                held = failing("frame_truth_for_numbers", self._names.value, column=self._names.value, type="boolean")
            yield self._once(here, held, slot.key).alias(figures[slot.key])
            if self._bounded:
                yield F.max(F.when(here, self._given[self._names.bound])).alias(bounds[slot.key])
        for question, name in claims.items():
            yield self._once(
                self._of(question, self._plan.period), self._claim(question, truths=truths), question
            ).alias(name)

    def _claim(self, question: str, *, truths: bool) -> Column:
        value = self._given[self._names.value]
        if truths:
            return value
        neither = failing("frame_claim_no_truth", self._names.value, key=question)
        return F.when(value == 1, F.lit(True)).when(value == 0, F.lit(False)).when(value.isNotNull(), neither)

    def _once(self, here: Column, value: Column, key: str) -> Column:
        """The one value of a cell, failing where there are two."""
        twice = failing("frame_row_twice", rows=f"{self._names.unit}, {self._names.period}, {key}")
        return F.when(F.count(F.when(here, 1)) > 1, twice).otherwise(F.max(F.when(here, value)))

    def _of(self, key: str, period: Period) -> Column:
        return self._called((key,)) & is_of(self._given, self._names.period, period)

    def _called(self, keys: Collection[str]) -> Column:
        """A condition that the indicator of a row has one of some keys."""
        rename = self._names.rename
        called = [name for name, key in rename.items() if key in keys] + [key for key in keys if key not in rename]
        return self._given[self._names.indicator].cast("string").isin(*called)

    def _faults(self) -> Iterator[RowFault]:
        """What no row of a table may be."""
        names, indicator = self._names, self._given[self._names.indicator]
        known = self._called(tuple(Vocabulary(self._plan.ruleset).subjects))
        if names.ignore:
            known = known | indicator.cast("string").isin(*names.ignore)
        unnamed = failing("frame_row_without_unit", names.indicator, column=names.indicator)
        yield RowFault(indicator.isNull(), unnamed)
        yield RowFault(~known, failing("frame_row_of_unknown_indicator", names.indicator, column=names.indicator))
        if names.grade in self._given.columns:
            belied = failing("frame_grade_belies_bound", names.grade, column=names.grade, grades=names.grade)
            yield RowFault(~self._agrees(), belied)

    def _agrees(self) -> Column:
        """Whether the grade of a row is that of its bound, and of what it is a value of."""
        grade = self._given[self._names.grade]
        bound = F.lit("=")
        if self._bounded:
            bound = F.coalesce(self._given[self._names.bound], F.lit("="))
        claims, scores = _kinds(self._plan.ruleset)
        claimed, figure = self._called(claims), bound == "="
        fitting = {
            Grade.CLAIM: claimed & figure,
            Grade.JUDGEMENT: (claimed | self._called(scores)) & figure,
            Grade.FIGURE: ~claimed & figure,
            Grade.BOUND: ~claimed & bound.isin(*_BOUNDS),
            Grade.ROUNDED: ~claimed & (bound == "~"),
        }
        return grade.isNull() | _any([(grade == str(word)) & fits for word, fits in fitting.items()])


def _any(conditions: list[Column]) -> Column:
    found = conditions[0]
    for condition in conditions[1:]:
        found = found | condition
    return found


def _kinds(ruleset: Ruleset) -> tuple[list[str], list[str]]:
    """Return the keys of claims, and those of points of a score."""
    subjects = Vocabulary(ruleset).subjects
    claims = [key for key, one in subjects.items() if not isinstance(one, Indicator)]
    scores = [key for key, one in subjects.items() if isinstance(one, Indicator) and one.measure is Measure.SCORE]
    return claims, scores


def _check_types(given: GivenFrame, names: FrameNames) -> None:
    faults = Faults()
    for column in (names.unit, names.period, names.indicator, names.cluster, names.bound, names.grade, names.value):
        if column not in given.columns:
            continue
        kind = given.type_of(column)
        if column == names.value:
            code = figure_fault(kind, _TRUTH)
        else:
            code = bound_fault(kind) if column in (names.bound, names.grade) else unit_fault(kind)
        if code is not None:
            faults.add(code, column, column=shown(column), type=str(kind))
    faults.settle()
