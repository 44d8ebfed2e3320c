"""What changes no verdict and must not be lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.model.evaluation import Assessment, Note
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import decimal_places, number_text, round_half_up
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.report import Report, figure_key
from emulation_rules.model.verdict import Verdict
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.nodes import Read, rate
from emulation_rules.plan.plan import Plan, SlotKind, walk
from emulation_rules.plan.readings import Readings


def notes_on(plan: Plan, report: Report, readings: Readings, assessments: Sequence[Assessment]) -> tuple[Note, ...]:
    """Return every note on one unit's evaluation."""
    return (
        *_about_ruleset(plan),
        *_belied_claims(readings, assessments),
        *_belied_rates(plan, readings),
        *_unused(plan, report),
    )


def _about_ruleset(plan: Plan) -> Iterator[Note]:
    for planned in plan.targets:
        if planned.carried_from is not None:
            yield Note("carried_from", planned.target.id, (("year", str(planned.carried_from)),))
        for reference, basis in planned.inferred:
            yield Note("inferred_mark", planned.target.id, (("reference", reference), ("basis", basis)))


def _belied_claims(readings: Readings, assessments: Sequence[Assessment]) -> Iterator[Note]:
    for assessment in assessments:
        claim = readings.claims.get(assessment.target)
        if claim is not None and assessment.verdict is (Verdict.NOT_MET if claim.claim else Verdict.MET):
            yield Note("claim_belies_figures", assessment.target)
        yield from _belied_claims(readings, assessment.parts)


@dataclass(frozen=True, slots=True)
class BeliedRate:
    """A rate reported beside its counts that they do not round to: its slot, those of the counts, and both values."""

    slot: int
    part: int
    whole: int
    reported: Observation
    computed: Fraction


def belied_rates(plan: Plan, readings: Readings) -> Iterator[BeliedRate]:
    """Yield the reported rates that their counts contradict. Verdicts are taken from the counts."""
    for part, whole, reported in plan.rates:
        observation = readings.observations[reported]
        computed = bounds(rate(Read(part), Read(whole)), readings.values)
        if observation is None or observation.interval is None or not isinstance(computed, Interval):
            continue
        if computed.is_point and not _agrees(observation, observation.interval, computed.number):
            yield BeliedRate(reported, part, whole, observation, computed.number)


def _belied_rates(plan: Plan, readings: Readings) -> Iterator[Note]:
    for belied in belied_rates(plan, readings):
        computed = number_text(round_half_up(belied.computed, 4))
        details = (("reported", belied.reported.written), ("computed", computed))
        yield Note("rate_belies_counts", plan.slots[belied.slot].key, details)


def _agrees(observation: Observation, reported: Interval, computed: Fraction) -> bool:
    """Whether a reported rate is the computed one at the decimals it was given with.

    "More than 83" is what people say of 83 and a bit: a rate that has reached 84 belies it.
    """
    if reported.is_point:
        return round_half_up(computed, _places(reported.number)) == reported.number
    if computed not in reported or observation.grade is not Grade.BOUND:
        return computed in reported
    said_above = reported.low is not None and reported.low_open
    said_below = reported.high is not None and reported.high_open
    passed = said_above and reported.low is not None and computed >= reported.low + _last_place(reported.low)
    short = said_below and reported.high is not None and computed <= reported.high - _last_place(reported.high)
    return not (passed or short)


def _last_place(number: Fraction) -> Fraction:
    return Fraction(1, 10 ** _places(number))


def _places(number: Fraction) -> int:
    return decimal_places(number) or 0


def _unused(plan: Plan, report: Report) -> Iterator[Note]:
    read = {(slot.indicator.id, slot.period) for slot in plan.slots if slot.kind is SlotKind.REPORTED}
    read |= plan.also_read
    read |= {(question.id, plan.period) for planned in plan.targets for question in walk(planned.question)}
    for name, period in sorted(report.observations, key=lambda key: (key[1], key[0])):
        if (name, period) not in read:
            yield Note("unused_observation", figure_key(name, period, plan.period))
