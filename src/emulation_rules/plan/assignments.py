"""Whose mark counts for a unit, where several authorities set one."""

from __future__ import annotations

from fractions import Fraction

from emulation_rules.model.indicator import Better, Indicator
from emulation_rules.model.ruleset import Ruleset


def assigned_mark(ruleset: Ruleset, unit: str, indicator: Indicator) -> Fraction | None:
    """Return a unit's own mark for an indicator, None where it has none."""
    assignment = ruleset.assigned.get(unit, {}).get(indicator.id)
    if assignment is None or not assignment.marks or assignment.exemption is not None:
        return None
    marks = assignment.marks
    if ruleset.precedence.strictest:
        return min(marks.values()) if indicator.better is Better.LOWER else max(marks.values())
    for authority in ruleset.precedence.authorities:
        if authority in marks:
            return marks[authority]
    return next(iter(marks.values()))
