"""Laws of test cases: what is printed reads back, more cases never try less, what is noticed really differs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies.clusters import cluster_rulesets, reports_of
from tests.strategies.reports import reports_for
from tests.strategies.rulesets import rulesets

from emulation_rules.exchange.trial_of import expectations_of
from emulation_rules.exchange.trial_print import print_cases
from emulation_rules.exchange.trial_yaml import trials_from_text
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.trial import Trial
from emulation_rules.plan.formula_scope import FormulaMeaningError
from emulation_rules.trials.coverage import coverage_of
from emulation_rules.trials.mutation import mutants_of, mutations_of
from emulation_rules.trials.outcome import Bench
from emulation_rules.trials.run import run_case

FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def plain(report: Report) -> Report:
    """Return a report without what cases do not hold: results it states of itself, and where it comes from."""
    return replace(report, stated={}, source="", odd_cells=())


def known_report(data: st.DataObject, ruleset: Ruleset) -> Report:
    """Return a report of a unit that the ruleset knows: cases are of no others."""
    report = plain(data.draw(reports_for(ruleset)))
    known = not ruleset.units or report.unit in (CLUSTER, *ruleset.units)
    return report if known else replace(report, unit=CLUSTER)


def case_of(name: str, ruleset: Ruleset, report: Report) -> Trial:
    """Return a case that expects what its report comes to."""
    evaluation = Bench(ruleset).evaluator().evaluate(report)
    return Trial(name, {report.unit: report}, expectations_of(evaluation, score=True))


def same(one: Evaluation, other: Evaluation) -> bool:
    """Whether verdicts, points and exceedances agree."""
    told = [
        [(each.target, each.verdict, each.exceeded, each.points) for each in evaluation.walk()]
        for evaluation in (one, other)
    ]
    return told[0] == told[1] and one.score == other.score


@given(st.data())
@FEW
def test_printed_cases_read_back(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    report = known_report(data, ruleset)
    case = case_of("a case", ruleset, report)
    (read,) = trials_from_text(print_cases(ruleset, [case]), "printed.yaml", ruleset=ruleset).cases
    assert read == case
    assert run_case(read, Bench(ruleset)).passed


@given(st.data())
@FEW
def test_a_case_that_says_what_is_so_passes_with_ranks_as_well(data: st.DataObject) -> None:
    ruleset = data.draw(cluster_rulesets())
    reports = {unit: plain(report) for unit, report in data.draw(reports_of(ruleset)).items()}
    evaluations = Bench(ruleset).evaluator().evaluate_all(reports)
    expected = tuple(each for one in evaluations for each in expectations_of(one, score=True))
    case = Trial("a cluster", reports, expected)
    assert run_case(case, Bench(ruleset)).passed
    (read,) = trials_from_text(print_cases(ruleset, [case]), "printed.yaml", ruleset=ruleset).cases
    assert read == case


@given(st.data())
@FEW
def test_another_case_never_makes_coverage_fall(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    cases = [case_of(str(number), ruleset, known_report(data, ruleset)) for number in range(3)]
    tried = [
        {item.spot for item in coverage_of(ruleset, cases[:count]).items if item.taken}
        for count in range(len(cases) + 1)
    ]
    assert all(fewer <= more for fewer, more in pairwise(tried))
    assert tried[0] == set()
    # In whatever order they come.
    again = {item.spot for item in coverage_of(ruleset, cases[::-1]).items if item.taken}
    assert again == tried[-1]


@given(st.data())
@FEW
def test_spots_are_the_same_whatever_was_tried(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    case = case_of("a", ruleset, known_report(data, ruleset))
    without, with_case = (coverage_of(ruleset, cases) for cases in ((), (case,)))
    assert [item.spot for item in without.items] == [item.spot for item in with_case.items]
    assert len({item.spot for item in without.items}) == len(without.items)


@given(st.data())
@FEW
def test_a_change_is_noticed_only_where_the_reference_engine_differs(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    case = case_of("a", ruleset, known_report(data, ruleset))
    noticed = {result.mutation for result in mutations_of(ruleset, [case], most=40).results if result.noticed_by}
    (report,) = case.reports.values()
    before = Bench(ruleset).evaluator().evaluate(report)
    differs = {
        # Changes told in the same words, of two cells of a table, are told apart by nobody.
        mutant.mutation: True
        for mutant in mutants_of(ruleset)
        if mutant.mutation in noticed and not same(before, Bench(mutant.ruleset).evaluator().evaluate(report))
    }
    assert differs.keys() == noticed


@given(st.data())
@FEW
def test_what_is_left_out_as_the_same_is_the_same(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    report = known_report(data, ruleset)
    before = Bench(ruleset).evaluator().evaluate(report)
    for mutant in mutants_of(ruleset):
        if not mutant.same:
            continue
        after = Bench(mutant.ruleset).evaluator().evaluate(report)
        assert [(each.target, each.verdict, each.points) for each in before.walk()] == [
            (each.target, each.verdict, each.points) for each in after.walk()
        ], mutant.mutation


@given(st.data())
@FEW
def test_every_change_is_a_ruleset_or_none_at_all(data: st.DataObject) -> None:
    ruleset = data.draw(cluster_rulesets())
    for mutant in mutants_of(ruleset):
        try:
            Bench(mutant.ruleset).evaluator()
        except (FormulaMeaningError, KeyError):
            continue


@given(st.data())
@FEW
def test_clusters_are_covered_as_well(data: st.DataObject) -> None:
    ruleset = data.draw(cluster_rulesets())
    reports = {unit: plain(report) for unit, report in data.draw(reports_of(ruleset)).items()}
    case = Trial("a cluster", reports, ())
    found, nothing = coverage_of(ruleset, [case]), coverage_of(ruleset, [])
    assert [item.spot for item in found.items] == [item.spot for item in nothing.items]
    assert found.taken >= nothing.taken == 0
