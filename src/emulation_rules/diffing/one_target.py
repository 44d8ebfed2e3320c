"""One target lowered by itself, with the figures it reads and no others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from emulation_rules.engines.reference import ruling_on
from emulation_rules.model.criterion import (
    Baseline,
    Change,
    ChangeBetween,
    Criterion,
    Moves,
    NamedPeriod,
    NotMoves,
)
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Dated, Measured, Question, Scope, Target, Together
from emulation_rules.model.verdict import Verdict
from emulation_rules.plan.figures import Figures
from emulation_rules.plan.from_model import planned_target
from emulation_rules.plan.plan import Plan, PlannedTarget
from emulation_rules.plan.readings import exemptions, read

_NEVER: Final = 9999
"""A year in which nothing is read."""


@dataclass(frozen=True)
class OneTarget:
    """A target alone in a plan, as it is asked of whoever gives the figures: a unit, or the cluster as a whole."""

    target: Target
    plan: Plan

    @property
    def planned(self) -> PlannedTarget:
        """The target lowered."""
        return self.plan.targets[0]

    def asks(self, unit: str) -> bool:
        """Whether a unit is asked."""
        return not exemptions(self.plan, unit)

    def verdict(self, report: Report) -> Verdict:
        """Return what the reference engine says on a report."""
        return ruling_on(self.planned, read(self.plan, report)).verdict


def one_target(ruleset: Ruleset, target: Target, period: Period) -> OneTarget:
    """Return a target lowered by itself."""
    figures = Figures(ruleset, period)
    planned = planned_target(replace(target, scope=Scope.PER_UNIT), figures)
    return OneTarget(target, Plan(ruleset, period, tuple(figures.slots.values()), (planned,), tuple(figures.rates)))


def as_of(ruleset: Ruleset, period: Period) -> Ruleset:
    """Return a ruleset as it is in its own year, ready to be read for another period.

    A baseline in the year before its own, though named, is taken for the year before; any other stays where it is.
    """
    if ruleset.span.period == period:
        return ruleset
    moved = _Moved(ruleset.span.period.year, period.year)
    targets = {name: replace(target, question=moved.asked(target.question)) for name, target in ruleset.targets.items()}
    return replace(ruleset, targets=targets, span=replace(ruleset.span, period=period))


@dataclass(frozen=True, slots=True)
class _Moved:
    """What is asked in a ``year``, as another year would ask it."""

    year: int
    other: int

    def asked(self, question: Question) -> Question:
        match question:
            case Measured(dated=(first, *_)):
                held = question.in_year(self.year)
                now = Dated(_NEVER, first.criterion) if held is None else Dated(0, self._criterion(held.criterion))
                return replace(question, dated=(now,))
            case Together(parts, need):
                return Together(tuple(replace(part, question=self.asked(part.question)) for part in parts), need)
            case _:
                return question

    def _criterion(self, criterion: Criterion) -> Criterion:
        match criterion:
            case Change() | ChangeBetween() | Moves() | NotMoves():
                return replace(criterion, baseline=self._baseline(criterion.baseline))
            case _:
                return criterion

    def _baseline(self, baseline: Baseline) -> Baseline:
        match baseline:
            case NamedPeriod(period) if period.year == self.year - 1:
                return NamedPeriod(replace(period, year=self.other - 1))
            case _:
                return baseline
