"""A rate of which nothing says what it is a share of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.indicator import Indicator, Measure

_SAID: Final = re.compile(r"(?:trên|trong) (?:tổng|số)|so với|\bof (?:all|the|those)\b|\bper\b", re.IGNORECASE)
"""Words of a title that name the whole."""


def _find(subject: Subject) -> Iterator[Finding]:
    told: set[str] = set()
    for asked in subject.asked:
        indicator = asked.indicator
        if asked.target.scored and asked.target.points is not None and indicator.id not in told and _open(indicator):
            told.add(indicator.id)
            yield subject.finding(
                "denominator_unsaid", ("indicators", indicator.id), at_key=True, indicator=indicator.id
            )


def _open(indicator: Indicator) -> bool:
    if indicator.measure is not Measure.PERCENT or indicator.ratio or indicator.formula or indicator.note:
        return False
    return not _SAID.search(normalize("NFC", f"{indicator.title.vi} · {indicator.title.en}"))


CHECK = Check("denominator_unsaid", Severity.NOTE, _find)
