"""Exact forms over variables: a number and multiples of products of variables, and bounds that hold such a form up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, TypeAlias

Monomial: TypeAlias = tuple[int, ...]
"""The variables multiplied, by number, rising; one of them is what a line has."""

MAX_TERMS: Final = 64


class TooLongError(Exception):
    """A product that would grow beyond `MAX_TERMS`."""


@dataclass(frozen=True, slots=True)
class Form:
    """``number`` and so many of each product of variables; nothing is there zero times."""

    number: Fraction
    terms: Mapping[Monomial, Fraction] = field(default_factory=dict)

    @classmethod
    def of(cls, number: Fraction | int) -> Form:
        """Return a number."""
        return cls(Fraction(number))

    @classmethod
    def variable(cls, variable: int) -> Form:
        """Return a variable."""
        return cls(Fraction(0), {(variable,): Fraction(1)})

    @property
    def is_line(self) -> bool:
        """Whether no variables are multiplied with each other."""
        return all(len(monomial) == 1 for monomial in self.terms)

    @property
    def variables(self) -> frozenset[int]:
        """The variables it reads."""
        return frozenset(variable for monomial in self.terms for variable in monomial)

    def __add__(self, other: Form) -> Form:
        terms = dict(self.terms)
        for monomial, factor in other.terms.items():
            came_to = terms.get(monomial, Fraction(0)) + factor
            if came_to:
                terms[monomial] = came_to
            else:
                del terms[monomial]
        return Form(self.number + other.number, terms)

    def __sub__(self, other: Form) -> Form:
        return self + other.times(Fraction(-1))

    def times(self, factor: Fraction) -> Form:
        """Return the form so many times."""
        if factor == 1:
            return self
        if not factor:
            return ZERO
        return Form(self.number * factor, {monomial: each * factor for monomial, each in self.terms.items()})

    def __mul__(self, other: Form) -> Form:
        if not other.terms:
            return self.times(other.number)
        if not self.terms:
            return other.times(self.number)
        if (len(self.terms) + 1) * (len(other.terms) + 1) > MAX_TERMS:
            raise TooLongError
        made = self.times(other.number) + Form(Fraction(0), other.terms).times(self.number)
        for left, a in self.terms.items():
            for right, b in other.terms.items():
                made = made + Form(Fraction(0), {tuple(sorted(left + right)): a * b})
        return made

    def put(self, variable: int, number: Fraction) -> Form:
        """Return the form with a number in the place of a variable."""
        read = [monomial for monomial in self.terms if variable in monomial]
        if not read:
            return self
        terms = dict(self.terms)
        came_to = {monomial: terms.pop(monomial) * number ** monomial.count(variable) for monomial in read}
        made = Form(self.number, terms)
        for monomial, factor in came_to.items():
            rest = tuple(each for each in monomial if each != variable)
            if factor:
                made = made + (Form(Fraction(0), {rest: factor}) if rest else Form(factor))
        return made


ZERO: Final = Form.of(0)
ONE: Final = Form.of(1)


@dataclass(frozen=True, slots=True)
class Bound:
    """A form that is above zero where ``strict``, otherwise zero or above."""

    form: Form
    strict: bool

    @property
    def settled(self) -> bool | None:
        """Whether it holds, None where that depends on variables."""
        if self.form.terms:
            return None
        return self.form.number > 0 if self.strict else self.form.number >= 0

    def put(self, variable: int, number: Fraction) -> Bound:
        """Return the bound with a number in the place of a variable."""
        form = self.form.put(variable, number)
        return self if form is self.form else Bound(form, self.strict)
