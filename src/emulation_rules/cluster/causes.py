"""Why a unit's result changed: its own figures, what the units come to together, others' results, or the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from emulation_rules.model.comparison import Cause, Why
from emulation_rules.model.evaluation import Assessment
from emulation_rules.model.indicator import Better
from emulation_rules.model.placed import Placed, placed
from emulation_rules.model.standing import Because, Proposal, Standing, Standings

NAMED: Final = 10
"""Units a reason names; how many more there are is counted."""

_LOOKED_AT: Final = 50
"""Units that moved among which those that passed one are looked for; of more all are named."""

_OF_QUOTA: Final = {Because.BEYOND_QUOTA, Because.TIE_AT_THE_CUT, Because.QUOTA_OPEN}


class Causes:
    """Finds the reasons for changes from one standing of a cluster to a later one."""

    def __init__(self, before: Standings, after: Standings) -> None:
        self.before = {standing.unit: standing for standing in before.standings}
        self.after = {standing.unit: standing for standing in after.standings}
        self.rules_changed = before.ruleset_digest != after.ruleset_digest
        self.units = [*self.after, *(unit for unit in self.before if unit not in self.after)]
        self.reported = tuple(unit for unit in self.units if self._differs(unit, _digest))
        self._reported = _Units(self.reported)
        self._moved = self._units([unit for unit in self.units if self._differs(unit, _keys)])
        self._places = _places(before), _places(after)
        self._movers: dict[str, _Units] = {}
        self._rivals: dict[str, _Units] = {}

    def _differs(self, unit: str, told: Callable[[Standing | None], object]) -> bool:
        return told(self.before.get(unit)) != told(self.after.get(unit))

    # ---- targets and the score ----------------------------------------------------------------

    def of_target(self, unit: str, before: Assessment | None, after: Assessment | None) -> tuple[Why, ...]:
        """Return why the verdict or the points of a target changed."""
        told = after or before
        others = None if told is None else self._movers_of(told.target).but(unit, Cause.TOGETHER)
        own = Why(Cause.OWN) if unit in self._reported and (facts(before) != facts(after) or others is None) else None
        return self._told(unit, own or others)

    def _movers_of(self, target: str) -> _Units:
        """The units whose figures may have moved what the units come to together in a target."""
        if target not in self._movers:
            asked = [unit for unit in self.reported if self._differs(unit, lambda one: facts(_assessment(one, target)))]
            self._movers[target] = _Units(asked or self.reported)
        return self._movers[target]

    def of_score(self, unit: str, whys: Iterable[Sequence[Why]]) -> tuple[Why, ...]:
        """Return why a total changed, given why its targets did."""
        return merged(whys) or self._told(unit)

    # ---- ranks, titles and classes --------------------------------------------------------------

    def of_rank(self, unit: str, own: Sequence[Why]) -> tuple[Why, ...]:
        """Return why a rank changed. ``own`` is why the unit's own result did, if it did."""
        passed = self._passing(unit, self._moved)
        return self._told(unit, *(own if unit in self._moved else ()), passed.but(unit, Cause.OTHERS))

    def of_title(
        self, unit: str, before: Proposal | None, after: Proposal | None, own: Sequence[Why]
    ) -> tuple[Why, ...]:
        """Return why what is said of a title changed."""
        told = [one for one in (after, before) if one is not None]
        if not told or (own and not any(one.because in _OF_QUOTA for one in told)):
            return self._told(unit, *own)
        rivals = self._passing(unit, self._rivals_for(told[0].title), told[0].title)
        return self._told(unit, *own, rivals.but(unit, Cause.OTHERS))

    def of_class(self, unit: str, own: Sequence[Why]) -> tuple[Why, ...]:
        """Return why the class of a unit changed."""
        return self._told(unit, *own, None if own else self._causing(unit, self._moved).but(unit, Cause.OTHERS))

    def _rivals_for(self, title: str) -> _Units:
        """The units whose place, or whose prospects of a title, moved."""
        if title not in self._rivals:
            moved = [unit for unit in self.units if unit in self._moved or self._prospects_moved(unit, title)]
            self._rivals[title] = self._units(moved)
        return self._rivals[title]

    def _prospects_moved(self, unit: str, title: str) -> bool:
        return self._differs(unit, lambda one: _proposal(one, title))

    def _passing(self, unit: str, moved: _Units, title: str = "") -> _Units:
        """Those among units that moved which passed a unit or fell behind it, or whose prospects of a title moved."""
        causing = self._causing(unit, moved)
        if len(causing.names) > _LOOKED_AT:
            return causing
        names = [
            name for name in causing.names if self._passed(unit, name) or (title and self._prospects_moved(name, title))
        ]
        return _Units(names) if names else causing

    def _causing(self, unit: str, moved: _Units) -> _Units:
        """Those that can have moved a unit: one that reported itself is not moved by what it moved."""
        return moved.reported or moved if unit in self._reported else moved

    def _passed(self, unit: str, other: str) -> bool:
        """Whether another unit stands before this one, or behind it, in another way than it did."""
        before, after = self._places
        return _relation(unit, other, before) != _relation(unit, other, after)

    def _units(self, names: Sequence[str]) -> _Units:
        held = frozenset(names)
        return _Units(names, _Units([unit for unit in self.reported if unit in held]))

    def _told(self, unit: str, *found: Why | None) -> tuple[Why, ...]:
        """Return the reasons found; without any, whoever reported is the reason."""
        rules = Why(Cause.RULES) if self.rules_changed else None
        told = [why for why in (rules, *found) if why is not None]
        if not told:
            others = None if unit in self._reported else self._reported.but(unit, Cause.TOGETHER)
            # What no unit's figures moved, those of the cluster as a whole did.
            told = [others or Why(Cause.OWN)]
        return merged([told])


class _Units:
    """Some units, in order, and those of them that reported."""

    def __init__(self, names: Sequence[str], reported: _Units | None = None) -> None:
        self.names = names
        self.reported = reported
        self._held = frozenset(names)

    def __contains__(self, unit: str) -> bool:
        return unit in self._held

    def but(self, unit: str, cause: Cause) -> Why | None:
        """Return the reason that is all of them but one; None where there are no others."""
        count = len(self.names) - (unit in self._held)
        named = [name for name in self.names[: NAMED + 1] if name != unit][:NAMED]
        return Why(cause, tuple(named), count - len(named)) if count else None


def facts(assessment: Assessment | None) -> tuple[object, ...]:
    """Return what an assessment says of the unit itself, before any points are given."""
    if assessment is None:
        return ()
    one = assessment
    parts = tuple(facts(part) for part in one.parts)
    held_against = one.baseline, one.mark, one.margin
    return one.verdict, one.reason, one.exceeded, one.observed, *held_against, one.grade, parts


def _assessment(standing: Standing | None, target: str) -> Assessment | None:
    found = () if standing is None else standing.evaluation.assessments
    return next((one for one in found if one.target == target), None)


def _proposal(standing: Standing | None, title: str) -> Proposal | None:
    found = () if standing is None else standing.titles
    return next((one for one in found if one.title == title), None)


def _digest(standing: Standing | None) -> str:
    return "" if standing is None else standing.evaluation.report_digest


def _keys(standing: Standing | None) -> object:
    return None if standing is None else (standing.keys, standing.rank is None)


def _places(standings: Standings) -> Mapping[str, Placed]:
    lower = [key.better is Better.LOWER for key in standings.ranked_by]
    return {one.unit: placed(one.keys, lower) for one in standings.standings if one.rank is not None}


def _relation(unit: str, other: str, places: Mapping[str, Placed]) -> tuple[bool, ...]:
    if unit not in places or other not in places:
        return ()
    one, two = places[unit], places[other]
    return two.least > one.most, two.most > one.least, two.least >= one.most


def merged(whys: Iterable[Sequence[Why]]) -> tuple[Why, ...]:
    """Return each cause once, with all the units it is put down to."""
    found: dict[Cause, Why] = {}
    for why in chain.from_iterable(whys):
        known = found.get(why.cause, Why(why.cause))
        named = tuple(dict.fromkeys((*known.by, *why.by)))
        more = max(known.more, why.more, len(named) - NAMED)
        found[why.cause] = Why(why.cause, named[:NAMED], more)
    return tuple(found[cause] for cause in Cause if cause in found)
