"""Rows of tables handed in as the reports that say the same."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from tests.strategies.columns import Cell, Filled, Value

from emulation_rules.columnar.by_row import claims_at, unit_at
from emulation_rules.columnar.column import Side
from emulation_rules.engines.decision import FigureValue
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.observation import Observation
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.plan.plan import Plan, Slot

_WORDS: Final = {
    Side.ABOVE: "> {}",
    Side.AT_LEAST: ">= {}",
    Side.BELOW: "< {}",
    Side.AT_MOST: "<= {}",
    Side.ROUNDED: "{} (rounded)",
}


class UnwrittenError(ValueError):
    """A report cannot write a cell: its decimals never end, or are more than those it is said to be rounded to."""


def report_of(filled: Filled, row: int) -> Report:
    """Return the report a row is.

    Raises `InvalidReportError` for a figure that cannot be and `UnwrittenError` for one that cannot be written.
    """
    plan, table = filled.plan, filled.table
    slots = {slot.key: slot for slot in plan.slots}
    observations: dict[FigureKey, Observation] = {}
    for key, cells in filled.cells.items():
        cell = cells[row]
        if cell is not None:
            observations.update(_read(plan, slots[key], cell))
    for name, claim in claims_at(plan, table, row).items():
        observations[name, plan.period] = claim
    return Report(unit_at(table, row), observations)


def impossible(filled: Filled, key: str, row: int) -> bool:
    """Whether a report would refuse what a column says in a row. Raises `UnwrittenError`."""
    cell = filled.cells[key][row]
    slot = next(slot for slot in filled.plan.slots if slot.key == key)
    try:
        return cell is not None and not _read(filled.plan, slot, cell)
    except InvalidReportError:
        return True


def _read(plan: Plan, slot: Slot, cell: Cell) -> dict[FigureKey, Observation]:
    report = report_from_figures(plan.ruleset, {slot.key: _written(cell, slot)}, period=plan.period)
    return dict(report.observations)


def _written(cell: Cell, slot: Slot) -> FigureValue:
    if cell.side is Side.FIGURE:
        return cell.value
    text = _spelled(cell.value)
    if "/" in text:
        raise UnwrittenError(text)
    if cell.side is not Side.ROUNDED:
        # Three decimals could be taken for thousands, four cannot.
        grouped = len(text.partition(".")[2]) == 3 and "e" not in text.lower()
        return _WORDS[cell.side].format(f"{text}0" if grouped else text)
    return _WORDS[Side.ROUNDED].format(_rounded(text, slot.indicator.places or 0))


def _spelled(value: Value) -> str:
    return repr(value) if isinstance(value, float) else str(value)


def _rounded(text: str, places: int) -> str:
    """Return a number with the decimals it is rounded to."""
    number = Decimal(text)
    if not number.is_finite():
        return text
    if (Fraction(number) * 10**places).denominator != 1 or "e" in text.lower():
        raise UnwrittenError(text)
    return f"{number:.{places}f}"
