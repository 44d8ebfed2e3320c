"""Divisions whose divisor may be zero under the conditions that lead to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Final, TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.narrowing import narrowed
from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Const,
    Expr,
    IsReported,
    Magnitude,
    Not,
    OneHolds,
    Product,
    Quotient,
    Scaled,
    Square,
    Sum,
    Test,
    negated,
    negative,
    operands,
)

Ranges: TypeAlias = Sequence[Bounds]
"""What every slot, and behind them every place of a frame, could be."""

_MOST_STEPS: Final = 5000
"""Parts that are looked at before conditions with several ways to hold are no longer taken apart."""

_MOST_WAYS: Final = 16
"""Ways of one condition that are told apart."""


def possible_zeros(root: Expr | Condition, values: Ranges) -> Sequence[Quotient]:
    """Return the divisions in an expression or a condition whose divisor may be zero, each as often as it is met."""
    search = _Search()
    here = _Here(values, ())
    if isinstance(root, Test | AllHold | OneHolds | IsReported | Not):
        search.condition(root, here)
    else:
        search.expression(root, here)
    return search.found


@dataclass(frozen=True, slots=True)
class _Here:
    """What is known at a place inside an expression: ranges, and the tests that hold."""

    values: Ranges
    tests: tuple[Test, ...]


class _Search:
    def __init__(self) -> None:
        self.found: list[Quotient] = []
        self._steps = 0

    def expression(self, expr: Expr, here: _Here) -> None:
        self._steps += 1
        match expr:
            case Choice(condition, then, otherwise):
                self.condition(condition, here)
                for way in self._ways(condition, here):
                    self.expression(then, way)
                for way in self._ways(negated(condition), here):
                    self.expression(otherwise, way)
                return
            case Quotient(_, divisor, _) if not _is_safe(divisor, here):
                self.found.append(expr)
            case _:
                pass
        for operand in operands(expr):
            self.expression(operand, here)

    def condition(self, condition: Condition, here: _Here) -> None:
        match condition:
            case Test(margin, _):
                self.expression(margin, here)
            case Not(inner):
                self.condition(inner, here)
            case AllHold(conditions) | OneHolds(conditions):
                # Where the other parts settle the whole, what this part comes to does not matter.
                for index, part in enumerate(conditions):
                    others = [other for at, other in enumerate(conditions) if at != index]
                    undecided = others if isinstance(condition, AllHold) else list(map(negated, others))
                    for way in self._ways(AllHold(tuple(undecided)), here):
                        self.condition(part, way)
            case IsReported():
                pass  # That something is divided by zero does not make it unreported.

    def _ways(self, condition: Condition, here: _Here) -> Sequence[_Here]:
        """Return the ways a condition may hold."""
        self._steps += 1
        match condition:
            case OneHolds(conditions) if self._steps < _MOST_STEPS:
                return list(chain.from_iterable(self._ways(part, here) for part in conditions))
            case AllHold(conditions):
                ways: Sequence[_Here] = [here]
                for part in conditions:
                    apart = len(ways) <= _MOST_WAYS
                    ways = list(chain.from_iterable((self._ways if apart else _way)(part, way) for way in ways))
                return ways
            case Test(Magnitude(inner), True) if self._steps < _MOST_STEPS:
                sides = [Test(inner, strict=True), Test(negative(inner), strict=True)]
                return list(chain.from_iterable(self._ways(side, here) for side in sides))
            case _:
                return _way(condition, here)


def _way(condition: Condition, here: _Here) -> Sequence[_Here]:
    values = narrowed(here.values, condition)
    held = (condition,) if isinstance(condition, Test) else ()
    return [] if values is None else [_Here(values, (*here.tests, *held))]


def _is_safe(divisor: Expr, here: _Here) -> bool:
    found = bounds(divisor, here.values)
    if not isinstance(found, Interval) or 0 not in found:
        return True  # A divisor that is not known is the fault of what it is made of.
    if any(_excludes_zero(test, divisor) for test in here.tests):
        return True
    match divisor:
        case Product(left, right):
            return _is_safe(left, here) and _is_safe(right, here)
        case Square(operand) | Scaled(_, operand) | Magnitude(operand):
            return _is_safe(operand, here)
        case _:
            return False


# ---- sums of the same things ----------------------------------------------------------------


def _excludes_zero(test: Test, divisor: Expr) -> bool:
    """Whether a divisor is, up to a factor, what was tested: ``mark - baseline`` where ``mark > baseline`` holds."""
    tested, shift = _linear(test.margin)
    wanted, constant = _linear(divisor)
    if not tested or tested.keys() != wanted.keys():
        return False
    factor = next(wanted[part] / tested[part] for part in tested)
    if any(wanted[part] != factor * tested[part] for part in tested):
        return False
    # The divisor is `factor * margin + rest`, and the margin is above zero, or at least zero.
    rest = constant - factor * shift
    beyond = rest if factor > 0 else -rest
    return beyond >= 0 if test.strict else beyond > 0


def _linear(expr: Expr) -> tuple[Mapping[Expr, Fraction], Fraction]:
    """Return the factors of the parts of a sum, and its constant."""
    match expr:
        case Const(number):
            return {}, number
        case Scaled(factor, operand):
            parts, constant = _linear(operand)
            return {part: factor * of_one for part, of_one in parts.items()}, factor * constant
        case Sum(terms):
            gathered: dict[Expr, Fraction] = {}
            whole = Fraction(0)
            for term in terms:
                parts, constant = _linear(term)
                whole += constant
                for part, of_one in parts.items():
                    gathered[part] = gathered.get(part, Fraction(0)) + of_one
            return {part: of_one for part, of_one in gathered.items() if of_one}, whole
        case _:
            return {expr: Fraction(1)}, Fraction(0)
