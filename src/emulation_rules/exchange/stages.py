"""Points several stages gave for one indicator, and the one of them that counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from typing import TypeGuard

from emulation_rules.exchange.interval_notation import interval_text
from emulation_rules.exchange.observation_error import ObservationError
from emulation_rules.exchange.observe import Subject, observe
from emulation_rules.model.indicator import Indicator, Measure, StageChoice, Stages
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade, Observation, weakest
from emulation_rules.syntax.yaml.data import Plain


def judged_in_stages(subject: Subject | None) -> TypeGuard[Indicator]:
    """Whether several stages may give points for it."""
    return isinstance(subject, Indicator) and subject.measure is Measure.SCORE


def settled(judged: Mapping[str, Observation], stages: Stages) -> Observation:
    """Return the observation that counts, holding the points of all. ``judged`` names stages of ``stages`` only.

    A mean, and the highest of ranges of which none is surely the highest, are nobody's own: their ``stage`` is empty.
    """
    ordered = [judged[stage] for stage in stages.order if stage in judged]
    if len(ordered) == 1:
        return ordered[0]
    given = tuple((each.stage, each.interval) for each in ordered if each.interval is not None)
    counting = ordered[0] if stages.choice is StageChoice.FIRST else _worked_out(ordered, stages.choice)
    return replace(counting, stages=given)


def joined(first: Observation, second: Observation, stages: Stages | None) -> Observation | None:
    """Return what stages gave in two reports as one observation; None where they differ, or none is said to count."""
    one, other = _by_stage(first), _by_stage(second)
    if stages is None or not one or not other:
        return None
    if any(one[stage].interval != other[stage].interval for stage in one.keys() & other.keys()):
        return None
    return settled({**other, **one}, stages)


def _by_stage(observation: Observation) -> dict[str, Observation]:
    if not observation.stages:
        return {observation.stage: observation} if observation.stage else {}
    source = observation.source
    apart = {
        stage: Observation(interval=interval, grade=Grade.JUDGEMENT, stage=stage, source=source)
        for stage, interval in observation.stages
    }
    if observation.stage in apart:
        apart[observation.stage] = replace(observation, stages=())
    return apart


def _worked_out(ordered: Sequence[Observation], choice: StageChoice) -> Observation:
    intervals = [each.interval for each in ordered if each.interval is not None]
    if choice is StageChoice.MEAN:
        found = Interval.point(Fraction(1, len(intervals))) * reduce(Interval.__add__, intervals)
        return _nobodys(ordered, found)
    found = reduce(Interval.maximum, intervals)
    return next((each for each in ordered if each.interval == found), None) or _nobodys(ordered, found)


def _nobodys(ordered: Sequence[Observation], found: Interval) -> Observation:
    grade = weakest(each.grade for each in ordered) or ordered[0].grade
    sources = dict.fromkeys(each.source for each in ordered if each.source)
    return replace(ordered[0], interval=found, grade=grade, written="", stage="", source="; ".join(sources))


def stages_entry(observation: Observation, subject: Subject | None) -> dict[str, Plain]:
    """Return the fields of a report's entry that read back as the same points of the same stages."""
    texts = {
        stage: observation.written if stage == observation.stage and observation.written else interval_text(interval)
        for stage, interval in observation.stages
    }
    if _reads_back(observation, texts, subject):
        return {"judged": dict(texts)}
    exact: dict[str, Plain] = {stage: interval_text(interval) for stage, interval in observation.stages}
    written: dict[str, Plain] = {"written": observation.written} if observation.written else {}
    return {"exact": exact, "grade": observation.grade.value, **written}


def _reads_back(observation: Observation, texts: Mapping[str, str], subject: Subject | None) -> bool:
    if not judged_in_stages(subject) or subject.stages is None:
        return False
    try:
        judged = {stage: observe(text, subject, declared=False, stage=stage) for stage, text in texts.items()}
    except ObservationError:
        return False
    read = settled(judged, subject.stages)
    return replace(read, source=observation.source, stated=observation.stated) == observation
