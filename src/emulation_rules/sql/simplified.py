"""Expressions without what is known when the query is written: figures that no column gives, verdicts put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from emulation_rules.model.verdict import Reason
from emulation_rules.plan.bounds import first_reason
from emulation_rules.plan.known import UNREPORTED
from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Const,
    Expr,
    FirstKnown,
    IsReported,
    Magnitude,
    Not,
    OneHolds,
    Quotient,
    Read,
    Scaled,
    Square,
    Sum,
    Test,
    Unknown,
    Within,
    scaled,
    slots_of,
    total,
)
from emulation_rules.plan.rebuilt import condition_rebuilt, rebuilt


@dataclass(frozen=True, slots=True)
class Fixed:
    """Slots whose number, or whose reason for having none, is the same in every row; why each is absent otherwise."""

    slots: Mapping[int, Fraction | Reason]
    absent: Mapping[int, Reason]


def simplified(expr: Expr, fixed: Fixed) -> Expr:
    """Return an expression with some slots replaced by what they always are."""
    match expr:
        case Read(slot):
            found = fixed.slots.get(slot)
            if found is None:
                return expr
            return Unknown(found) if isinstance(found, Reason) else Const(found)
        case Sum(terms):
            return total(*(simplified(term, fixed) for term in terms))
        case Scaled(factor, operand):
            return scaled(factor, simplified(operand, fixed))
        case FirstKnown(first, second):
            return _first_known(simplified(first, fixed), simplified(second, fixed), fixed)
        case Choice(condition, then, otherwise):
            return _choice(
                simplified_condition(condition, fixed), simplified(then, fixed), simplified(otherwise, fixed)
            )
        case _:
            return rebuilt(expr, partial(simplified, fixed=fixed))


def simplified_condition(condition: Condition, fixed: Fixed) -> Condition:
    """Return a condition with some slots replaced."""
    return condition_rebuilt(condition, partial(simplified, fixed=fixed))


def _first_known(first: Expr, second: Expr, fixed: Fixed) -> Expr:
    reason = always_unknown(first)
    if reason in UNREPORTED:
        if always_unknown(second) in UNREPORTED and reason is not None:
            return Unknown(reason)
        # Where the second is not known either it is the first that says why.
        alike = slots_of(second) and all(fixed.absent.get(slot) is reason for slot in slots_of(second))
        return second if alike or isinstance(second, Const) else FirstKnown(first, second)
    if reason is not None or isinstance(first, Const):
        return first
    return FirstKnown(first, second)


def always_unknown(expr: Expr) -> Reason | None:
    """Return why an expression has no value in any row, None where it may have one."""
    match expr:
        case Unknown(reason):
            return reason
        case Quotient(numerator, denominator, _):
            return _of_two(numerator, denominator)
        case Scaled(_, operand) | Within(operand, _) | Square(operand) | Magnitude(operand):
            return always_unknown(operand)
        case _:
            return None


def _of_two(left: Expr, right: Expr) -> Reason | None:
    """Only where neither side can bring in another reason."""
    reasons = [always_unknown(side) for side in (left, right)]
    if None not in reasons:
        return first_reason([reason for reason in reasons if reason is not None])
    return None


def _choice(condition: Condition, then: Expr, otherwise: Expr) -> Expr:
    held = settled(condition)
    if held is None:
        return Choice(condition, then, otherwise)
    return then if held else otherwise


def settled(condition: Condition) -> bool | None:
    """Return how a condition always comes out, None where rows differ."""
    match condition:
        case Test(Const(number), strict):
            return number > 0 if strict else number >= 0
        case AllHold(conditions):
            held = [settled(inner) for inner in conditions]
            return False if False in held else None if None in held else True
        case OneHolds(conditions):
            held = [settled(inner) for inner in conditions]
            return True if True in held else None if None in held else False
        case IsReported(operand):
            return True if not slots_of(operand) and always_unknown(operand) is None else None
        case Not(inner):
            turned = settled(inner)
            return None if turned is None else not turned
        case _:
            return None
