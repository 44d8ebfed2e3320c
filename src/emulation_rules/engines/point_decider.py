"""The frame both fast engines put around a plan's point source: chunks, composites, points."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.engines.decision import Decide, Decision, Figures
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Combine, Group
from emulation_rules.model.scoring import AllOrNothing
from emulation_rules.plan.plan import Claimable, Combination, Exempt, Leaf, Plan, PlannedTarget, Question, walk
from emulation_rules.plan.point_source import NotPointwiseError, PointSource, has_choice, point_source

CHUNK = 250
"""Targets a generated function holds: long functions compile slowly."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some targets with the source that reads their leaves; leaves are numbered in walking order."""

    targets: tuple[PlannedTarget, ...]
    leaves: tuple[Leaf, ...]
    source: PointSource


def chunks_of(plan: Plan, *, second_choice: bool) -> tuple[Chunk, ...]:
    """Return a plan's targets in chunks. Raises `NotPointwiseError` where complete figures alone do not decide them."""
    return tuple(
        _chunk(plan, plan.targets[start : start + CHUNK], second_choice=second_choice)
        for start in range(0, len(plan.targets), CHUNK)
    )


def _chunk(plan: Plan, targets: tuple[PlannedTarget, ...], *, second_choice: bool) -> Chunk:
    leaves = tuple(_leaves(targets))
    return Chunk(targets, leaves, point_source(plan, leaves, second_choice=second_choice))


def _leaves(targets: Sequence[PlannedTarget]) -> Iterator[Leaf]:
    for planned in targets:
        for question in walk(planned.question):
            if isinstance(question, Leaf):
                yield question
            elif isinstance(question, Exempt | Claimable) and question is not planned.question:
                raise NotPointwiseError  # a composite with a part that figures do not decide


def figures_read(plan: Plan, chunks: Sequence[Chunk]) -> int:
    """Return how many figures the chunks read. One more has a meaning of its own: a claim, a rate beside its counts."""
    return len({plan.slots[slot].key for chunk in chunks for slot in chunk.source.slots})


def choices(plan: Plan) -> tuple[bool, ...]:
    """Return the ways to read a plan: with counts first, then with reported rates where it has such alternatives."""
    found = any(
        has_choice(question.test.margin)
        for planned in plan.targets
        for question in walk(planned.question)
        if isinstance(question, Leaf)
    )
    return (False, True) if found else (False,)


def unsettled(question: Question) -> bool:
    """Whether a target is open however complete the figures are."""
    return isinstance(question, Exempt | Claimable)


def combined(question: Question, names: Iterator[str]) -> str:
    """Return the truth of a question as source over its leaves' names, given in walking order."""
    if not isinstance(question, Combination):
        return next(names)
    parts = [f"({combined(part, names)})" for part in question.parts]
    if question.need is None or question.need == len(parts):
        return " and ".join(parts)
    return " or ".join(parts) if question.need == 1 else f"{' + '.join(parts)} >= {question.need}"


def point_weights(ruleset: Ruleset) -> tuple[Fraction, dict[str, int]] | None:
    """Return what one unit of weight is worth and whole weights by target, or None where points are no plain sum."""
    rules = ruleset.score
    plain_total = rules.cap is None and rules.floor is None and rules.rounding is None
    plain_groups = all(map(_only_adds, ruleset.groups.values()))
    scored = [target for target in ruleset.targets.values() if target.scored]
    plain_targets = all(
        isinstance(target.scoring, AllOrNothing) and target.bonus is None and target.penalty is None
        for target in scored
    )
    if not (plain_total and plain_groups and plain_targets):
        return None
    points = {target.id: target.points for target in scored if target.points is not None}
    common = math.lcm(*(number.denominator for number in points.values()))
    return Fraction(1, common), {name: int(number * common) for name, number in points.items()}


def _only_adds(group: Group) -> bool:
    if group.combine is not Combine.SUM or group.least_scored or not group.scored:
        return False
    return group.cap is None and group.floor is None and group.out_of is None and group.rounding is None


def first_that_decides(ways: Sequence[Decide]) -> Decide:
    """Return a decider that tries each way until one has all its figures."""
    if len(ways) == 1:
        return ways[0]

    def decide(figures: Figures, unit: str) -> Decision | None:
        for way in ways:
            try:
                decision = way(figures, unit)
            except KeyError:
                continue
            if decision is not None:
                return decision
        return None

    return decide
