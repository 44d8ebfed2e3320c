"""A small pact and a table of six units, with what the reference engine says of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from emulation_rules import evaluate, loads, report_from_figures

RULESET = """\
format: emulation-rules/1
id: small
title: {vi: Giao ước nhỏ, en: A small pact}
period: 2022
indicators:
  crimes: {vi: Số vụ, en: Crimes, measure: count, better: lower}
  clearance_rate: {vi: Tỷ lệ khám phá, en: Clearance rate, measure: percent, better: higher, ceiling: 100, places: 2}
targets:
  fewer_crimes: {vi: Giảm tội phạm, en: Fewer crimes, indicator: crimes, criterion: down at least 5% from previous year}
  clearance: {vi: Khám phá án, en: Clearance, indicator: clearance_rate, criterion: above 75%, points: 20}
  watched: {en: Watched, indicator: clearance_rate, criterion: above 99%, scored: false}
"""

SUMMARY_EN = """\
`small`, period 2022: tables 1, rows 6
Target        met  not met  undetermined  not applicable
------------  ---  -------  ------------  --------------
fewer_crimes    2        1             3               0
clearance       2        1             3               0
watched         0        3             3               0
figures that cannot be: 2
"""
SUMMARY_VI = """\
`small`, kỳ 2022: 1 bảng, 6 dòng
Chỉ tiêu      đạt  không đạt  chưa xác định  không áp dụng
------------  ---  ---------  -------------  -------------
fewer_crimes    2          1              3              0
clearance       2          1              3              0
watched         0          3              3              0
số liệu không thể có: 2
"""

UNITS = ("a", "b", "c", "d", "đ", "=e")
NOW = (95, 96, 950, None, -1, 950)
BEFORE = (100, 100, 1000, 100, 100, 0)
RATES = (92.5, 75.0, None, None, 80.1, 100.5)


def wide() -> pa.Table:
    """A row a unit, exactly on marks and beside them, with gaps and with figures that cannot be."""
    return pa.table(
        {
            "unit": list(UNITS),
            "crimes": pa.array(NOW, pa.int64()),
            "crimes@2021": pa.array(BEFORE, pa.int64()),
            "clearance_rate": pa.array(RATES, pa.float64()),
            "name": ["somebody"] * len(UNITS),
        }
    )


def panel() -> pa.Table:
    """A row a unit and period, the periods mixed."""
    rows = []
    for unit, now, before, rate in zip(UNITS, NOW, BEFORE, RATES, strict=True):
        rows.append({"unit": unit, "period": 2022, "crimes": now, "clearance_rate": rate})
        rows.append({"unit": unit, "period": 2021, "crimes": before, "clearance_rate": None})
    return pa.Table.from_pylist(rows)


def long() -> pa.Table:
    """A row a figure; what is not reported has none."""
    rows = [
        {"unit": row["unit"], "period": str(row["period"]), "indicator": key, "value": float(row[key])}
        for row in panel().to_pylist()
        for key in ("crimes", "clearance_rate")
        if row[key] is not None
    ]
    return pa.Table.from_pylist(rows)


def verdicts_of(row: Mapping[str, Any]) -> dict[str, str]:
    """What the reference engine says of one unit, impossible figures left out as they are in columns."""
    figures = {key: value for key, value in row.items() if key not in ("unit", "name") and value is not None}
    if row["crimes"] == -1:
        del figures["crimes"]
    if row["clearance_rate"] == RATES[-1]:
        del figures["clearance_rate"]
    pact = loads(RULESET)
    evaluation = evaluate(pact, report_from_figures(pact, figures), engine="reference")
    return {f"{one.target}_verdict": str(one.verdict) for one in evaluation.assessments}
