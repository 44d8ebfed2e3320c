"""Lines over several figures: every way to decide them against exact arithmetic on what the floats say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from emulation_rules.api import loads
from emulation_rules.columnar import engine
from emulation_rules.columnar.column import Column, Table
from emulation_rules.columnar.decimal_lines import DecimalLine
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.float_lines import FloatLine
from emulation_rules.columnar.lines import Line
from emulation_rules.columnar.scratch import Scratch, smallest
from emulation_rules.columnar.told import VERDICTS
from emulation_rules.plan.from_model import plan_of

FACTORS = st.fractions(-20, 20, max_denominator=100).filter(bool)
DECIMALS = st.integers(0, 10**7).map(lambda whole: whole / 100)
FIGURES = st.one_of(DECIMALS, st.integers(0, 2000).map(float), st.floats(0, 1e15).filter(lambda x: x == 0 or x > 1e-30))


def exact(line: Line, row: Sequence[float]) -> Fraction:
    """Return what a line comes to, floats being the numbers of their shortest texts."""
    numbers = (factor * Fraction(repr(each)) for factor, each in zip(line.factors.values(), row, strict=True))
    return sum(numbers, line.constant)


def columns(rows: Sequence[Sequence[float]]) -> list[NDArray[np.float64]]:
    """Return rows as columns."""
    return [np.array(column) for column in zip(*rows, strict=True)]


@st.composite
def lines_and_rows(draw: st.DrawFn, figures: st.SearchStrategy[float] = FIGURES) -> tuple[Line, list[list[float]]]:
    """Draw a line over some columns and rows, several of which lie on it or next to it."""
    count = draw(st.integers(2, 4))
    factors = {slot: draw(FACTORS) for slot in range(count)}
    line = Line(factors, draw(st.one_of(st.just(Fraction(0)), FACTORS)))
    rows = draw(st.lists(st.lists(figures, min_size=count, max_size=count), min_size=1, max_size=8))
    for row in list(rows):
        rest = exact(line, [*row[:-1], 0.0]) / -factors[count - 1]
        if rest >= 0:
            on = float(rest)
            rows += [
                [*row[:-1], near] for near in (on, math.nextafter(on, 0), math.nextafter(on, 1e15)) if near <= 1e15
            ]
    return line, [row for row in rows if all(each == 0 or each > 1e-30 for each in row)] or [[1.0] * count]


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("strict", [True, False])
@given(lines_and_rows())
@settings(deadline=None)
@example((Line({0: Fraction(1), 1: Fraction(-1)}, Fraction(0)), [[0.1, 0.1], [0.1, 0.2], [0.3, 0.1]]))
@example((Line({0: Fraction(-20), 1: Fraction(19)}, Fraction(0)), [[0.95, 1.0], [9.5, 10.0], [0.57, 0.6], [0.0, 0.0]]))
def test_floats_say_nothing_that_is_not_so(
    known: bool,
    strict: bool,
    drawn: tuple[Line, list[list[float]]],
) -> None:
    line, rows = drawn
    values = columns(rows)
    tops = [int(np.ceil(each.max())) if known else None for each in values]
    scales = [Fraction(1)] * len(values)
    found, near = FloatLine.of(line, scales, "f" * len(values)).decided(values, tops, Scratch(), strict=strict)
    for row, said in enumerate(found.tolist()):
        margin = exact(line, rows[row])
        assert row in near or said == (margin > 0 if strict else margin >= 0)


@pytest.mark.parametrize("strict", [True, False])
@given(lines_and_rows(DECIMALS))
@settings(deadline=None)
def test_decimals_are_decided_or_said_to_have_too_many_places(
    strict: bool,
    drawn: tuple[Line, list[list[float]]],
) -> None:
    line, rows = drawn
    values = columns(rows)
    decimal = DecimalLine.of(line, [Fraction(1)] * len(values), [2] * len(values))
    for row, figures in enumerate(rows):
        found = decimal.decided(values, np.array([row]), Scratch(), strict=strict)
        few = all(Fraction(repr(each)) * 100 == round(each * 100) for each in figures)
        assert few or found is None
        if found is not None:
            margin = exact(line, figures)
            assert bool(found[0]) == (margin > 0 if strict else margin >= 0)


def test_most_decimals_are_decided() -> None:
    line = Line({0: Fraction(-1), 1: Fraction("0.95")}, Fraction(0))
    values = columns([[0.95, 1.0], [9.5, 10.0], [0.58, 0.6], [19.0, 20.0]])
    decimal = DecimalLine.of(line, [Fraction(1)] * 2, [2] * 2)
    found = decimal.decided(values, np.arange(4), Scratch(), strict=False)
    assert found is not None
    assert found.tolist() == [True, True, False, True]


def test_factors_beyond_whole_floats_are_left_to_exact_arithmetic() -> None:
    line = Line({0: Fraction(1, 10**200), 1: Fraction(-(10**200))}, Fraction(0))
    decimal = DecimalLine.of(line, [Fraction(1)] * 2, [0, 0])
    assert decimal.decided(columns([[0.0, 0.0]]), np.arange(1), Scratch(), strict=True) is None


# ---- through the engine ------------------------------------------------------------------------

PACT = """
format: emulation-rules/1
id: pact
title: Pact
period: 2022
indicators:
  x: {measure: MEASURE, better: lower}
targets:
  a: {indicator: x, criterion: down at least 5% from previous year, points: 7}
  b: {indicator: x, criterion: not up from previous year, points: 300}
  c: {indicator: x, criterion: at most 12, points: 2.5}
"""


@pytest.mark.parametrize("measure", ["count", "number, floor: 0"])
@pytest.mark.parametrize("nulls", [False, True])
def test_blocks_and_threads_leave_no_trace_in_each_other(
    measure: str,
    nulls: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "BLOCK", 7)
    chance = np.random.default_rng(5)
    before = chance.integers(1, 40, 200).astype(np.float64)
    after = np.round(before * chance.choice([0.9, 0.95, 1.0, 1.1], 200), 2)
    if measure == "count":
        after = np.rint(after)
    missing = chance.random(200) < 0.1 if nulls else None
    table = Table(200, {"x": Column(after, missing=missing), "x@2021": Column(before)})
    plan = plan_of(loads(PACT.replace("MEASURE", measure)))
    told = ColumnarEngine(plan).evaluate(table, threads=2)
    assert told.verdicts is not None
    assert told.points is not None
    for row in range(200):
        now, then = Fraction(repr(float(after[row]))), Fraction(repr(float(before[row])))
        met = [now <= then * Fraction("0.95"), now <= then, now <= 12]
        known = missing is None or not missing[row]
        wanted = [("met" if each else "not_met") if known else "undetermined" for each in met]
        assert [VERDICTS[code] for code in told.verdicts[:, row]] == wanted
        worth = [7 * met[0], 300 * met[1], 2.5 * met[2]]
        assert told.points[:, row].tolist() == worth if known else np.isnan(told.points[:, row]).all()
        assert told.certain[row] == (sum(worth) if known else 0)
        assert told.possible[row] == (sum(worth) if known else 309.5)


def test_half_a_thousand_is_whole_and_half_of_one_is_not() -> None:
    ruleset = loads("""
format: emulation-rules/1
id: pact
title: Pact
period: 2022
indicators:
  x: {measure: count, better: lower, reported_in: thousand}
targets:
  t: {indicator: x, criterion: at most 600, points: 1}
""")
    values = np.array([0.5, 0.7, 0.0005, 1.0, 0.0])
    told = ColumnarEngine(plan_of(ruleset)).evaluate(Table(5, {"x": Column(values)}))
    assert told.verdicts is not None
    words = [str(VERDICTS[code]) for code in told.verdicts[0]]
    assert words == ["met", "not_met", "undetermined", "not_met", "met"]
    assert told.impossible.tolist() == [0, 0, 1, 0, 0]


def test_whole_numbers_are_kept_in_as_few_bytes_as_hold_them() -> None:
    assert isinstance(smallest(0), np.uint8)
    assert isinstance(smallest(255), np.uint8)
    assert isinstance(smallest(256), np.uint16)
    assert smallest(65_536) is None
    assert smallest(-1) is None


def test_room_of_one_number_is_used_again_and_grows() -> None:
    scratch = Scratch()
    first = scratch.array(0, 4, np.float64)
    assert np.shares_memory(first, scratch.array(0, 3, np.uint8))
    assert not np.shares_memory(first, scratch.array(1, 4, np.float64))
    assert len(scratch.array(0, 9, np.int64)) == 9
