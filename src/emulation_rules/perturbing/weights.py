"""One weight at a time: the ranks, titles and classes that every unit comes to while it moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, TypeAlias

from emulation_rules.cluster.answers import Answered
from emulation_rules.cluster.ranking import ranks_of
from emulation_rules.cluster.results import Result
from emulation_rules.model.indicator import Better
from emulation_rules.model.interval import Interval
from emulation_rules.model.placed import placed
from emulation_rules.model.sensitivity import How, Least, Move
from emulation_rules.model.standing import Rank, Standing
from emulation_rules.perturbing.curves import Curve, ScoreCurves
from emulation_rules.perturbing.effects import Effect, State, states_of
from emulation_rules.perturbing.lever import Lever
from emulation_rules.perturbing.outcome_curves import OutcomeCurves, reads_results, tests_of
from emulation_rules.perturbing.pieces import Sample, crossings, samples
from emulation_rules.perturbing.ratio import NotSmoothError, roots
from emulation_rules.perturbing.scene import Scene
from emulation_rules.plan.nodes import slots_of
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.readings import Readings
from emulation_rules.plan.result_plan import ResultPlan, result_plan

_MOST_SAMPLES: Final = 4_000
"""Factors of one weight that are looked at; with more the weight is only tried."""

_TRIED: Final = (Fraction(1, 2), Fraction(1))
"""Shares of the percent asked about at which a weight is tried where it is not known what lies between."""

Keys: TypeAlias = tuple[Curve | None, ...]
"""What a unit is ranked by, over a factor; None where a key does not apply."""

_States: TypeAlias = Callable[[Fraction], Mapping[str, State]]
_Told: TypeAlias = Mapping[str, tuple[Effect, Least | None]]


@dataclass(frozen=True, slots=True)
class Swing:
    """What one weight does to every unit it moves."""

    lever: Lever
    how: How
    moves: Mapping[str, Move]


class Weights:
    """The weights of a cluster's ruleset, each moved by itself."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._plan: ResultPlan = result_plan(scene.ruleset, scene.plan.period)
        self._now = states_of(scene.now)
        self._follows = bool(scene.ruleset.titles or scene.ruleset.classes)
        self._lower = [key.better is Better.LOWER for key in self._plan.ranking.keys]
        self._last: tuple[tuple[Lever, Interval], Mapping[str, Keys]] | None = None
        self._readings = [(plan, self._read(plan)) for plan in self._plan.plans()]

    def swing(self, lever: Lever, window: Interval) -> Swing:
        """Return what a weight does to ranks, titles and classes while its factor is in the window."""
        try:
            down, up = self._samples(lever, window)
        except NotSmoothError:
            told = self._seen(_tried(window), lambda factor: states_of(self._scene.with_weight(lever, factor)))
            return _swing(lever, How.TRIED, told)
        return _swing(lever, How.EXACT, self._seen((down, up), self._states(lever, window)))

    def keys(self, lever: Lever, window: Interval) -> Mapping[str, Keys]:
        """Return what units with a rank are ranked by, as functions. Raises `NotSmoothError`."""
        if self._last is None or self._last[0] != (lever, window):
            keys = {
                one.unit: self._keys_of(one, self._outcomes(one, lever, window))
                for one in self._scene.now.standings
                if one.rank is not None
            }
            self._last = (lever, window), keys
        return self._last[1]

    # ---- curves ---------------------------------------------------------------------------

    def _read(self, plan: Plan) -> Mapping[str, Readings]:
        results = {
            one.unit: Result(one.evaluation, one.rank, {each.title: each for each in one.titles})
            for one in self._scene.now.standings
        }
        return Answered(plan).readings(results, self._scene.reports)

    def _outcomes(self, standing: Standing, lever: Lever, window: Interval) -> OutcomeCurves:
        evaluation = self._scene.evaluations[standing.unit]
        scores = ScoreCurves(self._scene.ruleset, evaluation, lever, window)
        return OutcomeCurves(self._scene.ruleset, evaluation, scores)

    def _keys_of(self, standing: Standing, curves: OutcomeCurves) -> Keys:
        plan, readings = self._readings[0]
        return tuple(
            None if now is None else curves.of(expr, plan, readings[standing.unit])
            for expr, now in zip(self._plan.keys, standing.keys, strict=True)
        )

    def _samples(self, lever: Lever, window: Interval) -> tuple[list[Sample], list[Sample]]:
        keys = self.keys(lever, window)
        critical: dict[Interval, None] = {}
        for place in range(len(self._plan.keys)):
            curves = [curve for each in keys.values() if (curve := each[place]) is not None]
            _gather(critical, crossings(curves, window))
        if self._follows:
            _gather(critical, self._marks(lever, window))
        return samples(list(critical), window)

    def _marks(self, lever: Lever, window: Interval) -> Iterator[Interval]:
        """Yield where what a title or a class tests crosses its mark. Raises `NotSmoothError`."""
        for plan, readings in self._readings[1:]:
            tests = [expr for expr in tests_of(plan) if reads_results(slots_of(expr), plan)]
            for standing in self._scene.now.standings if tests else ():
                curves = self._outcomes(standing, lever, window)
                for expr in tests:
                    margin = curves.of(expr, plan, readings[standing.unit])
                    yield from roots(margin.low.above, window)
                    if not margin.known:
                        yield from roots(margin.high.above, window)

    # ---- what is seen ---------------------------------------------------------------------

    def _seen(self, ways: tuple[Sequence[Sample], Sequence[Sample]], states: _States) -> _Told:
        effects = {unit: Effect(now) for unit, now in self._now.items()}
        least: dict[str, Least] = {}
        for way in ways:
            moved: dict[str, Least] = {}
            for sample in way:
                for unit, state in states(sample.factor).items():
                    if effects[unit].see(state):
                        moved.setdefault(unit, sample.least)
            for unit, change in moved.items():
                if unit not in least or _order(change) < _order(least[unit]):
                    least[unit] = change
        return {unit: (effect, least.get(unit)) for unit, effect in effects.items()}

    def _states(self, lever: Lever, window: Interval) -> _States:
        """Return what tells the states at a factor: from the functions alone where nothing follows from ranks."""
        if self._follows:
            return lambda factor: states_of(self._scene.with_weight(lever, factor))
        keys = self.keys(lever, window)
        standings = {one.unit: one for one in self._scene.now.standings if one.rank is not None}

        def ranked(factor: Fraction) -> Mapping[str, State]:
            places = {
                unit: placed([_at(*pair, factor) for pair in zip(keys[unit], one.keys, strict=True)], self._lower)
                for unit, one in standings.items()
            }
            ranks: dict[str, Rank] = {}
            for units in self._groups(standings.values()):
                ranks.update(ranks_of({unit: places[unit] for unit in units}))
            return {unit: State(rank) for unit, rank in ranks.items()}

        return ranked

    def _groups(self, standings: Iterable[Standing]) -> Iterable[Sequence[str]]:
        groups: dict[str, list[str]] = {}
        for one in standings:
            groups.setdefault(one.peers if self._plan.ranking.within_peers else "", []).append(one.unit)
        return groups.values()


def _swing(lever: Lever, how: How, told: _Told) -> Swing:
    moves = {
        unit: effect.move(lever.name, how, least=least if how is How.EXACT else None)
        for unit, (effect, least) in told.items()
    }
    return Swing(lever, how, {unit: move for unit, move in moves.items() if move is not None})


def _gather(critical: dict[Interval, None], found: Iterable[Interval]) -> None:
    for each in found:
        critical[each] = None
        if len(critical) > _MOST_SAMPLES:
            raise NotSmoothError


def _at(curve: Curve | None, now: Interval | None, factor: Fraction) -> Interval | None:
    """Return a key at a factor; which of its ends it holds is as it is now."""
    if curve is None or now is None:
        return None
    low, high = curve.low.at(factor), curve.high.at(factor)
    return Interval.point(low) if low == high else replace(now, low=low, high=high)


def _order(least: Least) -> tuple[Fraction, bool]:
    return least.size, least.beyond


def _tried(window: Interval) -> tuple[list[Sample], list[Sample]]:
    assert window.low is not None  # noqa: S101  # a window has two ends
    most = 1 - window.low
    at = [[1 + sign * share * most for share in _TRIED] for sign in (-1, 1)]
    down, up = ([Sample(factor, Interval.point(factor), beyond=False) for factor in way] for way in at)
    return down, up
