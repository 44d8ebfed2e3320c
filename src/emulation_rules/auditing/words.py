"""Numbers as details of findings, in both languages: ``gap`` and ``gap_vi``."""

from __future__ import annotations

from fractions import Fraction

from emulation_rules.i18n.numbers_text import quantity_words, range_words
from emulation_rules.model.interval import Interval
from emulation_rules.model.quantity import Unit


def number_detail(name: str, number: Fraction, unit: Unit = Unit.NUMBER) -> dict[str, str]:
    """Return a number under a name for each language."""
    return {name: quantity_words(number, unit, "en"), f"{name}_vi": quantity_words(number, unit, "vi")}


def range_detail(name: str, interval: Interval, unit: Unit = Unit.NUMBER) -> dict[str, str]:
    """Return a number or a range under a name for each language."""
    return {name: range_words(interval, unit, "en"), f"{name}_vi": range_words(interval, unit, "vi")}
