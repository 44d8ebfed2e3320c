"""Numbers as people write them, in Vietnamese and in English, made from exact rationals."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from emulation_rules.i18n.catalogue import say
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import decimal_places, round_half_up
from emulation_rules.model.quantity import Unit
from emulation_rules.model.text import Language

EXACT_PLACES: Final = 6
"""A number with at most so many decimals is shown whole; any other is shown rounded, behind a ``≈``."""

ROUNDED_PLACES: Final = 4
_MOST_PLACES: Final = 30

_MONEY_PLACES: Final = 3
_MONEY: Final = (("money_billion", 10**9), ("money_million", 10**6))


def number_words(number: Fraction, language: Language) -> str:
    """Return ``3.100`` and ``92,02`` in Vietnamese, ``3,100`` and ``92.02`` in English.

    A number whose decimals do not end is rounded: ``≈66.6667``.
    """
    places = decimal_places(number)
    if places is not None and places <= EXACT_PLACES:
        return _written(number, places, language)
    places = ROUNDED_PLACES
    # A small number that is not zero must not be shown as zero.
    while not round_half_up(number, places) and places < _MOST_PLACES:
        places += 2
    rounded = round_half_up(number, places)
    return f"{'' if rounded == number else '≈'}{_written(rounded, places, language)}"


def _written(number: Fraction, places: int, language: Language) -> str:
    scaled = abs(number.numerator) * 10**places // number.denominator
    whole, part = divmod(scaled, 10**places)
    sign = "-" if number < 0 else ""
    grouped = f"{whole:,}" if language == "en" else f"{whole:,}".replace(",", ".")
    point = "." if language == "en" else ","
    return f"{sign}{grouped}{point}{part:0{places}}" if places else f"{sign}{grouped}"


def quantity_words(number: Fraction, unit: Unit, language: Language) -> str:
    """Return a number with its unit: ``92,02 %``, ``17 percentage points``, ``30 triệu đồng``."""
    match unit:
        case Unit.NUMBER:
            return number_words(number, language)
        case Unit.PERCENT:
            return say("unit_percent", language, number=number_words(number, language))
        case Unit.POINTS:
            code = "unit_point" if abs(number) == 1 else "unit_points"
            return say(code, language, number=number_words(number, language))
        case Unit.VND:
            return _money_words(number, language)


def _money_words(number: Fraction, language: Language) -> str:
    for code, scale in _MONEY:
        places = decimal_places(number / scale)
        if abs(number) >= scale and places is not None and places <= _MONEY_PLACES:
            return say(code, language, number=number_words(number / scale, language))
    return say("money_dong", language, number=number_words(number, language))


def interval_words(interval: Interval, unit: Unit, language: Language) -> str:
    """Return what a value may be: ``92%``, ``trên 98 %``, ``from 91.5% to below 92.5%``."""
    return _interval("interval", interval, language, lambda number: quantity_words(number, unit, language))


def range_words(interval: Interval, unit: Unit, language: Language) -> str:
    """Return a range that stands alone or after "of": ``2 to 7``, ``47.5% to 66.25%``."""
    return _interval("amount", interval, language, lambda number: quantity_words(number, unit, language))


def difference_words(interval: Interval, unit: Unit, language: Language) -> str:
    """Return how far two values of that unit are apart: ``17 percentage points``, ``hơn 8 đến 10 điểm phần trăm``.

    Rates in percent differ by percentage points.
    """
    if unit is not Unit.PERCENT:
        return range_words(interval, unit, language)
    if interval.is_point:
        return quantity_words(interval.number, Unit.POINTS, language)
    return say("unit_points", language, number=range_words(interval, Unit.NUMBER, language))


def _interval(kind: str, interval: Interval, language: Language, words: Callable[[Fraction], str]) -> str:
    low, high = interval.low, interval.high
    if low is None:
        if high is None:
            return say(f"{kind}_any", language)
        return say(f"{kind}_below" if interval.high_open else f"{kind}_to", language, high=words(high))
    if high is None:
        return say(f"{kind}_above" if interval.low_open else f"{kind}_from", language, low=words(low))
    if low == high:
        return words(low)
    ends = f"{'open' if interval.low_open else 'closed'}_{'open' if interval.high_open else 'closed'}"
    return say(f"{kind}_{ends}", language, low=words(low), high=words(high))
