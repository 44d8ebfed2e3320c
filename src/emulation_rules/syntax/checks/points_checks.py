"""Formulas in the scoring of targets: what they mean and divide by, how much they give, and whether they fall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from emulation_rules.model.formula import Formula, Name, inside
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import number_text, round_half_up
from emulation_rules.model.place import KeyPath
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import AchievementOrImprovement, BestOf, ByFormula, GridOf, Scoring
from emulation_rules.model.target import Target
from emulation_rules.plan import frame
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.figures import Figures
from emulation_rules.plan.formulas import FormulaMeaningError
from emulation_rules.plan.from_model import lowered_question
from emulation_rules.plan.nodes import Expr, slots_of
from emulation_rules.plan.plan import Exempt, Question
from emulation_rules.plan.points import points_scope
from emulation_rules.syntax.checks.absences import with_absences
from emulation_rules.syntax.checks.division_checks import Ranges
from emulation_rules.syntax.checks.falling_checks import FallSearch
from emulation_rules.syntax.checks.formula_checks import FormulaChecker
from emulation_rules.syntax.checks.ranges import as_reported, criterion_year, framed_ranges, slot_ranges
from emulation_rules.syntax.formula.formulas import print_formula

_SHOWN_PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class Written:
    """A formula of a scoring, where it stands, and the whole way of scoring where it is one by itself."""

    formula: Formula
    path: KeyPath
    way: ByFormula | None = None


def written_in(scoring: Scoring, path: KeyPath) -> Iterator[Written]:
    """Yield the formulas people wrote into the scoring at ``path``."""
    match scoring:
        case ByFormula(formula, _):
            yield Written(formula, (*path, "formula"), scoring)
        case BestOf(ways, worst):
            for index, way in enumerate(ways):
                yield from written_in(way, (*path, "worst_of" if worst else "best_of", index))
        case AchievementOrImprovement(baseline=baseline):
            yield Written(baseline, (*path, "achievement_or_improvement", "baseline"))
        case GridOf(row, column, _):
            yield Written(row, (*path, "grid", "row"))
            yield Written(column, (*path, "grid", "column"))
        case _:
            return


class PointsChecker:
    """Checks the formulas of every target of a ruleset."""

    def __init__(self, ruleset: Ruleset, checker: FormulaChecker) -> None:
        self._ruleset = ruleset
        self._plain = as_reported(ruleset)
        self._checker = checker
        self._falls = FallSearch(ruleset)

    def has_formulas(self, target: Target) -> bool:
        """Whether people wrote a formula into the scoring of a target."""
        return any(True for _ in written_in(target.scoring, ()))

    def check(self, target: Target) -> None:
        """Note what is wrong with the formulas of a target's scoring."""
        if target.points is None:
            return
        for written in written_in(target.scoring, ("targets", target.id, "scoring")):
            self._check(target, target.points, written)

    def _check(self, target: Target, points: Fraction, written: Written) -> None:
        figures, question = self._asked(target, self._plain)
        scope = points_scope(target, question, figures)
        checked = self._checker.number(written.formula, written.path, scope)
        if checked is None or not self._has_verdict(checked.root, question, written):
            return
        ways = framed_ranges(question, slot_ranges(tuple(figures.slots.values()), self._ruleset))
        sound = self._checker.check_divisions(checked, written.path, ways)
        if written.way is None or not sound:
            return
        self._check_most(checked.root, points, written, ways)
        if not written.way.falling:
            self._check_falling(target, written)

    def _asked(self, target: Target, ruleset: Ruleset) -> tuple[Figures, Question]:
        figures = _figures(target, ruleset)
        return figures, lowered_question(target, figures)

    def _has_verdict(self, expr: Expr, question: Question, written: Written) -> bool:
        reads = slots_of(expr) & {frame.MET, frame.EXCEEDED}
        if isinstance(question, Exempt) and reads:
            at = next(node for node in _nodes(written.formula) if isinstance(node, Name) and node.name == "verdict")
            self._checker.add("formula_verdict_without_criterion", written.path, at)
            return False
        return True

    # ---- more than the target's points ------------------------------------------------------

    def _check_most(self, expr: Expr, points: Fraction, written: Written, ways: Sequence[Ranges]) -> None:
        tried = with_absences(expr, ways)
        found = [most for values in tried if isinstance(most := bounds(expr, values), Interval)]
        highest = [one.high for one in found if one.high is not None]
        endless = len(highest) < len(found)
        if not endless and max(highest, default=points) <= points:
            return
        code = "formula_endless_points" if endless else "formula_above_points"
        details = (
            {"points": number_text(points)}
            if endless
            else {"most": _shown(max(highest)), "points": number_text(points)}
        )
        capped = f"min({print_formula(written.formula)}, points)"
        self._checker.add(code, written.path, written.formula, (capped,), **details)

    # ---- fewer points for a better value ----------------------------------------------------

    def _check_falling(self, target: Target, written: Written) -> None:
        fall = self._falls.of(target, written.formula)
        if fall is None:
            return
        said = {name: _shown(number) for name, number in fall.numbers.items()}
        others = ", ".join(f"{key} = {number_text(number)}" for key, number in fall.others)
        said["others"] = f" ({others})" if others else ""
        self._checker.add("formula_falls", written.path, written.formula, **said)


def _shown(number: Fraction) -> str:
    """Return a number for people: long decimals are cut."""
    cut = round_half_up(number, _SHOWN_PLACES)
    return number_text(number) if cut == number else f"≈{number_text(cut)}"


def _nodes(formula: Formula) -> Iterator[Formula]:
    yield formula
    for part in inside(formula):
        yield from _nodes(part)


def _figures(target: Target, ruleset: Ruleset) -> Figures:
    """Return the figures of the year for which a target is looked at."""
    period = ruleset.span.period
    return Figures(ruleset, replace(period, year=criterion_year(target, period.year)))


def fitting(target: Target, ruleset: Ruleset) -> bool:
    """Whether a target can be lowered: what it names is there."""
    try:
        lowered_question(target, _figures(target, ruleset))
    except (KeyError, FormulaMeaningError):
        return False
    return True
