"""Reports that show a fault, as cases to paste into the tests of a ruleset: what they say is what comes out today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from emulation_rules.evaluator import Evaluator
from emulation_rules.exchange.trial_print import print_case
from emulation_rules.linting.questions import asked_of
from emulation_rules.linting.subject import Subject
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import number_text
from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.target import Measured, Target
from emulation_rules.model.trial import Expectation
from emulation_rules.solving.answers import Witness
from emulation_rules.syntax.checks.falling_checks import Fall

_UNIT = "unit"
"""Whose report it is where a ruleset names no units."""


def two_reports(subject: Subject, target: Target, fall: Fall) -> str:
    """Return two cases that differ in one figure, of which the better one earns less; empty where units must be set."""
    others = _figures(subject, dict(fall.others))
    if not isinstance(target.question, Measured) or others is None:
        return ""
    indicator, period = target.question.indicator, subject.plan.period
    unit = next((unit for unit in subject.ruleset.units if _asked(target, unit)), _UNIT)
    evaluator = Evaluator(subject.ruleset, engine="reference")
    cases = []
    for value in (fall.numbers["worse"], fall.numbers["better"]):
        report = Report(unit, {**others, (indicator, period): _stated(value)})
        name = f"{target.id}: {indicator} {number_text(value)}"
        expected = _expected(evaluator.evaluate(report), target.id)
        cases.append(print_case(name, subject.ruleset, {unit: report}, expected))
    return "".join(cases)


def one_met(subject: Subject, met: str, missed: str, targets: Iterable[str]) -> str:
    """Return a case that meets one question of some targets and misses another; empty where none was found."""
    found = asked_of(subject, targets).possible(met=(met,), not_met=(missed,))
    if not isinstance(found, Witness):
        return ""
    report = found.report()
    evaluation = Evaluator(subject.ruleset, engine="reference").evaluate(report)
    verdicts = {each.target: each.verdict.value for each in evaluation.walk()}
    if not {met, missed} <= verdicts.keys():
        return ""
    expected = [Expectation(evaluation.unit, (name, "verdict"), verdicts[name]) for name in (met, missed)]
    return print_case(f"{met}: {verdicts[met]}", subject.ruleset, {evaluation.unit: report}, expected)


def _asked(target: Target, unit: str) -> bool:
    return unit not in target.excluded and (not target.only or unit in target.only)


def _figures(subject: Subject, numbers: Mapping[str, Fraction]) -> Mapping[FigureKey, Observation] | None:
    """Return figures by what they are of, None where one is no figure that a report states."""
    found: dict[FigureKey, Observation] = {}
    for key, number in numbers.items():
        name, _, when = key.partition("@")
        period = _period(when, subject)
        if name not in subject.ruleset.indicators or period is None:
            return None
        found[name, period] = _stated(number)
    return found


def _period(label: str, subject: Subject) -> Period | None:
    """Return the period a figure is of; that of a unit's assigned mark is none."""
    try:
        return Period.parse(label) if label else subject.plan.period
    except ValueError:
        return None


def _stated(number: Fraction) -> Observation:
    return Observation(interval=Interval.point(number), written=number_text(number))


def _expected(evaluation: Evaluation, target: str) -> Iterator[Expectation]:
    """Yield what a target comes to today, bonus and penalty in the score's points."""
    yield Expectation(evaluation.unit, (target, "points"), evaluation[target].points)
    yield Expectation(evaluation.unit, ("score", "points"), evaluation.score.points)
