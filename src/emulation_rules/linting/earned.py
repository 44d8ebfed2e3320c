"""What a target's points can come to, over everything that can be reported: never less than there is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import reduce

from emulation_rules.linting.subject import Subject
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import AllOrNothing
from emulation_rules.model.target import Target
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.figures import Figures
from emulation_rules.plan.from_model import planned_target
from emulation_rules.plan.known import UNREPORTED
from emulation_rules.syntax.checks.absences import with_absences
from emulation_rules.syntax.checks.ranges import as_reported, framed_ranges, slot_ranges


def earned_in(subject: Subject) -> tuple[tuple[Target, Interval], ...]:
    """Return every target that gives points and what these can be; one of which that cannot be told is left out."""
    return subject.once("earned_in", lambda: tuple(_earned(subject)))


def _earned(subject: Subject) -> Iterator[tuple[Target, Interval]]:
    plain = as_reported(subject.ruleset)
    for target in plain.targets.values():
        if target.scored and target.points is not None:
            by_verdict = isinstance(target.scoring, AllOrNothing)
            found = Interval(Fraction(0), target.points) if by_verdict else _range(target, plain)
            if found is not None:
                yield target, found


def _range(target: Target, ruleset: Ruleset) -> Interval | None:
    figures = Figures(ruleset, ruleset.span.period)
    planned = planned_target(target, figures)
    if planned.points is None:
        return None
    ways = framed_ranges(planned.question, slot_ranges(tuple(figures.slots.values()), ruleset))
    found = [bounds(planned.points, values) for values in with_absences(planned.points, ways)]
    known = [each for each in found if isinstance(each, Interval)]
    # A way in which figures merely stay away gives no points; one that may divide by zero could give any.
    open_ways = any(each not in UNREPORTED for each in found if not isinstance(each, Interval))
    return None if open_ways or not known else reduce(Interval.hull, known)
