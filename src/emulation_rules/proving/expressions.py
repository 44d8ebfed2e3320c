"""The expressions of a plan as terms: what they are on complete reports of plain figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from typing import TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.plan.known import UNREPORTED
from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Const,
    Expr,
    FirstKnown,
    Greatest,
    IsReported,
    Least,
    Looked,
    LookedInGrid,
    Magnitude,
    Not,
    OneHolds,
    Over,
    Present,
    Product,
    Quotient,
    Read,
    Rounded,
    Scaled,
    Square,
    Sum,
    Test,
    Unknown,
    Within,
)
from emulation_rules.proving.grids import looked_up, looked_up_in_grid, rounded
from emulation_rules.proving.terms import (
    Known,
    Missing,
    Number,
    Term,
    Truth,
    above,
    at_least,
    either,
    every,
    greatest,
    implied,
    least,
    neither,
    plus,
    same,
    some,
    times,
    z3_number,
)

Made: TypeAlias = Callable[[Sequence[Number]], Number]

_ABSENT = UNREPORTED | EXEMPTING
_ZERO = Fraction(0)


def term(expr: Expr, values: Sequence[Term]) -> Term:
    """Return an expression over what each slot is. Raises `NotTranslatedError`."""
    match expr:
        case Const(number):
            return Known(number)
        case Read(slot):
            return values[slot]
        case Unknown(reason):
            return Missing(reason)
        case FirstKnown(first, second):
            found = term(first, values)
            return found if isinstance(found, Known) or found.reason not in UNREPORTED else term(second, values)
        case Present(over, terms):
            return _present(over, [term(each, values) for each in terms])
        case Choice(condition, then, otherwise):
            return _choice(condition, then, otherwise, values)
        case Sum(terms):
            return _of([term(each, values) for each in terms], lambda numbers: plus(*numbers))
        case _:
            return _plain(expr, values)


def _plain(expr: Expr, values: Sequence[Term]) -> Term:
    """What depends on one or two operands and on nothing else."""
    match expr:
        case Scaled(factor, operand):
            return _of([term(operand, values)], lambda numbers: times(factor, numbers[0]))
        case Product(left, right):
            return _of([term(left, values), term(right, values)], lambda numbers: times(*numbers))
        case Square(operand):
            return _of([term(operand, values)], lambda numbers: times(numbers[0], numbers[0]))
        case Least(left, right):
            return _of([term(left, values), term(right, values)], lambda numbers: least(*numbers))
        case Greatest(left, right):
            return _of([term(left, values), term(right, values)], lambda numbers: greatest(*numbers))
        case Magnitude(operand):
            return _of([term(operand, values)], lambda numbers: greatest(numbers[0], times(Fraction(-1), numbers[0])))
        case Rounded(operand, places, grain):
            return _of([term(operand, values)], lambda numbers: rounded(numbers[0], places, grain))
        case Looked(table, operand):
            return _of([term(operand, values)], lambda numbers: looked_up(table, numbers[0]))
        case LookedInGrid(grid, row, column):
            return _of([term(row, values), term(column, values)], lambda numbers: looked_up_in_grid(grid, *numbers))
        case Quotient(numerator, denominator, _):
            return _quotient(term(numerator, values), term(denominator, values))
        case Within(operand, range_):
            return _within(term(operand, values), range_)
        case _:
            raise AssertionError(expr)


def truth(condition: Condition, values: Sequence[Term]) -> tuple[Truth, Truth] | Reason:
    """Return whether a condition holds, and where that is defined; a reason where nothing is known."""
    match condition:
        case Test(margin, strict):
            found = term(margin, values)
            if isinstance(found, Missing):
                return found.reason
            return above(found.number, _ZERO) if strict else at_least(found.number, _ZERO), found.defined
        case IsReported(operand):
            found = term(operand, values)
            return not (isinstance(found, Missing) and found.reason in _ABSENT), True
        case Not(inner):
            held = truth(inner, values)
            return held if isinstance(held, Reason) else (neither(held[0]), held[1])
        case AllHold(conditions):
            return _joined([truth(inner, values) for inner in conditions], decides=False)
        case OneHolds(conditions):
            return _joined([truth(inner, values) for inner in conditions], decides=True)


def _joined(parts: Sequence[tuple[Truth, Truth] | Reason], *, decides: bool) -> tuple[Truth, Truth] | Reason:
    known = [part for part in parts if not isinstance(part, Reason)]
    # One part that decides settles the whole, whatever is wrong with the others.
    deciding = [every(defined, held if decides else neither(held)) for held, defined in known]
    settled = some(*deciding) if deciding else False
    reasons = [part for part in parts if isinstance(part, Reason)]
    if settled is True:
        return decides, True
    if reasons and settled is False:
        return reasons[0]
    whole = every(*(defined for _, defined in known)) if not reasons else False
    return settled if decides else neither(settled), some(settled, whole)


def _of(operands: Sequence[Term], made: Made) -> Term:
    missing = [each for each in operands if isinstance(each, Missing)]
    if missing:
        return missing[0]
    known = [each for each in operands if isinstance(each, Known)]
    return Known(made([each.number for each in known]), every(*(each.defined for each in known)))


def _quotient(above_: Term, below: Term) -> Term:
    if isinstance(above_, Missing) or isinstance(below, Missing):
        return above_ if isinstance(above_, Missing) else below
    divisor = below.number
    if isinstance(divisor, Fraction):
        return Known(times(1 / divisor, above_.number), above_.defined) if divisor else Known(_ZERO, defined=False)
    defined = every(above_.defined, below.defined, neither(same(divisor, _ZERO)))
    return Known(z3_number(above_.number) / divisor, defined)


def _within(operand: Term, range_: Interval) -> Term:
    if isinstance(operand, Missing):
        return operand
    limits: list[Truth] = [operand.defined]
    if range_.low is not None:
        limits.append((above if range_.low_open else at_least)(operand.number, range_.low))
    if range_.high is not None:
        limits.append((above if range_.high_open else at_least)(range_.high, operand.number))
    return Known(operand.number, every(*limits))


def _present(over: Over, terms: Sequence[Term]) -> Term:
    here = [each for each in terms if not (isinstance(each, Missing) and each.reason in _ABSENT)]
    if over is Over.COUNT:
        return Known(Fraction(len(here)))
    if not here:
        return terms[0]
    match over:
        case Over.SUM:
            return _of(here, lambda numbers: plus(*numbers))
        case Over.MEAN:
            return _of(here, lambda numbers: times(Fraction(1, len(numbers)), plus(*numbers)))
        case Over.LEAST:
            return _of(here, lambda numbers: reduce(least, numbers))
        case Over.GREATEST:
            return _of(here, lambda numbers: reduce(greatest, numbers))


def _choice(condition: Condition, then: Expr, otherwise: Expr, values: Sequence[Term]) -> Term:
    held = truth(condition, values)
    if isinstance(held, Reason):
        return Missing(held)
    holds, defined = held
    if isinstance(holds, bool) and defined is True:
        return term(then if holds else otherwise, values)
    sides = [term(side, values) for side in (then, otherwise)]
    if all(isinstance(side, Missing) for side in sides):
        return sides[0]
    yes, no = (side if isinstance(side, Known) else Known(_ZERO, defined=False) for side in sides)
    inside = every(defined, implied(holds, yes.defined), implied(neither(holds), no.defined))
    return Known(either(holds, yes.number, no.number), inside)
