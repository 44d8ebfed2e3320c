"""What the solver is told is what the reference engine says, and what it proves no report speaks against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.clusters import LOCAL, cluster_rulesets
from tests.strategies.expressions import SIZE, expressions, numbers_in, small
from tests.strategies.rulesets import rulesets
from tests.strategies.trees import adjusted

from emulation_rules.evaluator import Evaluator
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.period import Period
from emulation_rules.model.proof import Answer, Claim, WhyUnknown
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import ByFormula
from emulation_rules.model.verdict import Reason, Verdict
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.nodes import Expr
from emulation_rules.syntax.formula.formulas import read_formula

z3 = pytest.importorskip("z3")

from emulation_rules.proving.expressions import term  # noqa: E402
from emulation_rules.proving.figures import Figures  # noqa: E402
from emulation_rules.proving.prove import Prover, prove  # noqa: E402
from emulation_rules.proving.scores import ScoreTerms  # noqa: E402
from emulation_rules.proving.terms import (  # noqa: E402
    Known,
    Missing,
    NotTranslatedError,
    Number,
    Term,
    Truth,
    z3_number,
    z3_truth,
)

YEAR = Period(2023)
REASONS = [Reason.NOT_REPORTED, Reason.WAIVED]
FALLING = ByFormula(read_formula("if(value >= 60, points / 2, points * value / 60)"), falling=True)

Chosen = list[tuple[object, object]]


def number_at(number: Number, chosen: Chosen) -> Fraction:
    value = z3.simplify(z3.substitute(z3_number(number), *chosen))
    assert isinstance(value, z3.RatNumRef), value
    return Fraction(value.numerator_as_long(), value.denominator_as_long())


def truth_at(truth: Truth, chosen: Chosen) -> bool:
    return bool(z3.is_true(z3.simplify(z3.substitute(z3_truth(truth), *chosen))))


@settings(max_examples=400, deadline=None)
@given(st.data(), expressions())
def test_a_term_is_what_the_expression_is(data: st.DataObject, expr: Expr) -> None:
    held: list[Bounds] = []
    terms: list[Term] = []
    chosen: Chosen = []
    for slot in range(SIZE):
        if data.draw(st.integers(0, 7)) == 0:
            reason = data.draw(st.sampled_from(REASONS))
            held.append(reason)
            terms.append(Missing(reason))
            continue
        number = data.draw(small)
        held.append(Interval.point(number))
        terms.append(Known(z3.Real(f"x{slot}")))
        chosen.append((z3.Real(f"x{slot}"), z3_number(number)))
    found, expected = term(expr, terms), bounds(expr, held)
    if isinstance(found, Missing):
        assert isinstance(expected, Reason)
    elif truth_at(found.defined, chosen):
        assert expected == Interval.point(number_at(found.number, chosen))
    else:
        assert isinstance(expected, Reason)


@settings(max_examples=250, deadline=None)
@given(st.data(), adjusted() | rulesets())
def test_the_score_in_terms_is_the_score_of_the_reference(data: st.DataObject, ruleset: Ruleset) -> None:
    evaluator = Evaluator(ruleset, engine="reference")
    unit = data.draw(st.sampled_from(sorted(ruleset.units) or ["unit"]))
    figures = Figures(evaluator.plan.period)
    try:
        scores = ScoreTerms(evaluator.plan, unit, figures)
        share = scores.share
    except NotTranslatedError:
        return
    ranges = {(slot.indicator.id, slot.period): slot.range for slot in evaluator.plan.slots}
    numbers = {key: data.draw(numbers_in(ranges[key])) for key in figures.numbers}
    claims = {key: data.draw(st.booleans()) for key in figures.claims}
    chosen: Chosen = [(made, z3_number(numbers[key])) for key, made in figures.numbers.items()]
    chosen += [(made, z3.BoolVal(claims[key])) for key, made in figures.claims.items()]
    if not truth_at(scores.defined, chosen):
        return
    found: dict[FigureKey, Observation] = {key: Observation.figure(number) for key, number in numbers.items()}
    found |= {key: Observation(claim=claim, grade=Grade.CLAIM) for key, claim in claims.items()}
    evaluation = evaluator.evaluate(Report(unit, found))
    assert evaluation.score.share == Interval.point(number_at(share, chosen))
    assert evaluation.score.points == Interval.point(number_at(scores.points, chosen))
    for name, ruled in scores.ruled.items():
        target = ruleset.targets[name]
        if target.scored and truth_at(ruled.applies, chosen):
            assert (evaluation[name].verdict is Verdict.MET) == truth_at(ruled.met, chosen)


@st.composite
def small_rulesets(draw: st.DrawFn) -> Ruleset:
    """Draw a ruleset for a few units without quotas; one of its targets may give less for more."""
    ruleset = draw(cluster_rulesets(LOCAL))
    titles = {name: replace(title, quota=None) for name, title in ruleset.titles.items()}
    targets = dict(ruleset.targets)
    if draw(st.booleans()):
        targets["t0"] = replace(targets["t0"], scoring=FALLING)
    return replace(ruleset, titles=titles, targets=targets)


GRID = [Fraction(number) for number in (0, 20, 45, 59, 60, 61, 80, 100)]


def shares(ruleset: Ruleset, unit: str) -> Mapping[tuple[Fraction, Fraction], Fraction | None]:
    """Evaluate every report of a grid by the reference engine."""
    evaluator = Evaluator(ruleset, engine="reference")
    found = {}
    for x, y in product(GRID, GRID):
        figures = {("x", YEAR): Observation.figure(x), ("y", YEAR): Observation.figure(y)}
        figures[("faults", YEAR)] = Observation.figure(0)
        share = evaluator.evaluate(Report(unit, figures)).score.share
        found[x, y] = share.number if share is not None and share.is_point else None
    return found


@settings(max_examples=40, deadline=None)
@given(small_rulesets())
def test_a_score_proved_to_rise_falls_nowhere_on_a_grid(ruleset: Ruleset) -> None:
    unit = next(iter(ruleset.units))
    proofs = {
        one.subject: one.answer for one in prove(ruleset, Claim.MONOTONE, None, None, unit, Fraction(60), print_no)
    }
    assert Answer.UNKNOWN not in proofs.values()
    told = shares(ruleset, unit)
    for subject, place in (("x", 0), ("y", 1)):
        falls = any(
            now is not None and then is not None and then < now
            for other in GRID
            for now, then in pairwise(told[(one, other) if not place else (other, one)] for one in GRID)
        )
        if proofs.get(subject) is Answer.YES:
            assert not falls
        if falls:
            assert proofs[subject] is Answer.NO


@settings(max_examples=40, deadline=None)
@given(small_rulesets(), small_rulesets())
def test_rulesets_proved_equivalent_agree_on_a_grid(one: Ruleset, other: Ruleset) -> None:
    other = replace(other, id="other", units=one.units, assigned=one.assigned)
    unit = next(iter(one.units))
    (proof,) = prove(one, Claim.EQUIVALENT, other, None, unit, Fraction(60), print_no)
    assert proof.answer is not Answer.UNKNOWN
    if proof.answer is Answer.YES:
        assert shares(one, unit) == shares(other, unit)


@settings(max_examples=15, deadline=None)
@given(small_rulesets())
def test_what_nothing_reaches_no_report_of_a_grid_reaches(ruleset: Ruleset) -> None:
    unit = next(iter(ruleset.units))
    proofs = prove(ruleset, Claim.REACHABLE, None, None, unit, Fraction(60), print_no)
    assert all(one.why is not WhyUnknown.NOT_CONFIRMED for one in proofs)
    never = {one.subject for one in proofs if one.answer is Answer.NO}
    if not never:
        return
    prover = Prover(ruleset, None, Fraction(60))
    for x, y, faults in product(GRID[::3], GRID[::3], (0, 6)):
        figures = {("x", YEAR): x, ("y", YEAR): y, ("faults", YEAR): Fraction(faults)}
        figures |= {("favour", YEAR): Fraction(5), ("present", YEAR): Fraction(5), ("head", YEAR): Fraction(1)}
        report = Report(unit, {key: Observation.figure(number) for key, number in figures.items()})
        standing = prover._alone(report)
        held = {f"title:{each.title}" for each in standing.titles if each.outcome.value == "eligible"}
        held |= {f"class:{each.scheme}.{each.possible[0]}" for each in standing.classes if each.certain}
        assert not held & never


def print_no(_: object) -> None:
    """Nobody watches."""
