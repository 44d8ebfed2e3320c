"""Reports the solver found, as they are told: figures with their titles, and a test case ready to paste."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from emulation_rules.diffing.relations import Shown
from emulation_rules.exchange.trial_print import print_case
from emulation_rules.model.quantity import Unit
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.ruleset_changes import Example, ShownFigure
from emulation_rules.model.target import Target, Together, part_ids
from emulation_rules.model.text import Text
from emulation_rules.model.trial import Expectation
from emulation_rules.plan.plan import Leaf, PlannedTarget, walk
from emulation_rules.solving.answers import Witness


def example_of(shown: Shown, planned: PlannedTarget, ruleset: Ruleset, name: str) -> Example:
    """Return a report on which two versions differ, as it is told. ``ruleset`` is the later version."""
    own = {each.indicator.id for each in walk(planned.question) if isinstance(each, Leaf)}
    figures = figures_told(shown.witness, own if len(own) == 1 else (), ruleset)
    expected = [Expectation(shown.witness.unit, (planned.target.id, "verdict"), shown.after.value)]
    case = case_of(name, shown.witness.report(), expected, ruleset)
    return Example(shown.witness.unit, figures, shown.before, shown.after, case)


def figures_told(witness: Witness, own: Collection[str], ruleset: Ruleset) -> tuple[ShownFigure, ...]:
    """Return the figures of a witness with their titles; ``own`` are indicators whose figures need no name."""
    told = []
    for variable, number in witness.numbers:
        if variable.subject is None:
            continue
        subject, period = variable.subject
        indicator = ruleset.indicators.get(subject)
        figure = ShownFigure(
            variable.key, _claimed(subject, ruleset), number, Unit.NUMBER, period, claim=variable.claim
        )
        if indicator is not None:
            title = indicator.title
            figure = replace(figure, title=title, unit=indicator.unit, earlier=variable.earlier, own=subject in own)
        told.append(figure)
    return tuple(sorted(told, key=lambda each: (not each.own, each.key.partition("@")[0], each.earlier)))


def case_of(name: str, report: Report, expected: Iterable[Expectation], ruleset: Ruleset) -> str:
    """Return a test case as an item of ``cases:``; empty where the later version cannot be given the report."""
    subjects = {subject for subject, _ in report.observations}
    asked = {target for each in expected if (target := each.path[0]) in ruleset.targets}
    targets = {name: target for name, target in ruleset.targets.items() if name in asked | subjects}
    claimable = {name for target in targets.values() for name in (target.id, *_parts(target))}
    if not subjects <= {*ruleset.indicators, *claimable}:
        return ""
    # Of a large ruleset, no more than the case is about.
    indicators = {name: each for name, each in ruleset.indicators.items() if name in subjects}
    bare = replace(ruleset, indicators=indicators, targets=targets, assigned={})
    return print_case(name, bare, {report.unit: report}, expected)


def _parts(target: Target) -> Iterable[str]:
    waiting = [(target.id, target.question)]
    while waiting:
        name, question = waiting.pop()
        if isinstance(question, Together):
            names = part_ids(question, name)
            yield from names
            waiting += [(each, part.question) for each, part in zip(names, question.parts, strict=True)]


def _claimed(subject: str, ruleset: Ruleset) -> Text:
    target = ruleset.targets.get(subject)
    return Text() if target is None else target.title
