"""The expressions of a plan: exact arithmetic over figures, small enough that every engine can read all of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.model.tables import Grid, Lines, Steps
from emulation_rules.model.verdict import Reason


@dataclass(frozen=True, slots=True)
class Const:
    """A number known when the ruleset is read."""

    number: Fraction


@dataclass(frozen=True, slots=True)
class Read:
    """A figure of the report: the index of its slot in the plan, or one from the end for what follows the figures."""

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


class Grain(StrEnum):
    """How a number is put on a grid of decimals."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    UP = "up"
    FLOOR = "floor"
    CEILING = "ceiling"


@dataclass(frozen=True, slots=True)
class Rounded:
    """An expression rounded to ``places`` decimals (below zero: to tens, hundreds)."""

    operand: Expr
    places: int
    grain: Grain


@dataclass(frozen=True, slots=True)
class Looked:
    """What a steps or a lines table gives for an expression."""

    table: Steps | Lines
    operand: Expr


@dataclass(frozen=True, slots=True)
class LookedInGrid:
    """What a grid gives for two expressions."""

    table: Grid
    row: Expr
    column: Expr


class Over(StrEnum):
    """What is made of those expressions that are present."""

    SUM = "sum"
    MEAN = "mean"
    COUNT = "count"
    LEAST = "min"
    GREATEST = "max"


@dataclass(frozen=True, slots=True)
class Present:
    """Made of the operands whose figures were reported and apply; with none there is nothing, or a count of zero."""

    over: Over
    terms: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One expression where a condition holds, another where it does not.

    Where the condition is a test of a figure, each side is worked out for the part of its range that leads there.
    """

    condition: Condition
    then: Expr
    otherwise: Expr


# ---- conditions ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Test:
    """``margin > 0`` where strict, otherwise ``margin >= 0``."""

    margin: Expr
    strict: bool


@dataclass(frozen=True, slots=True)
class AllHold:
    """Every condition holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class OneHolds:
    """One condition at least holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class IsReported:
    """Whether the figures an expression needs were reported, and apply."""

    operand: Expr


@dataclass(frozen=True, slots=True)
class Not:
    """A condition turned round. Of a test it is the opposite test."""

    condition: AllHold | OneHolds | IsReported


Condition: TypeAlias = Test | AllHold | OneHolds | IsReported | Not


def negated(condition: Condition) -> Condition:
    """Return the opposite condition, turned round at its tests."""
    match condition:
        case Test(margin, strict):
            return Test(negative(margin), not strict)
        case AllHold(conditions):
            return OneHolds(tuple(map(negated, conditions)))
        case OneHolds(conditions):
            return AllHold(tuple(map(negated, conditions)))
        case Not(inner):
            return inner
        case IsReported():
            return Not(condition)


def expressions_in(condition: Condition) -> tuple[Expr, ...]:
    """Return the expressions a condition rests on."""
    match condition:
        case Test(margin, _):
            return (margin,)
        case IsReported(operand):
            return (operand,)
        case Not(inner):
            return expressions_in(inner)
        case AllHold(conditions) | OneHolds(conditions):
            return tuple(expr for inner in conditions for expr in expressions_in(inner))


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
    | Rounded
    | Looked
    | LookedInGrid
    | Present
    | Choice
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
        case Rounded(operand, _, _) | Looked(_, operand):
            return (operand,)
        case LookedInGrid(_, row, column):
            return row, column
        case Present(_, terms):
            return terms
        case Choice(condition, then, otherwise):
            return *expressions_in(condition), then, otherwise


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
