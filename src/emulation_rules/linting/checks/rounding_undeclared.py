"""Points that can have endless decimals and decide ranks, titles or classes, with nothing on how they are rounded."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Combine
from emulation_rules.model.scoring import (
    AchievementOrImprovement,
    Attainment,
    BestOf,
    Goalposts,
    Interpolated,
    LeaderShare,
    Proportional,
    Scoring,
)
from emulation_rules.plan.score_facts import is_scored


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    rounded = ruleset.score.rounding is not None or any(group.rounding is not None for group in ruleset.groups.values())
    if rounded or not (ruleset.ranking or ruleset.titles or ruleset.classes):
        return
    at = ("score",) if subject.written(("score",)) else ("targets",)
    for target in ruleset.targets.values():
        if is_scored(target) and _divides(target.scoring):
            yield subject.finding("rounding_undeclared", at, at_key=True, given=target.id)
            return
    for name in _averaged(ruleset):
        yield subject.finding("rounding_undeclared", at, at_key=True, given=name)
        return


def _divides(scoring: Scoring) -> bool:
    match scoring:
        case Proportional() | Interpolated() | Goalposts() | Attainment():
            return True
        case LeaderShare(unexceedable=unexceedable):
            return not unexceedable
        case AchievementOrImprovement(rounding=rounding):
            return rounding is None
        case BestOf(ways):
            return any(map(_divides, ways))
        case _:
            return False


def _averaged(ruleset: Ruleset) -> Iterator[str]:
    for group in ruleset.groups.values():
        mean = group.combine in (Combine.MEAN, Combine.WEIGHTED_MEAN, Combine.MEAN_OF_WORST)
        if group.scored and (mean or group.out_of is not None):
            yield group.id


CHECK = Check("rounding_undeclared", Severity.NOTE, _find)
