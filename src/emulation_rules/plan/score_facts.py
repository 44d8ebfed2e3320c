"""What is surely so of the scores a ruleset gives, whatever is reported."""

from __future__ import annotations

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import tops_of
from emulation_rules.model.scoring import (
    AllOrNothing,
    Bands,
    BestOf,
    Direct,
    Goalposts,
    Interpolated,
    Occurrences,
    Proportional,
    RankPoints,
    Scoring,
    StepBonus,
)
from emulation_rules.model.tables import numbers_of
from emulation_rules.model.target import Measured, Target


def adds_up(ruleset: Ruleset) -> bool:
    """Whether the total is the sum of what stands at the top, as it is."""
    rules = ruleset.score
    bent = rules.cap is not None or rules.floor is not None or rules.rounding is not None
    targets = ruleset.targets.values()
    return not bent and all(target.bonus is None and target.penalty is None for target in targets)


def stays_within(ruleset: Ruleset) -> bool:
    """Whether every share surely lies between nothing and the whole."""
    groups = ruleset.groups.values()
    bent = any(group.formula or group.rounding or group.floor is not None for group in groups)
    scored = filter(is_scored, ruleset.targets.values())
    return adds_up(ruleset) and not bent and all(keeps_scale(target, ruleset) for target in scored)


def keeps_scale(target: Target, ruleset: Ruleset) -> bool:
    """Whether a target's own points surely lie between nothing and its maximum."""
    return ruleset.score.rounding is None and _gives_points(target.scoring, target, ruleset)


def one_top(ruleset: Ruleset) -> bool:
    """Whether one target or group is all of the score, so that its share is the least there is."""
    tops = tops_of(ruleset.groups, ruleset.targets)
    unscored = [name for name in tops if name in ruleset.targets and not is_scored(ruleset.targets[name])]
    return len(tops) - len(unscored) == 1


def is_scored(target: Target) -> bool:
    """Whether a target gives points."""
    return target.scored and target.points is not None


def _gives_points(scoring: Scoring, target: Target, ruleset: Ruleset) -> bool:
    """Whether points are surely never below zero; that they are not above the maximum is checked with the target."""
    match scoring:
        case AllOrNothing() | Proportional() | Goalposts() | StepBonus():
            return True
        case Direct():
            asked = target.question.indicator if isinstance(target.question, Measured) else ""
            indicator = ruleset.indicators.get(asked)
            return indicator is not None and indicator.range.low is not None and indicator.range.low >= 0
        case Bands(steps):
            return min(numbers_of(steps)) >= 0
        case Interpolated(lines):
            return min(numbers_of(lines)) >= 0
        case Occurrences():
            return scoring.floor >= 0
        case RankPoints(points, rest):
            return min((*points, rest)) >= 0
        case BestOf(ways, _):
            return all(_gives_points(way, target, ruleset) for way in ways)
        case _:
            return False
