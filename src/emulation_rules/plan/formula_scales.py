"""What a percent sign means: the scale of what numbers meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeGuard

from emulation_rules.model.formula import Call, Compared, Formula, Literally, Name
from emulation_rules.plan.formula_scope import Number, Scale
from emulation_rules.plan.nodes import scaled


def to_one_scale(numbers: Sequence[Number]) -> tuple[list[Number], Scale]:
    """Bring numbers to one scale: beside something in percent, ``75%`` is 75."""
    scales = {number.scale for number in numbers}
    if Scale.PERCENT in scales:
        turned = [
            Number(scaled(Fraction(100), each.expr), Scale.PERCENT) if each.scale is Scale.SHARE else each
            for each in numbers
        ]
        return turned, Scale.PERCENT
    return list(numbers), Scale.SHARE if scales == {Scale.SHARE} else Scale.PLAIN


def scale_of_product(left: Scale, right: Scale) -> Scale:
    """Return what a product is measured in: a percent sign is kept by one factor alone."""
    if {left, right} == {Scale.SHARE}:
        return Scale.SHARE
    return Scale.PERCENT if [left, right].count(Scale.PERCENT) == 1 else Scale.PLAIN


def scale_of_quotient(above: Scale, below: Scale) -> Scale:
    """Return what a quotient is measured in: percent of percent is a plain number."""
    return above if below is Scale.PLAIN and above is not Scale.SHARE else Scale.PLAIN


def fractions_of_percent(compared: Compared, left: Scale, right: Scale) -> Iterator[Literally]:
    """Yield the side of a comparison that is a plain number below one where the other is a figure in percent.

    A difference in percent, ``margin`` among them, may well be held against a fraction of a point.
    """
    if right is Scale.PERCENT and _is_figure(compared.right) and _is_fraction(compared.left):
        yield compared.left
    if left is Scale.PERCENT and _is_figure(compared.left) and _is_fraction(compared.right):
        yield compared.right


def percent_of_points(compared: Compared) -> tuple[Literally, str] | None:
    """Return the side of a comparison written in percent where the other is in points, with the other's name."""
    for figure, number in ((compared.left, compared.right), (compared.right, compared.left)):
        name = _in_points(figure)
        if name and isinstance(number, Literally) and number.percent:
            return number, name
    return None


def _in_points(formula: Formula) -> str:
    match formula:
        case Name("score" | "points" | "maximum" as name):
            return name
        case Call("points" | "maximum" as function, (Name(subject),)):
            return f"{function}({subject})"
        case _:
            return ""


def _is_fraction(formula: Formula) -> TypeGuard[Literally]:
    return isinstance(formula, Literally) and not formula.percent and 0 < formula.number < 1


def _is_figure(formula: Formula) -> bool:
    match formula:
        case Name(name):
            return name != "margin"
        case Call(function):
            return function == "share"
        case _:
            return False
