"""A title that speaks of other cases, or of another step, than the indicator it is held against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.text import Text

_CASES: Final = {
    "TTXH": r"trật tự xã hội|\bTTXH\b|public[- ]order",
    "PPHS": r"phạm pháp hình sự|\bPPHS\b",
    "ma túy": r"ma t[uú][yý]|\bdrugs?\b",
    "RNT": r"(?:rất|đặc biệt) nghiêm trọng|\bRNT\b|\bĐBNT\b|(?:very|especially) serious",
    "nghiêm trọng": r"(?<!rất )(?<!đặc biệt )nghiêm trọng",
    "giao thông": r"(?:tai nạn|an toàn|trật tự) giao thông|\bTNGT\b|\btraffic\b",
    "cháy nổ": r"cháy|\bfires?\b",
}
_STEPS: Final = {
    "tiếp nhận": r"tiếp nhận|\breceived\b",
    "xử lý": r"xử lý|\b(?:handled|processed)\b",
    "giải quyết": r"giải quyết|\b(?:resolved|settled)\b",
    "khám phá": r"khám phá|làm rõ|\bclear(?:ed|ance)\b",
}
"""Three stages of one report are three rates."""

_REPORTS: Final = re.compile(r"tin báo|tố giác|kiến nghị khởi tố|\breports?\b", re.IGNORECASE)
_CASE_FORMS: Final = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _CASES.items())
_STEP_FORMS: Final = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _STEPS.items())


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        title = asked.title or (asked.target.title if asked.alone else Text())
        of_reports = _REPORTS.search(_text(asked.indicator.title)) is not None
        for forms in (_CASE_FORMS, _STEP_FORMS) if of_reports else (_CASE_FORMS,):
            said, counted = _named(title, forms), _named(asked.indicator.title, forms)
            # What counts two kinds together may be asked in the name of one.
            if said and counted and not said & counted:
                words, other = " · ".join(sorted(said)), " · ".join(sorted(counted))
                path = (*asked.path, "indicator")
                yield subject.finding("wording_indicator", path, words=words, other=other, indicator=asked.indicator.id)


def _named(title: Text, forms: tuple[tuple[str, re.Pattern[str]], ...]) -> set[str]:
    text = _text(title)
    return {name for name, form in forms if form.search(text)}


def _text(title: Text) -> str:
    return normalize("NFC", f"{title.vi} · {title.en}")


CHECK = Check("wording_indicator", Severity.WARNING, _find)
