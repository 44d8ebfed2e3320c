"""Expressions of a plan as fractions of whole numbers in SQL, with a proof that no number outgrows its type."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from typing import Final, Protocol

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.interval import Interval
from emulation_rules.model.tables import Grid, Lines, Steps
from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Const,
    Expr,
    FirstKnown,
    Grain,
    Greatest,
    IsReported,
    Least,
    Looked,
    LookedInGrid,
    Magnitude,
    Not,
    OneHolds,
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
from emulation_rules.plan.polynomial import ONE, Monomial, Polynomial
from emulation_rules.sql.column_type import Kind
from emulation_rules.sql.dialect import Dialect, case, joined
from emulation_rules.sql.grains import on_grid
from emulation_rules.sql.line import line_of, pair_of
from emulation_rules.sql.ratio import Ratio, below_key, constant, constant_of, plus, times
from emulation_rules.sql.refused import NotSayableError, TooFarError
from emulation_rules.sql.simplified import always_unknown
from emulation_rules.sql.slot_column import SlotColumn, Variable

_MOST_TEXT: Final = 200_000
"""Characters that one number may take to write."""


class Knowing(Protocol):
    """What a reckoner asks of the reasons why numbers are not known."""

    def known(self, expr: Expr) -> str:
        """Return a condition that an expression has a value."""
        ...

    def absent(self, expr: Expr) -> str:
        """Return a condition that the figures of an expression were not reported."""
        ...


@dataclass(slots=True)
class Reckoner:
    """Writes the numbers of one row in one kind of whole numbers.

    ``type_name`` holds numbers up to ``most`` (None: without end). ``variable`` gives the figure of a slot, ``direct``
    is told of slots whose column is compared itself. With ``guards`` (a list) everything out of the ordinary is left
    out: the conditions for the ordinary are put there. Without, ``knowing`` tells the cases apart.
    """

    dialect: Dialect
    type_name: str
    most: int | None
    columns: Mapping[int, SlotColumn]
    variable: Callable[[int], Variable]
    direct: Callable[[int], object]
    guards: list[str] | None = None
    positives: set[int] = field(default_factory=set)
    """Figures that `guards` want above zero."""
    knowing: Knowing | None = None
    texts: dict[str, str] = field(default_factory=dict)
    mosts: dict[str, int | None] = field(default_factory=dict)
    nonnegative: set[str] = field(default_factory=set)

    @property
    def reckoned(self) -> frozenset[int]:
        """The slots whose figures were reckoned with as numbers."""
        return frozenset(int(name[1:]) for name in self.texts if name.startswith("s"))

    # ---- numbers --------------------------------------------------------------------------

    def ratio(self, expr: Expr) -> Ratio:
        """Return an expression as a fraction. Raises `NotSayableError`, `TooFarError`, `TooManyTermsError`."""
        match expr:
            case Const(number):
                return Ratio(Polynomial.constant(number), ONE)
            case Read(slot):
                return Ratio(self._figure(slot), ONE)
            case Scaled(factor, operand):
                inner = self.ratio(operand)
                return Ratio(inner.above.scaled(factor), inner.below)
            case Sum(terms):
                found = Ratio(Polynomial(), ONE)
                for term in terms:
                    found = plus(found, self.ratio(term))
                return found
            case Square(operand):
                inner = self.ratio(operand)
                return times(inner, inner)
            case Product(left, right):
                return times(self.ratio(left), self.ratio(right))
            case Quotient(numerator, denominator, _):
                return times(self.ratio(numerator), self._reciprocal(self.ratio(denominator)))
            case Magnitude(operand):
                inner = self.ratio(operand)
                return Ratio(self._magnitude(inner.above), inner.below)
            case Least(left, right):
                return self.extreme(self.dialect.least, self.ratio(left), self.ratio(right))
            case Greatest(left, right):
                return self.extreme(self.dialect.greatest, self.ratio(left), self.ratio(right))
            case _:
                return self._by_cases(expr)

    def _by_cases(self, expr: Expr) -> Ratio:
        """An expression that is one number here and another there."""
        match expr:
            case Within(operand, range_):
                return self._within(operand, range_)
            case FirstKnown(first, second):
                return self._first_known(first, second)
            case Choice(condition, then, otherwise):
                return self.chosen([(self.condition(condition), self.ratio(then))], self.ratio(otherwise))
            case Looked(Steps() as table, operand):
                return self._steps(table, operand)
            case Looked(Lines() as table, operand):
                return self._lines(table, operand)
            case Rounded(operand, places, grain):
                return self.rounded(self.ratio(operand), places, grain)
            case Unknown():
                if self.guards is None:  # told apart by its reason, and never read
                    return Ratio(Polynomial(), ONE)
                raise NotSayableError("sql_unknown_number")
            case LookedInGrid(table, row, column):
                return self._grid(table, row, column)
            case Present():
                raise NotSayableError("sql_present")
            case _:
                raise AssertionError(expr)

    def _figure(self, slot: int) -> Polynomial:
        found = self.variable(slot)
        name = f"s{slot}"
        self.texts[name], self.mosts[name] = found.text, found.most
        if slot not in self.columns or self.columns[slot].nonnegative:
            self.nonnegative.add(name)
        return Polynomial.variable(name, found.factor)

    def _reciprocal(self, inner: Ratio) -> Ratio:
        if self.guards is not None:
            self.demand_positive(inner.above)
            return Ratio(inner.below, inner.above)
        if self._never_negative(inner.above):
            return Ratio(inner.below, inner.above)
        text, _ = self.text(inner.above)
        sign = self.helper(case([(f"{text} < 0", "-1")], "1"), 1, nonnegative=False)
        return Ratio(inner.below * sign, inner.above * sign)

    def demand_above_zero(self, expr: Expr) -> None:
        """Leave rows to the full way in which an expression is not above zero."""
        if isinstance(expr, Read) and expr.slot in self.columns and self._can_be_positive(expr.slot):
            self.direct(expr.slot)
            self.positives.add(expr.slot)
        else:
            self.demand_positive(self.ratio(expr).above)

    def demand_positive(self, polynomial: Polynomial) -> None:
        """Leave rows to the full way in which a number is not above zero."""
        slot = self._figure_in(polynomial)
        if slot is not None:
            self.positives.add(slot)
        elif self.guards is not None:
            self.guards.append(self.sign(polynomial, ">"))

    def _figure_in(self, polynomial: Polynomial) -> int | None:
        """The slot of numbers that a polynomial is a multiple of, None where it is more than that."""
        for names, number in polynomial.terms.items():
            if len(polynomial.terms) == len(names) == 1 and number > 0 and names[0].startswith("s"):
                slot = int(names[0][1:])
                return slot if self._can_be_positive(slot) else None
        return None

    def _can_be_positive(self, slot: int) -> bool:
        return self.columns[slot].type.kind is not Kind.BOOLEAN

    def _never_negative(self, polynomial: Polynomial) -> bool:
        return all(
            coefficient > 0 and all(name in self.nonnegative for name in names)
            for names, coefficient in polynomial.terms.items()
        )

    def _magnitude(self, above: Polynomial) -> Polynomial:
        if self._never_negative(above):
            return above
        text, factor = self.text(above)
        return self.helper(f"abs({text})", self.bound(above), factor=1 / factor)

    def extreme(self, function: Callable[[list[str]], str], left: Ratio, right: Ratio) -> Ratio:
        """Return the lesser or the greater of two numbers."""
        ends, below = self._brought_together([left, right])
        unit, texts = self._whole(ends)
        return Ratio(self._helper_of(function(texts), unit, ends), below)

    def chosen(self, branches: list[tuple[str, Ratio]], otherwise: Ratio) -> Ratio:
        """Return the number of the first branch whose condition holds."""
        if not branches:
            return otherwise
        ratios = [*(ratio for _, ratio in branches), otherwise]
        conditions = [condition for condition, _ in branches]
        if all(constant_of(ratio.below) is not None for ratio in ratios) or len({*map(below_key, ratios)}) == 1:
            ends, below = self._brought_together(ratios)
            return Ratio(self._one_of(conditions, ends), below)
        # Where another branch is taken a denominator may be anything, so each goes with its numerator.
        above = self._one_of(conditions, [ratio.above for ratio in ratios])
        return Ratio(above, self._one_of(conditions, [ratio.below for ratio in ratios]))

    def _one_of(self, conditions: list[str], ends: list[Polynomial]) -> Polynomial:
        unit, texts = self._whole(ends)
        text = case(list(zip(conditions, texts, strict=False)), texts[-1])
        return self._helper_of(f"({text})", unit, ends)

    def _brought_together(self, ratios: Sequence[Ratio]) -> tuple[list[Polynomial], Polynomial]:
        """The numerators of several numbers over one denominator: the product of those that differ."""
        different: list[Polynomial] = []
        for ratio in ratios:
            if constant_of(ratio.below) is None and ratio.below not in different:
                different.append(ratio.below)
        ends = []
        for ratio in ratios:
            constant = constant_of(ratio.below)
            above = ratio.above if constant is None else ratio.above.scaled(1 / constant)
            for other in different:
                above = above if other == ratio.below else above * other
            ends.append(above)
        return ends, reduce(Polynomial.__mul__, different, ONE)

    def _whole(self, ends: list[Polynomial]) -> tuple[Fraction, list[str]]:
        """Polynomials brought to one integer scale: what they were multiplied by, and their texts."""
        denominator = math.lcm(*(c.denominator for end in ends for c in end.terms.values()))
        divisor = math.gcd(*(int(c * denominator) for end in ends for c in end.terms.values())) or 1
        unit = Fraction(denominator, divisor)
        return unit, [self._written(end.scaled(unit)) for end in ends]

    def _helper_of(self, text: str, unit: Fraction, ends: list[Polynomial]) -> Polynomial:
        """One of several polynomials, told as a variable."""
        bounds = [_scaled_bound(self.bound(end), unit) for end in ends]
        most = None if None in bounds else max(bound for bound in bounds if bound is not None)
        nonnegative = all(self._never_negative(end) for end in ends)
        return self.helper(text, most, nonnegative=nonnegative, factor=1 / unit)

    def helper(
        self, text: str, most: int | None, *, nonnegative: bool = True, factor: Fraction = Fraction(1)
    ) -> Polynomial:
        """Return a number worked out on the way, as a variable."""
        if len(text) > _MOST_TEXT:
            raise NotSayableError("sql_too_long")
        name = f"h{len(self.texts)}"
        self.texts[name], self.mosts[name] = text, most
        if nonnegative:
            self.nonnegative.add(name)
        return Polynomial.variable(name, factor)

    def _within(self, operand: Expr, range_: Interval) -> Ratio:
        inner = self.ratio(operand)
        if self.guards is not None:
            self.guards += [f"NOT ({beyond})" for beyond in self.beyond(inner, range_)]
        return inner

    def beyond(self, inner: Ratio, range_: Interval) -> list[str]:
        """Return conditions under which a number lies outside a range."""
        found = []
        for end, sign in ((range_.low, 1), (range_.high, -1)):
            if end is not None:
                side = (inner.above + inner.below.scaled(-end)).scaled(Fraction(sign))
                found.append(self.sign(side, "<"))
        return found

    def _first_known(self, first: Expr, second: Expr) -> Ratio:
        if always_unknown(first) is not None:
            return self.ratio(second)
        if self.guards is not None or self.knowing is None:
            return self.ratio(first)
        return self.chosen([(self.knowing.known(first), self.ratio(first))], self.ratio(second))

    def _steps(self, table: Steps, operand: Expr) -> Ratio:
        branches = [
            (self.beside(operand, step.comparison, step.limit), Ratio(Polynomial.constant(step.number), ONE))
            for step in table.steps
        ]
        rest = Ratio(Polynomial.constant(table.rest), ONE)
        return self.chosen(branches, rest) if branches else rest

    def _grid(self, table: Grid, row: Expr, column: Expr) -> Ratio:
        def cells(numbers: Sequence[Fraction]) -> Ratio:
            found = [
                (self.beside(column, step.comparison, step.limit), constant(numbers[int(step.number) - 1]))
                for step in table.columns.steps
            ]
            return self.chosen(found, constant(numbers[int(table.columns.rest) - 1]))

        rows = [
            (self.beside(row, step.comparison, step.limit), cells(table.cells[int(step.number) - 1]))
            for step in table.rows.steps
        ]
        return self.chosen(rows, cells(table.cells[int(table.rows.rest) - 1]))

    def _lines(self, table: Lines, operand: Expr) -> Ratio:
        inner = self.ratio(operand)
        knots = table.knots
        branches = [(self.beside(operand, Comparison.AT_MOST, knots[0][0]), constant(knots[0][1]))]
        for (start, low), (end, high) in pairwise(knots):
            slope = (high - low) / (end - start)
            above = inner.above.scaled(slope) + inner.below.scaled(low - slope * start)
            branches.append((self.beside(operand, Comparison.AT_MOST, end), Ratio(above, inner.below)))
        return self.chosen(branches, constant(knots[-1][1]))

    def rounded(self, inner: Ratio, places: int, grain: Grain) -> Ratio:
        """Return a number on the grid of so many decimals."""
        raised = inner.above.scaled(Fraction(10) ** places)
        unit, (above, below) = self._whole([raised, inner.below])
        most = _scaled_bound(self.bound(raised), unit)
        self._check(None if most is None else 2 * most + 2)
        text = on_grid(above, below, grain, self.dialect)
        nonnegative = self._never_negative(raised)
        return Ratio(self.helper(text, most, nonnegative=nonnegative, factor=Fraction(10) ** -places), ONE)

    # ---- conditions -----------------------------------------------------------------------

    def condition(self, condition: Condition) -> str:
        """Return a condition of figures that are all known."""
        match condition:
            case Test(margin, strict):
                return self.passes(margin, strict=strict)
            case AllHold(conditions):
                return joined("AND", [self.condition(inner) for inner in conditions])
            case OneHolds(conditions):
                return joined("OR", [self.condition(inner) for inner in conditions])
            case Not(inner):
                return f"NOT ({self.condition(inner)})"
            case IsReported(operand):
                if self.guards is not None or self.knowing is None:
                    self.ratio(operand)
                    return "TRUE"
                return f"NOT ({self.knowing.absent(operand)})"

    def passes(self, margin: Expr, *, strict: bool) -> str:
        """Return a condition that a margin is above zero, or on it unless ``strict``."""
        line = line_of(margin)
        if line is not None and line.slot in self.columns:
            self.direct(line.slot)
            return line.passes(self.columns[line.slot], strict=strict)
        pair = pair_of(margin)
        if pair is not None and self._alike(*pair):
            above, below = (self.columns[slot].name for slot in pair)
            for slot in pair:
                self.direct(slot)
            return f"{above} {'>' if strict else '>='} {below}"
        return self.sign(self.ratio(margin).above, ">" if strict else ">=")

    def _alike(self, *slots: int) -> bool:
        """Whether the order of columns is that of the numbers they stand for."""
        held = [self.columns[slot] for slot in slots if slot in self.columns]
        kinds = {(column.type.kind, column.type.places, column.scale) for column in held}
        return len(held) == len(slots) and len(kinds) == 1 and held[0].type.kind is not Kind.BOOLEAN

    def beside(self, operand: Expr, comparison: Comparison, limit: Fraction) -> str:
        """Return how a number stands to a constant."""
        if isinstance(operand, Read) and operand.slot in self.columns:
            self.direct(operand.slot)
            return self.columns[operand.slot].beside(comparison, limit)
        inner = self.ratio(operand)
        return self.sign(inner.above + inner.below.scaled(-limit), _OPERATORS[comparison])

    def sign(self, polynomial: Polynomial, operator: str) -> str:
        """Return how a polynomial stands to zero: its positive part beside its negative part."""
        unit, terms = self._terms(polynomial)
        del unit
        left = [self._term(number, names) for names, number in terms if number > 0]
        right = [self._term(-number, names) for names, number in terms if number < 0]
        self._check(self._bound_of(terms))
        return f"({joined('+', left) if left else '0'} {operator} {joined('+', right) if right else '0'})"

    # ---- text -----------------------------------------------------------------------------

    def text(self, polynomial: Polynomial) -> tuple[str, Fraction]:
        """Return a polynomial with whole coefficients, and the positive factor it was multiplied by for that."""
        unit, terms = self._terms(polynomial)
        self._check(self._bound_of(terms))
        return (joined("+", [self._term(number, names) for names, number in terms]) if terms else "0"), unit

    def _written(self, polynomial: Polynomial) -> str:
        """A polynomial whose coefficients are whole already."""
        terms = [(names, int(number)) for names, number in polynomial.terms.items()]
        self._check(self._bound_of(terms))
        return joined("+", [self._term(number, names) for names, number in terms]) if terms else "0"

    def bound(self, polynomial: Polynomial) -> int | None:
        """Return the largest magnitude of a polynomial, rounded up."""
        found = Fraction(0)
        for names, number in polynomial.terms.items():
            held = abs(number)
            for name in names:
                most = self.mosts[name]
                if most is None:
                    return None
                held *= most
            found += held
        return math.ceil(found)

    def _terms(self, polynomial: Polynomial) -> tuple[Fraction, list[tuple[Monomial, int]]]:
        if not polynomial.terms:
            return Fraction(1), []
        terms, unit = polynomial.whole()
        return unit, terms

    def _bound_of(self, terms: list[tuple[Monomial, int]]) -> int | None:
        return self.bound(Polynomial({names: Fraction(number) for names, number in terms}))

    def _check(self, most: int | None) -> None:
        if self.most is not None and (most is None or most > self.most):
            raise TooFarError

    def _term(self, number: int, names: Monomial) -> str:
        factors = [self.texts[name] for name in names]
        if number != 1 or not factors:
            factors.append(self.dialect.whole_literal(number, self.type_name))
        return " * ".join(factors)


def _scaled_bound(bound: int | None, unit: Fraction) -> int | None:
    return None if bound is None else math.ceil(bound * unit)


_OPERATORS: Final = {
    Comparison.AT_LEAST: ">=",
    Comparison.ABOVE: ">",
    Comparison.AT_MOST: "<=",
    Comparison.BELOW: "<",
    Comparison.EXACTLY: "=",
}
