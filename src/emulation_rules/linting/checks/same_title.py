"""Targets that readers cannot tell apart: they are called the same."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity


def _find(subject: Subject) -> Iterator[Finding]:
    first = dict[tuple[str, str], str]()
    for target in subject.ruleset.targets.values():
        for key, said in (("vi", target.title.vi), ("en", target.title.en)):
            # What is inside another target is read together with its title.
            known = (target.within, key, _plain(said))
            if not known[2]:
                continue
            other = first.setdefault((f"{known[0]}:{key}", known[2]), target.id)
            if other != target.id:
                path = subject.paths_of_targets[target.id]
                at = (*path, key) if subject.written((*path, key)) else path
                yield subject.finding("same_title", at, at_key=at == path, given=said, other=other)
                break


def _plain(said: str) -> str:
    return " ".join(normalize("NFC", said).casefold().split())


CHECK = Check("same_title", Severity.WARNING, _find)
