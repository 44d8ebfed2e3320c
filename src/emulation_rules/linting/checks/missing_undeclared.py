"""Titles or classes that rest on the score where nothing says what a missing figure is for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.linting.conditions import conditions_of
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.formula import Call, Formula, Name
from emulation_rules.plan.score_facts import is_scored

_OF_SCORE: Final = frozenset({"score", "share", "least_share", "rank", "points", "targets_met", "targets_asked"})


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    decided = [path[:2] for path, parts in conditions_of(ruleset) if any(map(_of_score, parts))]
    scored = [target for target in ruleset.targets.values() if is_scored(target)]
    declared = subject.written(("score", "missing")) or all(target.missing is not None for target in scored)
    if decided and scored and not declared:
        yield subject.finding("missing_undeclared", decided[0], at_key=True, given=str(decided[0][1]))


def _of_score(formula: Formula) -> bool:
    match formula:
        case Name(name):
            return name in _OF_SCORE
        case Call(function):
            return function in _OF_SCORE
        case _:
            return False


CHECK = Check("missing_undeclared", Severity.NOTE, _find)
