"""A formula read a little wrong: a number one digit off, a comparison strict for inclusive, and for or."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from emulation_rules.model.formula import (
    Binary,
    Call,
    Compared,
    Formula,
    Joined,
    Literally,
    Negative,
    Not,
    Relation,
)
from emulation_rules.trials.mutant import last_digit

_STRICTNESS: Final[dict[Relation, Relation]] = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}


def wrong_formulas(formula: Formula) -> Iterator[Formula]:
    """Yield a formula with one thing changed, each once."""
    match formula:
        case Literally(number, percent):
            step = last_digit(number * 100) / 100 if percent else last_digit(number)
            yield from (replace(formula, number=each) for each in (number - step, number + step) if each >= 0)
        case Compared(relation, left, right):
            if relation in _STRICTNESS:
                yield replace(formula, relation=_STRICTNESS[relation])
            yield from (replace(formula, left=each) for each in wrong_formulas(left))
            yield from (replace(formula, right=each) for each in wrong_formulas(right))
        case Joined(connective, left, right):
            yield replace(formula, connective="or" if connective == "and" else "and")
            yield from (replace(formula, left=each) for each in wrong_formulas(left))
            yield from (replace(formula, right=each) for each in wrong_formulas(right))
        case Binary(_, left, right):
            yield from (replace(formula, left=each) for each in wrong_formulas(left))
            yield from (replace(formula, right=each) for each in wrong_formulas(right))
        case Negative(operand) | Not(operand):
            yield from (replace(formula, operand=each) for each in wrong_formulas(operand))
        case Call(_, arguments):
            for index, argument in enumerate(arguments):
                for each in wrong_formulas(argument):
                    yield replace(formula, arguments=(*arguments[:index], each, *arguments[index + 1 :]))
        case _:
            return
