"""Whose marks a criterion holds figures against."""

from __future__ import annotations

from emulation_rules.model.criterion import Assigned, Between, Criterion, Mark, Reference, Threshold


def authorities_of(criterion: Criterion) -> list[str]:
    """Return the references whose marks a criterion uses, `assigned` for each unit's own."""
    match criterion:
        case Threshold(_, mark):
            marks: tuple[Mark, ...] = (mark,)
        case Between(low, high):
            marks = (low, high)
        case _:
            return []
    return [
        "assigned" if isinstance(mark, Assigned) else mark.id
        for mark in marks
        if isinstance(mark, (Assigned, Reference))
    ]
