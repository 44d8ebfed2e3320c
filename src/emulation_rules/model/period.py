"""Reporting periods: a year or a declared part of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from numbers import Integral
from typing import Final, Literal, TypeAlias

from emulation_rules.model.text import shortened

PartKind = Literal["year", "half", "quarter", "month", "first_months", "week"]

PART_FORM: Final = "H[12]|Q[1-4]|W[0-9]{2}|[0-9]{1,2}M|[0-9]{2}"
"""The form of a label behind the year, as a pattern for JSON Schema."""

_LABEL = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|W(?P<week>[0-9]{2})|(?P<first_months>[0-9]{1,2})M|(?P<month>[0-9]{2})))?"
)
_LAST_YEAR: Final = 9999
_PARTS: dict[PartKind, int] = {"half": 2, "quarter": 4, "month": 12, "first_months": 12, "week": 53}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, or one part of it.

    Written ``2022``, ``2022-H1`` (half), ``2022-Q3``, ``2022-05`` (month), ``2022-9M`` (first nine months) or
    ``2022-W46`` (week).
    """

    year: int
    kind: PartKind = "year"
    part: int = 0

    @classmethod
    def parse(cls, label: str) -> Period:
        """Read a label. Raises `ValueError` for any other text."""
        match = _LABEL.fullmatch(label)
        if match is None:
            raise ValueError(label)
        for kind, most in _PARTS.items():
            if match[kind] is not None:
                part = int(match[kind])
                if not 1 <= part <= most:
                    raise ValueError(label)
                return cls(int(match["year"]), kind, part)
        return cls(int(match["year"]))

    @classmethod
    def of(cls, label: object) -> Period:
        """Return the period that a program means: by a period, its label or the number of a year.

        Raises `ValueError` for anything else.
        """
        if isinstance(label, Period):
            return label
        told = ""
        if isinstance(label, Integral) and not isinstance(label, bool):
            # A huge number cannot even be printed.
            label, told = (str(label), "") if 0 <= int(label) <= _LAST_YEAR else ("", "a number that is no year")
        try:
            return cls.parse(label if isinstance(label, str) else "")
        except ValueError:
            told = told or shortened(repr(label))
            raise ValueError(f"{told} is no period; write 2022, '2022-H1', '2022-Q3' or '2022-05'") from None

    def __str__(self) -> str:
        forms = {
            "year": f"{self.year}",
            "half": f"{self.year}-H{self.part}",
            "quarter": f"{self.year}-Q{self.part}",
            "month": f"{self.year}-{self.part:02}",
            "first_months": f"{self.year}-{self.part}M",
            "week": f"{self.year}-W{self.part:02}",
        }
        return forms[self.kind]

    def previous_year(self, back: int = 1) -> Period:
        """Return the whole year ``back`` years earlier."""
        return Period(self.year - back)

    def same_in_previous_year(self) -> Period:
        """Return the same part of the year before ("cùng kỳ năm trước")."""
        return Period(self.year - 1, self.kind, self.part)

    def previous(self) -> Period:
        """Return the period of the same kind just before this one."""
        if self.kind in ("year", "first_months"):
            return self.same_in_previous_year()
        if self.part > 1:
            return Period(self.year, self.kind, self.part - 1)
        # 28 December always lies in a year's last ISO week.
        last = _PARTS[self.kind] if self.kind != "week" else date(self.year - 1, 12, 28).isocalendar().week
        return Period(self.year - 1, self.kind, last)


PeriodLike: TypeAlias = Period | str | int
"""A period or its label, ``2022`` or ``"2022-H1"``, as `Period.of` takes it."""
