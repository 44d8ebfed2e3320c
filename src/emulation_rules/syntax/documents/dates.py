"""Days, years and periods in documents."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from pydantic.json_schema import JsonSchemaValue

from emulation_rules.model.period import PART_FORM, Period
from emulation_rules.syntax.documents.values import Reader, fault, shown

_FIRST_YEAR: Final = 1000
_PART: Final = f"^({PART_FORM})$"
_PERIOD: Final = f"^[1-9][0-9]{{3}}(-({PART_FORM}))?$"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TWO_DIGITS: Final = 10
"""Months from October on are numbers to YAML; the others begin with a zero and are text."""


class Day(Reader):
    """A day of the calendar, as ISO writes it."""

    def read(self, value: object) -> date:
        """Return the day."""
        if isinstance(value, str) and _DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        raise fault("invalid_date", given=shown(value))

    def schema(self) -> JsonSchemaValue:
        """Return text in the date format."""
        return {"type": "string", "format": "date"}


def _read_year(value: object) -> int:
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    if re.fullmatch(r"[1-9][0-9]{3}", text, re.ASCII) is None:
        raise fault("invalid_year", given=shown(value))
    return int(text)


class Year(Reader):
    """A year with four digits."""

    def read(self, value: object) -> int:
        """Return the year."""
        return _read_year(value)

    def schema(self) -> JsonSchemaValue:
        """Return a whole number of four digits."""
        return {"type": "integer", "minimum": 1000, "maximum": 9999}


class YearKey(Reader):
    """A year as the key of a mapping."""

    def read(self, value: object) -> int:
        """Return the year."""
        return _read_year(value)

    def schema(self) -> JsonSchemaValue:
        """Return text of four digits."""
        return {"type": "string", "pattern": "^[1-9][0-9]{3}$"}


class PeriodLabel(Reader):
    """A period by its label; a whole year may be a plain number."""

    def read(self, value: object) -> Period:
        """Return the period."""
        text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
        return read_period(text, shown(value))

    def schema(self) -> JsonSchemaValue:
        """Return a year, or text of the form of a label."""
        labels = {"type": "string", "pattern": _PERIOD, "examples": ["2022-H1", "2022-Q3", "2022-05", "2022-9M"]}
        return {"anyOf": [{"type": "integer", "minimum": 1000, "maximum": 9999}, labels]}


def read_period(label: str, given: str) -> Period:
    """Return the period a label names."""
    try:
        period = Period.parse(label)
    except ValueError:
        period = Period(0)
    if period.year < _FIRST_YEAR:
        raise fault("invalid_period", given=given)
    return period


class PartLabel(Reader):
    """The part of a label behind the year: ``H1``, ``Q3``, ``05``, ``9M``, ``W46``."""

    def read(self, value: object) -> str:
        """Return the part's text."""
        text = value if isinstance(value, str) else str(value) if type(value) is int and value >= _TWO_DIGITS else ""
        read_period(f"2000-{text}", shown(value))
        return text

    def schema(self) -> JsonSchemaValue:
        """Return text of the form of a part."""
        labels = {"type": "string", "pattern": _PART, "examples": ["H1", "Q3", "05", "9M", "W46"]}
        return {"anyOf": [labels, {"type": "integer", "minimum": _TWO_DIGITS, "maximum": 12}]}
