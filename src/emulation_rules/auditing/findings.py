"""Audit: everything a report states that does not agree with its own figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from emulation_rules.auditing.display import as_displayed
from emulation_rules.auditing.exceedances import check_exceedances
from emulation_rules.auditing.figures import check_figures
from emulation_rules.auditing.results import check_results
from emulation_rules.auditing.subject import Subject
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.finding import Finding
from emulation_rules.model.report import Report
from emulation_rules.model.standing import Standings
from emulation_rules.plan.plan import Plan, SlotKind


class Evaluates(Protocol):
    """What an audit needs of an evaluator."""

    plan: Plan

    def evaluate(self, report: Report) -> Evaluation:
        """Return the evaluation of one report."""

    def evaluate_all(self, reports: Mapping[str, Report]) -> tuple[Evaluation, ...]:
        """Return the evaluation of every unit."""

    def standings(self, reports: Mapping[str, Report]) -> Standings:
        """Return the units ranked."""


def audited(evaluator: Evaluates, reports: Mapping[str, Report]) -> tuple[Finding, ...]:
    """Return what is wrong with the reports, in the order of their places."""
    found = (finding for subject in _subjects(evaluator, reports) for finding in _findings(subject))
    return tuple(sorted(found, key=lambda finding: (finding.place, tuple(map(str, finding.path)), finding.code)))


def _subjects(evaluator: Evaluates, reports: Mapping[str, Report]) -> Iterator[Subject]:
    plan = evaluator.plan
    displayed = as_displayed(plan, reports)
    standings = evaluator.standings(displayed)
    together = any(slot.kind is SlotKind.CLUSTER for slot in plan.slots)

    def again(report: Report) -> Evaluation:
        if not together:
            return evaluator.evaluate(report)
        others = evaluator.evaluate_all({**displayed, report.unit: report})
        return next(one for one in others if one.unit == report.unit)

    for evaluation in evaluator.evaluate_all(reports):
        unit = evaluation.unit
        if unit in reports:
            most = _most(standings, unit, evaluation)
            yield Subject(plan, reports[unit], displayed[unit], evaluation, most, standings, again)


def _most(standings: Standings, unit: str, otherwise: Evaluation) -> Evaluation:
    found = [standing.evaluation for standing in standings.standings if standing.unit == unit]
    return found[0] if found else standings.cluster or otherwise


def _findings(subject: Subject) -> Iterator[Finding]:
    yield from check_results(subject)
    yield from check_figures(subject)
    yield from check_exceedances(subject)
