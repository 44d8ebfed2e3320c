"""What the text of one reported value says about an indicator."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from emulation_rules.exchange.observation_error import ObservationError, shown
from emulation_rules.exchange.observation_parse import MAX_TEXT, ParsedValue, parse_value, refuse_what_is_no_value
from emulation_rules.exchange.observation_words import NUMERALS, TRUTHS, UNSETTLED, Shape, WrittenUnit, word_key
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import number_text
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.syntax.locale_numbers import Locale, looks_grouped

_FITTING: Final = {
    WrittenUnit.PERCENT: Measure.PERCENT,
    WrittenUnit.VND: Measure.MONEY,
    WrittenUnit.POINTS: Measure.SCORE,
}
_DONE: Final[Mapping[str, bool]] = {**TRUTHS, "1": True, "0": False}
"""What a boolean indicator is reported with; tables of programs hold 1 and 0."""
_LEAST_SCALE: Final = 1000
_LONGEST_NOUN: Final = 3
_GRADES: Final = {Shape.FIGURE: Grade.FIGURE, Shape.ROUNDED: Grade.ROUNDED}


def read_observation(
    text: str, indicator: Indicator, *, locale: Locale | None = Locale.PLAIN, declared: bool = True
) -> Observation:
    """Return what the text reports, in the indicator's base unit: ``92%``, ``hơn 98``, ``30 triệu đồng``.

    A written unit is obeyed, a bare number is multiplied by the indicator's scale, and a bound is cut to its range.
    ``declared`` False: nobody said that numbers are plain, so ``1.500 triệu`` is no more 1.5 than 1500 and is refused.
    ``written`` of the result is the text with its number spelled in the plain locale. Raises `ObservationError`.
    """
    text = unicodedata.normalize("NFC", text)
    if indicator.measure is Measure.BOOLEAN:
        truth, written = read_truth(text, _DONE)
        return Observation(interval=Interval.point(int(truth)), grade=Grade.CLAIM, written=written)
    said = TRUTHS.get(word_key(text[: MAX_TEXT + 1]))
    if said is not None:
        none = said is False and indicator.measure is Measure.COUNT
        code = "figure_none_in_words" if none else "figure_is_a_claim"
        raise ObservationError(code, text=shown(text), indicator=indicator.id)
    value = _parsed(text, indicator, locale)
    factor = _factor(value, indicator, shown(text))
    if looks_grouped(value.plain):
        _refuse_decimal_of_whole(value, factor, indicator, shown(text), locale)
        if not declared:
            _refuse_grouped_or_decimal(value, factor, shown(text))
    number = value.number * factor
    check_figure(number, indicator, shown(text), value.number_column)
    interval = cut_to_range(value_interval(value, factor), indicator, shown(text))
    return Observation(interval=interval, grade=grade_of(value.shape, indicator), written=value.written)


def read_truth(text: str, words: Mapping[str, bool] = TRUTHS) -> tuple[bool, str]:
    """Return the truth a claim states and its text, spaces folded. Raises `ObservationError`."""
    text = unicodedata.normalize("NFC", text)
    word = word_key(text[: MAX_TEXT + 1])
    if word in UNSETTLED:
        raise ObservationError("claim_unsettled", text=shown(text))
    refuse_what_is_no_value(text)
    truth = words.get(word)
    if truth is None:
        raise ObservationError("figure_is_no_claim", text=shown(text))
    return truth, " ".join(text.split())


def _parsed(text: str, indicator: Indicator, locale: Locale | None) -> ParsedValue:
    """Return the parts of a value. Counted things with their noun are answered with the same text without it."""
    try:
        return parse_value(text, locale)
    except ObservationError as error:
        if error.code != "figure_unknown_word" or indicator.measure is not Measure.COUNT:
            raise
        suggestions = _without_noun(text, error.column, indicator, locale)
        raise ObservationError(error.code, error.column, suggestions, **dict(error.details)) from error


def _without_noun(text: str, column: int, indicator: Indicator, locale: Locale | None) -> tuple[str, ...]:
    """Return the text without the few words at the column, if it can be read then."""
    words = text[column:].split()
    for count, word in enumerate(words[:_LONGEST_NOUN], 1):
        if not word.isalpha() or word.lower() in NUMERALS:
            break
        shorter = " ".join([*text[:column].split(), *words[count:]])
        try:
            value = parse_value(shorter, locale)
            check_figure(value.number * _factor(value, indicator, shorter), indicator, shorter)
        except ObservationError:
            continue
        return (shown(shorter),)
    return ()


def _refuse_decimal_of_whole(
    value: ParsedValue, factor: int, indicator: Indicator, said: str, locale: Locale | None
) -> None:
    """Refuse ``3.100`` of things that have no thousandths."""
    if factor != 1 or not _indivisible(indicator):
        return
    whole, reading = value.plain.replace(".", ""), number_text(value.number)
    if locale is Locale.VI:
        reading = reading.replace(".", ",")
    raise ObservationError(
        "figure_looks_grouped", value.number_column, (whole,), text=said, reading=reading, whole=whole
    )


def _refuse_grouped_or_decimal(value: ParsedValue, factor: int, said: str) -> None:
    """Refuse ``1.500`` of thousands, millions or billions, which may have been meant as 1500 of them."""
    if factor < _LEAST_SCALE:
        return
    # With a fourth decimal it can no longer be taken for thousands.
    decimal = value.plain.rstrip("0").rstrip(".") if value.plain.endswith("0") else f"{value.plain}0"
    whole, decimal = (
        shown(value.written.replace(value.plain, plain, 1)) for plain in (value.plain.replace(".", ""), decimal)
    )
    raise ObservationError("figure_grouped_or_decimal", value.number_column, text=said, whole=whole, decimal=decimal)


def grade_of(shape: Shape, indicator: Indicator) -> Grade:
    """Return the strength of a value as evidence. Points of a score are always somebody's judgement."""
    return Grade.JUDGEMENT if indicator.measure is Measure.SCORE else _GRADES.get(shape, Grade.BOUND)


def check_figure(number: Fraction, indicator: Indicator, said: str, column: int = 0) -> None:
    """Refuse a number the indicator cannot have. ``number`` is in its base unit. Raises `ObservationError`."""
    possible = indicator.range
    details = {"text": said, "indicator": indicator.id}
    if number not in possible:
        if possible.low is not None and number < possible.low:
            code = "figure_negative" if indicator.floor is None else "figure_below_floor"
            details["floor"] = number_text(possible.low)
        else:
            code = "figure_above_ceiling"
            details["ceiling"] = "" if possible.high is None else number_text(possible.high)
        raise ObservationError(code, column, **details)
    if indicator.whole and number.denominator != 1:
        raise ObservationError("figure_not_whole", column, **details)


def cut_to_range(interval: Interval, indicator: Indicator, said: str) -> Interval:
    """Return the part of an interval the indicator's range allows. Raises `ObservationError` where none is left."""
    possible = indicator.range.meet(interval)
    if possible is None:
        raise ObservationError("figure_bound_leaves_nothing", text=said, indicator=indicator.id)
    return possible


def _indivisible(indicator: Indicator) -> bool:
    return indicator.whole or indicator.measure is Measure.MONEY


def _factor(value: ParsedValue, indicator: Indicator, said: str) -> int:
    """Return what the written number is multiplied by to reach the base unit."""
    fits = value.unit is None or _FITTING.get(value.unit) is indicator.measure
    if not fits or (value.scale is not None and indicator.measure is not Measure.MONEY):
        raise ObservationError(
            "figure_wrong_unit",
            value.unit_column,
            text=said,
            indicator=indicator.id,
            measure=indicator.measure.value,
        )
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
