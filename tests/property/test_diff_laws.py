"""What `diff` says of two versions agrees with a grid of reports around their marks; what it shows really differs."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import islice, product
from random import Random

import pytest
from hypothesis import given, settings
from tests.samples.same_draws import draw_no_constants
from tests.strategies.changed_rulesets import changed_pairs
from tests.strategies.figures import marks_on

from emulation_rules.diffing.diff import diff
from emulation_rules.engines.reference import ReferenceEngine
from emulation_rules.evaluator import Evaluator
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.ruleset_changes import Example, Relation, RulesetChanges
from emulation_rules.model.target import Scope
from emulation_rules.model.verdict import Verdict
from emulation_rules.plan.plan import Plan, Slot, SlotKind
from emulation_rules.plan.readings import read
from emulation_rules.solving.examples import examples
from emulation_rules.solving.variables import Variable

PAIRS = int(os.environ.get("EMULATION_RULES_PAIRS", "60"))
"""Pairs looked at; a search for faults looks at a thousand: ``EMULATION_RULES_PAIRS=1000``."""
_REPORTS = 120
_WORSE = {Relation.STRICTER, Relation.INCOMPARABLE, Relation.UNKNOWN}
_BETTER = {Relation.LOOSER, Relation.INCOMPARABLE, Relation.UNKNOWN}
_TURNED = {Relation.STRICTER: Relation.LOOSER, Relation.LOOSER: Relation.STRICTER}


@settings(max_examples=PAIRS)
@given(pair=changed_pairs())
def test_what_is_said_agrees_with_a_grid_of_reports(pair: tuple[Ruleset, Ruleset]) -> None:
    old, new = pair
    changes = diff(old, new)
    before, after = Evaluator(old, engine="reference"), Evaluator(new, engine="reference")
    for report in islice(_grid(before.plan, after.plan), _REPORTS):
        verdicts = [_verdicts(evaluator.plan, report) for evaluator in (before, after)]
        for name, target in new.targets.items():
            if target.scope is Scope.PER_UNIT:
                _agrees(changes[name].relation, verdicts[0][name], verdicts[1][name])


def _agrees(relation: Relation | None, before: Verdict, after: Verdict) -> None:
    moved = (after is Verdict.MET) - (before is Verdict.MET)
    if moved < 0:
        assert relation in _WORSE
    elif moved > 0:
        assert relation in _BETTER
    elif before is not after:
        assert relation not in (Relation.IDENTICAL, Relation.EQUIVALENT)


@settings(max_examples=PAIRS)
@given(pair=changed_pairs())
def test_every_example_differs_by_the_reference_engine(pair: tuple[Ruleset, Ruleset]) -> None:
    old, new = pair
    plans = [Evaluator(ruleset, engine="reference").plan for ruleset in _of_units(old, new)]
    for change in diff(old, new).targets:
        for example in (change.worse, change.better, change.otherwise):
            if example is not None:
                report = _report_of(example)
                found = [_verdicts(plan, report)[change.target] for plan in plans]
                assert found == [example.before, example.after]
                assert example.before is not example.after


@settings(max_examples=PAIRS)
@given(pair=changed_pairs())
def test_no_score_moves_further_than_is_proved(pair: tuple[Ruleset, Ruleset]) -> None:
    old, new = pair
    changes = diff(old, new)
    before, after = Evaluator(old, engine="reference"), Evaluator(new, engine="reference")
    most = changes.gain.by if changes.gain else Fraction(0)
    least = changes.loss.by if changes.loss else Fraction(0)
    for swing in filter(None, (changes.gain, changes.loss)):
        assert swing.by
    if changes.score_open:
        return
    for report in islice(_grid(before.plan, after.plan), _REPORTS // 6):
        evaluations = [evaluator.evaluate(report) for evaluator in (before, after)]
        if all(_decided(evaluation) for evaluation in evaluations):
            old_points, new_points = (evaluation.score.points for evaluation in evaluations)
            assert least <= new_points.number - old_points.number <= most


def _decided(evaluation: Evaluation) -> bool:
    told = all(each.verdict is not Verdict.UNDETERMINED for each in evaluation.assessments)
    return told and evaluation.score.points.is_point


@settings(max_examples=PAIRS)
@given(pair=changed_pairs())
def test_the_other_way_round_is_the_mirror(pair: tuple[Ruleset, Ruleset]) -> None:
    old, new = pair
    there, back = _relations(diff(old, new)), _relations(diff(new, old))
    assert back == {name: _TURNED.get(relation, relation) for name, relation in there.items()}


@settings(max_examples=PAIRS)
@given(pair=changed_pairs())
def test_a_ruleset_is_the_same_as_itself(pair: tuple[Ruleset, Ruleset]) -> None:
    changes = diff(pair[0], pair[0])
    assert not changes
    assert {change.relation for change in changes.targets} == {Relation.IDENTICAL}
    assert changes.gain is changes.loss is None


def test_most_relations_are_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few may be open, or the laws above say little."""
    draw_no_constants(monkeypatch)
    told: Counter[Relation] = Counter()

    @settings(max_examples=100, derandomize=True, database=None)
    @given(pair=changed_pairs())
    def ask(pair: tuple[Ruleset, Ruleset]) -> None:
        told.update(relation for relation in _relations(diff(*pair)).values() if relation is not Relation.IDENTICAL)

    ask()
    assert told[Relation.UNKNOWN] < 0.1 * told.total(), told
    assert told[Relation.EQUIVALENT], told
    # `test_diff_mirrors` holds that looser is what stricter is the other way round.
    one_way = told[Relation.STRICTER] + told[Relation.LOOSER]
    assert min(one_way, told[Relation.INCOMPARABLE]) > 0.1 * told.total(), told


def _relations(changes: RulesetChanges) -> Mapping[str, Relation]:
    return {change.target: change.relation for change in changes.targets if change.relation is not None}


# ---- reports ----------------------------------------------------------------------------


def _grid(before: Plan, after: Plan) -> Iterator[Report]:
    """Yield complete reports whose figures lie on the marks of either version, beside them, or are round."""
    chance = Random(20221119)  # noqa: S311  # test data, the same each time
    slots = {(slot.indicator.id, slot.period): slot for plan in (before, after) for slot in plan.slots if _stated(slot)}
    offered = {key: _offered(slot, before.ruleset, after.ruleset) for key, slot in slots.items()}
    computed = {key for key, slot in slots.items() if slot.indicator.ratio or slot.indicator.formula}
    units = [*after.ruleset.units, *after.ruleset.assigned] or ["somewhere"]
    while offered:
        figures = {key: Observation.figure(chance.choice(numbers)) for key, numbers in offered.items()}
        if chance.random() < 0.5:
            figures = {key: figure for key, figure in figures.items() if key not in computed}
        yield Report(chance.choice(units), figures)


def _stated(slot: Slot) -> bool:
    return slot.kind is SlotKind.REPORTED


def _offered(slot: Slot, *rulesets: Ruleset) -> list[Fraction]:
    indicator = slot.indicator
    marks = [mark for ruleset in rulesets for mark in marks_on(indicator, ruleset)]
    variable = Variable("", None, slot.range, indicator.whole, indicator.step)
    numbers = [mark + step for mark, step in product(marks, map(Fraction, (0, 1, -1)))]
    numbers += [*islice(examples(slot.range, variable), 4), Fraction(0), Fraction(95), Fraction(100), Fraction(96)]
    fits = (n for n in numbers if n in slot.range and not (indicator.whole and n.denominator != 1))
    return [*dict.fromkeys(fits)] or [next(examples(slot.range, variable))]


def _report_of(example: Example) -> Report:
    observations: dict[FigureKey, Observation] = {}
    for figure in example.figures:
        key = (figure.key.partition("@")[0], figure.period)
        observations[key] = (
            Observation(claim=bool(figure.number), grade=Grade.CLAIM)
            if figure.claim
            else Observation(interval=Interval.point(figure.number))
        )
    return Report(example.unit, observations)


def _of_units(*rulesets: Ruleset) -> list[Ruleset]:
    """Return rulesets that ask of each unit what they ask of the cluster as a whole."""
    return [
        replace(ruleset, targets={name: replace(each, scope=Scope.PER_UNIT) for name, each in ruleset.targets.items()})
        for ruleset in rulesets
    ]


def _verdicts(plan: Plan, report: Report) -> dict[str, Verdict]:
    rulings = ReferenceEngine(plan).rule(read(plan, report))
    return {planned.target.id: ruling.verdict for planned, ruling in zip(plan.targets, rulings, strict=True)}
