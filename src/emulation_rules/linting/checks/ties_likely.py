"""A ranking by points that only take a few values, with nothing that decides between units that come out level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.formula import Name
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import AllOrNothing, Bands, RankPoints, Scoring
from emulation_rules.model.tables import numbers_of
from emulation_rules.model.target import Target
from emulation_rules.plan.score_facts import is_scored

_ENOUGH: Final = 2000
"""Totals beyond which ties are not likely in any cluster."""


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    if not _by_points_alone(ruleset):
        return
    totals = _totals([target for target in ruleset.targets.values() if is_scored(target)])
    units = len(ruleset.units)
    # Of so many pairs of units one at least is as likely level as not, were all totals equally likely.
    if totals is not None and totals <= units * (units - 1) // 2:
        yield subject.finding("ties_likely", ("ranking", "by"), at_key=True, totals=str(totals), units=str(units))


def _by_points_alone(ruleset: Ruleset) -> bool:
    ranking = ruleset.ranking
    if ranking is None or len(ranking.keys) != 1 or ruleset.groups:
        return False
    formula = ranking.keys[0].formula
    return isinstance(formula, Name) and formula.name in ("score", "share", "targets_met")


def _totals(targets: Sequence[Target]) -> int | None:
    """Return how many totals there are, None where that is more than matters or cannot be counted."""
    totals = {Fraction(0)}
    for target in targets:
        numbers = _numbers(target.scoring, target.points or Fraction(0))
        if numbers is None or target.bonus is not None or target.penalty is not None:
            return None
        totals = {before + number for before in totals for number in numbers}
        if len(totals) > _ENOUGH:
            return None
    return len(totals)


def _numbers(scoring: Scoring, points: Fraction) -> set[Fraction] | None:
    match scoring:
        case AllOrNothing():
            return {Fraction(0), points}
        case Bands(steps):
            return set(numbers_of(steps))
        case RankPoints(given, rest):
            return {*given, rest}
        case _:
            return None


CHECK = Check("ties_likely", Severity.WARNING, _find)
