"""Parts of a formula put aside, so that the rest of it can still be looked at."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from emulation_rules.model.formula import (
    Binary,
    Call,
    Compared,
    Formula,
    Joined,
    Literally,
    Name,
    Negative,
    Not,
    inside,
)

_NUMBER: Final = Literally(Fraction(1, 3))
_CONDITION: Final = Compared("=", _NUMBER, _NUMBER)
"""What stands for a part that was put aside; nobody can write it."""


def is_stand_in(formula: Formula) -> bool:
    """Whether a part of a formula stands for one that was put aside."""
    return formula in (_NUMBER, _CONDITION)


def standing_in(formula: Formula, faulty: Formula) -> Formula:
    """Return a formula with something else in the place of one of its parts.

    A condition takes the place of a condition and a number that of a number; a part that stands in already is turned
    into the other kind.
    """
    if formula is faulty:
        turned = formula == _NUMBER or (isinstance(faulty, Compared | Joined | Not) and formula != _CONDITION)
        return replace(_CONDITION if turned else _NUMBER, at=faulty.at)
    match formula:
        case Literally() | Name():
            return formula
        case Negative(operand) | Not(operand):
            return replace(formula, operand=standing_in(operand, faulty))
        case Call(_, arguments):
            return replace(formula, arguments=tuple(standing_in(argument, faulty) for argument in arguments))
        case Binary(_, left, right) | Compared(_, left, right) | Joined(_, left, right):
            return replace(formula, left=standing_in(left, faulty), right=standing_in(right, faulty))


def around(formula: Formula, part: Formula) -> Formula:
    """Return the formula directly around a part, or the whole where there is none."""
    waiting = [formula]
    while waiting:
        node = waiting.pop()
        if any(inner is part for inner in inside(node)):
            return node
        waiting += inside(node)
    return formula
