"""Words that ask for all of so many things ("giảm cả 3 tiêu chí"), over a target that asks for fewer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.target import Target, Together

_COUNTS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "two": 2, "three": 3, "four": 4, "five": 5, "both": 2}
_ALL: Final = re.compile(
    r"\bcả\s+(?P<vi>0?[2-9]|hai|ba|bốn|năm)\s+(?:tiêu chí|mặt|chỉ tiêu|nội dung|tiêu chuẩn)\b"
    r"|\ball\s+(?P<en>[2-9]|two|three|four|five)\s+(?:measures|criteria|counts|respects|targets)\b",
    re.IGNORECASE,
)


def _find(subject: Subject) -> Iterator[Finding]:
    for name, path in subject.paths_of_targets.items():
        target = subject.ruleset.targets[name]
        found = _ALL.search(normalize("NFC", f"{target.title.vi} · {target.title.en}"))
        if found is not None and not _asks_all(target, _count(found)):
            yield subject.finding("wording_parts", path, at_key=True, words=found[0], count=str(_count(found)))


def _count(found: re.Match[str]) -> int:
    word = (found["vi"] or found["en"]).lower()
    return _COUNTS[word] if word in _COUNTS else int(word)


def _asks_all(target: Target, count: int) -> bool:
    question = target.question
    if not isinstance(question, Together):
        return False
    return question.need in (None, len(question.parts)) and len(question.parts) == count


CHECK = Check("wording_parts", Severity.WARNING, _find)
