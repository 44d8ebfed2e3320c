"""`Phấn đấu`, an aim, that is scored like a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity

_WORDS: Final = re.compile(r"phấn đấu|\bstriv(?:e|es|ing)\b|\baims? (?:to|at)\b|\bendeavou?r", re.IGNORECASE)


def _find(subject: Subject) -> Iterator[Finding]:
    for name, path in subject.paths_of_targets.items():
        target = subject.ruleset.targets[name]
        counts = target.scored and (target.points is not None or target.veto is not None)
        found = _WORDS.search(normalize("NFC", f"{target.title.vi} · {target.title.en} · {target.source}"))
        if found is not None and counts and not target.note:
            yield subject.finding("wording_aspiration", path, at_key=True, words=found[0])


CHECK = Check("wording_aspiration", Severity.NOTE, _find)
