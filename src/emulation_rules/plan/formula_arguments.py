"""Arguments of functions that must be written out: whole numbers, shares, words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NoReturn

from emulation_rules.model.formula import Call, Formula, Literally, Name
from emulation_rules.plan.formula_scope import FormulaMeaningError
from emulation_rules.plan.nodes import Const, Expr


def fail(code: str, at: Formula, **details: str) -> NoReturn:
    """Raise `FormulaMeaningError`."""
    raise FormulaMeaningError(code, at, details)


def whole_argument(formula: Formula, code: str, *, most: int) -> int:
    """Return a whole number from zero to ``most``. Raises `FormulaMeaningError` with the code given."""
    number = formula.number if isinstance(formula, Literally) and not formula.percent else None
    if number is None or number.denominator != 1 or not 0 <= number <= most:
        fail(code, formula, most=str(most))
    return int(number)


def share_argument(formula: Formula) -> Fraction:
    """Return a share from zero to one."""
    number = formula.number if isinstance(formula, Literally) else None
    if number is None or not 0 <= number <= 1:
        fail("formula_percentile_share", formula)
    return number


def word_argument(formula: Formula, words: Sequence[str], code: str) -> str:
    """Return one of the words."""
    word = formula.name if isinstance(formula, Name) else ""
    if word not in words:
        fail(code, formula, words=", ".join(f"`{each}`" for each in words))
    return word


def check_order(call: Call, low: Expr, high: Expr) -> None:
    """Refuse the bounds of a `clip` that leave nothing between them."""
    if isinstance(low, Const) and isinstance(high, Const) and low.number > high.number:
        fail("formula_clip_order", call.arguments[1])
