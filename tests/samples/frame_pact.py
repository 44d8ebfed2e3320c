"""A small pact for tests of data frames, and a table for it. All figures are invented."""

from __future__ import annotations

from typing import Any, Final

import polars as pl
import pytest

from emulation_rules import InvalidReportError, evaluate_frame, loads, render_findings
from emulation_rules.model.ruleset import Ruleset

PACT: Final[Ruleset] = loads("""
format: emulation-rules/1
id: pact
title: {vi: Giao ước mẫu, en: A sample pact}
period: 2023
indicators:
  crimes: {vi: Số vụ phạm pháp hình sự, en: Criminal cases, measure: count, better: lower}
  clearance: {vi: Tỷ lệ khám phá án, en: Clearance rate, measure: percent, better: higher, ceiling: 100}
  fund: {vi: Quỹ, en: Fund, measure: money, better: higher, reported_in: million}
  plan: {vi: Kế hoạch, en: Plan, measure: boolean, better: higher}
targets:
  fewer_crimes: {indicator: crimes, criterion: down at least 5% from previous year, points: 20}
  cases_cleared: {indicator: clearance, criterion: above 75%, points: 10}
  fund_raised: {indicator: fund, criterion: at least 5 million VND, points: 5}
  plan_made: {indicator: plan, criterion: done, points: 5}
  houses: {vi: Bàn giao nhà, en: Houses handed over, deliverable: true, points: 2}
""")

CHANGE: Final[Ruleset] = loads("""
format: emulation-rules/1
id: change
title: Change
period: 2023
indicators:
  crimes: {measure: count, better: lower}
targets:
  fewer: {indicator: crimes, criterion: down from previous year, points: 1}
""")
"""One target that holds a year against the year before."""

TABLE: Final[dict[str, Any]] = {
    "unit": ["a", "b"],
    "crimes": [950, 951],
    "crimes@2022": [1000, 1000],
    "clearance": [75.1, 75.0],
    "fund": [5.0, 4.9],
    "plan": [True, False],
    "houses": [True, False],
}


def polars_of(**columns: object) -> pl.DataFrame:
    """Return the table with other columns; None takes one away, and ``_at_`` in a name stands for ``@``."""
    changed = TABLE | {name.replace("_at_", "@"): values for name, values in columns.items()}
    return pl.DataFrame({name: values for name, values in changed.items() if values is not None})


def verdicts_of(frame: Any, target: str) -> list[str]:  # noqa: ANN401 - of any library
    """Return the verdicts of a target."""
    return [str(verdict) for verdict in frame[f"{target}_verdict"].to_list()]


def fault(frame: object, **asked: Any) -> str:  # noqa: ANN401
    """Return what is said of the one fault of a frame."""
    with pytest.raises(InvalidReportError) as raised:
        _collected(frame, **asked)
    assert render_findings(raised.value.findings, "vi")
    (finding,) = raised.value.findings
    return render_findings([finding], "en").removeprefix("frame: ")


def _collected(frame: object, **asked: Any) -> None:  # noqa: ANN401
    told = evaluate_frame(PACT, frame, **asked)
    if isinstance(told, pl.LazyFrame):
        told.collect()
