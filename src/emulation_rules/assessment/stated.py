"""A report's own sentence "so much above the target", held against every mark it may have meant."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from emulation_rules.model.criterion import Figure, Threshold
from emulation_rules.model.evaluation import StatedCheck
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import ExceedanceMode, Observation, StatedExceedance
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.plan import Leaf, Plan, walk
from emulation_rules.plan.readings import Readings

_READINGS = {
    ExceedanceMode.POINTS: (ExceedanceMode.POINTS,),
    ExceedanceMode.RELATIVE: (ExceedanceMode.RELATIVE,),
    ExceedanceMode.UNSTATED: (ExceedanceMode.POINTS, ExceedanceMode.RELATIVE),
}


def stated_checks(plan: Plan, readings: Readings) -> tuple[StatedCheck, ...]:
    """Return one check for each stated exceedance, reading and candidate mark."""
    checks: list[StatedCheck] = []
    for slot, observation in zip(plan.slots, readings.observations, strict=True):
        if slot.period == plan.period and observation is not None and observation.stated is not None:
            checks += _checks(plan, slot.indicator.id, observation, observation.stated)
    return tuple(checks)


def _checks(plan: Plan, indicator: str, observation: Observation, stated: StatedExceedance) -> Iterator[StatedCheck]:
    if observation.interval is None:
        return
    for mode in _READINGS[stated.mode]:
        implied = _implied(observation.interval, stated.by, mode)
        if implied is None:
            continue
        for against, mark in _candidates(plan, indicator):
            yield StatedCheck(
                indicator, stated.written, observation.interval, mode, implied, against, mark, mark in implied
            )


def _implied(value: Interval, by: Interval, mode: ExceedanceMode) -> Interval | None:
    """The marks a sentence allows: value - by in points, value / (1 + by/100) relatively; None for a fall of 100 %."""
    if mode is ExceedanceMode.POINTS:
        return value - by
    growth = Interval.point(1) + Interval.point(Fraction(1, 100)) * by
    return None if growth.low is None or growth.low <= 0 else value * growth.reciprocal()


def _candidates(plan: Plan, indicator: str) -> Iterator[tuple[str, Fraction]]:
    seen = set()
    for planned in plan.targets:
        for question in walk(planned.question):
            match question:
                case Leaf(indicator=asked, criterion=Threshold(_, Figure(quantity))) if asked.id == indicator:
                    candidate = (planned.target.id, quantity.number)
                    if candidate not in seen:
                        seen.add(candidate)
                        yield candidate
                case _:
                    pass
    yield from _reference_marks(plan.ruleset, indicator)


def _reference_marks(ruleset: Ruleset, indicator: str) -> Iterator[tuple[str, Fraction]]:
    for reference in ruleset.references.values():
        mark = reference.marks.get(indicator)
        if mark is not None and mark.number is not None:
            yield reference.id, mark.number
