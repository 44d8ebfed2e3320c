"""The closed expression language of derived indicators: no calls, no recursion, nothing that runs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Literally:
    """A number written in the formula."""

    number: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """The value of another indicator of the same unit and period."""

    indicator: str


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and one of ``+ - * /``."""

    operator: Literal["+", "-", "*", "/"]
    left: Formula
    right: Formula


@dataclass(frozen=True, slots=True)
class Negative:
    """``-x``."""

    operand: Formula


@dataclass(frozen=True, slots=True)
class Call:
    """``min``, ``max`` or ``abs`` of its arguments."""

    function: Literal["min", "max", "abs"]
    arguments: tuple[Formula, ...]


Formula: TypeAlias = Literally | Name | Binary | Negative | Call


def names_in(formula: Formula) -> tuple[str, ...]:
    """Return the indicators a formula reads, each once, in order of appearance."""
    found: dict[str, None] = {}
    waiting = [formula]
    while waiting:
        node = waiting.pop()
        match node:
            case Name(indicator):
                found[indicator] = None
            case Binary(_, left, right):
                waiting += [right, left]
            case Negative(operand):
                waiting.append(operand)
            case Call(_, arguments):
                waiting += reversed(arguments)
            case Literally():
                pass
    return tuple(found)
