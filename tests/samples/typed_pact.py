"""A pact whose verdicts change where its figures are rounded to four decimals."""

from __future__ import annotations

from typing import Final

from emulation_rules import loads

PACT: Final = loads("""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators:
  income: {measure: number, better: higher, floor: 0}
  crimes: {measure: count, better: lower}
targets:
  more: {indicator: income, criterion: up at least 10% from previous year}
  fewer: {indicator: crimes, criterion: at most 94}
""")
