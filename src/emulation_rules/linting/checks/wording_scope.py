"""Words that speak of every unit, of each or of the cluster, over a target of another scope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.target import Scope

_UNITS: Final = r"(?:đơn vị|tỉnh|thành phố|địa phương|công an các địa phương)"
_WORDS: Final = {
    Scope.EVERY_UNIT: rf"(?:mọi|tất cả(?: các)?|100%(?: số)?) {_UNITS}|{_UNITS} nào cũng|các {_UNITS} đều"
    r"|\b(?:every|all) (?:units?|provinces?|cit(?:y|ies))",
    Scope.POOLED: r"\b(?:toàn|cả|chung(?: của)?) cụm|\bcluster as a whole|\bwhole cluster",
    Scope.PER_UNIT: rf"\b(?:mỗi|từng) {_UNITS}|\beach (?:unit|province|city)",
}
_FORMS: Final = {scope: re.compile(words, re.IGNORECASE) for scope, words in _WORDS.items()}


def _find(subject: Subject) -> Iterator[Finding]:
    for name, path in subject.paths_of_targets.items():
        target = subject.ruleset.targets[name]
        title = normalize("NFC", f"{target.title.vi} · {target.title.en}")
        said = {scope: found[0] for scope, form in _FORMS.items() if (found := form.search(title))}
        if len(said) != 1 or not target.title:
            continue
        ((scope, words),) = said.items()
        # "Cả cụm" fits both readings of the cluster.
        cluster = scope is Scope.POOLED and target.scope is Scope.EVERY_UNIT
        if scope is not target.scope and not cluster:
            written = subject.node((*path, "scope")) is not None
            where = (*path, "scope") if written else path
            wanted, given = (each.value.replace("_", " ") for each in (scope, target.scope))
            yield subject.finding("wording_scope", where, at_key=not written, words=words, scope=wanted, given=given)


CHECK = Check("wording_scope", Severity.WARNING, _find)
