"""A cluster as it stands, and what it would come to otherwise: with other weights, figures or roundings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from emulation_rules.assessment.build import Provenance
from emulation_rules.cluster.reckoning import Evaluated, Reckoning
from emulation_rules.cluster.standings import Judging, rules_of
from emulation_rules.evaluator import Evaluator
from emulation_rules.model.evaluation import Assessment, Evaluation
from emulation_rules.model.interval import Interval
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import RoundingStage
from emulation_rules.model.standing import Standings
from emulation_rules.perturbing.lever import Lever, reweighted
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.rounding import rounded_interval
from emulation_rules.scoring.tree import Earned, score

_NOTHING = Interval.point(0)


class Scene:
    """The units of a cluster under one plan; ``now`` is what they come to as they are."""

    def __init__(self, evaluator: Evaluator, reports: Mapping[str, Report], digest: str = "") -> None:
        self.plan: Plan = evaluator.plan
        self.ruleset: Ruleset = evaluator.plan.ruleset
        self.reports = {unit: reports[unit] for unit in sorted(reports)}
        self._digest = digest
        self._rules = rules_of(self.plan, evaluator.ruler)
        self._reckoning = Reckoning(self.plan, evaluator.ruler, _anonymous)
        self._judging = Judging(self.plan, self._rules)
        self._evaluated = self._reckoning.evaluated(self.reports)
        self.now: Standings = self._judging.standings(self._evaluated, self.reports, digest)

    @property
    def evaluations(self) -> Mapping[str, Evaluation]:
        """The evaluation of every unit as it is."""
        return self._evaluated.units

    def on(self, reports: Mapping[str, Report]) -> Standings:
        """Return the standings on other reports."""
        ordered = {unit: reports[unit] for unit in sorted(reports)}
        return self._judging.standings(self._reckoning.evaluated(ordered), ordered, self._digest)

    def with_weight(self, lever: Lever, factor: Fraction) -> Standings:
        """Return the standings with one weight times a factor."""
        return self._scored(reweighted(self.ruleset, lever, factor), _Scaled(self.ruleset, lever, factor))

    def without(self, target: str) -> Standings:
        """Return the standings with one target that nobody is asked; its verdict is still known to titles."""
        return self._scored(self.ruleset, lambda one: _left_out(one) if one.target == target else one)

    def rescored(self, ruleset: Ruleset) -> Standings:
        """Return the standings under a ruleset that differs in how the score is put together alone."""
        return self._scored(ruleset, lambda one: one)

    def _scored(self, ruleset: Ruleset, change: Callable[[Assessment], Assessment]) -> Standings:
        plan = replace(self.plan, ruleset=ruleset)
        units = {unit: _rescored(plan, one, change) for unit, one in self._evaluated.units.items()}
        evaluated = Evaluated(units, self._evaluated.cluster)
        return Judging(plan, self._rules).standings(evaluated, self.reports, self._digest)


class _Scaled:
    """Multiplies the points of the targets of a lever, after they are rounded."""

    def __init__(self, ruleset: Ruleset, lever: Lever, factor: Fraction) -> None:
        rules = ruleset.score
        self._rounding = rules.rounding if rules.stage is RoundingStage.TARGET else None
        self._targets = lever.targets
        self._factor = factor

    def __call__(self, one: Assessment) -> Assessment:
        if one.points is None or one.maximum is None:
            return one
        points = rounded_interval(one.points, self._rounding)
        if one.target not in self._targets:
            return one if points is one.points else replace(one, points=points)
        factor = self._factor
        return replace(one, points=Interval.point(factor) * points, maximum=factor * one.maximum)


def _rescored(plan: Plan, evaluation: Evaluation, change: Callable[[Assessment], Assessment]) -> Evaluation:
    changed = tuple(map(change, evaluation.assessments))
    return replace(evaluation, assessments=changed, score=score(plan, {one.target: earned_of(one) for one in changed}))


def earned_of(assessment: Assessment) -> Earned:
    """Return what a target brings to the total."""
    return Earned(assessment.verdict, assessment.points, assessment.adjustment or _NOTHING)


def _left_out(assessment: Assessment) -> Assessment:
    return replace(assessment, points=None, maximum=None, adjustment=None, scored=False)


def _anonymous(_: Report, __: Mapping[str, Report] | None) -> Provenance:
    """Nobody asks what the evaluations of a disturbed cluster were made from."""
    return Provenance()
