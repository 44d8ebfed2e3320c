"""What a change of a ruleset would have meant for reports that were given, period by period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from emulation_rules.model.comparison import Comparison, UnitChange, VerdictChange
from emulation_rules.model.period import Period
from emulation_rules.model.text import Text


class Moved(StrEnum):
    """What of a unit's result may come out otherwise."""

    VERDICTS = "verdicts"
    POINTS = "points"
    SCORE = "score"
    RANKS = "ranks"
    TITLES = "titles"
    CLASSES = "classes"


@dataclass(frozen=True, slots=True)
class PeriodImpact:
    """One period evaluated under both versions: how many units it has, and what came out otherwise for whom.

    ``names`` are what units are called, ``titles`` and ``classes`` the words for the ids of either version.
    """

    period: Period
    units: int
    comparison: Comparison
    names: Mapping[str, Text] = field(default_factory=dict)
    titles: Mapping[str, Text] = field(default_factory=dict)
    classes: Mapping[str, Text] = field(default_factory=dict)

    @property
    def changes(self) -> tuple[UnitChange, ...]:
        """The units for which something came out otherwise, and last the cluster as a whole."""
        whole = self.comparison.cluster
        return (*self.comparison.units, *([] if whole is None else [whole]))

    @property
    def moved(self) -> frozenset[Moved]:
        """What came out otherwise for some unit."""
        return frozenset(each for change in self.changes for each in moved_for(change))

    @property
    def by_target(self) -> Mapping[str, tuple[tuple[str, VerdictChange], ...]]:
        """By target, the units whose verdict on it came out otherwise."""
        found: dict[str, list[tuple[str, VerdictChange]]] = {}
        for change in self.changes:
            for verdict in change.verdicts:
                found.setdefault(verdict.target, []).append((change.unit, verdict))
        return {target: tuple(units) for target, units in found.items()}


@dataclass(frozen=True, slots=True)
class Impact:
    """Two versions of a ruleset and the periods of the reports, latest first."""

    before: str
    after: str
    title: Text
    periods: tuple[PeriodImpact, ...]

    @property
    def moved(self) -> frozenset[Moved]:
        """What came out otherwise in some period."""
        return frozenset(each for period in self.periods for each in period.moved)


def moved_for(change: UnitChange) -> tuple[Moved, ...]:
    """Return what came out otherwise for a unit."""
    told = (
        (Moved.VERDICTS, change.verdicts),
        (Moved.POINTS, change.points),
        (Moved.SCORE, change.score),
        (Moved.RANKS, change.rank),
        (Moved.TITLES, change.titles),
        (Moved.CLASSES, change.classes),
    )
    return tuple(each for each, there in told if there)
