"""A better figure that earns fewer points: with the two reports that show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.witnesses import two_reports
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.formula import Binary, Call, Compared, Formula, Literally, Name
from emulation_rules.model.numbers import number_text, round_half_up
from emulation_rules.model.scoring import (
    AchievementOrImprovement,
    Adjustment,
    Bands,
    BestOf,
    ByFormula,
    GridOf,
    Interpolated,
    Occurrences,
    Scoring,
    When,
)
from emulation_rules.model.target import Measured, Target
from emulation_rules.plan.presets import written_out
from emulation_rules.syntax.checks.falling_checks import FallSearch

_PLACES: Final = 4


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    for target in ruleset.targets.values():
        if not _may_fall(target) or not isinstance(target.question, Measured):
            continue
        written = written_out(target.scoring, ruleset.indicators[target.question.indicator].better)
        tables = replace(ruleset, tables={**ruleset.tables, **written.tables})
        fall = FallSearch(tables).of(target, _with_adjustments(written.formula, target))
        if fall is not None:
            worse, more, better, fewer = (_shown(fall.numbers[name]) for name in ("worse", "more", "better", "fewer"))
            path = subject.paths_of_targets[target.id]
            at = (*path, "scoring") if subject.written((*path, "scoring")) else path
            witness = two_reports(subject, target, fall)
            yield subject.finding(
                "points_fall", at, at_key=True, witness=witness, worse=worse, more=more, better=better, fewer=fewer
            )


def _may_fall(target: Target) -> bool:
    if not target.scored or target.points is None:
        return False
    return _by_itself(target.scoring) or _against(target.bonus, When.NOT_MET) or _against(target.penalty, When.MET)


def _by_itself(scoring: Scoring) -> bool:
    match scoring:
        case ByFormula(falling=falling):
            # Formulas are looked through when a ruleset is read; one that may fall says so.
            return not falling
        case Bands() | Interpolated() | Occurrences() | GridOf() | AchievementOrImprovement():
            return True
        case BestOf(ways):
            return any(map(_by_itself, ways))
        case _:
            return False


def _against(adjustment: Adjustment | None, when: When) -> bool:
    """Whether a bonus or penalty goes against what is better."""
    return adjustment is not None and (
        adjustment.when is when or (when is When.MET and adjustment.when is When.EXCEEDED)
    )


def _with_adjustments(formula: Formula, target: Target) -> Formula:
    with_bonus = _added("+", formula, target.bonus)
    return _added("-", with_bonus, target.penalty)


def _added(operator: object, formula: Formula, adjustment: Adjustment | None) -> Formula:
    if adjustment is None:
        return formula
    outcome = Compared("=", Name("verdict"), Name(adjustment.when.value))
    points = Call("if", (outcome, Literally(adjustment.points), Literally(Fraction(0))))
    return Binary("-" if operator == "-" else "+", formula, points)


def _shown(number: Fraction) -> str:
    cut = round_half_up(number, _PLACES)
    return number_text(number) if cut == number else f"≈{number_text(cut)}"


CHECK = Check("points_fall", Severity.ERROR, _find)
