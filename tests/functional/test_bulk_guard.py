"""The columnar engine stays near what NumPy does by hand: ratios within one process, and counts of work, no times."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final, TypeAlias

import numpy as np
import pytest
from numpy.typing import NDArray

from emulation_rules import loads
from emulation_rules.columnar.by_row import ByRow
from emulation_rules.columnar.column import Column, Table
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.told import Told
from emulation_rules.plan.from_model import plan_of

Figures: TypeAlias = dict[str, NDArray[Any]]

ROWS: Final = 300_000
SLACK: Final = 4
"""About 2 is usual for whole numbers, and 6 for decimals, which are compared exactly and by hand are not. A machine
that others use too must not fail a test, a kernel that went wrong should."""

RULESET: Final = """
format: emulation-rules/1
id: guarded
title: Guarded
period: 2022
indicators:
  crimes: {measure: MEASURE, better: lower}
  deaths: {measure: MEASURE, better: lower}
  injuries: {measure: MEASURE, better: lower}
  resolved: {measure: percent, better: higher, ceiling: 100}
targets:
  fewer: {indicator: crimes, criterion: down at least 5% from previous year, points: 20}
  safer:
    all_of:
      - {indicator: deaths, criterion: down from previous year}
      - {indicator: injuries, criterion: not up from previous year}
    points: 15
  solved: {indicator: resolved, criterion: above 90%, points: 10}
"""
POINTS: Final = (20, 15, 10)


def engine(measure: str = "count") -> ColumnarEngine:
    declared = "number, floor: 0" if measure == "number" else measure
    return ColumnarEngine(plan_of(loads(RULESET.replace("MEASURE", declared))))


def table(figures: Figures) -> Table:
    return Table(len(figures["crimes"]), {key: Column(values) for key, values in figures.items()})


def ordinary(rows: int = ROWS) -> Figures:
    chance = np.random.default_rng(7)
    found: Figures = {}
    for name in ("crimes", "deaths", "injuries"):
        before = 20 * chance.integers(1, 101, rows)
        found[name], found[f"{name}@2021"] = np.rint(before * chance.uniform(0.85, 1.05, rows)).astype(int), before
    return {**found, "resolved": np.round(chance.uniform(80, 100, rows), 2)}


def on_marks(rows: int = ROWS) -> Figures:
    found = ordinary(rows)
    before = {name: found[f"{name}@2021"] for name in ("crimes", "deaths", "injuries")}
    return {
        **found,
        "crimes": before["crimes"] // 20 * 19,
        "deaths": before["deaths"],
        "injuries": before["injuries"],
        "resolved": np.full(rows, 90.0),
    }


def decimals(figures: Figures) -> Figures:
    """The same in floats of two decimals."""
    return {key: values if key == "resolved" else values / 100 for key, values in figures.items()}


def by_hand(figures: Figures) -> tuple[NDArray[Any], ...]:
    """What one writes instead: plain comparisons of floats in blocks that stay in the cache."""
    rows, block = len(figures["crimes"]), 16_384
    verdicts, points, score = np.empty((3, rows), np.uint8), np.empty((3, rows)), np.empty(rows)
    for start in range(0, rows, block):
        at = slice(start, min(start + block, rows))
        f = {key: values[at] for key, values in figures.items()}
        met = (
            f["crimes"] <= 0.95 * f["crimes@2021"],
            (f["deaths"] < f["deaths@2021"]) & (f["injuries"] <= f["injuries@2021"]),
            f["resolved"] > 90,
        )
        score[at] = 0
        for number, (each, worth) in enumerate(zip(met, POINTS, strict=True)):
            verdicts[number, at] = each
            np.multiply(each, float(worth), out=points[number, at])
            score[at] += points[number, at]
    return verdicts, points, score


@pytest.mark.parametrize("measure", ["count", "number"])
@pytest.mark.parametrize("figures", [ordinary, on_marks])
def test_plain_figures_are_decided_by_arrays_and_no_row_alone(
    measure: str, figures: Callable[[int], Figures], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone: list[int] = []
    monkeypatch.setattr(ByRow, "readings", lambda _, __, row, ___: alone.append(row))
    given = figures(20_000)
    told = engine(measure).evaluate(table(given if measure == "count" else decimals(given)))
    assert told.verdicts is not None
    assert alone == []


def test_what_arrays_say_is_what_numpy_says_by_hand() -> None:
    figures = ordinary(20_000)
    told = engine().evaluate(table(figures))
    verdicts, points, score = by_hand(figures)
    assert told.verdicts is not None
    assert np.array_equal(told.verdicts, verdicts)
    assert told.points is not None
    assert np.array_equal(told.points, points)
    assert np.array_equal(told.certain, score)


@pytest.mark.parametrize("measure", ["count", "number"])
def test_memory_beside_the_results_grows_by_one_column_at_most(measure: str) -> None:
    def working(rows: int) -> int:
        given, ready = ordinary(rows), engine(measure)
        whole = table(given if measure == "count" else decimals(given))
        tracemalloc.start()
        told = ready.evaluate(whole, threads=1)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most - held(told)

    few, many = working(ROWS), working(3 * ROWS)
    assert many - few < 12 * 2 * ROWS  # a column takes 8 bytes a row


def held(told: Told) -> int:
    """Return the bytes of the results; columns may share an array."""
    values = [getattr(told, field.name) for field in fields(told)]
    arrays = {id(array): array.nbytes for array in values if isinstance(array, np.ndarray)}
    return sum(arrays.values())


@pytest.mark.parametrize(("measure", "slack"), [("count", SLACK), ("number", 3 * SLACK)])
def test_the_engine_is_within_a_few_times_of_numpy_by_hand(measure: str, slack: float) -> None:
    figures, ready = ordinary(), engine(measure)
    if measure == "number":
        figures = decimals(figures)
    given = table(figures)
    ours, hand = [], []
    for _ in range(7):  # in turn, so that a slow moment falls on both; the best of each is what it can do
        ours.append(_seconds(lambda: ready.evaluate(given, threads=1)))
        hand.append(_seconds(lambda: by_hand(figures)))
    assert min(ours) < slack * min(hand), f"{min(ours) / min(hand):.1f} times what NumPy takes by hand"


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
