"""Points: bands and choices of the scoring, bonuses, penalties, labels and vetoes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from emulation_rules.model.evaluation import Assessment
from emulation_rules.model.place import KeyPath
from emulation_rules.model.scoring import Adjustment, AllOrNothing, Direct, When
from emulation_rules.model.target import Target
from emulation_rules.model.trial_coverage import Spot
from emulation_rules.model.verdict import Exceeded, Reason, Verdict
from emulation_rules.plan import frame
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan, PlannedTarget
from emulation_rules.plan.points import frame_over_figures, frame_ranges
from emulation_rules.trials.branches import Branch, branches, branches_taken
from emulation_rules.trials.observer import Observer, Seen

_PLACES = (frame.VALUE, frame.MARK, frame.BASELINE, frame.MARGIN)


def points_observers(plan: Plan, planned: PlannedTarget, path: KeyPath) -> Iterator[Observer]:
    """Yield what is looked for at the points of a target."""
    target = planned.target
    if planned.points is not None and not isinstance(target.scoring, AllOrNothing | Direct):
        yield _scoring(plan, planned, (*path, "scoring"))
    for kind, adjustment in (("bonus", target.bonus), ("penalty", target.penalty)):
        if adjustment is not None:
            yield _adjustment(target, kind, adjustment, (*path, kind))
    if target.labels:
        yield _labels(target, (*path, "labels"))
    if target.veto is not None:
        yield _veto(target, (*path, "veto"))


def _scoring(plan: Plan, planned: PlannedTarget, path: KeyPath) -> Observer:
    points, target = planned.points, planned.target
    over_figures = frame_over_figures(planned.question)

    def framed(values: Sequence[Bounds], numbers: Sequence[Bounds], met: Bounds, exceeded: Bounds) -> list[Bounds]:
        """Put the frame of a target behind its figures."""
        made = [
            bounds(over_figures[place], values) if place in over_figures else otherwise
            for place, otherwise in zip(_PLACES, numbers, strict=True)
        ]
        return [*values, *made, met, exceeded]

    ranges = frame_ranges(planned.question)
    possible: Sequence[Branch] = ()
    if points is not None:
        slots = tuple(slot.range for slot in plan.slots)
        possible = branches(points, framed(slots, ranges[:4], *ranges[4:]))
    spots = {branch: Spot(target.id, branch.kind, branch.details) for branch in possible}

    def taken(seen: Seen) -> Iterator[Spot]:
        for each in seen.assessments.get(target.id, ()):
            if points is None or (each.verdict is Verdict.NOT_APPLICABLE and each.points is None):
                continue
            numbers = [Reason.NOT_REPORTED] * 4
            met, exceeded = frame.met_number(each.verdict), frame.exceeded_number(each.exceeded)
            ways = branches_taken(points, framed(seen.readings.values, numbers, met, exceeded))
            yield from (spots[way] for way in ways if way in spots)

    return Observer(tuple((spot, path) for spot in spots.values()), taken)


def _adjustment(target: Target, kind: str, adjustment: Adjustment, path: KeyPath) -> Observer:
    given, withheld = Spot(target.id, f"{kind}_given"), Spot(target.id, f"{kind}_withheld")

    def taken(seen: Seen) -> Iterator[Spot]:
        for each in seen.assessments.get(target.id, ()):
            earned = _earned(each, adjustment.when)
            if earned is not None:
                yield given if earned else withheld

    return Observer(((given, path), (withheld, path)), taken)


def _earned(found: Assessment, when: When) -> bool | None:
    """Return whether a bonus or penalty is given, None where that is open."""
    if found.verdict is Verdict.NOT_APPLICABLE:
        return None
    if when is When.EXCEEDED:
        return None if found.exceeded is Exceeded.UNKNOWN else found.exceeded is Exceeded.YES
    if found.verdict is Verdict.UNDETERMINED:
        return None
    return (found.verdict is Verdict.MET) is (when is When.MET)


def _labels(target: Target, path: KeyPath) -> Observer:
    spots = {label.text: Spot(target.id, "label", (("label", label.text.pick("en")),)) for label in target.labels}

    def taken(seen: Seen) -> Iterable[Spot]:
        found = (each.labels[0] for each in seen.assessments.get(target.id, ()) if len(each.labels) == 1)
        return [spots[label] for label in found if label in spots]

    return Observer(tuple((spot, (*path, index)) for index, spot in enumerate(spots.values())), taken)


def _veto(target: Target, path: KeyPath) -> Observer:
    spots = {Exceeded.YES: Spot(target.id, "veto_fires"), Exceeded.NO: Spot(target.id, "veto_rests")}

    def taken(seen: Seen) -> Iterable[Spot]:
        fires = (veto.fires for veto in seen.evaluation.score.vetoes if veto.target == target.id)
        return [spots[each] for each in fires if each in spots]

    return Observer(tuple((spot, path) for spot in spots.values()), taken)
