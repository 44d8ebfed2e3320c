"""Verdicts of targets as formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.model.target import ZeroBaseline
from emulation_rules.model.verdict import EXEMPTING
from emulation_rules.plan.plan import Claimable, Combination, Exempt, Leaf, Question
from emulation_rules.proving.expressions import term, truth
from emulation_rules.proving.figures import Figures
from emulation_rules.proving.terms import (
    Missing,
    NotTranslatedError,
    Term,
    Truth,
    at_least,
    counted,
    every,
    least,
    neither,
    same,
    some,
)

_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Ruled:
    """Whether a question is met, whether it applies, and where both are defined; whether it is more than met."""

    met: Truth
    applies: Truth = True
    defined: Truth = True
    exceeded: Truth = False


NOT_ASKED: Final = Ruled(met=False, applies=False)
"""A question that nobody is asked, or not this unit."""


def ruled(question: Question, values: Sequence[Term], figures: Figures) -> Ruled:
    """Return the verdict on a question. Raises `NotTranslatedError` where complete reports leave it open."""
    match question:
        case Exempt():
            return NOT_ASKED
        case Claimable(name):
            return Ruled(figures.claim(name))
        case Combination(_, _, need, parts):
            return _combination(need, [ruled(part, values, figures) for part in parts])
        case Leaf():
            return _leaf(question, values)


def _leaf(leaf: Leaf, values: Sequence[Term]) -> Ruled:
    held = truth(leaf.test, values)
    if not isinstance(held, tuple):
        if held in EXEMPTING:
            return NOT_ASKED
        raise NotTranslatedError("no_mark")
    met, defined = held
    applies: Truth = True
    if leaf.zero is not None and leaf.baseline is not None:
        baseline, value = term(leaf.baseline, values), term(leaf.value, values)
        if isinstance(baseline, Missing) or isinstance(value, Missing):
            raise NotTranslatedError("no_mark")
        zero = same(baseline.number, _ZERO)
        match leaf.zero:
            case ZeroBaseline.NOT_APPLICABLE:
                applies = neither(zero)
            case ZeroBaseline.MET_IF_STILL_ZERO:
                met = some(met, every(zero, same(value.number, _ZERO)))
            case ZeroBaseline.UNDETERMINED:
                defined = every(defined, neither(zero))
    exceeded: Truth = False
    if leaf.exceeds is not None:
        beyond = truth(leaf.exceeds, values)
        if not isinstance(beyond, tuple):
            raise NotTranslatedError("no_mark")
        exceeded = every(met, beyond[0])
        defined = every(defined, beyond[1])
    return Ruled(met, applies, defined, exceeded)


def _combination(need: int | None, parts: Sequence[Ruled]) -> Ruled:
    if all(part.applies is True for part in parts) and need is None:
        return Ruled(every(*(part.met for part in parts)), True, every(*(part.defined for part in parts)))
    applying = counted([part.applies for part in parts])
    wanted = applying if need is None else least(Fraction(need), applying)
    met = counted([every(part.applies, part.met) for part in parts])
    applies = at_least(applying, Fraction(1))
    return Ruled(at_least(met, wanted), applies, every(*(part.defined for part in parts)))
