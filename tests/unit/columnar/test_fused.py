"""Compiled code takes what fits and refuses the rest; without it everything is decided all the same."""

from __future__ import annotations

import importlib
import shutil
from itertools import product
from typing import Any, Final

import numpy as np
import pytest

from emulation_rules.api import loads
from emulation_rules.columnar import fused
from emulation_rules.columnar.column import Column, Table
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.told import DEFAULT
from emulation_rules.plan.from_model import plan_of

compiled = pytest.mark.skipif(not fused.INSTALLED, reason="built without a compiler: no compiled code to test")

ROWS: Final = 8
TERM: Final = (0, 0, 1, 0.0, 0.0, 0.0)
TEST: Final = (0, False, (TERM,), -5, 100, 0.0, 0.0, 0.0, 0.0)
TARGET: Final = ((TEST,), 1, True, 10, 0.0, 10.0, float("nan"))

PACT: Final = """
format: emulation-rules/1
id: pact
title: Pact
period: 2022
indicators:
  x: {measure: count, better: higher}
targets:
  t: {indicator: x, criterion: at least 5, points: 10}
"""


def column(values: Any = None, gaps: Any = None) -> tuple[Any, Any, int, bool]:  # noqa: ANN401  (what callers get wrong)
    return (np.arange(ROWS) if values is None else values, gaps, 100, True)


def program(**changed: Any) -> Any:  # noqa: ANN401
    """Return a program of one target, made of parts some of which are others."""
    parts = {
        "rows": ROWS,
        "near_zero": 1,
        "columns": (column(),),
        "targets": (TARGET,),
        "verdicts": np.empty(ROWS, np.uint8),
        "points": np.empty((1, ROWS)),
    }
    compiled_code: Any = importlib.import_module("emulation_rules.columnar._fused")
    return compiled_code.Program(*(parts | changed).values())


@compiled
def test_rows_are_decided() -> None:
    verdicts, points = np.empty(ROWS, np.uint8), np.empty((1, ROWS))
    state, certain, more = np.empty(1, np.uint8), np.zeros(ROWS, np.int32), np.zeros(ROWS, np.int32)
    gaps = np.arange(ROWS) == 1
    found = program(columns=(column(gaps=gaps),), verdicts=verdicts, points=points)
    assert found.run(0, ROWS, state, certain, more) == state[0] == fused.OPENED
    assert verdicts.tolist() == [0, 2, 0, 0, 0, 1, 1, 1]
    np.testing.assert_array_equal(points[0], [0, np.nan, 0, 0, 0, 10, 10, 10])
    assert certain.tolist() == [0, 0, 0, 0, 0, 10, 10, 10]
    assert more.tolist() == [0, 10, 0, 0, 0, 0, 0, 0]


@compiled
def test_values_out_of_range_are_left() -> None:
    for value in (-1, 101, 2**62, -(2**63)):
        values = np.arange(ROWS)
        values[3] = value
        state = np.empty(1, np.uint8)
        assert program(columns=(column(values),)).run(0, ROWS, state, np.zeros(ROWS, np.int32), None) == fused.LEFT


@compiled
@pytest.mark.parametrize(
    "changed",
    [
        {"rows": -1},
        {"rows": 2**62},
        {"rows": ROWS + 1},
        {"verdicts": np.empty(ROWS - 1, np.uint8)},
        {"verdicts": np.empty(ROWS, np.int8)},
        {"verdicts": np.empty(2 * ROWS, np.uint8)[::2]},
        {"verdicts": np.broadcast_to(np.uint8(0), ROWS)},
        {"verdicts": bytes(ROWS)},
        {"points": np.empty(ROWS, np.float32)},
        {"points": np.empty((2, ROWS))},
        {"columns": ()},
        {"columns": (column(np.arange(ROWS, dtype=np.int32)),)},
        {"columns": (column(np.arange(ROWS - 1)),)},
        {"columns": (column(np.arange(2 * ROWS)[::2]),)},
        {"columns": (column(np.frombuffer(bytes(8 * ROWS + 1), np.uint8)[1:].view(np.int64)),)},
        {"columns": (column(np.zeros(ROWS)),)},
        {"columns": (column(gaps=np.zeros(ROWS - 1, np.bool_)),)},
        {"columns": (column(gaps=np.zeros(ROWS, np.uint8)),)},
        {"columns": (column(list(range(ROWS))),)},
        {"columns": ((np.arange(ROWS),),)},
        {"columns": [column()]},
        {"targets": (TARGET, TARGET)},
        {"targets": (((), 1, True, 10, 0.0, 10.0, 0.0),)},
        {"targets": (((TEST,), 2, True, 10, 0.0, 10.0, 0.0),)},
        {"targets": (((TEST,), 0, True, 10, 0.0, 10.0, 0.0),)},
        {"targets": (((TEST,), 1, True, 2**40, 0.0, 10.0, 0.0),)},
        {"targets": (((TEST,) * 201, 1, True, 10, 0.0, 10.0, 0.0),)},
        {"targets": (((TEST, (9, *TEST[1:])), 1, True, 10, 0.0, 10.0, 0.0),)},
        {"targets": ((((0, False, (), *TEST[3:]),), 1, True, 10, 0.0, 10.0, 0.0),)},
        {"targets": ((((0, False, (TERM,) * 17, *TEST[3:]),), 1, True, 10, 0.0, 10.0, 0.0),)},
        {"targets": ((((3, False, (TERM,), *TEST[3:]),), 1, True, 10, 0.0, 10.0, 0.0),)},
        {"targets": ((((0, False, ((1, *TERM[1:]),), *TEST[3:]),), 1, True, 10, 0.0, 10.0, 0.0),)},
        {"targets": ((((0, False, ((-1, *TERM[1:]),), *TEST[3:]),), 1, True, 10, 0.0, 10.0, 0.0),)},
        {"targets": ("target",)},
    ],
)
def test_what_does_not_fit_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError, OverflowError, BufferError)):
        program(**changed)


@compiled
@pytest.mark.parametrize(
    ("start", "stop", "state", "certain", "more"),
    [
        (-1, ROWS, 1, ROWS, None),
        (0, ROWS + 1, 1, ROWS, None),
        (3, 2, 1, ROWS, None),
        (0, ROWS, 2, ROWS, None),
        (0, ROWS, 1, ROWS - 1, None),
        (0, ROWS, 1, ROWS, ROWS + 1),
    ],
)
def test_rows_that_are_not_there_are_refused(start: int, stop: int, state: int, certain: int, more: int | None) -> None:
    rest = None if more is None else np.zeros(more, np.int32)
    with pytest.raises(ValueError, match=r"rows|buffer"):
        program().run(start, stop, np.empty(state, np.uint8), np.zeros(certain, np.int32), rest)


@compiled
def test_memory_is_given_back() -> None:
    """Columns can be resized again once nothing decides them."""
    values = np.arange(ROWS)
    found = program(columns=(column(values),))
    with pytest.raises(ValueError, match="resize"):
        values.resize(2 * ROWS)
    del found
    values.resize(2 * ROWS, refcheck=False)
    assert len(values) == 2 * ROWS


@pytest.mark.parametrize("reported", ["count", "number, floor: 0"])
def test_large_figures_do_not_wrap(reported: str) -> None:
    """Ninety-five hundredths of what lies near the ends of 64 bits do not fit in them."""
    sizes = [2**power + more for power in (0, 31, 32, 53, 56, 57, 58, 59, 60, 61, 62) for more in (-1, 0, 1)]
    now, before = (
        np.array(side) for side in zip(*product(sizes, [*sizes, *(20 * size // 19 for size in sizes)]), strict=True)
    )
    text = PACT.replace("measure: count, better: higher", f"measure: {reported}, better: lower")
    text = text.replace("at least 5", "down at least 5% from previous year")
    engine = ColumnarEngine(plan_of(loads(text)))
    for row in range(len(now)):
        table = Table(1, {"x": Column(now[row : row + 1]), "x@2021": Column(before[row : row + 1])})
        told = engine.evaluate(table, DEFAULT)
        assert told.verdicts is not None
        down = 100 * now[row].item() <= 95 * before[row].item()
        assert told.verdicts[0, 0] == (down if before[row] else 2)


@pytest.mark.parametrize(
    "values",
    [
        np.arange(2 * ROWS)[::2],
        np.arange(ROWS)[::-1],
        np.frombuffer(bytes(1) + np.arange(ROWS).tobytes(), np.uint8)[1:].view(np.int64),
        np.arange(ROWS, dtype=np.int16),
        np.arange(ROWS, dtype=">i8"),
    ],
    ids=["every other", "backwards", "between words", "short", "other end first"],
)
def test_columns_of_any_layout_are_decided(values: np.ndarray) -> None:
    told = ColumnarEngine(plan_of(loads(PACT))).evaluate(Table(ROWS, {"x": Column(values)}), DEFAULT)
    assert told.verdicts is not None
    assert told.verdicts[0].tolist() == (values >= 5).tolist()


def test_nothing_is_missing_without_compiled_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fused, "INSTALLED", False)
    table = Table(ROWS, {"x": Column(np.arange(ROWS))})
    told = ColumnarEngine(plan_of(loads(PACT))).evaluate(table, DEFAULT)
    assert told.certain.tolist() == [0, 0, 0, 0, 0, 10, 10, 10]


@pytest.mark.skipif(shutil.which("cc") is None, reason="there is no compiler")
def test_compiled_code_is_there_where_a_compiler_is() -> None:
    assert fused.INSTALLED
