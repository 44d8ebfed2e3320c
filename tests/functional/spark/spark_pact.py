"""A ruleset with a target of each kind, rows that lie on its boundaries and beyond, and what they come to."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

import numpy as np

from emulation_rules import Ruleset, loads
from emulation_rules.columnar.by_row import ByRow, Decided
from emulation_rules.columnar.column import Claims, Column, Table
from emulation_rules.columnar.told import Tell
from emulation_rules.frames.told_columns import ToldColumn, told_columns
from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Plan, SlotKind

Value: TypeAlias = int | float | Decimal | bool | None
Row: TypeAlias = dict[str, Value]

PACT: Final[Ruleset] = loads("""
format: emulation-rules/1
id: spark-tests
title: {en: Invented targets}
period: 2022
indicators:
  crimes: {measure: count, better: lower}
  deaths: {measure: count, better: lower}
  cleared: {measure: count, better: higher}
  reported: {measure: count, better: higher}
  clearance: {measure: percent, better: higher, ratio: {part: cleared, whole: reported}}
  handled: {measure: percent, better: higher, ceiling: 100}
  fund: {measure: money, better: higher, reported_in: million}
  balance: {measure: number, better: higher}
  plan: {measure: boolean}
targets:
  fewer_crimes:
    {en: A, indicator: crimes, criterion: down at least 5% from previous year, zero_baseline: undetermined, points: 20}
  handled_all: {en: B, indicator: handled, criterion: exactly 100%, points: 10}
  cleared_most: {en: C, indicator: clearance, criterion: at least 75%, points: 15}
  clearance_up: {en: D, indicator: clearance, criterion: up from previous year, points: 15}
  traffic:
    en: E
    all_of:
      - {indicator: deaths, criterion: down from previous year, zero_baseline: met if still zero}
      - {indicator: crimes, criterion: not up from previous year}
    points: 12.5
  fund_raised: {en: F, indicator: fund, criterion: at least 30 million VND, points: 7.5}
  balanced: {en: G, indicator: balance, criterion: between -1.5 and 2.5, points: 5}
  balance_up: {en: H, indicator: balance, criterion: up at least 0.1 from previous year, points: 5}
  plan_issued: {en: I, indicator: plan, criterion: done, points: 5}
  praised: {en: J, judged: true, points: 5}
score: {maximum: 100}
""")

COUNTS: Final = ("crimes", "crimes@2021", "deaths", "deaths@2021")
PARTS: Final = (("cleared", "reported"), ("cleared@2021", "reported@2021"))
MEASURED: Final = ("handled", "clearance", "clearance@2021", "fund", "balance", "balance@2021")
_ODD_COUNTS: Final = (0, 1, 19, 20, 2**31, 2**53 + 1, 10**15, 10**17 + 1, 4 * 10**17, 2**63 - 1, -1, -(2**63))
_ODD_FLOATS: Final = (
    0.0,
    -0.0,
    0.1 + 0.2,
    1e-30,
    9e-31,
    1e22,
    9.9e30,
    1e31,
    1e300,
    math.nan,
    math.inf,
    -math.inf,
    100.0,
)


def count_rows(number: int, seed: int) -> list[Row]:
    """Rows of whole numbers: a third lie on a boundary, and few are as they should not be."""
    drawn = random.Random(seed)  # noqa: S311 - figures for tests
    rows = []
    for _ in range(number):
        row: Row = {}
        for now, before in (("crimes", "crimes@2021"), ("deaths", "deaths@2021")):
            base = 20 * drawn.randint(0, 60) if drawn.random() < 0.7 else drawn.choice(_ODD_COUNTS)
            row[before] = base
            row[now] = drawn.choice((base * 19 // 20, base, base * 19 // 20 + 1, 0)) if abs(base) < 2**62 else base
            if drawn.random() < 0.1:
                row[now] = drawn.choice(_ODD_COUNTS)
        for part, whole in PARTS:
            row[whole] = drawn.choice((0, 4, 400, 3 * drawn.randint(1, 9), 8 * 10**17, 10**10))
            row[part] = int(row[whole] or 0) * 3 // 4 + drawn.choice((0, 0, 1))
        rows.append({key: None if drawn.random() < 0.05 else value for key, value in row.items()})
    return rows


def float_rows(number: int, seed: int) -> list[Row]:
    """Rows of doubles."""
    drawn = random.Random(seed)  # noqa: S311 - figures for tests
    rows = []
    for row in count_rows(number, seed + 1):
        before = drawn.choice((0.1 * drawn.randint(-20, 20), round(drawn.uniform(-3, 3), 2), drawn.uniform(-3, 3)))
        found: Row = {
            "handled": drawn.choice((100.0, 99.99, 100.00000000000001, 100.01)),
            "clearance": drawn.choice((75.0, 74.99999999999999, 33.333333333333336, 80.1)),
            "clearance@2021": drawn.choice((75.0, 33.333333333333336, 1e-9)),
            "fund": drawn.choice((30.0, 29.999999999999996, 1e22, 30.000001)),
            "balance@2021": before,
            "balance": drawn.choice((before + 0.1, round(before, 2) + 0.1, 2.5, -1.5, 2.5000000000000004)),
        }
        for key, value in row.items():
            found[key] = None if value is None else float(value) + drawn.choice((0.0, 0.0, 0.0, 0.5))
        odd = {key: drawn.choice(_ODD_FLOATS) for key in found if drawn.random() < 0.04}
        rows.append({key: None if drawn.random() < 0.05 else value for key, value in {**found, **odd}.items()})
    return rows


def decimal_rows(number: int, seed: int, places: int) -> list[Row]:
    """Rows of decimals of so many places."""
    drawn = random.Random(seed)  # noqa: S311 - figures for tests
    step = Decimal(1).scaleb(-places)
    rows = []
    for _ in range(number):
        before = drawn.randint(-300, 300) * step
        row: Row = {
            "handled": drawn.choice((Decimal(100), 100 - step, 100 + step)),
            "clearance": drawn.choice((Decimal(75), 75 - step, Decimal(80))),
            "clearance@2021": drawn.choice((Decimal(75), 75 - step)),
            "fund": drawn.choice((Decimal(30), 30 - step, Decimal(10**9))),
            "balance@2021": before,
            "balance": before + Decimal("0.1") + drawn.choice((-step, 0 * step, step)),
        }
        rows.append({key: None if drawn.random() < 0.05 else value for key, value in row.items()})
    return rows


def expected(
    rows: Sequence[Mapping[str, Value]], tell: Sequence[Tell], claims: Mapping[str, Sequence[bool | None]] | None = None
) -> list[tuple[object, ...]]:
    """What the reference engine says of the rows, as the columns told."""
    plan = plan_of(PACT)
    table = _table(rows, claims or {})
    by_row = ByRow(plan)
    return [_told(plan, by_row, table, row, tell) for row in range(table.rows)]


def _table(rows: Sequence[Mapping[str, Value]], claims: Mapping[str, Sequence[bool | None]]) -> Table:
    columns = {}
    for key in {key for row in rows for key in row}:
        held = np.empty(len(rows), object)
        held[:] = [row.get(key) for row in rows]
        missing = np.array([value is None for value in held], np.bool_)
        columns[key] = Column(held, missing=missing)
    stated = {
        question: Claims(np.array([bool(one) for one in said]), np.array([one is None for one in said]))
        for question, said in claims.items()
    }
    return Table(len(rows), columns, stated)


def _told(plan: Plan, by_row: ByRow, table: Table, row: int, tell: Sequence[Tell]) -> tuple[object, ...]:
    readings = by_row.readings(table, row, {})
    decided = [by_row.target(number, readings) for number in range(len(plan.targets))]
    score = by_row.score(decided)
    reported = [one for one, slot in zip(readings.values, plan.slots, strict=True) if slot.kind is SlotKind.REPORTED]
    whole: dict[str, object] = {
        "certain": _low(score.points),
        "possible": _high(score.points),
        "maximum": float(score.maximum),
        "share": _low(score.share),
        "possible_share": _high(score.share),
        "impossible": sum(value is Reason.IMPOSSIBLE_VALUE for value in reported),
    }
    return tuple(
        whole[column.held] if column.held in whole else _of_target(column, decided[column.at[-1]])
        for column in told_columns(plan, tell)
    )


def _of_target(column: ToldColumn, one: Decided) -> object:
    points, margin = one.earned.points, one.margin if isinstance(one.margin, Interval) else None
    match column.held:
        case "verdicts":
            return str(one.verdict)
        case "reasons":
            return str(one.reason)
        case "points":
            return _single(points)
        case "margins":
            return _single(margin)
        case held:
            return (_low, _high)[column.at[0]](points if held == "point_ranges" else margin)


def _single(interval: Interval | None) -> float | None:
    return _low(interval) if interval is not None and interval.is_point else None


def _low(interval: Interval | None) -> float | None:
    if interval is None:
        return None
    return -math.inf if interval.low is None else float(interval.low)


def _high(interval: Interval | None) -> float | None:
    if interval is None:
        return None
    return math.inf if interval.high is None else float(interval.high)
