"""A small pact with one indicator of every kind, and faults as tests compare them. All figures are invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

import pytest

from emulation_rules.exchange.observation_text import read_observation
from emulation_rules.exchange.observe import observe
from emulation_rules.exchange.read_reports import ReportKind, reports_from_text
from emulation_rules.model.criterion import Comparison, Figure, Threshold
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.indicator import Better, Indicator, Measure, Scale, Stages
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.place import path_text
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import ReferenceSet, Ruleset, Span
from emulation_rules.model.target import Dated, Measured, Part, Qualitative, QualitativeKind, Target, Together
from emulation_rules.model.text import Text
from emulation_rules.syntax.locale_numbers import Locale

HUNDRED: Final = Fraction(100)
CRIMES: Final = Indicator("crimes", Text("Số vụ phạm tội", "Crimes"), Measure.COUNT, Better.LOWER)
RATE: Final = Indicator(
    "clearance_rate", Text("Tỷ lệ khám phá án", "Clearance rate"), Measure.PERCENT, Better.HIGHER, ceiling=HUNDRED
)
SHARE: Final = Indicator(
    "share", Text("Tỷ trọng"), Measure.PERCENT, Better.HIGHER, ceiling=HUNDRED, reported_in=Scale.FRACTION
)
FUND: Final = Indicator("fund", Text("Đóng góp"), Measure.MONEY, Better.HIGHER, reported_in=Scale.MILLION)
CASH: Final = Indicator("cash", Text("Tiền mặt"), Measure.MONEY, Better.HIGHER)
PLAN: Final = Indicator("plan_issued", Text("Ban hành kế hoạch"), Measure.BOOLEAN, Better.HIGHER)
CONDUCT: Final = Indicator("conduct", Text("Điểm nền nếp"), Measure.SCORE, Better.HIGHER, ceiling=Fraction(20))
BALANCE: Final = Indicator("balance", Text("Chênh lệch"), Measure.NUMBER, Better.NEITHER)
INDICATORS: Final = (CRIMES, RATE, SHARE, FUND, CASH, PLAN, CONDUCT, BALANCE)

_ABOVE_75: Final = Threshold(Comparison.ABOVE, Figure(Quantity(Fraction(75), Unit.PERCENT)))
_JUDGED: Final = Qualitative(QualitativeKind.JUDGED)
TARGETS: Final = (
    Target("clearance", Text("Khám phá trên 75%"), Measured("clearance_rate", (Dated(0, _ABOVE_75),))),
    Target("house", Text("Nhà tình nghĩa", "A house"), Qualitative(QualitativeKind.DELIVERABLE)),
    Target("movement", Text("Phong trào"), Together((Part(_JUDGED), Part(_JUDGED, "model_units")))),
)
PACT: Final = Ruleset(
    "pact-2022",
    Text("Giao ước", "Pact"),
    Span(Period(2022)),
    {indicator.id: indicator for indicator in INDICATORS},
    {target.id: target for target in TARGETS},
    units={"gia-lai": Text("Gia Lai"), "kon-tum": Text("Kon Tum"), "dak-lak": Text("Đắk Lắk")},
    references={"ministry": ReferenceSet("ministry", Text("Bộ giao"), {})},
)
STAGED: Final = replace(
    PACT,
    indicators={**PACT.indicators, "conduct": replace(CONDUCT, stages=Stages(("final", "verified 1", "self")))},
)
"""The pact with an order of precedence for who judges conduct."""

YEAR: Final = Period(2022)


def interval_of(text: str, indicator: Indicator, locale: Locale | None = Locale.PLAIN) -> Interval:
    """Return the interval one text reads as."""
    interval = read_observation(text, indicator, locale=locale).interval
    assert interval is not None
    return interval


def read_text(text: str, kind: ReportKind = "yaml", locale: Locale | None = None) -> Mapping[str, Report]:
    """Return the reports of a text on the pact."""
    return reports_from_text(text, f"report.{kind}", kind, PACT, locale)


def gia_lai(entry: str, key: str = "crimes") -> Observation:
    """Return the observation that one YAML value makes."""
    text = f"format: emulation-rules-report/1\nfigures: {{2022: {{gia-lai: {{{key}: {entry}}}}}}}"
    return read_text(text)["gia-lai"].observations[key, YEAR]


def findings_of(read: Callable[[], object]) -> tuple[Finding, ...]:
    """Return what is found wrong by something that must fail."""
    with pytest.raises(InvalidReportError) as caught:
        read()
    return caught.value.findings


def told(findings: tuple[Finding, ...]) -> list[str]:
    """Return ``line:column path code`` of each finding, to compare at a glance."""
    return [
        f"{found.place.line}:{found.place.column} {path_text(found.path)} {found.code}".replace("  ", " ")
        for found in findings
    ]


def faults(text: str, kind: ReportKind = "yaml", locale: Locale | None = None) -> list[str]:
    """Return what `told` says of a text that must be refused."""
    return told(findings_of(lambda: read_text(text, kind, locale)))


__all__ = [
    "BALANCE",
    "CASH",
    "CONDUCT",
    "CRIMES",
    "FUND",
    "INDICATORS",
    "PACT",
    "PLAN",
    "RATE",
    "SHARE",
    "STAGED",
    "YEAR",
    "faults",
    "findings_of",
    "gia_lai",
    "interval_of",
    "observe",
    "read_text",
    "told",
]
