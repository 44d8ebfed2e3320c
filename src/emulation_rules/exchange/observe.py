"""One reported value with what is said about it, for an indicator or for a target that is claimed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, TypeAlias

from emulation_rules.exchange.observation_error import ObservationError, shown
from emulation_rules.exchange.observation_parse import parse_value
from emulation_rules.exchange.observation_text import (
    check_figure,
    cut_to_range,
    read_observation,
    read_truth,
    value_interval,
)
from emulation_rules.exchange.observation_words import WrittenUnit
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import ExceedanceMode, Grade, Observation, StatedExceedance
from emulation_rules.model.text import Text
from emulation_rules.syntax.locale_numbers import Locale


@dataclass(frozen=True, slots=True)
class Claimed:
    """A target, or a part of one, whose truth a report may claim."""

    id: str


Subject: TypeAlias = Indicator | Claimed

_JUDGED: Final = (Measure.SCORE, Measure.BOOLEAN)
_BY: Final = Indicator("stated", Text(), Measure.NUMBER, Better.NEITHER, floor=Fraction(0))
_POINTS: Final = (WrittenUnit.POINTS, WrittenUnit.PERCENTAGE_POINTS)


def observe(
    text: str,
    subject: Subject,
    *,
    locale: Locale | None = Locale.PLAIN,
    declared: bool = True,
    stage: str = "",
    judged: bool = False,
) -> Observation:
    """Return what a text says about an indicator or a target. ``declared`` is as `read_observation` has it.

    A claim or a score with a stage is a judgement. Raises `ObservationError`.
    """
    if isinstance(subject, Claimed):
        observation = _claim(text, subject)
    else:
        observation = read_observation(text, subject, locale=locale, declared=declared)
        if judged and subject.measure not in _JUDGED:
            raise ObservationError("figure_cannot_be_judged", indicator=subject.id)
    by_people = isinstance(subject, Claimed) or subject.measure in _JUDGED
    graded = Grade.JUDGEMENT if by_people and (judged or stage) else observation.grade
    return replace(observation, grade=graded, stage=stage)


def _claim(text: str, subject: Claimed) -> Observation:
    try:
        truth, written = read_truth(text)
    except ObservationError as error:
        if error.code != "figure_is_no_claim":
            raise
        raise ObservationError("figure_for_a_target", text=shown(text), target=subject.id) from error
    return Observation(claim=truth, grade=Grade.CLAIM, written=written)


def number_observation(number: Fraction, written: str, indicator: Indicator) -> Observation:
    """Return the observation of a plain figure that a program reports. Raises `ObservationError`."""
    if indicator.measure is Measure.BOOLEAN:
        return read_observation(written, indicator)
    scaled = number * indicator.scale
    check_figure(scaled, indicator, written)
    grade = Grade.JUDGEMENT if indicator.measure is Measure.SCORE else Grade.FIGURE
    return Observation(interval=Interval.point(scaled), grade=grade, written=written)


def exact_observation(held: Interval | bool, grade: Grade, written: str, subject: Subject) -> Observation:
    """Return the observation of an interval in the base unit, or of a truth, as `write_report` spells it out.

    Raises `ObservationError`.
    """
    if isinstance(held, bool):
        if not isinstance(subject, Claimed):
            raise ObservationError("figure_is_a_claim", text=str(held).lower(), indicator=subject.id)
        if grade not in (Grade.CLAIM, Grade.JUDGEMENT):
            raise ObservationError("figure_grade_of_a_claim", grade=grade.value)
        return Observation(claim=held, grade=grade, written=written)
    if isinstance(subject, Claimed):
        raise ObservationError("figure_for_a_target", text=written, target=subject.id)
    # The ends of a wider interval need not be figures themselves: a rounded count reaches half a piece to either side.
    if held.is_point:
        check_figure(held.number, subject, written)
    if cut_to_range(held, subject, written) != held:
        raise ObservationError("figure_bound_leaves_range", text=written, indicator=subject.id)
    return Observation(interval=held, grade=grade, written=written)


def stated_exceedance(text: str, over: str, mode: ExceedanceMode | None, subject: Subject) -> StatedExceedance:
    """Return the sentence "so much above the mark": ``16%``, ``hơn 16%``, ``2 điểm phần trăm``.

    ``mode`` None is not given: written points then settle it. Raises `ObservationError`.
    """
    value = parse_value(text)
    in_points = value.unit in _POINTS
    if value.scale is not None or (value.unit is not WrittenUnit.PERCENT and not in_points):
        raise ObservationError("figure_stated_without_unit", value.unit_column, text=shown(text))
    check_stated(mode, subject, text)
    if in_points and mode not in (None, ExceedanceMode.POINTS):
        raise ObservationError("figure_stated_points_as_other", text=shown(text), mode=str(mode))
    if in_points:
        check_stated(ExceedanceMode.POINTS, subject, text)
    check_figure(value.number, _BY, shown(text), value.number_column)
    by = cut_to_range(value_interval(value), _BY, shown(text))
    settled = mode or (ExceedanceMode.POINTS if in_points else ExceedanceMode.UNSTATED)
    return StatedExceedance(by, value.written, over, settled)


def check_stated(mode: ExceedanceMode | None, subject: Subject, text: str) -> None:
    """Refuse a stated exceedance of something it cannot be said of. Raises `ObservationError`."""
    if isinstance(subject, Claimed) or subject.measure is Measure.BOOLEAN:
        raise ObservationError("figure_stated_of_a_claim", key=subject.id)
    if mode is ExceedanceMode.POINTS and subject.measure is not Measure.PERCENT:
        raise ObservationError("figure_stated_points_of_no_rate", text=shown(text), indicator=subject.id)


def exact_stated(by: Interval, written: str, over: str, mode: ExceedanceMode, subject: Subject) -> StatedExceedance:
    """Return a stated exceedance given as an interval of numbers from zero up. Raises `ObservationError`."""
    check_stated(mode, subject, written)
    if cut_to_range(by, _BY, written) != by:
        raise ObservationError("figure_bound_leaves_range", text=written, indicator="stated")
    return StatedExceedance(by, written, over, mode)
