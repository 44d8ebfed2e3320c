"""Terms for the solver, folded where they are constant: fractions or its reals, truths or its formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias, cast

import z3

from emulation_rules.model.verdict import Reason

Number: TypeAlias = "Fraction | z3.ArithRef"
Truth: TypeAlias = "bool | z3.BoolRef"


class NotTranslatedError(Exception):
    """Something of a ruleset that has no term; the message is the code of what it is."""


@dataclass(frozen=True, slots=True)
class Known:
    """A number, and the condition under which it is one (no division by zero, no impossible value)."""

    number: Number
    defined: Truth = True


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing, whatever is reported: the figure is not asked of the unit, or no report can supply it."""

    reason: Reason


Term: TypeAlias = Known | Missing


def z3_number(number: Number) -> z3.ArithRef:
    """Return a number as a term of the solver."""
    return z3.RealVal(f"{number.numerator}/{number.denominator}") if isinstance(number, Fraction) else number


def z3_truth(truth: Truth) -> z3.BoolRef:
    """Return a condition as a formula of the solver."""
    return z3.BoolVal(truth) if isinstance(truth, bool) else truth


def plus(*terms: Number) -> Number:
    """Return the sum."""
    constant = sum((each for each in terms if isinstance(each, Fraction)), Fraction(0))
    others = [each for each in terms if not isinstance(each, Fraction)]
    if not others:
        return constant
    return z3.Sum([*others, *([z3_number(constant)] if constant else [])])


def times(left: Number, right: Number) -> Number:
    """Return the product."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Fraction):
            if isinstance(other, Fraction):
                return one * other
            if one == 0:
                return Fraction(0)
            return other if one == 1 else z3_number(one) * other
    return left * right


def minus(left: Number, right: Number) -> Number:
    """Return the difference."""
    return plus(left, times(Fraction(-1), right))


def at_least(left: Number, right: Number) -> Truth:
    """Return ``left >= right``."""
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left >= right
    return cast("Truth", z3_number(left) >= z3_number(right))


def above(left: Number, right: Number) -> Truth:
    """Return ``left > right``."""
    return neither(at_least(right, left))


def same(left: Number, right: Number) -> Truth:
    """Return ``left = right``."""
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left == right
    return cast("Truth", z3_number(left) == z3_number(right))


def neither(truth: Truth) -> Truth:
    """Return the opposite."""
    return not truth if isinstance(truth, bool) else z3.Not(truth)


def every(*truths: Truth) -> Truth:
    """Return whether all hold."""
    if any(truth is False for truth in truths):
        return False
    left = [truth for truth in truths if not isinstance(truth, bool)]
    return z3.And(left) if len(left) > 1 else left[0] if left else True


def some(*truths: Truth) -> Truth:
    """Return whether one holds at least."""
    return neither(every(*map(neither, truths)))


def either(condition: Truth, then: Number, otherwise: Number) -> Number:
    """Return one number where a condition holds, another where it does not."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    if isinstance(then, Fraction) and isinstance(otherwise, Fraction) and then == otherwise:
        return then
    return z3.If(condition, z3_number(then), z3_number(otherwise))


def implied(condition: Truth, truth: Truth) -> Truth:
    """Return whether a truth holds wherever a condition does."""
    return some(neither(condition), truth)


def least(left: Number, right: Number) -> Number:
    """Return the smaller of two."""
    return either(at_least(right, left), left, right)


def greatest(left: Number, right: Number) -> Number:
    """Return the larger of two."""
    return either(at_least(left, right), left, right)


def is_nothing(number: Number) -> bool:
    """Return whether a number is zero whatever is reported."""
    return isinstance(number, Fraction) and not number


def counted(truths: Sequence[Truth]) -> Number:
    """Return how many hold."""
    return plus(*(either(truth, Fraction(1), Fraction(0)) for truth in truths))
