"""Checks of the types that the columns of a table have, before any of its rows is read."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa

from emulation_rules.exchange.observation_error import shown
from emulation_rules.frames.column_types import bound_fault, claim_fault, figure_fault, is_number, unit_fault
from emulation_rules.frames.faults import Faults
from emulation_rules.frames.matched_columns import Matched
from emulation_rules.plan.plan import Plan


def check_types(matched: Matched, plan: Plan, type_of: Callable[[str], pa.DataType | None]) -> None:
    """Raise `InvalidReportError` with every column whose type cannot be.

    ``type_of`` gives the type of a column, None where only its values tell.
    """
    faults = Faults()
    indicators = plan.ruleset.indicators
    found = {name: type_of(name) for name in matched.read}

    def check(column: str, code: str | None) -> None:
        if code is not None:
            faults.add(code, column, column=shown(column), type=str(found[column]))

    for key, column in matched.figures.items():
        kind = found[column]
        if kind is not None and not is_number(kind):  # nearly all are, and a table may have thousands
            check(column, figure_fault(kind, indicators[key.partition("@")[0]]))
    for column in matched.claims.values():
        kind = found[column]
        check(column, None if kind is None else claim_fault(kind))
    for column in matched.bounds.values():
        kind = found[column]
        check(column, None if kind is None else bound_fault(kind))
    for column in matched.named:
        kind = found[column]
        check(column, None if kind is None else unit_fault(kind))
    faults.settle()
