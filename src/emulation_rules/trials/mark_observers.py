"""Marks: whether values short of each, on it and beyond it were tried, and figures that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from emulation_rules.model.evaluation import Assessment
from emulation_rules.model.interval import Interval
from emulation_rules.model.place import KeyPath
from emulation_rules.model.trial_coverage import Spot
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.known import UNREPORTED, Bounds
from emulation_rules.plan.nodes import Expr, Greatest, Least, Magnitude, Scaled, difference
from emulation_rules.plan.plan import Leaf, Plan
from emulation_rules.trials.observer import Observer, Seen

SHORT: Final = "mark_short"
ON: Final = "mark_on"
BEYOND: Final = "mark_beyond"
_ZERO_REASONS: Final = (Reason.ZERO_BASELINE, Reason.STILL_ZERO, Reason.ZERO_BASELINE_EXEMPTS)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a criterion: ``distance`` is positive beyond it in the good direction, zero on it.

    ``level`` is the mark where it has to be found anew for the cluster; ``from_above`` says that less is beyond it.
    """

    name: str
    distance: Expr
    level: Expr | None = None
    from_above: bool = False


def leaf_observers(plan: Plan, leaf: Leaf, path: KeyPath, year: str) -> Iterator[Observer]:
    """Yield what is looked for at one criterion. ``year`` is the one a dated criterion holds from."""
    dated = (("year", year),) if year else ()
    for mark in marks_of(leaf):
        yield _mark(plan, leaf, mark, path, dated)
    yield _unreported(leaf, path, dated)
    if leaf.zero is not None:
        spot = Spot(leaf.id, "zero_baseline_in" if year else "zero_baseline", dated)
        yield Observer(
            ((spot, (*path, "zero_baseline")),),
            lambda seen: [spot for each in _of(seen, leaf) if each.baseline == Interval.point(0)],
        )


def marks_of(leaf: Leaf) -> tuple[Mark, ...]:
    """Return the marks of a criterion: one, or the two ends of a range, and the one from which on it is exceeded."""
    margin = leaf.test.margin
    match leaf.edge:
        case Least(Greatest(value, low), high):
            found = [
                Mark("low", difference(value, low), low),
                Mark("high", difference(high, value), high, from_above=True),
            ]
        case _ if isinstance(margin, Scaled) and isinstance(margin.operand, Magnitude):
            found = [Mark("mark", margin.operand.operand, leaf.level)]
        case _:
            found = [Mark("mark", margin)]
    if leaf.exceeds is not None and leaf.exceeds.margin != margin:
        found.append(Mark("exceeds", leaf.exceeds.margin))
    return tuple(found)


def _mark(plan: Plan, leaf: Leaf, mark: Mark, path: KeyPath, dated: tuple[tuple[str, str], ...]) -> Observer:
    where = "" if mark.name == "mark" else f"_{mark.name}"
    suffix = where + ("_in" if dated else "")
    possible = _possible(plan, mark)
    spots = {kind: Spot(leaf.id, f"{kind}{suffix}", dated) for kind in (SHORT, ON, BEYOND) if kind in possible}
    key = "exceeds" if mark.name == "exceeds" else "criterion"

    def taken(seen: Seen) -> Iterable[Spot]:
        kinds = (_kind(_distance(mark, each, seen)) for each in _of(seen, leaf))
        return [spots[kind] for kind in kinds if kind in spots]

    year = dict(dated).get("year")
    at = (*path, key, year) if year and key == "criterion" else (*path, key)
    return Observer(tuple((spot, at) for spot in spots.values()), taken)


def _possible(plan: Plan, mark: Mark) -> frozenset[str]:
    """Return on which sides of a mark a value can be at all: none is beyond 100% of what is at most 100%."""
    reach = bounds(mark.distance, tuple(slot.range for slot in plan.slots))
    if isinstance(reach, Reason):
        # Against a mark nobody knows nothing can be held; other reasons belong to single reports.
        return frozenset() if reach is Reason.NO_MARK else frozenset((SHORT, ON, BEYOND))
    kinds = {SHORT} if reach.low is None or reach.low < 0 else set()
    kinds |= {ON} if 0 in reach else set()
    return frozenset(kinds | ({BEYOND} if reach.high is None or reach.high > 0 else set()))


def _distance(mark: Mark, assessment: Assessment, seen: Seen) -> Bounds:
    """Return how far beyond a mark the value is. What is told already is taken, as figures may have been pooled."""
    if assessment.margin is None or assessment.observed is None:
        return Reason.NOT_REPORTED
    if mark.name == "mark" and mark.level is None:
        return assessment.margin
    if mark.name == "exceeds":
        return assessment.excess or Reason.NOT_REPORTED
    level = None if mark.level is None else bounds(mark.level, seen.readings.values)
    if not isinstance(level, Interval):
        return bounds(mark.distance, seen.readings.values)
    return level - assessment.observed if mark.from_above else assessment.observed - level


def _kind(distance: Bounds) -> str:
    """Return on which side of a mark something surely is; nothing where it may be on either."""
    if isinstance(distance, Reason):
        return ""
    low, high = distance.low, distance.high
    if low is not None and (low > 0 or (low == 0 and distance.low_open)):
        return BEYOND
    if high is not None and (high < 0 or (high == 0 and distance.high_open)):
        return SHORT
    return ON if low == high == 0 else ""


def _unreported(leaf: Leaf, path: KeyPath, dated: tuple[tuple[str, str], ...]) -> Observer:
    """Look for a figure that is missing, and where there is a baseline for one without it."""
    suffix = "_in" if dated else ""
    missing = Spot(leaf.id, f"unreported{suffix}", dated)
    baseline = Spot(leaf.id, f"no_baseline{suffix}", dated)
    spots = ((missing, path), *(((baseline, path),) if leaf.baseline is not None else ()))

    def taken(seen: Seen) -> Iterator[Spot]:
        for each in _of(seen, leaf):
            if each.reason is Reason.NO_BASELINE:
                yield baseline
            elif each.reason in UNREPORTED:
                yield missing

    return Observer(spots, taken)


def _of(seen: Seen, leaf: Leaf) -> tuple[Assessment, ...]:
    return seen.assessments.get(leaf.id, ())
