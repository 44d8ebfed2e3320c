"""What became of one target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from emulation_rules.diffing.asked_words import asked_words
from emulation_rules.diffing.aspects import aspects_of
from emulation_rules.diffing.examples_told import example_of
from emulation_rules.diffing.one_target import OneTarget, as_of, one_target
from emulation_rules.diffing.pairs import Pair
from emulation_rules.diffing.relations import Shown, Stand, stand_of
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.ruleset_changes import Aspect, Example, Kept, TargetChange
from emulation_rules.model.target import QualitativeKind, Scope, Target
from emulation_rules.model.text import Text
from emulation_rules.plan.plan import Claimable, Plan, PlannedTarget
from emulation_rules.plan.readings import exemptions

_ANY_UNIT: Final = "unit"
"""What a unit is called where neither version names one."""


@dataclass(frozen=True)
class Versions:
    """Two versions of a ruleset, both made ready to be read for the period of the later one."""

    old: Ruleset
    new: Ruleset

    @cached_property
    def old_then(self) -> Ruleset:
        """The earlier version as it is in its own year, read for the later one's period."""
        return as_of(self.old, self.new.span.period)

    @cached_property
    def units(self) -> Sequence[str]:
        """The units of either version."""
        named = (*self.new.units, *self.old.units, *self.new.assigned, *self.old.assigned)
        return tuple(dict.fromkeys(named)) or (_ANY_UNIT,)

    @cached_property
    def same_ground(self) -> bool:
        """Whether all that targets refer to is the same in both, so that equal questions ask the same."""
        old, new = self.old_then, self.new
        return (old.indicators, old.references, old.constants, old.tables, old.assigned, old.precedence) == (
            new.indicators,
            new.references,
            new.constants,
            new.tables,
            new.assigned,
            new.precedence,
        ) and (old.peers_of == new.peers_of)

    def lowered(self, pair: Pair) -> tuple[OneTarget, OneTarget] | None:
        """Return both versions of a target lowered, None where it is in one only."""
        if pair.before is None or pair.after is None:
            return None
        period = self.new.span.period
        old = self.old_then.targets[pair.before.id]
        return one_target(self.old_then, old, period), one_target(self.new, pair.after, period)


def target_change(pair: Pair, versions: Versions) -> TargetChange:
    """Return what became of a target."""
    if pair.before is None and pair.after is not None:
        return _alone(pair.after, versions.new, Kept.ADDED)
    if pair.after is None and pair.before is not None:
        return _alone(pair.before, versions.old, Kept.REMOVED)
    if pair.before is None or pair.after is None:
        raise ValueError("a pair of nothing")
    return _Both(pair.before, pair.after, pair, versions).change()


def _alone(target: Target, ruleset: Ruleset, kept: Kept) -> TargetChange:
    words = asked_words(target.question, ruleset)
    gone = kept is Kept.REMOVED
    return TargetChange(
        target.id,
        target.title,
        kept,
        before=words if gone else Text(),
        after=Text() if gone else words,
        points_before=target.points if gone else None,
        points_after=None if gone else target.points,
    )


@dataclass(frozen=True, slots=True)
class _Both:
    before: Target
    after: Target
    pair: Pair
    versions: Versions

    def change(self) -> TargetChange:
        old, new = self.versions.old, self.versions.new
        aspects = list(aspects_of(self.before, self.after, old, new))
        stand, told = self._stand()
        asked, not_asked = self._units()
        if asked or not_asked:
            aspects.append(Aspect.UNITS)
        renamed = self.before.id != self.after.id
        return TargetChange(
            self.after.id,
            self.after.title,
            Kept.RENAMED if renamed else Kept.KEPT,
            stand.relation,
            former=self.before.id if renamed else "",
            former_title=self.before.title if renamed or Aspect.TITLE in aspects else Text(),
            before=asked_words(self.before.question, old),
            after=asked_words(self.after.question, new),
            worse=told[0],
            better=told[1],
            otherwise=told[2],
            open=stand.open,
            aspects=tuple(dict.fromkeys(aspects)),
            points_before=self.before.points,
            points_after=self.after.points,
            asked_now=asked,
            not_asked_now=not_asked,
        )

    def _stand(self) -> tuple[Stand, tuple[Example | None, ...]]:
        then = self.versions.old_then.targets[self.before.id]
        if self.versions.same_ground and then.question == self.after.question:
            return Stand(), (None, None, None)
        lowered = self.versions.lowered(self.pair)
        if lowered is None:
            return Stand(), (None, None, None)
        stand = stand_of(*lowered, self.versions.units)
        named = {"worse": stand.worse, "better": stand.better, "otherwise": stand.otherwise}
        return stand, tuple(self._example(shown, lowered[1], name) for name, shown in named.items())

    def _example(self, shown: Shown | None, after: OneTarget, name: str) -> Example | None:
        if shown is None:
            return None
        return example_of(shown, after.planned, self.versions.new, f"{self.after.id} {name}")

    def _units(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the units that are asked now and were not, and the other way round."""
        same = (self.before.only, self.before.excluded) == (self.after.only, self.after.excluded)
        if same and self.versions.same_ground:
            return (), ()
        old, new = (_bare(self.versions.old, self.before), _bare(self.versions.new, self.after))
        both = [unit for unit in self.versions.units if _known(unit, self.versions)]
        asked = {unit: (not exemptions(old, unit), not exemptions(new, unit)) for unit in both}
        return (
            tuple(unit for unit, is_asked in asked.items() if is_asked == (False, True)),
            tuple(unit for unit, is_asked in asked.items() if is_asked == (True, False)),
        )


def _known(unit: str, versions: Versions) -> bool:
    """Whether a unit is one of both versions, or of neither: who joins or leaves is told as a unit."""
    return (unit in versions.old.units) == (unit in versions.new.units)


def _bare(ruleset: Ruleset, target: Target) -> Plan:
    asked = replace(target, scope=Scope.PER_UNIT)
    question = Claimable(target.id, target.title, QualitativeKind.DELIVERABLE)
    return Plan(ruleset, ruleset.span.period, (), (PlannedTarget(asked, question),))
