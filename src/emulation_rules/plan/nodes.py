"""The expressions of a plan: exact arithmetic over figures, small enough that every engine can read all of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason


@dataclass(frozen=True, slots=True)
class Const:
    """A number known when the ruleset is read."""

    number: Fraction


@dataclass(frozen=True, slots=True)
class Read:
    """A figure of the report: the index of its slot in the plan."""

    slot: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """A number that no report can supply: a reference whose figure is not known."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Sum:
    """All terms added."""

    terms: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Scaled:
    """A constant times an expression."""

    factor: Fraction
    operand: Expr


@dataclass(frozen=True, slots=True)
class Product:
    """Two expressions multiplied."""

    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Square:
    """An expression times itself; tighter on intervals than a `Product` of two copies."""

    operand: Expr


@dataclass(frozen=True, slots=True)
class Quotient:
    """A division. A denominator of zero, or one that may be zero, leaves the whole undetermined for ``when_zero``."""

    numerator: Expr
    denominator: Expr
    when_zero: Reason


@dataclass(frozen=True, slots=True)
class Least:
    """The smaller of two."""

    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Greatest:
    """The larger of two."""

    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Magnitude:
    """The absolute value."""

    operand: Expr


@dataclass(frozen=True, slots=True)
class FirstKnown:
    """The first expression whose figures were reported: a rate from its counts, otherwise the rate as reported."""

    first: Expr
    second: Expr


@dataclass(frozen=True, slots=True)
class Within:
    """A computed value cut to what the indicator can be; one that lies wholly outside is impossible."""

    operand: Expr
    range: Interval


Expr: TypeAlias = (
    Const
    | Read
    | Unknown
    | Sum
    | Scaled
    | Product
    | Square
    | Quotient
    | Least
    | Greatest
    | Magnitude
    | FirstKnown
    | Within
)

ZERO = Const(Fraction(0))


def negative(expr: Expr) -> Expr:
    """Return ``-expr``."""
    return scaled(Fraction(-1), expr)


def scaled(factor: Fraction, expr: Expr) -> Expr:
    """Return ``factor * expr``, folded where it is constant."""
    match expr:
        case Const(number):
            return Const(factor * number)
        case Scaled(inner, operand):
            return scaled(factor * inner, operand)
        case _:
            return expr if factor == 1 else Scaled(factor, expr)


def difference(left: Expr, right: Expr) -> Expr:
    """Return ``left - right``."""
    return total(left, negative(right))


def total(*terms: Expr) -> Expr:
    """Return the sum of the terms with constants folded into one, last."""
    flat: list[Expr] = []
    constant = Fraction(0)
    for term in terms:
        for inner in term.terms if isinstance(term, Sum) else (term,):
            if isinstance(inner, Const):
                constant += inner.number
            else:
                flat.append(inner)
    if constant or not flat:
        flat.append(Const(constant))
    return flat[0] if len(flat) == 1 else Sum(tuple(flat))


def rate(part: Expr, whole: Expr) -> Expr:
    """Return the part in percent of the whole."""
    return Quotient(scaled(Fraction(100), part), whole, Reason.ZERO_DENOMINATOR)


def operands(expr: Expr) -> tuple[Expr, ...]:
    """Return the expressions directly inside one."""
    match expr:
        case Const() | Read() | Unknown():
            return ()
        case Sum(terms):
            return terms
        case Scaled(_, operand) | Square(operand) | Magnitude(operand) | Within(operand, _):
            return (operand,)
        case Quotient(numerator, denominator, _):
            return numerator, denominator
        case Product(left, right) | Least(left, right) | Greatest(left, right) | FirstKnown(left, right):
            return left, right


def slots_of(expr: Expr) -> frozenset[int]:
    """Return the slots an expression reads."""
    found: set[int] = set()
    waiting: list[Expr] = [expr]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Read):
            found.add(node.slot)
        waiting += operands(node)
    return frozenset(found)
