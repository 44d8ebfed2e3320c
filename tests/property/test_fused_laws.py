"""Plain rows that compiled code decides come to what arrays of NumPy make of them, whatever stands among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.strategies.cluster import clustered
from tests.strategies.columns import tables_for
from tests.strategies.rulesets import rulesets

from emulation_rules.api import loads
from emulation_rules.columnar import engine as columnar_engine
from emulation_rules.columnar.column import Claims, Column, Table
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.fused import INSTALLED, LEFT, Fused, FusedBlock
from emulation_rules.columnar.told import DEFAULT, OF_A_ROW, Tell, Told
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import SlotKind

pytestmark = pytest.mark.skipif(not INSTALLED, reason="built without a compiler: no compiled code to test")

EXAMPLES = 60 if settings.default is not None and settings.default.derandomize else 400
few = settings(deadline=None, max_examples=EXAMPLES)

WITH_REASONS: Final = (*DEFAULT, Tell.REASONS)

KINDS: Final = {
    "count": "{measure: count, better: lower}",
    "number": "{measure: number, floor: 0, better: lower}",
    "rate": "{measure: percent, better: higher}",
    "share": "{measure: percent, better: higher, ceiling: 100}",
}
"""Indicators whose ranges begin at zero."""

PACT: Final = """
format: emulation-rules/1
id: pact
title: Pact
period: 2022
indicators:
  a: KIND
  b: KIND
  c: KIND
targets:
  least: {indicator: a, criterion: at least 5%, points: 20}
  above: {indicator: a, criterion: above 5%, points: 2.5}
  most: {indicator: b, criterion: at most MARK%, points: 1}
  below: {indicator: b, criterion: below 12%, points: 7}
  just: {indicator: c, criterion: exactly 10%, points: 3}
  fall: {indicator: a, criterion: down at least 5% from previous year, zero_baseline: ZERO, points: 10}
  rise: {indicator: b, criterion: up at least 7.25% from previous year, zero_baseline: ZERO, points: 10}
  lower: {indicator: c, criterion: down from previous year, zero_baseline: ZERO, points: 10}
  all: {points: 30, all_of: [{indicator: a, criterion: not up from previous year}, {indicator: b, criterion: below 9%}]}
  any: {any_of: [{indicator: a, criterion: at least 30%}, {indicator: c, criterion: at most 2%}], points: 0.1}
  two:
    points: 11
    at_least:
      count: 2
      of:
        - {indicator: a, criterion: at least 1%}
        - {indicator: b, criterion: not down from previous year}
        - {indicator: c, criterion: at least 4%}
"""

ON_THE_MARK: Final = {"a": (19, 20), "b": (429, 400)}
"""A figure and last year's that lie just on the mark of a change."""

ZERO: Final = ("undetermined", "not applicable", "met if still zero")

SPOILT: Final[dict[str, tuple[Any, ...]]] = {
    "int64": (-1, 0, 1, 2**53 + 1, 2**61, 2**62, 2**63 - 1, -(2**63), 10**17),
    "float64": (
        -1.0,
        -0.0,
        0.0,
        0.5,
        0.1 + 0.2,
        1e-30,
        1e-31,
        5e-324,
        1e15,
        1e22,
        1e300,
        np.nan,
        np.inf,
        -np.inf,
        100.5,
    ),
}


def drawn_column(
    draw: st.DrawFn, key: str, marks: NDArray[np.int64], chance: np.random.Generator, dtype: str, *, clean: bool
) -> Column:
    """Draw a column of few numbers and many ties, with gaps; one not ``clean`` has values that are no figures, too."""
    if not clean:
        dtype = draw(st.sampled_from(["int64", "int64", "float64", "float64", "int32"]))
    places = draw(st.sampled_from([0, 0, 0, 2])) if dtype == "int64" and not clean else 0
    most = 41 if clean or draw(st.booleans()) else 4_000_001
    rows = len(marks)
    values: NDArray[Any] = chance.integers(draw(st.integers(0, 1)), most, rows)
    if key[0] in ON_THE_MARK:
        now, before = ON_THE_MARK[key[0]]
        values = np.where(marks > 0, marks * (before if "@" in key else now), values)
    if dtype == "float64":
        values = values / (100 if clean else draw(st.sampled_from([1, 2, 20, 100, 3])))
    values = values.astype(dtype)
    missing = None
    if draw(st.booleans()):
        missing = chance.random(rows) < draw(st.sampled_from([0, 0.001, 0.2, 1]))
    if not clean and draw(st.integers(0, 2)) == 0 and dtype in SPOILT:
        at = chance.integers(0, rows, draw(st.integers(1, 3)))
        values[at] = draw(st.sampled_from(SPOILT[dtype]))
    return Column(values, places, missing)


def pact_of(kind: str, zero: str) -> str:
    """Return the pact over indicators of a kind."""
    text = PACT.replace("KIND", KINDS[kind]).replace("ZERO", zero)
    text = text.replace("MARK", "12" if kind == "count" else "12.35")
    if kind in ("rate", "share"):
        # How far a rate falls is told in percentage points or as a rate of the rate.
        return text
    parts = text.split("criterion: ")
    return parts[0] + "".join("criterion: " + _plain_mark(part) for part in parts[1:])


def _plain_mark(part: str) -> str:
    """Return a criterion whose mark is a number, unless it is a change."""
    phrase, comma, rest = re.split("([,}])", part, maxsplit=1)
    return (phrase if "from" in phrase else phrase.replace("%", "")) + comma + rest


@st.composite
def pacts(draw: st.DrawFn) -> tuple[str, Table]:
    """Draw a pact of all kinds of lines, and a table that crosses the chunks that are worked on at a time."""
    text = pact_of(draw(st.sampled_from(sorted(KINDS))), draw(st.sampled_from(ZERO)))
    rows = draw(st.sampled_from([1, 7, 1023, 1024, 1025, 2500]))
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    keys = [key for name in "abc" for key in (name, f"{name}@2021")]
    marks = np.where(chance.random(rows) < 0.3, chance.integers(1, 500, rows), 0)
    clean, dtype = not draw(st.booleans()), draw(st.sampled_from(["int64", "float64"]))
    columns = {
        key: drawn_column(draw, key, marks, chance, dtype, clean=clean)
        for key in keys
        if clean or draw(st.sampled_from([True] * 9 + [False]))
    }
    claims = {}
    if not clean and draw(st.integers(0, 4)) == 0:
        claims["least"] = Claims(chance.random(rows) < 0.5, chance.random(rows) < 0.5)
    return text, Table(rows, columns, claims)


def spied_on(patch: pytest.MonkeyPatch) -> list[FusedBlock]:
    """Return a list to which everything is added that compiled code decides."""
    seen: list[FusedBlock] = []
    decide: Callable[[Fused, slice], FusedBlock] = Fused.decide

    def spied(self: Fused, rows: slice) -> FusedBlock:
        seen.append(decide(self, rows))
        return seen[-1]

    patch.setattr(Fused, "decide", spied)
    return seen


def assert_alike(found: Told, whole: Told) -> None:
    """Assert that what was told of a table is what is told of it where everything is asked for."""
    for name in ("verdicts", "reasons", "points", "certain", "possible", "maximum", "share", "possible_share"):
        here = getattr(found, name)
        if here is not None:
            np.testing.assert_array_equal(here, getattr(whole, name), err_msg=name)
    np.testing.assert_array_equal(found.impossible, whole.impossible)
    assert found.points is not None
    assert found.full_points is not None
    assert not np.isnan(found.points[found.full_points]).any()


@few
@given(pacts(), st.sampled_from([1, 2]))
def test_what_compiled_code_decides_is_what_arrays_do(drawn: tuple[str, Table], threads: int) -> None:
    text, table = drawn
    engine = ColumnarEngine(plan_of(loads(text)))
    whole = engine.evaluate(table, OF_A_ROW, 1)
    for tell in (DEFAULT, WITH_REASONS):
        with pytest.MonkeyPatch.context() as patch:
            seen = spied_on(patch)
            patch.setattr(columnar_engine, "_WORTHWHILE", 1)
            assert_alike(engine.evaluate(table, tell, threads), whole)
        done = sum(int((block.state & LEFT == 0).sum()) for block in seen)
        said = "all" if seen and all(block.steps is not None for block in seen) else "some" if done else "none"
        event(f"{said}, {len(tell)} told")


@few
@given(st.data())
def test_any_ruleset_comes_to_the_same_with_and_without_margins(data: st.DataObject) -> None:
    """Margins are worked out by arrays alone."""
    plan = plan_of(data.draw(st.one_of(rulesets(), clustered())))
    assume(all(slot.kind is not SlotKind.CLUSTER for slot in plan.slots))
    table = data.draw(tables_for(plan, hostile=data.draw(st.booleans()))).table
    engine = ColumnarEngine(plan)
    whole = engine.evaluate(table, OF_A_ROW, 1)
    assert_alike(engine.evaluate(table, DEFAULT, 1), whole)
    assert_alike(engine.evaluate(table, WITH_REASONS, 1), whole)


@pytest.mark.parametrize("kind", KINDS)
def test_plain_rows_are_decided_by_compiled_code(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the laws above would hold of nothing."""
    chance = np.random.default_rng(3)
    columns = {}
    for name in "abc":
        for key in (name, f"{name}@2021"):
            values = chance.integers(1, 41, 3000)
            columns[key] = Column(values if kind == "count" else values / 20)
    seen = spied_on(monkeypatch)
    engine = ColumnarEngine(plan_of(loads(pact_of(kind, ZERO[0]))))
    told = engine.evaluate(Table(3000, columns), DEFAULT)
    assert [block.steps is not None for block in seen] == [True]
    gaps = {key: column._replace(missing=chance.random(3000) < 0.1) for key, column in columns.items()}
    open_ = engine.evaluate(Table(3000, gaps), DEFAULT)
    assert [block.steps is not None for block in seen] == [True, True]
    assert (open_.certain <= told.certain).all()
    assert (told.certain <= open_.possible).all()
