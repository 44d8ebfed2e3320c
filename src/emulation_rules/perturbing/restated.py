"""One figure of one unit restated: another number within some percent of the one reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import Final

from emulation_rules.model.indicator import Indicator
from emulation_rules.model.interval import Interval
from emulation_rules.model.report import FigureKey, Report, figure_key
from emulation_rules.model.sensitivity import How, Kind, Least, Move, NotAsked, Reach
from emulation_rules.perturbing.effects import Effect, State, reach_of, states_of
from emulation_rules.perturbing.scene import Scene
from emulation_rules.plan.plan import SlotKind

_MOST_WORK: Final = 100_000
"""Units that are judged anew, over all figures; then those left are not restated, and that is told."""

_STEPS: Final = 64
"""Into so many parts the percent asked about is cut where the smallest change is sought."""


@dataclass(frozen=True, slots=True)
class _Figure:
    unit: str
    key: FigureKey
    name: str
    interval: Interval


class Restated:
    """The figures of a cluster, each restated by itself."""

    def __init__(self, scene: Scene, percent: Fraction) -> None:
        self._scene = scene
        self._percent = percent
        self._now = states_of(scene.now)
        self._judged = 0

    def reaches(self, seen: Callable[[int, int], None]) -> tuple[Mapping[str, Reach], tuple[NotAsked, ...]]:
        """Return what restated figures come to for each unit, and how many were not asked about.

        ``seen`` is told how many figures are done, of how many.
        """
        figures = list(self._figures())
        moves: dict[str, list[Move]] = {unit: [] for unit in self._now}
        done = 0
        for done, figure in enumerate(figures, 1):
            for unit, move in self._moves(figure):
                moves[unit].append(move)
            seen(done, len(figures))
            if self._judged >= _MOST_WORK:
                break
        left = len(figures) - done
        reaches = {unit: reach_of(Kind.RESTATED, now, moves[unit], done, How.EXACT) for unit, now in self._now.items()}
        return reaches, (NotAsked(Kind.RESTATED, "too_many", count=left),) if left else ()

    def _figures(self) -> Iterator[_Figure]:
        """Yield every reported figure that anything is read from, units in the order of their rank."""
        plan = self._scene.plan
        keys = dict.fromkeys((slot.indicator.id, slot.period) for slot in plan.slots if slot.kind is SlotKind.REPORTED)
        keys.update(dict.fromkeys(sorted(plan.also_read, key=lambda key: (key[0], str(key[1])))))
        for standing in self._scene.now.standings:
            report = self._scene.reports.get(standing.unit, Report(standing.unit))
            for key in keys:
                observation = report.observations.get(key)
                if observation is not None and observation.interval is not None:
                    yield _Figure(standing.unit, key, figure_key(*key, plan.period), observation.interval)

    def _moves(self, figure: _Figure) -> Iterator[tuple[str, Move]]:
        bound = self._effects(figure, [self._within(figure, self._percent)])
        if not any(_told(effect, figure) for effect in bound.values()):
            return
        tried = self._effects(figure, self._ends(figure, self._percent))
        for unit, effect in bound.items():
            seen = _told(tried[unit], figure)
            how = How.EXACT if seen == _told(effect, figure) else How.BOUND
            move = effect.move(figure.name, how, of=figure.unit)
            if move is not None:
                own = unit == figure.unit and seen is not None
                yield unit, replace(move, least=self._least(figure) if own else None)

    def _least(self, figure: _Figure) -> Least:
        """Return between what changes of its own figure a unit is moved: by none up to the low end, at the high one."""
        still = _last(lambda part: not self._moved(figure, [self._within(figure, self._part(part))]))
        moved = _last(lambda part: not self._moved(figure, self._ends(figure, self._part(part)))) + 1
        return Least(Interval(self._part(still), self._part(max(moved, still + 1)), low_open=True))

    def _part(self, part: int) -> Fraction:
        return self._percent * part / _STEPS

    def _moved(self, figure: _Figure, intervals: list[Interval]) -> bool:
        return _told(self._effects(figure, intervals)[figure.unit], figure) is not None

    def _effects(self, figure: _Figure, intervals: list[Interval]) -> Mapping[str, Effect]:
        effects = {unit: Effect(now) for unit, now in self._now.items()}
        for interval in intervals:
            for unit, state in self._states(figure, interval).items():
                effects[unit].see(state)
        return effects

    def _states(self, figure: _Figure, interval: Interval) -> Mapping[str, State]:
        self._judged += len(self._now)
        reports = self._scene.reports
        report = reports[figure.unit]
        other = replace(report.observations[figure.key], interval=interval)
        changed = replace(report, observations={**report.observations, figure.key: other})
        return states_of(self._scene.on({**reports, figure.unit: changed}))

    def _within(self, figure: _Figure, percent: Fraction) -> Interval:
        """Return every number the figure can be restated as."""
        share = percent / 100
        wide = figure.interval + figure.interval * Interval(-share, share)
        indicator = self._scene.ruleset.indicators[figure.key[0]]
        return _on_grid(wide.meet(indicator.range) or figure.interval, figure.interval, indicator)

    def _ends(self, figure: _Figure, percent: Fraction) -> list[Interval]:
        wide, now = self._within(figure, percent), figure.interval
        if not now.is_point or wide.low is None or wide.high is None:
            return [wide]
        return [Interval.point(end) for end in (wide.low, wide.high) if end != now.low]


def _told(effect: Effect, figure: _Figure) -> Move | None:
    return effect.move(figure.name, How.BOUND)


def _last(still: Callable[[int], bool]) -> int:
    """Return the last part of the percent at which nothing moves, by halving."""
    low, high = 0, _STEPS
    while high - low > 1:
        middle = (low + high) // 2
        if still(middle):
            low = middle
        else:
            high = middle
    return low


def _on_grid(wide: Interval, now: Interval, indicator: Indicator) -> Interval:
    """Return a range cut to whole numbers where the figure is one."""
    if not (indicator.whole and now.is_point and now.number.denominator == 1) or wide.low is None or wide.high is None:
        return wide
    return Interval(Fraction(ceil(wide.low)), Fraction(floor(wide.high)))
