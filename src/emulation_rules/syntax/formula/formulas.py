"""Formulas of derived indicators: reading them and printing them canonically.

For every formula that was read, reading what is printed gives the formula back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from emulation_rules.model.formula import Binary, Call, Compared, Joined, Literally, Name, Negative, Not
from emulation_rules.model.numbers import decimal_places, number_text
from emulation_rules.syntax.formula.formula_parser import parse_formula
from emulation_rules.syntax.text_error import FormulaError

if TYPE_CHECKING:
    from emulation_rules.model.formula import Formula

__all__ = ["FormulaError", "print_formula", "read_formula"]


def read_formula(text: str) -> Formula:
    """Read a formula such as ``100 * (received - returned) / received``. Raises `FormulaError`."""
    try:
        return parse_formula(text)
    except FormulaError as error:
        readable = tuple(filter(_reads, error.suggestions))
        raise FormulaError(error.code, error.column, error.details, readable) from None


def _reads(text: str) -> bool:
    try:
        parse_formula(text)
    except FormulaError:
        return False
    return True


_EITHER: Final = 1
_BOTH: Final = 2
_TURNED: Final = 3
_RELATION: Final = 4
_SUM: Final = 5
_PRODUCT: Final = 6
_SIGNED: Final = 7
_OPERAND: Final = 8


def print_formula(formula: Formula) -> str:
    """Return the canonical text: blanks around operators and as few parentheses as keep the meaning and the order."""
    return _printed(formula)[0]


def _printed(formula: Formula) -> tuple[str, int]:
    """Return the text of a formula and how tightly it holds together."""
    match formula:
        case Literally(number, percent):
            return f"{number_text(100 * number)}%" if percent else number_text(number), _hold_of_number(formula)
        case Name(name, period):
            return name if period is None else f"{name}@{period}", _OPERAND
        case Call(function, arguments):
            return f"{function}({', '.join(map(print_formula, arguments))})", _OPERAND
        case Negative(operand):
            return f"-{_held(operand, _SIGNED)}", _SIGNED
        case Binary(operator, left, right):
            hold = _SUM if operator in {"+", "-"} else _PRODUCT
            return f"{_held(left, hold)} {operator} {_held(right, hold + 1)}", hold
        case Compared(relation, left, right):
            return f"{_held(left, _SUM)} {relation} {_held(right, _SUM)}", _RELATION
        case Not(operand):
            return f"not {_held(operand, _TURNED)}", _TURNED
        case Joined(connective, left, right):
            hold = _EITHER if connective == "or" else _BOTH
            return f"{_held(left, hold)} {connective} {_held(right, hold + 1)}", hold


def _hold_of_number(literal: Literally) -> int:
    if decimal_places(literal.number) is None:
        return _PRODUCT  # It prints as a quotient.
    return _SIGNED if literal.number < 0 else _OPERAND


def _held(formula: Formula, least: int) -> str:
    """Return the text of an operand, in parentheses where it holds together less tightly than it must."""
    text, hold = _printed(formula)
    return text if hold >= least else f"({text})"
