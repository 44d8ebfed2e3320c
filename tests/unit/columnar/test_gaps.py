"""Rows in which figures are missing, decided by arrays: what they come to is between missed and met."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from emulation_rules.api import loads
from emulation_rules.columnar.column import Column, Table
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.told import REASONS, VERDICTS, Tell
from emulation_rules.plan.from_model import plan_of

NEEDED = {"all": 3, "any": 1, "two": 2}
WORTH = {"all": 300, "any": 2.5, "two": 7}

PACT = """
format: emulation-rules/1
id: pact
title: Pact
period: 2022
indicators:
  x: {measure: number, floor: 0, better: higher}
  y: {measure: number, floor: 0, better: higher}
  z: {measure: number, floor: 0, better: higher}
targets:
  all: {all_of: [PARTS], points: 300}
  any: {any_of: [PARTS], points: 2.5}
  two: {at_least: {count: 2, of: [PARTS]}, points: 7}
""".replace("PARTS", ", ".join(f"{{indicator: {name}, criterion: at least 5}}" for name in "xyz"))


@pytest.mark.parametrize("gap", [0.0, np.nan, -1.0])
def test_parts_that_are_missing_leave_open_what_they_could_decide(gap: float) -> None:
    rows = list(product((True, False, None), repeat=3))
    columns = {}
    for place, name in enumerate("xyz"):
        said = [row[place] for row in rows]
        values = np.array([gap if one is None else 9.0 if one else 1.0 for one in said])
        columns[name] = Column(values, missing=np.array([one is None for one in said]))
    tell = [Tell.VERDICTS, Tell.REASONS, Tell.POINTS, Tell.POINT_RANGES]
    told = ColumnarEngine(plan_of(loads(PACT))).evaluate(Table(len(rows), columns), tell)
    assert told.verdicts is not None
    assert told.reasons is not None
    assert told.points is not None
    assert told.point_ranges is not None
    low, high = told.point_ranges
    for number, (name, needed) in enumerate(NEEDED.items()):
        for row, parts in enumerate(rows):
            met, open_ = parts.count(True), parts.count(None)
            wanted = "met" if met >= needed else "not_met" if met + open_ < needed else "undetermined"
            assert str(VERDICTS[told.verdicts[number, row]]) == wanted
            reason = "not_reported" if wanted == "undetermined" else "members"
            assert str(REASONS[told.reasons[number, row]]) == reason
            assert low[number, row] == (WORTH[name] if wanted == "met" else 0)
            assert high[number, row] == (0 if wanted == "not_met" else WORTH[name])
            points = told.points[number, row]
            assert np.isnan(points) if wanted == "undetermined" else points == low[number, row]
    assert told.certain.tolist() == low.sum(axis=0).tolist()
    assert told.possible.tolist() == high.sum(axis=0).tolist()
    assert not told.impossible.any()
