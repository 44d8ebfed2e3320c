"""Everything that is asked about how a cluster's standings move, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.evaluator import Evaluator
from emulation_rules.model.indicator import Better, Indicator
from emulation_rules.model.interval import Interval
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Group
from emulation_rules.model.sensitivity import How, Kind, Move, NotAsked, Reach, Sensitivity, Swap, UnitSensitivity
from emulation_rules.model.target import Measured
from emulation_rules.model.text import Text
from emulation_rules.perturbing.effects import hull, reach_of, state_of
from emulation_rules.perturbing.lever import levers_of
from emulation_rules.perturbing.others import Others
from emulation_rules.perturbing.ratio import NotSmoothError
from emulation_rules.perturbing.restated import Restated
from emulation_rules.perturbing.scene import Scene
from emulation_rules.perturbing.swaps import close_calls, swaps_of
from emulation_rules.perturbing.together import Together, linear_levers
from emulation_rules.perturbing.weights import Weights

Seen = Callable[[Kind, int, int], None]
"""Is told what is being disturbed, how many of them are done, and of how many."""

_ALL: Final = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is disturbed, and by how much: weights and figures by so many percent, above 0 and below 100."""

    weights: Fraction = Fraction(10)
    restated: Fraction = Fraction(2)
    kinds: frozenset[Kind] = _ALL
    decimals: int | None = None

    def __post_init__(self) -> None:
        for percent in (self.weights, self.restated):
            if not 0 < percent < 100:  # noqa: PLR2004  # percent
                raise ValueError(f"no percentage above 0 and below 100: {percent}")


def sensitivity_of(
    evaluator: Evaluator, reports: Mapping[str, Report], digest: str, asked: Asked, seen: Seen
) -> Sensitivity:
    """Return how the standings that reports come to move under each disturbance asked for."""
    scene = Scene(evaluator, reports, digest)
    decimals = shown_decimals(scene.ruleset, scene.reports) if asked.decimals is None else asked.decimals
    study = _Study(scene, asked, decimals, seen)
    found = [study.of(kind) for kind in Kind if kind in asked.kinds]
    now = scene.now
    units = tuple(
        UnitSensitivity(one.unit, one.title, one.rank, tuple(reaches[one.unit] for reaches in found if reaches))
        for one in now.standings
    )
    return Sensitivity(
        ruleset=now.ruleset,
        ruleset_digest=digest,
        title=now.title,
        period=now.period,
        weights=asked.weights,
        restated=asked.restated,
        decimals=decimals,
        units=units,
        swaps=study.swaps(),
        close=tuple(close_calls(now, decimals)),
        not_asked=tuple(study.not_asked),
        subjects=dict(_words(scene.ruleset)),
        titles=now.titles,
        classes=now.classes,
    )


class _Study:
    """Answers one kind after the other; what could not be asked is kept."""

    def __init__(self, scene: Scene, asked: Asked, decimals: int, seen: Seen) -> None:
        self._scene = scene
        self._asked = asked
        self._decimals = decimals
        self._seen = seen
        self._weights = Weights(scene)
        self._levers, by_formula = levers_of(scene.ruleset)
        self.not_asked = [NotAsked(Kind.WEIGHT, "by_formula", name) for name in by_formula]
        self._together = self._linear() if Kind.WEIGHTS in asked.kinds else None

    def of(self, kind: Kind) -> Mapping[str, Reach]:
        """Return what disturbances of a kind do to each unit; nothing where there are none."""
        match kind:
            case Kind.WEIGHT:
                return self._each_weight()
            case Kind.WEIGHTS:
                return self._all_weights()
            case Kind.DISPLAY:
                return Others(self._scene).display()
            case Kind.ROUNDING:
                return Others(self._scene).rounding(self._decimals)
            case Kind.RESTATED:
                restated = Restated(self._scene, self._asked.restated)
                reaches, left = restated.reaches(lambda done, every: self._seen(kind, done, every))
                self.not_asked += left
                return reaches
            case Kind.LEFT_OUT:
                return Others(self._scene).left_out()

    def swaps(self) -> tuple[Swap, ...]:
        if not self._asked.kinds & {Kind.WEIGHT, Kind.WEIGHTS}:
            return ()
        return tuple(swaps_of(self._scene.now, self._weights, self._levers, self._together))

    def _linear(self) -> Together | None:
        try:
            levers = linear_levers(self._scene.ruleset, self._levers)
            return Together(self._weights, levers, self._scene.now.standings)
        except NotSmoothError:
            self.not_asked.append(NotAsked(Kind.WEIGHTS, "not_linear"))
            return None

    def _each_weight(self) -> Mapping[str, Reach]:
        share = self._asked.weights / 100
        window = Interval(1 - share, 1 + share)
        moves: dict[str, list[Move]] = {one.unit: [] for one in self._scene.now.standings}
        how = How.EXACT
        for done, lever in enumerate(self._levers, 1):
            swing = self._weights.swing(lever, window)
            how = How.TRIED if swing.how is How.TRIED else how
            for unit, move in swing.moves.items():
                moves[unit].append(move)
            self._seen(Kind.WEIGHT, done, len(self._levers))
        return {
            one.unit: reach_of(Kind.WEIGHT, state_of(one), moves[one.unit], len(self._levers), how)
            for one in self._scene.now.standings
        }

    def _all_weights(self) -> Mapping[str, Reach]:
        if self._together is None:
            return {}
        now = self._scene.now
        lower = now.ranked_by[0].better is Better.LOWER
        spans = self._together.ranks(self._asked.weights / 100, lower=lower, within_peers=now.within_peers)
        ranks = dict(spans)
        count = len(linear_levers(self._scene.ruleset, self._levers))
        return {
            one.unit: Reach(Kind.WEIGHTS, How.BOUND, count, hull(one.rank, ranks.get(one.unit)))
            for one in now.standings
        }


def shown_decimals(ruleset: Ruleset, reports: Mapping[str, Report]) -> int:
    """Return how many decimals of a result people see: those declared, else those of what is stated, else two."""
    if ruleset.score.rounding is not None:
        return max(0, ruleset.score.rounding.places)
    stated = [each.score for report in reports.values() for each in report.stated.values() if each.score is not None]
    return max((each.places for each in stated), default=2)


def _words(ruleset: Ruleset) -> Iterator[tuple[str, Text]]:
    named: tuple[tuple[str, Indicator | Group], ...] = (*ruleset.indicators.items(), *ruleset.groups.items())
    for name, one in named:
        yield name, one.title
    for name, target in ruleset.targets.items():
        asked = ruleset.indicators[target.question.indicator].title if isinstance(target.question, Measured) else Text()
        yield name, target.title or asked
