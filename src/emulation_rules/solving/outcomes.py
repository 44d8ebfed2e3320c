"""What a question comes to, as conditions on exact figures: when it is met, when it is not, when it does not apply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import Final

from emulation_rules.model.target import ZeroBaseline
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import (
    AllHold,
    Condition,
    Const,
    Expr,
    Magnitude,
    OneHolds,
    Test,
    negated,
    negative,
    total,
)
from emulation_rules.plan.plan import Claimable, Combination, Exempt, Leaf, Question

ALWAYS: Final = AllHold(())
NEVER: Final = OneHolds(())
_MOST_EXEMPTED: Final = 4
"""Parts of a combination that may or may not apply, before it is left open."""
_MOST_CHOSEN: Final = 1000
"""Ways in which so many of the parts may be chosen, before it is left open."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Where neither holds the question is undetermined, or ``exempt`` holds and it does not apply."""

    met: Condition
    not_met: Condition
    exempt: Condition = NEVER

    def mirrored(self) -> Outcomes:
        """Return the outcomes of the opposite question."""
        return Outcomes(self.not_met, self.met, self.exempt)


class TooManyPartsError(Exception):
    """A combination of which more parts may not apply, or may be chosen in more ways, than are looked at."""


def outcomes_of(question: Question, values: Sequence[Bounds], claim: Callable[[str], Expr]) -> Outcomes:
    """Return what a question comes to on exact figures.

    ``values`` are what each slot can be for the unit that is asked; ``claim`` gives the truth of a question that only
    people settle. Raises `TooManyPartsError`.
    """
    match question:
        case Exempt():
            return Outcomes(NEVER, NEVER, ALWAYS)
        case Claimable(name, _, _):
            claimed = Test(total(claim(name), Const(Fraction(-1))), strict=False)
            return Outcomes(claimed, negated(claimed))
        case Combination(_, _, need, parts):
            return _combined(need, [outcomes_of(part, values, claim) for part in parts])
        case Leaf():
            # A unit without a mark of its own, or let off an indicator, is not asked.
            known = bounds(question.test.margin, values)
            let_off = isinstance(known, Reason) and known in EXEMPTING
            return Outcomes(NEVER, NEVER, ALWAYS) if let_off else _leaf(question)


def _leaf(leaf: Leaf) -> Outcomes:
    by_margin = Outcomes(leaf.test, negated(leaf.test))
    if leaf.zero is None or leaf.baseline is None:
        return by_margin
    there = Test(Magnitude(leaf.baseline), strict=True)
    gone = _is_zero(leaf.baseline)
    match leaf.zero:
        case ZeroBaseline.MET_IF_STILL_ZERO:
            still = AllHold((gone, _is_zero(leaf.value)))
            moved = OneHolds((there, Test(Magnitude(leaf.value), strict=True)))
            return Outcomes(OneHolds((still, by_margin.met)), AllHold((moved, by_margin.not_met)))
        case ZeroBaseline.NOT_APPLICABLE:
            return Outcomes(AllHold((there, by_margin.met)), AllHold((there, by_margin.not_met)), gone)
        case ZeroBaseline.UNDETERMINED:
            return Outcomes(AllHold((there, by_margin.met)), AllHold((there, by_margin.not_met)))


def _is_zero(expr: Expr) -> Condition:
    return Test(negative(Magnitude(expr)), strict=False)


def _combined(need: int | None, parts: Sequence[Outcomes]) -> Outcomes:
    asked = [part for part in parts if part.exempt != ALWAYS]
    if not asked:
        return Outcomes(NEVER, NEVER, ALWAYS)
    may_go = [index for index, part in enumerate(asked) if part.exempt != NEVER]
    if len(may_go) > _MOST_EXEMPTED:
        raise TooManyPartsError
    met: list[Condition] = []
    not_met: list[Condition] = []
    for chosen in range(2 ** len(may_go)):
        gone = [index for bit, index in enumerate(may_go) if chosen >> bit & 1]
        left = [part for index, part in enumerate(asked) if index not in gone]
        if not left:
            continue
        there = [asked[index].exempt for index in gone]
        if max(comb(len(left), need or 0), comb(len(left), (need or 1) - 1)) > _MOST_CHOSEN:
            raise TooManyPartsError
        wanted = len(left) if need is None else min(need, len(left))
        met.append(_all([*there, _at_least(wanted, [part.met for part in left])]))
        not_met.append(_all([*there, _at_least(len(left) - wanted + 1, [part.not_met for part in left])]))
    exempt = AllHold(tuple(part.exempt for part in asked)) if len(may_go) == len(asked) else NEVER
    return Outcomes(_one(met), _one(not_met), exempt)


def _at_least(need: int, conditions: Sequence[Condition]) -> Condition:
    """Return that so many conditions hold, the first that may be left out being told apart."""
    if need <= 0:
        return ALWAYS
    if need > len(conditions):
        return NEVER
    if need == len(conditions):
        return _all(conditions)
    if need == 1:
        return _one(conditions)
    first, rest = conditions[0], conditions[1:]
    return OneHolds((_all([first, _at_least(need - 1, rest)]), _at_least(need, rest)))


def _all(conditions: Sequence[Condition]) -> Condition:
    return conditions[0] if len(conditions) == 1 else AllHold(tuple(conditions))


def _one(conditions: Sequence[Condition]) -> Condition:
    return conditions[0] if len(conditions) == 1 else OneHolds(tuple(conditions))
