"""A target that asks what another one already asks."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.target import Measured, Question, Target, Together


def _find(subject: Subject) -> Iterator[Finding]:
    first = dict[object, str]()
    for target in subject.ruleset.targets.values():
        asked = _asked(target)
        if asked is None:
            continue
        other = first.setdefault(asked, target.id)
        if other != target.id:
            yield subject.finding("duplicate_target", subject.paths_of_targets[target.id], at_key=True, other=other)


def _asked(target: Target) -> object | None:
    """Return what makes two targets the same question to the same units; None where that cannot be told."""
    question = _question(target.question)
    units = (tuple(sorted(target.only)), tuple(sorted(target.excluded)))
    return None if question is None else (question, target.scope, units)


def _question(question: Question) -> object | None:
    match question:
        case Measured(indicator, dated, zero, _):
            # Without a criterion the figure is only scored, and may well be scored in two ways.
            return (indicator, dated, zero) if dated else None
        case Together(parts, need):
            asked = [_question(part.question) for part in parts]
            return None if None in asked else (need, frozenset(asked))
        case _:
            return None


CHECK = Check("duplicate_target", Severity.WARNING, _find)
