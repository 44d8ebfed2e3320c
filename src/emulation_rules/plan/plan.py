"""The plan: a ruleset lowered, once, to what every engine, check and explanation reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from emulation_rules.model.criterion import Comparison, Criterion
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.period import Period
from emulation_rules.model.report import FigureKey
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import QualitativeKind, Target, ZeroBaseline
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.aggregates import Aggregate
from emulation_rules.plan.nodes import Expr, Test


class SlotKind(StrEnum):
    """Where the number of a slot comes from."""

    REPORTED = "reported"
    ASSIGNED = "assigned"
    """The unit's own mark, from the assignments."""
    PEERS = "peers"
    """One for a unit of the peer group that ``key`` names, zero for others."""
    CLUSTER = "cluster"
    """What the units of the cluster come to together."""
    RESULT = "result"
    """A figure of the unit's own result: its share, its rank, the points of a target."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One number a plan reads. ``key`` names it in flat figures; ``absent`` is what its absence means.

    ``range`` is everything it could be. ``aggregate`` says what is made of the units' earlier slots, of `CLUSTER` ones.
    """

    key: str
    indicator: Indicator
    period: Period
    kind: SlotKind
    absent: Reason
    range: Interval
    aggregate: Aggregate | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """One measurable criterion as a margin test.

    ``level`` is what the value is held against and ``need`` from which side, where one side passes. ``zero`` is what a
    baseline of zero means, or None where it needs no special meaning. ``edge`` is what points count as the mark: the
    level, or of a range of marks the nearer end.
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
    edge: Expr | None = None


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
    """A question that is not asked: not in this period, or not at all, its figure being only scored."""

    id: str
    title: Text
    reason: Reason
    indicator: Indicator | None = None
    value: Expr | None = None


Question: TypeAlias = Leaf | Combination | Claimable | Exempt


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """A target of the ruleset with its lowered question. ``inferred`` lists (reference, basis) of uncertain marks.

    ``points`` read the slots and, behind them, the target's frame (`plan.frame`); None where it has none to give.
    """

    target: Target
    question: Question
    points: Expr | None = None
    carried_from: int | None = None
    inferred: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A ruleset for one period. ``rates`` lists (part, whole, rate) slots for each ratio and period read.

    ``groups`` holds the formulas of groups that have one, over the points of their members. ``also_read`` are figures
    that ranking keys, titles and classes read.
    """

    ruleset: Ruleset
    period: Period
    slots: tuple[Slot, ...]
    targets: tuple[PlannedTarget, ...]
    rates: tuple[tuple[int, int, int], ...] = ()
    groups: Mapping[str, Expr] = field(default_factory=dict)
    also_read: frozenset[FigureKey] = frozenset()


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
