"""Targets that ask of one figure, held against each other: which cannot both be met, and which follow from others.

Pairs are made among targets about one indicator, and only so many are looked at: what is not looked at is not said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Final

from emulation_rules.linting.authorities import authorities_of
from emulation_rules.linting.criteria import fixed_in
from emulation_rules.linting.levels import follows
from emulation_rules.linting.marks import Accepted, accepted, possible
from emulation_rules.linting.questions import Placed, asked_of, questions_in
from emulation_rules.linting.quick import open_both_ways, outcomes_seen
from emulation_rules.linting.subject import Subject
from emulation_rules.model.target import Target
from emulation_rules.plan.plan import Combination, Leaf, Question
from emulation_rules.solving.answers import Impossible
from emulation_rules.solving.asked import Asked

_MOST_PAIRS: Final = 20_000
_MOST_SOLVED: Final = 100
"""Pairs that hold several figures against each other, which take longer."""


@dataclass(frozen=True, slots=True)
class Asks:
    """A criterion a target cannot be met without. ``numbers`` are the figures it accepts, where numbers say that."""

    target: Target
    leaf: Leaf
    numbers: Accepted | None
    placed: Placed

    @property
    def whole(self) -> bool:
        """Whether it is all the target asks."""
        return self.leaf.id == self.target.id


@dataclass(frozen=True, slots=True)
class Pair:
    """Two criteria on one indicator that cannot both be met, or of which ``second`` is met wherever ``first`` is."""

    first: Asks
    second: Asks
    contradict: bool

    @property
    def ladder(self) -> bool:
        """Whether one is written inside the other, or both inside a third: steps the author put together."""
        one, other = self.first.target, self.second.target
        return other.within == one.id or one.within == other.id or (one.within != "" and one.within == other.within)


def pairs_in(subject: Subject) -> tuple[Pair, ...]:
    """Return the pairs of a ruleset; a target that follows from several is told of the first."""
    return subject.once("pairs_in", lambda: tuple(_pairs(subject)))


def _pairs(subject: Subject) -> Iterator[Pair]:
    told, solved = set[str](), 0
    for first, second in islice(_candidates(subject), _MOST_PAIRS):
        if {first.target.id, second.target.id} <= told:
            continue
        if first.numbers is not None and second.numbers is not None:
            related = _by_numbers(first, second, subject)
        elif solved < _MOST_SOLVED:
            solved += 1
            related = _by_solving(first, second, subject)
        else:
            continue
        for pair in related:
            # What follows from several targets is told once; so is what contradicts several.
            if pair.second.target.id not in told:
                told.add(pair.second.target.id)
                yield pair


def _candidates(subject: Subject) -> Iterator[tuple[Asks, Asks]]:
    fixed = {each.id for each in fixed_in(subject)}
    by_indicator = dict[str, list[Asks]]()
    for planned in subject.as_reported.targets:
        inner: dict[str, Placed] | None = None
        for leaf in _needed(planned.question):
            if leaf.id in fixed:
                continue
            inner = inner or {placed.id: placed for placed in questions_in(subject, planned.target.id)}
            numbers = accepted(leaf, subject.as_reported.slots)
            asks = Asks(planned.target, leaf, numbers, inner[leaf.id])
            by_indicator.setdefault(leaf.indicator.id, []).append(asks)
    for asked in by_indicator.values():
        yield from ((one, other) for one, other in combinations(asked, 2) if _meet(one, other, subject))


def _needed(question: Question) -> Iterator[Leaf]:
    """Yield the criteria without which a question is not met."""
    match question:
        case Leaf():
            yield question
        case Combination(need=None, parts=parts):
            for part in parts:
                yield from _needed(part)
        case Combination(need=need, parts=parts) if need == len(parts):
            for part in parts:
                yield from _needed(part)
        case _:
            return


def _meet(one: Asks, other: Asks, subject: Subject) -> bool:
    """Whether two criteria are asked of the same figures, and are not one and the same."""
    first, second = one.target, other.target
    if first.id == second.id or first.scope is not second.scope:
        return False
    if (one.leaf.criterion, one.leaf.zero) == (other.leaf.criterion, other.leaf.zero):
        return False
    units = list(subject.ruleset.units) or [*first.only, *second.only, ""]
    return any(_asked(first, unit) and _asked(second, unit) for unit in units)


def _asked(target: Target, unit: str) -> bool:
    return unit not in target.excluded and (not target.only or unit in target.only)


def _by_numbers(one: Asks, other: Asks, subject: Subject) -> Sequence[Pair]:
    if one.numbers is None or other.numbers is None or one.numbers.figures is None or other.numbers.figures is None:
        return ()
    if one.numbers.slot != other.numbers.slot:
        return ()
    met, also = one.numbers.figures, other.numbers.figures
    both = met.meet(also)
    if both is None or possible(both, subject.as_reported.slots[one.numbers.slot]) is None:
        return (Pair(one, other, contradict=True),)
    return _implied(one, other, forward=met.within(also), backward=also.within(met))


def _by_solving(one: Asks, other: Asks, subject: Subject) -> Sequence[Pair]:
    slots = subject.as_reported.slots
    by_levels = follows(one.leaf, other.leaf, slots), follows(other.leaf, one.leaf, slots)
    if any(by_levels):
        return _implied(one, other, forward=by_levels[0], backward=by_levels[1])
    # Only what is all a target asks is told to follow from another.
    sought = {(True, True)} | ({(True, False)} if other.whole else set()) | ({(False, True)} if one.whole else set())
    seen = outcomes_seen(one.leaf, other.leaf, slots, sought)
    if seen >= sought:
        return ()
    asked = asked_of(subject, [one.target.id, other.target.id])
    first, second = one.leaf.id, other.leaf.id
    if (True, True) not in seen and isinstance(asked.together(first, second), Impossible):
        both_can = all(_can_be_met(asks, asked, subject) for asks in (one, other))
        return (Pair(one, other, contradict=True),) if both_can else ()
    forward = (True, False) in sought - seen and isinstance(asked.implied(second, by=first), Impossible)
    backward = (False, True) in sought - seen and isinstance(asked.implied(first, by=second), Impossible)
    return _implied(one, other, forward=forward, backward=backward)


def _can_be_met(asks: Asks, asked: Asked, subject: Subject) -> bool:
    if open_both_ways(asks.leaf, subject.as_reported.slots):
        return True
    return not isinstance(asked.satisfiable(asks.leaf.id), Impossible)


def _implied(one: Asks, other: Asks, *, forward: bool, backward: bool) -> Sequence[Pair]:
    named = [authorities_of(asks.leaf.criterion) for asks in (one, other)]
    if all(named) and named[0] != named[1]:
        # Marks of two authorities that are both asked: that is what is told.
        return ()
    if forward and other.whole:
        return (Pair(one, other, contradict=False),)
    return (Pair(other, one, contradict=False),) if backward and one.whole else ()
