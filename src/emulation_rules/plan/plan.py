"""The plan: a ruleset lowered, once, to what every engine, check and explanation reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from emulation_rules.model.criterion import Comparison, Criterion
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import QualitativeKind, Target, ZeroBaseline
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.nodes import Expr


class SlotKind(StrEnum):
    """Where the number of a slot comes from."""

    REPORTED = "reported"
    ASSIGNED = "assigned"
    """The unit's own mark, from the assignments."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One number a plan reads. ``key`` names it in flat figures; ``absent`` is what its absence means."""

    key: str
    indicator: Indicator
    period: Period
    kind: SlotKind
    absent: Reason


@dataclass(frozen=True, slots=True)
class Test:
    """``margin > 0`` where strict, otherwise ``margin >= 0``."""

    margin: Expr
    strict: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """One measurable criterion as a margin test.

    ``level`` is what the value is held against and ``need`` from which side, where one side passes. ``zero`` is what a
    baseline of zero means, or None where it needs no special meaning.
    """

    id: str
    title: Text
    indicator: Indicator
    criterion: Criterion
    value: Expr
    test: Test
    level: Expr | None
    need: Comparison | None
    baseline: Expr | None
    zero: ZeroBaseline | None
    exceeds: Test | None


@dataclass(frozen=True, slots=True)
class Combination:
    """At least ``need`` of the parts that apply (None, or fewer apply: all of them), in three-valued logic."""

    id: str
    title: Text
    need: int | None
    parts: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Claimable:
    """Something without a figure: only a claim or a judgement settles it."""

    id: str
    title: Text
    kind: QualitativeKind


@dataclass(frozen=True, slots=True)
class Exempt:
    """A question that is not asked in this period."""

    id: str
    title: Text
    reason: Reason


Question: TypeAlias = Leaf | Combination | Claimable | Exempt


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """A target of the ruleset with its lowered question. ``inferred`` lists (reference, basis) of uncertain marks."""

    target: Target
    question: Question
    carried_from: int | None = None
    inferred: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A ruleset for one period. ``rates`` lists (part, whole, rate) slots for each ratio and period read."""

    ruleset: Ruleset
    period: Period
    slots: tuple[Slot, ...]
    targets: tuple[PlannedTarget, ...]
    rates: tuple[tuple[int, int, int], ...] = ()


def parts_of(question: Question) -> tuple[Question, ...]:
    """Return the questions directly inside one."""
    return question.parts if isinstance(question, Combination) else ()


def walk(question: Question) -> Iterator[Question]:
    """Yield a question and everything inside it, outermost first."""
    yield question
    for part in parts_of(question):
        yield from walk(part)


def pending(question: Question) -> Reason:
    """Return why a question without any observation is open."""
    if isinstance(question, Claimable) and question.kind is QualitativeKind.JUDGED:
        return Reason.JUDGEMENT_PENDING
    return Reason.NOT_REPORTED


def settled_by(claim: Observation) -> Reason:
    """Return the reason a claim gives a verdict."""
    return Reason.JUDGED if claim.grade is Grade.JUDGEMENT else Reason.CLAIMED
