"""What rounding for display may have hidden: the digits a cell does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import decimal_places
from emulation_rules.model.observation import Observation
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.scoring import Direct
from emulation_rules.plan.nodes import slots_of
from emulation_rules.plan.plan import Exempt, Leaf, Plan, PlannedTarget, Question, Slot, SlotKind, walk

_DECIMALS: Final = re.compile(r"[0-9]\.([0-9]+)")


def summed_figures(plan: Plan) -> tuple[FigureKey, ...]:
    """Return the figures that are points themselves, and are added up as they stand."""
    slots = dict.fromkeys(slot for planned in plan.targets for slot in _summed(plan, planned))
    return tuple((slot.indicator.id, slot.period) for slot in slots)


def _summed(plan: Plan, planned: PlannedTarget) -> Iterator[Slot]:
    match planned.target.scoring, planned.question:
        case Direct(), Leaf(value=value) | Exempt(value=value) if value is not None:
            slots = (plan.slots[index] for index in sorted(slots_of(value)))
            yield from (slot for slot in slots if slot.kind is SlotKind.REPORTED and not slot.indicator.whole)
        case _:
            pass


def _shown(plan: Plan) -> tuple[FigureKey, ...]:
    """Return the figures that may hide digits: those that are points, and those only scored whose places are known."""
    held = {index for planned in plan.targets for question in walk(planned.question) for index in _held(question)}
    scored = {
        index
        for planned in plan.targets
        if isinstance(planned.question, Exempt) and planned.question.value is not None
        for index in slots_of(planned.question.value)
    }
    slots = (plan.slots[index] for index in sorted(scored - held))
    declared = (slot for slot in slots if slot.kind is SlotKind.REPORTED and slot.indicator.places is not None)
    return tuple(dict.fromkeys((*summed_figures(plan), *((slot.indicator.id, slot.period) for slot in declared))))


def _held(question: Question) -> frozenset[int]:
    """Return the slots that are held against a mark."""
    return slots_of(question.test.margin) if isinstance(question, Leaf) else frozenset()


def as_displayed(plan: Plan, reports: Mapping[str, Report]) -> Mapping[str, Report]:
    """Return the reports with every figure that may hide digits widened to all that may be displayed as it is.

    That is half a unit of the last decimal to either side: of the indicator's declared places, or else of the most
    decimals any unit reported it with. What is reported without decimals throughout hides none.
    """
    halves = {key: half for key in _shown(plan) if (half := _half(plan, key, reports))}
    return {unit: _widened(plan, report, halves) for unit, report in reports.items()}


def _half(plan: Plan, key: FigureKey, reports: Mapping[str, Report]) -> Fraction:
    indicator = plan.ruleset.indicators[key[0]]
    places = indicator.places
    if places is None:
        found = (report.observations[key] for report in reports.values() if key in report.observations)
        places = max(map(_decimals, found), default=0)
        if not places:
            return Fraction(0)
    return Fraction(indicator.scale, 2 * 10**places)


def _decimals(observation: Observation) -> int:
    """Return how many decimals a figure was written with; of one made of several stages, how many theirs have."""
    written = _DECIMALS.search(observation.written)
    if written is not None:
        return len(written[1])
    given = [interval for _, interval in observation.stages]
    if not given and observation.interval is not None:
        given = [observation.interval]
    ends = (end for interval in given for end in (interval.low, interval.high) if end is not None)
    return max((decimal_places(end) or 0 for end in ends), default=0)


def _widened(plan: Plan, report: Report, halves: Mapping[FigureKey, Fraction]) -> Report:
    widened = {
        key: replace(observation, interval=_around(plan, key, observation.interval, halves[key]))
        for key, observation in report.observations.items()
        if key in halves and observation.interval is not None
    }
    return replace(report, observations={**report.observations, **widened})


def _around(plan: Plan, key: FigureKey, interval: Interval, half: Fraction) -> Interval:
    wide = interval + Interval(-half, half)
    return wide.meet(plan.ruleset.indicators[key[0]].range) or interval
