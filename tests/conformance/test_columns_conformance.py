"""The columnar engine answers the cases as the other engines do, a report being a table of one row."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import numpy as np
from tests.conformance.expectations import Case
from tests.conformance.test_conformance import DECIDED, evaluated
from tests.samples.told_by_row import assert_row

from emulation_rules.api import loads
from emulation_rules.columnar.column import Claims, Column, Side, Table
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.figures import known_at
from emulation_rules.columnar.told import Tell
from emulation_rules.exchange.read_reports import reports_from_text
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Plan, Slot, SlotKind, walk


class UntoldError(ValueError):
    """Columns do not say this: a judgement of a named stage, a figure rounded to other decimals than declared."""


def test_cases_come_out_the_same_as_tables() -> None:
    told, differing = 0, []
    for case in DECIDED:
        try:
            plan, table = one_row(case)
        except UntoldError:
            continue
        told += 1
        try:
            assert_row(ColumnarEngine(plan).evaluate(table, tuple(Tell)), 0, evaluated(case, "reference"))
        except AssertionError as difference:
            differing.append((case.id, str(difference)))
    assert differing == []
    assert told > 0.8 * len(DECIDED)


def one_row(case: Case) -> tuple[Plan, Table]:
    """Return the report of a case as a table of one row. Raises `UntoldError`."""
    ruleset = loads(case.ruleset, case.id)
    plan = plan_of(ruleset)
    if case.unit == CLUSTER or any(slot.kind is SlotKind.CLUSTER for slot in plan.slots):
        raise UntoldError(case.unit)
    report = reports_from_text(case.report, case.id, "json", ruleset)[case.unit]
    columns = {slot.key: column for slot in plan.slots if (column := column_of(slot, report)) is not None}
    return plan, Table(1, columns, dict(claims_of(plan, report)), np.array([0]), [case.unit])


def column_of(slot: Slot, report: Report) -> Column | None:
    """Return a reported figure as a column, None where there is none. Raises `UntoldError`."""
    observation = report.observations.get((slot.indicator.id, slot.period))
    if slot.kind is not SlotKind.REPORTED or observation is None or observation.interval is None:
        return None
    number, side = said(observation.interval, slot)
    values = np.empty(1, object)
    values[0] = number / slot.indicator.scale
    column = Column(values, sides=np.array([side], np.int8))
    if known_at(column, 0, slot) != observation.interval:
        raise UntoldError(slot.key)
    return column


def said(interval: Interval, slot: Slot) -> tuple[Fraction, Side]:
    """Return the number and the side an interval was written with."""
    low, high, reach = interval.low, interval.high, slot.indicator.range
    if interval.is_point:
        return interval.number, Side.FIGURE
    if low is not None and high == reach.high:
        return low, Side.ABOVE if interval.low_open else Side.AT_LEAST
    if high is not None and low == reach.low:
        return high, Side.BELOW if interval.high_open else Side.AT_MOST
    if low is None or high is None:
        raise UntoldError(slot.key)
    return (low + high) / 2, Side.ROUNDED


def claims_of(plan: Plan, report: Report) -> Iterable[tuple[str, Claims]]:
    """Yield what a report claims. Raises `UntoldError` for what was judged."""
    for question in (question for planned in plan.targets for question in walk(planned.question)):
        observation = report.observations.get((question.id, plan.period))
        if observation is not None and observation.claim is not None:
            if observation.grade is Grade.JUDGEMENT:
                raise UntoldError(question.id)
            yield question.id, Claims(np.array([observation.claim]))
