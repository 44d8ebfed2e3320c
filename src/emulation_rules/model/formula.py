"""The closed expression language of formulas: typed, without recursion, and nothing in it runs.

A formula is what its text says; what a name stands for is settled where it is used (`plan.formulas`). ``at`` is where a
node stands in the text, in characters from zero; it takes no part in equality.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from emulation_rules.model.period import Period

Arithmetic: TypeAlias = Literal["+", "-", "*", "/"]
Relation: TypeAlias = Literal["<", "<=", "=", "<>", ">=", ">"]
Connective: TypeAlias = Literal["and", "or"]


@dataclass(frozen=True, slots=True)
class Literally:
    """A number written in the formula; ``percent`` where a ``%`` follows it, which divides it by 100."""

    number: Fraction
    percent: bool = False
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Name:
    """Something known by name, in the period evaluated or, written ``crimes@2021``, in another."""

    name: str
    period: Period | None = None
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Two numbers and one of ``+ - * /``."""

    operator: Arithmetic
    left: Formula
    right: Formula
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """``-x``."""

    operand: Formula
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function of its arguments; which there are, and what they take, stands in `plan.formulas`."""

    function: str
    arguments: tuple[Formula, ...]
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two numbers, or a verdict and its word, held against each other: true or false."""

    relation: Relation
    left: Formula
    right: Formula
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Joined:
    """Two conditions of which both, or one at least, must hold."""

    connective: Connective
    left: Formula
    right: Formula
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """A condition turned round."""

    operand: Formula
    at: int = field(default=0, compare=False, repr=False)


Formula: TypeAlias = Literally | Name | Binary | Negative | Call | Compared | Joined | Not


def inside(formula: Formula) -> tuple[Formula, ...]:
    """Return the formulas directly inside one, in the order they are written."""
    match formula:
        case Literally() | Name():
            return ()
        case Negative(operand) | Not(operand):
            return (operand,)
        case Call(_, arguments):
            return arguments
        case Binary(_, left, right) | Compared(_, left, right) | Joined(_, left, right):
            return left, right
