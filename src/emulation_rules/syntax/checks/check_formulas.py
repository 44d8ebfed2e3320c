"""Every formula of a ruleset checked for what it means, once everything it may name has been read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from fractions import Fraction

from emulation_rules.model.formula import Formula
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Group
from emulation_rules.model.scoring import ByFormula
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.figures import Figures
from emulation_rules.plan.group_formulas import group_scope
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Condition, Expr
from emulation_rules.plan.results import ResultFigures
from emulation_rules.syntax.checks.absences import with_absences
from emulation_rules.syntax.checks.derived_checks import in_sound_order
from emulation_rules.syntax.checks.formula_checks import Checked, FormulaChecker
from emulation_rules.syntax.checks.points_checks import PointsChecker, fitting
from emulation_rules.syntax.checks.ranges import as_reported
from emulation_rules.syntax.documents.ruleset import RulesetDocument
from emulation_rules.syntax.known import Known


def check_formulas(ruleset: Ruleset, known: Known) -> Ruleset:
    """Note what is wrong with the meaning of the formulas of a ruleset.

    Returns the ruleset with every indicator that cannot be worked out taken as reported, so that it can be lowered.
    """
    members = (*ruleset.targets, *ruleset.groups)
    checker = FormulaChecker(known.faults, _unread(known.shape.document, ruleset), members)
    _check_derived(ruleset, checker)
    sound = _sound(ruleset, known)
    points = PointsChecker(sound, checker)
    faulty = {finding.path[:2] for finding in known.faults.findings}
    for target in ruleset.targets.values():
        if ("targets", target.id) not in faulty and points.has_formulas(target) and fitting(target, sound):
            points.check(target)
    for group in ruleset.groups.values():
        _check_group(group, sound, checker)
    _check_results(sound, known, checker)
    return sound


def _unread(document: RulesetDocument, ruleset: Ruleset) -> Collection[str]:
    """Return the names that are written in the document and are not in the ruleset: they have faults of their own."""
    written = (document.constants, document.tables, document.peers, document.groups, document.titles)
    declared = {*document.indicators, *document.targets, *(name for each in written for name in each or {})}
    read = (ruleset.constants, ruleset.tables, ruleset.peers, ruleset.groups, ruleset.titles)
    return declared - {*ruleset.indicators, *ruleset.targets, *(name for each in read for name in each)}


def _sound(ruleset: Ruleset, known: Known) -> Ruleset:
    """Return the ruleset with every indicator taken as reported that cannot be worked out."""
    faulty = {
        name for finding in known.faults.findings for name in finding.path[1:2] if finding.path[0] == "indicators"
    }
    order = in_sound_order(ruleset.indicators, faulty)
    kept = {
        name: one if name in order else replace(one, ratio=None, formula=None)
        for name, one in ruleset.indicators.items()
    }
    return replace(ruleset, indicators=kept)


# ---- derived indicators ---------------------------------------------------------------------


def _check_derived(ruleset: Ruleset, checker: FormulaChecker) -> None:
    scope = Figures(as_reported(ruleset), ruleset.span.period).scope(ruleset.span.period)
    for indicator in ruleset.indicators.values():
        if indicator.formula is not None:
            checker.number(indicator.formula, ("indicators", indicator.id, "formula"), scope)


# ---- groups ---------------------------------------------------------------------------------


def _check_group(group: Group, ruleset: Ruleset, checker: FormulaChecker) -> None:
    if group.formula is None:
        return
    path = ("groups", group.id, "formula")
    checked = checker.number(group.formula, path, group_scope(group, ruleset))
    if checked is None:
        return
    members = [_points_of(name, ruleset) for name in group.members]
    sound = checker.check_divisions(checked, path, [members])
    ways = with_absences(checked.root, [members]) if sound else []
    found = [most.high for values in ways if isinstance(most := bounds(checked.root, values), Interval)]
    highest = max((high for high in found if high is not None), default=None)
    if group.maximum is not None and highest is not None and highest > group.maximum:
        details = {"most": number_text(highest), "maximum": number_text(group.maximum)}
        checker.add("formula_above_maximum", path, group.formula, **details)


def _points_of(member: str, ruleset: Ruleset) -> Bounds:
    """Return what a member may come to, as far as that is plain to see."""
    group = ruleset.groups.get(member)
    if group is not None:
        return Interval(group.floor, group.cap)
    target = ruleset.targets.get(member)
    if target is None or target.points is None:
        return Interval(None, None)
    return Interval(None if isinstance(target.scoring, ByFormula) else Fraction(0), target.points)


# ---- ranking, titles and classes --------------------------------------------------------------


def _check_results(ruleset: Ruleset, known: Known, checker: FormulaChecker) -> None:
    plain = as_reported(ruleset)
    for formula, path in _ranked_by(ruleset, known.shape.document):
        figures = ResultFigures(plain, plain.span.period)
        scope = figures.results(ranked=False, titles=())
        _check_result(checker.number(formula, path, scope), path, figures, checker)
    for formula, path in _conditions(ruleset):
        figures = ResultFigures(plain, plain.span.period)
        scope = figures.results(ranked=True, titles=ruleset.titles)
        _check_result(checker.condition(formula, path, scope), path, figures, checker)


def _ranked_by(ruleset: Ruleset, document: RulesetDocument) -> Iterator[tuple[Formula, KeyPath]]:
    if ruleset.ranking is None or document.ranking is None or len(ruleset.ranking.keys) < len(document.ranking.by):
        return
    for index, (key, written) in enumerate(zip(ruleset.ranking.keys, document.ranking.by, strict=True)):
        path: KeyPath = ("ranking", "by", index)
        yield key.formula, path if isinstance(written, str) else (*path, "of")


def _conditions(ruleset: Ruleset) -> Iterator[tuple[Formula, KeyPath]]:
    for title in ruleset.titles.values():
        yield title.when, ("titles", title.id, "when")
    for scheme in ruleset.classes.values():
        for level in scheme.levels:
            if level.when is not None:
                yield level.when, ("classes", scheme.id, "levels", level.id, "when")


def _check_result(
    checked: Checked[Expr] | Checked[Condition] | None, path: KeyPath, figures: Figures, checker: FormulaChecker
) -> None:
    if checked is not None:
        checker.check_divisions(checked, path, [[slot.range for slot in figures.slots.values()]])
