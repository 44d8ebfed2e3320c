"""Expressions and conditions as cases: bounds on forms under which an expression is one form over another.

Where an expression is not one of those, as when it rounds, a hidden variable stands for it, held as near as can be
said. Then cases hold more than there is: what they refute is refuted, what they allow has to be tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, product
from typing import Final, TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Reason
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
    negated,
)
from emulation_rules.plan.rounding import on_grid
from emulation_rules.solving.forms import ONE, ZERO, Bound, Form
from emulation_rules.solving.table_cases import Bounds, Case, inside, looked_in_grid, looked_up

_MOST_PRESENT: Final = 40
OfTwo: TypeAlias = Product | Quotient | Least | Greatest | LookedInGrid


@dataclass(frozen=True, slots=True)
class Cases:
    """Writes expressions and conditions out. ``hidden`` makes a variable that stands for a number."""

    hidden: Callable[[object, Interval], Expr]

    def of(self, expr: Expr) -> Iterator[Case]:
        """Return the cases of an expression; where none of their guards holds it has no value."""
        match expr:
            case Const(number):
                return iter((Case((), Form.of(number)),))
            case Read(variable):
                return iter((Case((), Form.variable(variable)),))
            case Unknown(reason):
                # Of a mark that is not known there is a number all the same.
                return iter((self._anything(expr),) if reason is Reason.NO_MARK else ())
            case Sum(terms):
                return self._sum(terms)
            case FirstKnown(first, second):
                return chain(self.of(first), self.of(second))
            case Choice(condition, then, otherwise):
                return chain(self._chosen(condition, then), self._chosen(negated(condition), otherwise))
            case Present(over, terms):
                return self._present(expr, over, terms)
            case Rounded(operand, places, grain):
                return self._rounded(expr, operand, places, grain)
            case Scaled() | Square() | Magnitude() | Within() | Looked():
                return self._one(expr)
            case Product(left, right) | Quotient(left, right, _) | Least(left, right) | Greatest(left, right):
                return self._two(expr, left, right)
            case LookedInGrid(_, row, column):
                return self._two(expr, row, column)

    def _one(self, expr: Scaled | Square | Magnitude | Within | Looked) -> Iterator[Case]:
        for case in self.of(expr.operand):
            yield from _of_one(expr, case)

    def _two(self, expr: OfTwo, left: Expr, right: Expr) -> Iterator[Case]:
        for a, b in product(self.of(left), self._list(right)):
            yield from _of_two(expr, a, b)

    def _anything(self, expr: Expr) -> Case:
        return Case((), _form_of(self.hidden(expr, Interval(None, None))))

    def ways(self, conditions: Sequence[Condition], refuted: Callable[[Bounds], bool]) -> Iterator[Bounds]:
        """Yield bounds under each of which all conditions hold. Beginnings that are ``refuted`` are not followed."""
        yield from self._ways((), list(conditions), refuted)

    def _ways(self, held: Bounds, waiting: list[Condition], refuted: Callable[[Bounds], bool]) -> Iterator[Bounds]:
        if not waiting:
            yield held
            return
        # What leaves no choice comes first.
        at = next((index for index, each in enumerate(waiting) if not isinstance(each, OneHolds)), 0)
        condition, rest = waiting[at], waiting[:at] + waiting[at + 1 :]
        match condition:
            case AllHold(inner):
                yield from self._ways(held, [*inner, *rest], refuted)
            case OneHolds(inner):
                for one in inner:
                    yield from self._ways(held, [one, *rest], refuted)
            case IsReported() | Not():
                # Either may be so; whoever finds an example asks the condition itself.
                yield from self._ways(held, rest, refuted)
            case Test(margin, strict):
                for case in self.of(margin):
                    added = (*case.guards, Bound(case.top, strict))
                    if any(bound.settled is False for bound in added):
                        continue
                    longer = (*held, *added)
                    # Whoever takes the last one asks that itself.
                    if not rest or not refuted(longer):
                        yield from self._ways(longer, rest, refuted)

    def _list(self, expr: Expr) -> list[Case]:
        return list(self.of(expr))

    def _sum(self, terms: Sequence[Expr]) -> Iterator[Case]:
        for chosen in product(*map(self._list, terms)):
            top, below = ZERO, ONE
            guards: Bounds = ()
            for case in chosen:
                top, below = added_to(top, below, case)
                guards += case.guards
            yield Case(guards, top, below)

    def _chosen(self, condition: Condition, side: Expr) -> Iterator[Case]:
        for held in self.ways([condition], lambda _: False):
            for case in self.of(side):
                yield Case(held + case.guards, case.top, case.below)

    def _rounded(self, expr: Expr, operand: Expr, places: int, grain: Grain) -> Iterator[Case]:
        step = Fraction(10) ** -places
        nearest = grain in (Grain.HALF_UP, Grain.HALF_EVEN)
        reach = step / 2 if nearest else step
        for case in self.of(operand):
            if not case.top.terms and not case.below.terms:
                yield Case(case.guards, Form.of(on_grid(case.top.number / case.below.number, places, grain)))
                continue
            made = _form_of(self.hidden(expr, Interval(None, None)))
            away = made * case.below - case.top
            near = (
                Bound(case.below.times(reach) - away, not nearest),
                Bound(case.below.times(reach) + away, not nearest),
            )
            yield Case((*case.guards, *near), made)

    def _present(self, expr: Expr, over: Over, terms: Sequence[Expr]) -> Iterator[Case]:
        """What is made of all terms: every figure is stated in the reports that are asked about."""
        if len(terms) > _MOST_PRESENT or any(isinstance(term, Unknown) for term in terms):
            yield self._anything(expr)
            return
        match over:
            case Over.COUNT:
                yield Case((), Form.of(len(terms)))
            case Over.SUM:
                yield from self._sum(terms)
            case Over.MEAN:
                yield from self.of(Scaled(Fraction(1, len(terms)), Sum(tuple(terms))))
            case Over.LEAST | Over.GREATEST:
                two = Least if over is Over.LEAST else Greatest
                made = terms[0]
                for term in terms[1:]:
                    made = two(made, term)
                yield from self.of(made)


def _form_of(expr: Expr) -> Form:
    return Form.variable(expr.slot) if isinstance(expr, Read) else ZERO


def added_to(top: Form, below: Form, case: Case) -> tuple[Form, Form]:
    """Return one form over another with a case added to it."""
    if below == case.below:
        return top + case.top, below
    return top * case.below + case.top * below, below * case.below


def _of_one(expr: Scaled | Square | Magnitude | Within | Looked, case: Case) -> Iterator[Case]:
    match expr:
        case Square():
            yield Case(case.guards, case.top * case.top, case.below * case.below)
        case Scaled(factor, _):
            yield Case(case.guards, case.top.times(factor), case.below)
        case Magnitude():
            yield Case((*case.guards, Bound(case.top, strict=False)), case.top, case.below)
            turned = case.top.times(Fraction(-1))
            yield Case((*case.guards, Bound(turned, strict=True)), turned, case.below)
        case Within(_, range_):
            yield Case((*case.guards, *inside(case, range_)), case.top, case.below)
        case Looked(table, _):
            yield from looked_up(table, case)


def _of_two(expr: OfTwo, a: Case, b: Case) -> Iterator[Case]:
    guards = a.guards + b.guards
    match expr:
        case LookedInGrid(grid, _, _):
            yield from looked_in_grid(grid, a, b)
        case Product():
            yield Case(guards, a.top * b.top, a.below * b.below)
        case Quotient():
            yield from _divided(guards, a, b)
        case Least() | Greatest():
            further = b.top * a.below - a.top * b.below
            ahead = further if isinstance(expr, Least) else further.times(Fraction(-1))
            yield Case((*guards, Bound(ahead, strict=False)), a.top, a.below)
            yield Case((*guards, Bound(ahead.times(Fraction(-1)), strict=True)), b.top, b.below)


def _divided(guards: Bounds, over: Case, under: Case) -> Iterator[Case]:
    """A denominator of zero has no case."""
    for sign in (Fraction(1), Fraction(-1)):
        divisor = under.top.times(sign)
        above = Bound(divisor, strict=True)
        if above.settled is not False:
            kept = guards if above.settled else (*guards, above)
            yield Case(kept, over.top.times(sign) * under.below, over.below * divisor)
