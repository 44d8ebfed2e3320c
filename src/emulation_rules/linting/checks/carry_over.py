"""A rate that cases of earlier years may bring above its ceiling of 100."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final
from unicodedata import normalize

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity

_SETTLED: Final = re.compile(
    r"giải quyết|khám phá|làm rõ|xử lý|thu hồi|thi hành|kết luận"
    r"|resol|clear|solv|settl|handl|recover|conclud",
    re.IGNORECASE,
)
"""What is done in a year to what may have come in before it."""


def _find(subject: Subject) -> Iterator[Finding]:
    for name, indicator in subject.ruleset.indicators.items():
        if indicator.ratio is None or indicator.ceiling != Fraction(100) or indicator.note:
            continue
        part = subject.ruleset.indicators[indicator.ratio.part]
        title = f"{indicator.title.vi} · {indicator.title.en} · {part.title.vi} · {part.title.en}"
        if name in subject.used.names and not part.note and _SETTLED.search(normalize("NFC", title)):
            yield subject.finding(
                "carry_over", ("indicators", name, "ceiling"), part=indicator.ratio.part, whole=indicator.ratio.whole
            )


CHECK = Check("carry_over", Severity.NOTE, _find)
