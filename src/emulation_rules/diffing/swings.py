"""How far scores move from one version to another: the most there is where that can be proved, else the most found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, NamedTuple

from emulation_rules.diffing.earned import Earned, apart, earned_more
from emulation_rules.diffing.examples_told import case_of, figures_told
from emulation_rules.diffing.one_target import OneTarget, one_target
from emulation_rules.diffing.pairs import Pair
from emulation_rules.diffing.target_changes import Versions
from emulation_rules.evaluator import Evaluator
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.ruleset_changes import Swing
from emulation_rules.model.score_tree import Combine, Group
from emulation_rules.model.trial import Expectation
from emulation_rules.plan.nodes import scaled
from emulation_rules.plan.plan import Claimable, SlotKind, walk
from emulation_rules.plan.score_facts import adds_up
from emulation_rules.solving.answers import Witness
from emulation_rules.solving.examples import examples
from emulation_rules.solving.extremes import greatest
from emulation_rules.solving.outcomes import TooManyPartsError
from emulation_rules.solving.variables import Variable, Variables

_MOST_CHANGED: Final = 60
"""Targets whose points changed, of which the furthest is looked for."""


@dataclass(frozen=True, slots=True)
class Swings:
    """The largest gain and loss; ``open``: scores may move further than is shown, or where none is shown."""

    gain: Swing | None = None
    loss: Swing | None = None
    open: bool = False


def swings(versions: Versions, pairs: Sequence[Pair]) -> Swings:
    """Return how far scores move on reports in which every changed target is decided, by the reference engine."""
    changed = [pair for pair in pairs if _earns_otherwise(pair, versions)]
    same_rules = _rules_of(versions.old) == _rules_of(versions.new)
    if not changed and same_rules:
        return Swings()
    if len(changed) > _MOST_CHANGED:
        return Swings(open=True)
    try:
        return _Search(versions, changed, same_rules and _plain(versions.old) and _plain(versions.new)).swings()
    except TooManyPartsError:
        return Swings(open=True)


def _earns_otherwise(pair: Pair, versions: Versions) -> bool:
    if pair.before is None or pair.after is None:
        return any(each is not None and each.scored for each in (pair.before, pair.after))
    then = versions.old_then.targets[pair.before.id]
    told = [
        (each.question, each.points, each.scoring, each.scored, each.only, each.excluded, each.bonus, each.penalty)
        for each in (then, pair.after)
    ]
    return not versions.same_ground or told[0] != told[1]


def _rules_of(ruleset: Ruleset) -> object:
    """Return what makes a total of points, apart from the words."""
    groups = {name: replace(group, title=type(group.title)(), labels=()) for name, group in ruleset.groups.items()}
    return groups, replace(ruleset.score, labels=(), maximum=None), ruleset.missing


def _plain(ruleset: Ruleset) -> bool:
    """Whether the total is the sum of the points of all targets."""
    return adds_up(ruleset) and all(map(_just_adds, ruleset.groups.values()))


def _just_adds(group: Group) -> bool:
    bare = Group(group.id, group.title, group.members, maximum=group.maximum, labels=group.labels)
    return group.combine is Combine.SUM and replace(group, weights={}, worst=bare.worst) == bare


class Score(NamedTuple):
    """The points of one report under either version, both of them points."""

    before: Interval
    after: Interval

    @property
    def by(self) -> Fraction:
        """How far they are apart."""
        return self.after.number - self.before.number


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both versions made ready, and whatever either reads."""

    evaluators: tuple[Evaluator, Evaluator]
    others: tuple[Variable, ...]

    @classmethod
    def of(cls, versions: Versions) -> _Sides:
        """Return both versions, read for the period of the later one."""
        period = versions.new.span.period
        before, after = (
            Evaluator(ruleset, engine="reference", period=period) for ruleset in (versions.old_then, versions.new)
        )
        variables = Variables(period)
        for plan in (before.plan, after.plan):
            for slot in plan.slots:
                if slot.kind is SlotKind.REPORTED:
                    variables.figure(slot)
            for planned in plan.targets:
                for each in walk(planned.question):
                    if isinstance(each, Claimable):
                        variables.claim(each.id)
        worked_out = _worked_out(versions)
        others = (one for one in variables.all if one.subject is not None and one.subject[0] not in worked_out)
        return cls((before, after), tuple(others))

    def completed(self, shown: Witness) -> Witness:
        """Return a report that states whatever either version reads, some figures being given."""
        known = {variable.key: (variable, number) for variable, number in shown.numbers}
        for variable in self.others:
            if variable.key not in known:
                known[variable.key] = variable, next(iter(examples(variable.range, variable)))
        return Witness(tuple(known.values()), shown.unit)

    def score(self, witness: Witness) -> Score | None:
        """Return the points of a report under either version, None where they are open."""
        report = witness.report()
        before, after = (evaluator.evaluate(report).score.points for evaluator in self.evaluators)
        return Score(before, after) if before.is_point and after.is_point else None


@dataclass(frozen=True, slots=True)
class _Search:
    """``sums``: totals are sums, so that what targets earn more adds up."""

    versions: Versions
    changed: Sequence[Pair]
    sums: bool

    def swings(self) -> Swings:
        variables = Variables(self.versions.new.span.period)
        lowered = [self._lowered(pair) for pair in self.changed]
        unit = self._unit(lowered)
        parts = apart([earned_more(before, after, unit, variables) for before, after in lowered])
        alike = all(_asks_alike(one) for pair in lowered for one in pair if one is not None)
        sides = _Sides.of(self.versions)
        told = [self._swing(parts, sign, unit, sides, variables, proved=self.sums and alike) for sign in (1, -1)]
        gain = max((one for one in told if one is not None and one.by > 0), key=lambda one: one.by, default=None)
        loss = min((one for one in told if one is not None and one.by < 0), key=lambda one: one.by, default=None)
        sure = all(one is not None and one.exact for one in told)
        return Swings(gain, loss, open=not sure)

    def _lowered(self, pair: Pair) -> tuple[OneTarget | None, OneTarget | None]:
        period = self.versions.new.span.period
        old, new = self.versions.old_then, self.versions.new
        before = None if pair.before is None else one_target(old, old.targets[pair.before.id], period)
        return before, None if pair.after is None else one_target(new, pair.after, period)

    def _unit(self, lowered: Sequence[tuple[OneTarget | None, OneTarget | None]]) -> str:
        """Return the unit of which most of the changed targets are asked."""
        one = [each for pair in lowered for each in pair if each is not None]
        return max(self.versions.units, key=lambda unit: sum(each.asks(unit) for each in one))

    def _swing(  # all that one direction is about
        self, parts: Sequence[Earned], sign: int, unit: str, sides: _Sides, variables: Variables, *, proved: bool
    ) -> Swing | None:
        tried = [greatest(scaled(Fraction(sign), part.more), part.decided, variables) for part in parts]
        found = [furthest for furthest in tried if furthest is not None]
        numbers = {each: number for one in found for each, number in one.numbers.items()}
        shown = Witness(tuple((variables.all[each], number) for each, number in numbers.items()), unit)
        witness = sides.completed(shown)
        score = sides.score(witness)
        if score is None:
            return None
        summed = sum((one.amount for one in found), Fraction(0)) * sign
        exact = proved and len(found) == len(parts) and all(one.proved for one in found) and summed == score.by
        return self._told(witness, shown, score, exact=exact)

    def _told(self, witness: Witness, shown: Witness, score: Score, *, exact: bool) -> Swing:
        """Return a swing; ``shown`` are the figures it turns on, ``witness`` all of them."""
        new = self.versions.new
        expected = [Expectation(witness.unit, ("score", "points"), score.after)]
        case = case_of("score gain" if score.by > 0 else "score loss", witness.report(), expected, new)
        return Swing(witness.unit, figures_told(shown, (), new), score.before, score.after, exact, case)


def _asks_alike(one: OneTarget) -> bool:
    """Whether it asks every unit the same."""
    target = one.target
    let_off = one.plan.ruleset.assigned
    return not (target.only or target.excluded or let_off) and all(
        slot.kind is SlotKind.REPORTED for slot in one.plan.slots
    )


def _worked_out(versions: Versions) -> frozenset[str]:
    """Return the counts from which rates would be worked out, which are left away: the rates are stated."""
    found: set[str] = set()
    for ruleset in (versions.old, versions.new):
        for indicator in ruleset.indicators.values():
            if indicator.ratio is not None:
                found |= {indicator.ratio.part, indicator.ratio.whole}
    return frozenset(found)
