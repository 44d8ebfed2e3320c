"""Reports of past periods evaluated under two versions of a ruleset."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from emulation_rules.cluster.compare import compare
from emulation_rules.diffing.one_target import as_of
from emulation_rules.evaluator import Evaluator
from emulation_rules.model.impact import Impact, PeriodImpact
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.standing import Standings
from emulation_rules.model.verdict import Verdict

Watch: TypeAlias = Callable[[Mapping[str, Report]], Mapping[str, Report]]
"""Reports as they are handed to be evaluated, watched by whoever waits."""

_DECIDED: Final = frozenset({Verdict.MET, Verdict.NOT_MET})


def readable_by_both(old: Ruleset, new: Ruleset) -> Ruleset:
    """Return a ruleset for which reports are read that either version is given: it knows what either knows."""
    return replace(
        new,
        indicators={**old.indicators, **new.indicators},
        targets={**old.targets, **new.targets},
        units={**old.units, **new.units},
    )


def impact(
    old: Ruleset,
    new: Ruleset,
    reports: Mapping[str, Report],
    periods: Sequence[Period] = (),
    watch: Watch = lambda reports: reports,
) -> Impact:
    """Return what comes out otherwise under the new version, for every period reports are about.

    Both versions are read for each period as they are in their own year. Without ``periods`` they are those of the
    ruleset's kind for which figures were reported and either version decides something, latest first.
    """
    asked = periods or _reported(new.span.period, reports.values())
    found = [_of_period(old, new, reports, period, watch) for period in asked]
    told = tuple(each for each, decides in found if decides or periods)
    return Impact(old.id, new.id, new.title, told)


def _reported(like: Period, reports: Iterable[Report]) -> list[Period]:
    """Return the periods of figures that are of the kind a ruleset is for, latest first."""
    kinds = {period for report in reports for _, period in report.observations}
    return sorted((each for each in kinds if (each.kind, each.part) == (like.kind, like.part)), reverse=True)


def _of_period(
    old: Ruleset, new: Ruleset, reports: Mapping[str, Report], period: Period, watch: Watch
) -> tuple[PeriodImpact, bool]:
    """Return the impact on one period, and whether anything is decided in it at all."""
    before, after = (Evaluator(as_of(each, period), period=period).standings(watch(reports)) for each in (old, new))
    names = {each.unit: each.title for each in (*before.standings, *after.standings)}
    told = PeriodImpact(
        period,
        len(names),
        compare(before, after),
        names,
        {**before.titles, **after.titles},
        {**before.classes, **after.classes},
    )
    return told, any(map(_decides, (before, after)))


def _decides(standings: Standings) -> bool:
    evaluations = [each.evaluation for each in standings.standings]
    evaluations += [] if standings.cluster is None else [standings.cluster]
    return any(one.verdict in _DECIDED for evaluation in evaluations for one in evaluation.assessments)
