"""Criteria: the one question a target asks of an indicator.

Every measurable criterion is a test of a margin (docs/reference/semantics.md); `plan.margins` says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity, Unit

# ---- marks: what a value is held against ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """A number the ruleset itself states."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Assigned:
    """Each unit's own mark, from the assignments."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The mark a named reference gives for the same indicator (a superior authority's target, say)."""

    id: str


Mark: TypeAlias = Figure | Assigned | Reference

# ---- baselines: the level a change is counted from --------------------------------------


@dataclass(frozen=True, slots=True)
class PreviousYear:
    """The whole year before ("so với năm trước")."""


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """The same period of the year before ("so với cùng kỳ năm trước")."""


@dataclass(frozen=True, slots=True)
class PreviousPeriod:
    """The period just before ("so với kỳ trước")."""


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """One named year or part of a year."""

    period: Period


@dataclass(frozen=True, slots=True)
class MeanOf:
    """The plain mean of several named periods, two at least."""

    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Frozen:
    """A figure fixed in the ruleset, whatever is restated later."""

    quantity: Quantity


Baseline: TypeAlias = PreviousYear | SamePeriod | PreviousPeriod | NamedPeriod | MeanOf | Frozen | Reference | Assigned

# ---- criteria ---------------------------------------------------------------------------


class Comparison(StrEnum):
    """How a value is held against a mark."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"
    EXACTLY = "exactly"


class Direction(StrEnum):
    """Which way a value is to move."""

    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Threshold:
    """``at least 90%``, ``above 75%``, ``at most 10``, ``below 15%``, ``exactly 100%``."""

    comparison: Comparison
    mark: Mark


@dataclass(frozen=True, slots=True)
class Between:
    """``between 3% and 5%``, both ends included."""

    low: Mark
    high: Mark


@dataclass(frozen=True, slots=True)
class NoneAtAll:
    """``none`` ("không để xảy ra"): the count is zero."""


@dataclass(frozen=True, slots=True)
class Done:
    """``done`` ("hoàn thành"): a boolean indicator is true."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change by an amount: ``down at least 5% from previous year``; ``more_than`` makes the test strict."""

    direction: Direction
    amount: Quantity
    more_than: bool
    baseline: Baseline


@dataclass(frozen=True, slots=True)
class ChangeBetween:
    """A change within a range: ``down between 3% and 5% from year 2018``. Both amounts share one unit."""

    direction: Direction
    low: Quantity
    high: Quantity
    baseline: Baseline


@dataclass(frozen=True, slots=True)
class Moves:
    """Any change in one direction: ``down from previous year``; strict."""

    direction: Direction
    baseline: Baseline


@dataclass(frozen=True, slots=True)
class NotMoves:
    """No change in one direction: ``not up from previous year``; inclusive."""

    direction: Direction
    baseline: Baseline


@dataclass(frozen=True, slots=True)
class SlowerGrowth:
    """``growth below previous growth``: this year's growth is below last year's ("kiềm chế", if so declared)."""


Criterion: TypeAlias = Threshold | Between | NoneAtAll | Done | Change | ChangeBetween | Moves | NotMoves | SlowerGrowth


def minds_zero_baseline(criterion: Criterion) -> bool:
    """Whether a baseline of zero needs a declared meaning: there is no share of nothing, and nothing falls below it."""
    match criterion:
        case Change(amount=amount) | ChangeBetween(low=amount):
            return amount.unit is Unit.PERCENT
        case Moves(direction=direction):
            return direction is Direction.DOWN
        case _:
            return False
