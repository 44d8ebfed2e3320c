"""Disturbances that are worked out whole: hidden digits, ways of rounding, targets left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from emulation_rules.auditing.display import as_displayed
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import RoundingStage
from emulation_rules.model.scoring import Rounding, RoundingMode
from emulation_rules.model.sensitivity import How, Kind, Move, Reach
from emulation_rules.model.standing import Standings
from emulation_rules.perturbing.effects import Effect, State, reach_of, states_of
from emulation_rules.perturbing.scene import Scene

UNROUNDED: Final = "unrounded"
"""The subject of a disturbance under which the score is not rounded at all."""


class Others:
    """Disturbances of a scene, each told for all units."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._now = states_of(scene.now)

    def display(self) -> Mapping[str, Reach]:
        """Return what the digits come to that figures may hide, all of them at once."""
        widened = as_displayed(self._scene.plan, self._scene.reports)
        hidden = sum(
            widened[unit].observations[key] is not report.observations[key]
            for unit, report in self._scene.reports.items()
            for key in report.observations
        )
        states = states_of(self._scene.on(widened)) if hidden else self._now
        effects = {unit: _effect(now, states.get(unit)) for unit, now in self._now.items()}
        moves = {unit: effect.move("", How.BOUND) for unit, effect in effects.items()}
        return {
            unit: replace(reach_of(Kind.DISPLAY, now, filter(None, [moves[unit]]), hidden, How.BOUND), moves=())
            for unit, now in self._now.items()
        }

    def rounding(self, decimals: int) -> Mapping[str, Reach]:
        """Return what other ways of rounding the score come to: every other mode, and none; else those decimals."""
        tried = {subject: self._scene.rescored(each) for subject, each in roundings(self._scene.ruleset, decimals)}
        return self._reaches(Kind.ROUNDING, tried)

    def left_out(self) -> Mapping[str, Reach]:
        """Return what each scored target comes to that is not asked."""
        scored = [one.id for one in self._scene.ruleset.targets.values() if one.scored and one.points is not None]
        return self._reaches(Kind.LEFT_OUT, {target: self._scene.without(target) for target in scored})

    def _reaches(self, kind: Kind, tried: Mapping[str, Standings]) -> Mapping[str, Reach]:
        moves: dict[str, list[Move]] = {unit: [] for unit in self._now}
        for subject, standings in tried.items():
            states = states_of(standings)
            for unit, now in self._now.items():
                move = _effect(now, states.get(unit)).move(subject, How.EXACT)
                if move is not None:
                    moves[unit].append(move)
        return {unit: reach_of(kind, now, moves[unit], len(tried), How.EXACT) for unit, now in self._now.items()}


def roundings(ruleset: Ruleset, decimals: int) -> Iterator[tuple[str, Ruleset]]:
    """Yield the ruleset with every other way of rounding its score, each under its name."""
    rules = ruleset.score
    if rules.rounding is None:
        rounding = Rounding(decimals, RoundingMode.HALF_UP)
        yield (
            RoundingMode.HALF_UP.value,
            replace(ruleset, score=replace(rules, rounding=rounding, stage=RoundingStage.TOTAL)),
        )
        return
    yield UNROUNDED, replace(ruleset, score=replace(rules, rounding=None))
    for mode in RoundingMode:
        if mode is not rules.rounding.mode:
            yield mode.value, replace(ruleset, score=replace(rules, rounding=replace(rules.rounding, mode=mode)))


def _effect(now: State, then: State | None) -> Effect:
    effect = Effect(now)
    if then is not None:
        effect.see(then)
    return effect
