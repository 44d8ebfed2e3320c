"""Two standings of a cluster beside each other: who changed, in what, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from emulation_rules.cluster.causes import Causes, merged
from emulation_rules.model.comparison import (
    ClassChange,
    Comparison,
    Outlook,
    PointsChange,
    RankChange,
    ScoreChange,
    TitleChange,
    UnitChange,
    VerdictChange,
    Why,
)
from emulation_rules.model.evaluation import Assessment, Evaluation
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.standing import Outcome, Proposal, Rank, Standing, Standings
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Verdict


def compare(before: Standings, after: Standings) -> Comparison:
    """Return what changed from one standing of a cluster to a later one."""
    causes = Causes(before, after)
    changes = [_unit(unit, causes) for unit in causes.units if causes.before.get(unit) is not causes.after.get(unit)]
    found = tuple(change for change in changes if change.changed)
    whole = _of_evaluation(CLUSTER, Text(), before.cluster, after.cluster, causes)
    return Comparison(
        after.ruleset,
        after.period,
        causes.rules_changed,
        causes.reported,
        found,
        whole if whole.changed else None,
    )


def _unit(unit: str, causes: Causes) -> UnitChange:
    before, after = causes.before.get(unit), causes.after.get(unit)
    told = after or before
    title = Text() if told is None else told.title
    change = _of_evaluation(unit, title, _evaluation(before), _evaluation(after), causes)
    own = change.score.why if change.score else merged(_reasons(change))
    return replace(
        change,
        arrived=before is None,
        left=after is None,
        reported=unit in causes.reported,
        rank=_rank(unit, before, after, causes, own),
        titles=tuple(_titles(unit, before, after, causes, own)),
        classes=tuple(_classes(unit, before, after, causes, own)),
    )


def _evaluation(standing: Standing | None) -> Evaluation | None:
    return None if standing is None else standing.evaluation


# ---- evaluations ------------------------------------------------------------------------------


def _of_evaluation(
    unit: str, title: Text, before: Evaluation | None, after: Evaluation | None, causes: Causes
) -> UnitChange:
    change = UnitChange(unit, title)
    if before is after:
        return change
    pairs = list(_pairs(before, after))
    verdicts = tuple(
        VerdictChange(one.target, one.title, _verdict(old), _verdict(new), causes.of_target(unit, old, new))
        for one, old, new in pairs
        if _verdict(old) is not _verdict(new)
    )
    points = tuple(
        PointsChange(one.target, one.title, _points(old), _points(new), causes.of_target(unit, old, new))
        for one, old, new in pairs
        if _points(old) != _points(new)
    )
    change = replace(change, verdicts=verdicts, points=points)
    return replace(change, score=_score(unit, before, after, causes, change))


def _pairs(
    before: Evaluation | None, after: Evaluation | None
) -> Iterator[tuple[Assessment, Assessment | None, Assessment | None]]:
    """Yield every target with what was said of it and what is said now."""
    old = {} if before is None else {one.target: one for one in before.assessments}
    new = {} if after is None else {one.target: one for one in after.assessments}
    for target, one in {**old, **new}.items():
        yield one, old.get(target), new.get(target)


def _verdict(assessment: Assessment | None) -> Verdict | None:
    return None if assessment is None else assessment.verdict


def _points(assessment: Assessment | None) -> Interval | None:
    return None if assessment is None else assessment.points


def _score(
    unit: str, before: Evaluation | None, after: Evaluation | None, causes: Causes, change: UnitChange
) -> ScoreChange | None:
    old, new = (None if one is None or one.score.share is None else one.score for one in (before, after))
    told = [(None, None) if score is None else (score.points, score.share) for score in (old, new)]
    if told[0] == told[1]:
        return None
    (points_before, share_before), (points_after, share_after) = told
    why = causes.of_score(unit, _reasons(change))
    return ScoreChange(points_before, points_after, share_before, share_after, why)


def _reasons(change: UnitChange) -> list[tuple[Why, ...]]:
    return [each.why for each in change.verdicts] + [each.why for each in change.points]


# ---- what follows -----------------------------------------------------------------------------


def _rank(
    unit: str, before: Standing | None, after: Standing | None, causes: Causes, own: Sequence[Why]
) -> RankChange | None:
    old, new = (None if one is None else one.rank for one in (before, after))
    if _place(old) == _place(new):
        return None
    return RankChange(old, new, causes.of_rank(unit, own))


def _place(rank: Rank | None) -> tuple[int, int, bool] | None:
    """How many others there are is no change of a rank."""
    return None if rank is None else (rank.best, rank.worst, rank.shared)


def _titles(
    unit: str, before: Standing | None, after: Standing | None, causes: Causes, own: Sequence[Why]
) -> Iterator[TitleChange]:
    old, new = ({} if one is None else {each.title: each for each in one.titles} for one in (before, after))
    for title in {**old, **new}:
        was, now = old.get(title), new.get(title)
        if was != now:
            outlook = _outlook(was, now)
            yield TitleChange(title, was, now, outlook, causes.of_title(unit, was, now, own))


def _outlook(before: Proposal | None, after: Proposal | None) -> Outlook | None:
    was = None if before is None else before.outcome
    now = None if after is None else after.outcome
    if was is now:
        return None
    match now:
        case Outcome.ELIGIBLE:
            return Outlook.SECURED
        case Outcome.DEFERRED:
            return Outlook.PUT_OFF
        case Outcome.UNDETERMINED:
            return Outlook.AT_RISK if was is Outcome.ELIGIBLE else Outlook.WITHIN_REACH
        case _:
            return Outlook.LOST


def _classes(
    unit: str, before: Standing | None, after: Standing | None, causes: Causes, own: Sequence[Why]
) -> Iterator[ClassChange]:
    old, new = ({} if one is None else {each.scheme: each.possible for each in one.classes} for one in (before, after))
    for scheme in {**old, **new}:
        was, now = old.get(scheme, ()), new.get(scheme, ())
        if was != now:
            yield ClassChange(scheme, was, now, causes.of_class(unit, own))
