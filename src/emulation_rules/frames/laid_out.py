"""Rows of a frame laid out for the columnar engine, for one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from emulation_rules.columnar.column import Table
from emulation_rules.frames.eager_frame import Rows
from emulation_rules.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One table of a plan. The ``named`` columns of the frame's ``rows`` say which row of the table is which."""

    plan: Plan
    table: Table
    rows: Rows
    named: Sequence[str]
