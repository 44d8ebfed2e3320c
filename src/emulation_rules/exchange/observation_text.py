"""What the text of one reported value says about an indicator."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from emulation_rules.exchange.locale_numbers import Locale, looks_grouped
from emulation_rules.exchange.observation_error import ObservationError, shown
from emulation_rules.exchange.observation_parse import MAX_TEXT, ParsedValue, parse_value, refuse_what_is_no_value
from emulation_rules.exchange.observation_words import TRUTHS, Shape, WrittenUnit, word_key
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import number_text
from emulation_rules.model.observation import Grade, Observation

_FITTING: Final = {
    WrittenUnit.PERCENT: Measure.PERCENT,
    WrittenUnit.VND: Measure.MONEY,
    WrittenUnit.POINTS: Measure.SCORE,
}
_DONE: Final[Mapping[str, bool]] = {**TRUTHS, "1": True, "0": False}
"""What a boolean indicator is reported with; tables of programs hold 1 and 0."""
_GRADES: Final = {Shape.FIGURE: Grade.FIGURE, Shape.ROUNDED: Grade.ROUNDED}


def read_observation(text: str, indicator: Indicator, *, locale: Locale | None = Locale.PLAIN) -> Observation:
    """Return what the text reports, in the indicator's base unit: ``92%``, ``hơn 98``, ``30 triệu đồng``.

    A written unit is obeyed, a bare number is multiplied by the indicator's scale, and a bound is cut to its range.
    ``written`` of the result is the text with its number spelled in the plain locale. Raises `ObservationError`.
    """
    text = unicodedata.normalize("NFC", text)
    if indicator.measure is Measure.BOOLEAN:
        truth, written = read_truth(text, _DONE)
        return Observation(interval=Interval.point(int(truth)), grade=Grade.CLAIM, written=written)
    if word_key(text[: MAX_TEXT + 1]) in TRUTHS:
        raise ObservationError("figure_is_a_claim", details=(("text", shown(text)), ("indicator", indicator.id)))
    value = parse_value(text, locale)
    factor = _factor(value, indicator)
    if factor == 1 and _indivisible(indicator) and looks_grouped(value.plain):
        whole = value.plain.replace(".", "")
        details = (("text", shown(text)), ("reading", number_text(value.number)), ("whole", whole))
        raise ObservationError(
            "figure_looks_grouped", column=value.number_column, details=details, suggestions=(whole,)
        )
    number = value.number * factor
    check_figure(number, indicator, shown(text), value.number_column)
    interval = cut_to_range(value_interval(value, factor), indicator, shown(text))
    return Observation(interval=interval, grade=grade_of(value.shape, indicator), written=value.written)


def read_truth(text: str, words: Mapping[str, bool] = TRUTHS) -> tuple[bool, str]:
    """Return the truth a claim states and its text, spaces folded. Raises `ObservationError`."""
    text = unicodedata.normalize("NFC", text)
    refuse_what_is_no_value(text)
    truth = words.get(word_key(text))
    if truth is None:
        raise ObservationError("figure_is_no_claim", details=(("text", shown(text)),))
    return truth, " ".join(text.split())


def grade_of(shape: Shape, indicator: Indicator) -> Grade:
    """Return the strength of a value as evidence. Points of a score are always somebody's judgement."""
    return Grade.JUDGEMENT if indicator.measure is Measure.SCORE else _GRADES.get(shape, Grade.BOUND)


def check_figure(number: Fraction, indicator: Indicator, said: str, column: int = 0) -> None:
    """Refuse a number the indicator cannot have. ``number`` is in its base unit. Raises `ObservationError`."""
    possible = indicator.range
    details: tuple[tuple[str, str], ...] = (("text", said), ("indicator", indicator.id))
    if number not in possible:
        if possible.low is not None and number < possible.low:
            code = "figure_negative" if indicator.floor is None else "figure_below_floor"
            details += (("floor", number_text(possible.low)),)
        else:
            code = "figure_above_ceiling"
            details += (("ceiling", "" if possible.high is None else number_text(possible.high)),)
        raise ObservationError(code, column=column, details=details)
    if indicator.whole and number.denominator != 1:
        raise ObservationError("figure_not_whole", column=column, details=details)


def cut_to_range(interval: Interval, indicator: Indicator, said: str) -> Interval:
    """Return the part of an interval the indicator's range allows. Raises `ObservationError` where none is left."""
    possible = indicator.range.meet(interval)
    if possible is None:
        raise ObservationError("figure_bound_leaves_nothing", details=(("text", said), ("indicator", indicator.id)))
    return possible


def _indivisible(indicator: Indicator) -> bool:
    return indicator.whole or indicator.measure is Measure.MONEY


def _factor(value: ParsedValue, indicator: Indicator) -> int:
    """Return what the written number is multiplied by to reach the base unit."""
    fits = value.unit is None or _FITTING.get(value.unit) is indicator.measure
    if not fits or (value.scale is not None and indicator.measure is not Measure.MONEY):
        details = (("text", value.written), ("indicator", indicator.id), ("measure", indicator.measure.value))
        raise ObservationError("figure_wrong_unit", column=value.unit_column, details=details)
    if value.unit is None and value.scale is None:
        return indicator.scale
    if indicator.measure is Measure.SCORE:
        return indicator.scale
    return value.scale or 1


def value_interval(value: ParsedValue, factor: int = 1) -> Interval:
    """Return every number a written value allows, ``factor`` times as large as written."""
    number = value.number * factor
    match value.shape:
        case Shape.ABOVE:
            return Interval(number, None, low_open=True)
        case Shape.AT_LEAST:
            return Interval(number, None)
        case Shape.BELOW:
            return Interval(None, number, high_open=True)
        case Shape.AT_MOST:
            return Interval(None, number)
        case Shape.ROUNDED:
            # Ties are rounded away from zero, so the open end is the one farther from it.
            half = value.half * factor
            return Interval(number - half, number + half, low_open=number <= 0, high_open=number >= 0)
        case _:
            return Interval.point(number)
