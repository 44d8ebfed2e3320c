"""Python source that reads complete flat figures, and for every margin two numbers that compare as it does with zero.

This is for speed only: one report at a time, every figure a plain ``int`` or ``float``. Whatever it is not certain of,
it leaves to the general reading: the source then ends in ``return None``.

Why it is exact. A float means its shortest decimal text. Distinct floats have distinct shortest texts in the same
order, and the float nearest to a decimal of up to 15 digits has that decimal as its shortest text; so ``x > 75.1`` is
exact where 75.1 has few digits. Everything else is done in whole numbers: a float is first multiplied by a
power of ten and accepted only where dividing gives the same float back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.model.indicator import Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import decimal_places, number_text
from emulation_rules.plan.nodes import (
    Choice,
    Const,
    Expr,
    FirstKnown,
    Greatest,
    Least,
    Looked,
    LookedInGrid,
    Magnitude,
    Present,
    Product,
    Quotient,
    Read,
    Rounded,
    Scaled,
    Square,
    Sum,
    Unknown,
    Within,
    operands,
)
from emulation_rules.plan.plan import Leaf, Plan, Slot, SlotKind
from emulation_rules.plan.polynomial import ONE, Polynomial, TooManyTermsError

_EXACT_DIGITS: Final = 15
_PLACES: Final = 6
_LARGEST: Final = 10**15
_SMALLEST: Final = "1e-09"


class NotPointwiseError(Exception):
    """The plan has something that is not read this way; the general reading serves instead."""


@dataclass(frozen=True, slots=True)
class Margin:
    """Source of two numbers: a margin is positive, zero or negative as ``left`` is above, at or below ``right``.

    The margin of ``exact`` ones is never positive: it is negative wherever the two differ.
    """

    left: str
    right: str
    exact: bool = False

    def passes(self, *, strict: bool) -> str:
        """Return source that is true where the margin is positive or, unless ``strict``, zero."""
        if self.exact:
            return "False" if strict else f"{self.left} == {self.right}"
        return f"{self.left} {'>' if strict else '>='} {self.right}"

    def sign(self) -> str:
        """Return source of 1, 0 or -1."""
        if self.exact:
            return f"-({self.left} != {self.right})"
        return f"({self.left} > {self.right}) - ({self.left} < {self.right})"


@dataclass(frozen=True, slots=True)
class PointSource:
    """``lines`` bind ``v<slot>`` to each figure and what ``margins``, one a leaf, rest on; ``slots`` are those read."""

    lines: tuple[str, ...]
    margins: tuple[Margin, ...]
    slots: tuple[int, ...]


def point_source(plan: Plan, leaves: tuple[Leaf, ...], *, second_choice: bool = False) -> PointSource:
    """Return the source for the leaves of a plan.

    Where a value may come from counts or as a rate, counts are read, or the rate with ``second_choice``. Raises
    `NotPointwiseError`.
    """
    writer = _Writer(plan, second_choice=second_choice)
    try:
        margins = tuple(writer.margin(leaf) for leaf in leaves)
    except TooManyTermsError:
        raise NotPointwiseError from None
    return PointSource((*writer.reading(), *writer.helpers), margins, tuple(writer.slots))


def has_choice(expr: Expr) -> bool:
    """Whether an expression holds an alternative."""
    return isinstance(expr, FirstKnown) or any(has_choice(operand) for operand in operands(expr))


@dataclass(frozen=True, slots=True)
class _Rational:
    numerator: Polynomial
    denominator: Polynomial
    """INVARIANT: positive for every report that passes the guards."""


class _Writer:
    def __init__(self, plan: Plan, *, second_choice: bool) -> None:
        self._plan = plan
        self._second = second_choice
        self.slots: dict[int, None] = {}
        self._whole: dict[int, None] = {}
        self.helpers: list[str] = []
        self._helper_count = 0

    # ---- margins ------------------------------------------------------------------------

    def margin(self, leaf: Leaf) -> Margin:
        """Return the margin of a leaf, having noted the guards it rests on."""
        expr = self._choose(leaf.test.margin)
        if leaf.zero is not None and leaf.baseline is not None:
            self._guard_positive(self._rational(self._choose(leaf.baseline)).numerator)
        return self._simple(expr) or Margin(*self._rational(expr).numerator.sides())

    def _simple(self, expr: Expr) -> Margin | None:
        """``x - T``, ``T - x`` or ``-abs(x - T)``: a comparison that floats get right."""
        match expr:
            case Scaled(factor, Magnitude(inner)) if factor == -1:
                inside = self._simple(inner)
                return None if inside is None or inside.exact else Margin(inside.left, inside.right, exact=True)
            case Sum((Read() as read, Const(number))):
                return self._against(read, -number)
            case Sum((Scaled(factor, Read() as read), Const(number))) if factor == -1:
                return self._against(read, number, negated=True)
            case Scaled(factor, Read() as read) if factor == -1:
                return self._against(read, Fraction(0), negated=True)
            case Read():
                return self._against(expr, Fraction(0))
            case _:
                return None

    def _against(self, read: Read, mark: Fraction, *, negated: bool = False) -> Margin | None:
        slot = self._plan.slots[read.slot]
        text = _literal(mark / slot.indicator.scale)
        if text is None or (slot.indicator.whole and "." in text):
            return None
        self.slots[read.slot] = None
        name = f"v{read.slot}"
        return Margin(text, name) if negated else Margin(name, text)

    def _choose(self, expr: Expr) -> Expr:
        match expr:
            case FirstKnown(first, second):
                return self._choose(second if self._second else first)
            case Sum(terms):
                return Sum(tuple(self._choose(term) for term in terms))
            case Scaled(factor, operand):
                return Scaled(factor, self._choose(operand))
            case Magnitude(operand):
                return Magnitude(self._choose(operand))
            case Square(operand):
                return Square(self._choose(operand))
            case Within(operand, range_):
                return Within(self._choose(operand), range_)
            case Quotient(numerator, denominator, when_zero):
                return Quotient(self._choose(numerator), self._choose(denominator), when_zero)
            case Product(left, right) | Least(left, right) | Greatest(left, right):
                return type(expr)(self._choose(left), self._choose(right))
            case _:
                return expr

    def _rational(self, expr: Expr) -> _Rational:
        match expr:
            case Const(number):
                return _Rational(Polynomial.constant(number), ONE)
            case Read(slot):
                return _Rational(self._variable(slot), ONE)
            case Scaled(factor, operand):
                inner = self._rational(operand)
                return _Rational(inner.numerator.scaled(factor), inner.denominator)
            case Sum(terms):
                return self._sum(terms)
            case Square(operand):
                return _times(self._rational(operand), self._rational(operand))
            case Product(left, right):
                return _times(self._rational(left), self._rational(right))
            case Quotient(numerator, denominator, _):
                below = self._rational(denominator)
                self._guard_positive(below.numerator)
                above = self._rational(numerator)
                return _Rational(above.numerator * below.denominator, above.denominator * below.numerator)
            case Magnitude(operand):
                return self._magnitude(self._rational(operand))
            case Least(left, right) | Greatest(left, right):
                function = "min" if isinstance(expr, Least) else "max"
                return self._extreme(function, self._rational(left), self._rational(right))
            case Within(operand, range_):
                return self._within(self._rational(operand), range_)
            case FirstKnown() | Unknown() | Rounded() | Looked() | LookedInGrid() | Present() | Choice():
                raise NotPointwiseError

    def _sum(self, terms: tuple[Expr, ...]) -> _Rational:
        result = _Rational(Polynomial(), ONE)
        for term in terms:
            inner = self._rational(term)
            if inner.denominator == result.denominator:
                result = _Rational(result.numerator + inner.numerator, result.denominator)
            else:
                numerator = result.numerator * inner.denominator + inner.numerator * result.denominator
                result = _Rational(numerator, result.denominator * inner.denominator)
        return result

    def _magnitude(self, inner: _Rational) -> _Rational:
        source, factor = inner.numerator.source()
        return _Rational(self._helper(f"abs({source})", 1 / factor), inner.denominator)

    def _extreme(self, function: str, left: _Rational, right: _Rational) -> _Rational:
        """Both sides over one denominator, then brought to one integer scale before they are compared."""
        (a, a_factor), (b, b_factor) = (
            (left.numerator * right.denominator).source(),
            (right.numerator * left.denominator).source(),
        )
        lift = math.lcm(a_factor.denominator, b_factor.denominator)
        source = f"{function}(({a}) * {int(b_factor * lift)}, ({b}) * {int(a_factor * lift)})"
        return _Rational(
            self._helper(source, 1 / (a_factor * b_factor * lift)),
            left.denominator * right.denominator,
        )

    def _within(self, inner: _Rational, range_: Interval) -> _Rational:
        for end, sign in ((range_.low, 1), (range_.high, -1)):
            if end is not None:
                beyond = (inner.numerator + inner.denominator.scaled(-end)).scaled(Fraction(sign))
                self.helpers.append(f"if {beyond.source()[0]} < 0: return None")
        return inner

    def _helper(self, source: str, factor: Fraction) -> Polynomial:
        name = f"h{self._helper_count}"
        self._helper_count += 1
        self.helpers.append(f"{name} = {source}")
        return Polynomial.variable(name, factor)

    def _guard_positive(self, polynomial: Polynomial) -> None:
        source, _ = polynomial.source()
        self.helpers.append(f"if {source} <= 0: return None")

    # ---- reading ------------------------------------------------------------------------

    def _variable(self, slot: int) -> Polynomial:
        self.slots[slot] = None
        indicator = self._plan.slots[slot].indicator
        if indicator.whole:
            return Polynomial.variable(f"v{slot}", Fraction(indicator.scale))
        self._whole[slot] = None
        return Polynomial.variable(f"w{slot}", Fraction(indicator.scale, 10 ** self._places(slot)))

    def _places(self, slot: int) -> int:
        places = self._plan.slots[slot].indicator.places
        return _PLACES if places is None else places

    def reading(self) -> list[str]:
        """Return the lines that read and check every slot used."""
        lines = [f"v{slot} = r[{self._plan.slots[slot].key!r}]" for slot in self.slots]
        checks = [_check(slot, self._plan.slots[slot]) for slot in self.slots]
        if checks:
            lines.append(f"if not ({' and '.join(checks)}): return None")
        for slot in self._whole:
            lines += _whole_lines(slot, 10 ** self._places(slot))
        return lines


def _times(left: _Rational, right: _Rational) -> _Rational:
    return _Rational(left.numerator * right.numerator, left.denominator * right.denominator)


def _literal(number: Fraction) -> str | None:
    """Source of a number that a float subtraction treats exactly, or None."""
    places = decimal_places(number)
    text = number_text(number)
    if places is None or len(text.replace(".", "").strip("-0")) > _EXACT_DIGITS or abs(number) > _LARGEST:
        return None
    return text if number >= 0 else f"({text})"


def _check(slot: int, asked: Slot) -> str:
    if asked.kind is not SlotKind.REPORTED:
        raise NotPointwiseError
    name, indicator = f"v{slot}", asked.indicator
    if indicator.measure is Measure.BOOLEAN:
        return f"{name}.__class__ is bool"
    low, high = indicator.range.low, indicator.range.high
    low = Fraction(-_LARGEST) if low is None else low / indicator.scale
    high = Fraction(_LARGEST) if high is None else high / indicator.scale
    edges = [_literal(low), _literal(high)]
    if None in edges:
        raise NotPointwiseError
    between = f"{edges[0]} <= {name} <= {edges[1]}"
    if indicator.whole:
        return f"{name}.__class__ is int and {between}"
    # Floats so near zero that their decimal text is out of bounds are left to the general reading.
    if low == 0:
        sized = f"{_SMALLEST} <= {name} <= {edges[1]} or {name} == 0"
    else:
        sized = f"{between} and not 0 < abs({name}) < {_SMALLEST}"
    return f"({name}.__class__ is float or {name}.__class__ is int) and ({sized})"


def _whole_lines(slot: int, power: int) -> list[str]:
    """A decimal of at most 15 digits that divides back to the same float is that float's text."""
    value, whole = f"v{slot}", f"w{slot}"
    in_reach = f"-{_LARGEST} < ({whole} := round({value} * {power})) < {_LARGEST}"
    return [
        f"if {value}.__class__ is int: {whole} = {value} * {power}",
        f"elif not {in_reach} or {whole} / {power} != {value}: return None",
    ]
