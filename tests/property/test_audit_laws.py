"""Laws of the audit: what is recomputed is never off, and what display rounding cannot explain always is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.reports import reports_for
from tests.strategies.rulesets import rulesets

from emulation_rules.api import audit, evaluate_all, loads, standings
from emulation_rules.exchange.stated_text import with_stated
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.finding import Finding
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import round_half_up
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.stated_results import StatedNumber, StatedResults

CELLS = 6
JUDGED = loads(
    "format: emulation-rules/1\nid: judged\ntitle: Judged\nperiod: 2023\nindicators:\n"
    + "".join(f"  c{n}: {{en: C, measure: score, better: higher, ceiling: 50}}\n" for n in range(CELLS))
    + "targets:\n"
    + "".join(f"  t{n}: {{indicator: c{n}, points: 50, scoring: direct}}\n" for n in range(CELLS))
)
DIFFERS = ("audit_score", "audit_share", "audit_points", "audit_rank")


def differing(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.code.startswith(DIFFERS)]


def rounded(number: Fraction, places: int) -> StatedNumber:
    return StatedNumber(round_half_up(number, places), places)


def restated(ruleset: Ruleset, evaluation: Evaluation, places: int) -> StatedResults:
    """What an honest report states of an evaluation: everything that is certain."""
    score = evaluation.score
    known: dict[str, Interval | None] = {"score": score.points, "share": score.share}
    known |= {f"points:{group.group}": group.points for group in score.groups}
    known |= {f"points:{each.target}": each.points for each in evaluation.assessments if each.target in ruleset.targets}
    results = StatedResults()
    for name, interval in known.items():
        if interval is not None and interval.is_point:
            results = with_stated(results, name, rounded(interval.number, places))
    return results


@given(st.data(), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_what_is_recomputed_is_never_off(data: st.DataObject, places: int) -> None:
    ruleset = data.draw(rulesets())
    reports = {report.unit: report for report in data.draw(st.lists(reports_for(ruleset), min_size=1, max_size=3))}
    reports = {unit: replace(report, stated={}) for unit, report in reports.items()}
    period = ruleset.span.period
    for evaluation in evaluate_all(ruleset, reports):
        if evaluation.unit in reports:
            stated = {period: restated(ruleset, evaluation, places)}
            reports[evaluation.unit] = replace(reports[evaluation.unit], stated=stated)
    for standing in standings(ruleset, reports).standings:
        if standing.rank is not None and standing.rank.certain and standing.unit in reports:
            report = reports[standing.unit]
            ranked = with_stated(report.stated[period], "rank", StatedNumber(Fraction(standing.rank.best)))
            reports[standing.unit] = replace(report, stated={period: ranked})
    assert differing(audit(ruleset, reports)) == []


# ---- tables whose cells hide digits -----------------------------------------------------


def hidden() -> st.SearchStrategy[list[Decimal]]:
    return st.lists(st.decimals(0, 50, places=4, allow_nan=False, allow_infinity=False), min_size=CELLS, max_size=CELLS)


def shown(numbers: list[Decimal], places: int) -> Report:
    observations: dict[FigureKey, Observation] = {}
    for indicator, number in zip(JUDGED.indicators.values(), numbers, strict=True):
        displayed = round_half_up(Fraction(number), places)
        written = f"{Decimal(displayed.numerator) / displayed.denominator:.{places}f}"
        interval = Interval.point(displayed)
        judged = Observation(interval=interval, grade=Grade.JUDGEMENT, written=written)
        observations[indicator.id, JUDGED.span.period] = judged
    return Report("unit", observations)


def stating(report: Report, total: Fraction, places: int) -> Mapping[str, Report]:
    results = StatedResults(score=rounded(total, places))
    return {report.unit: replace(report, stated={JUDGED.span.period: results})}


@given(hidden(), st.integers(1, 3), st.integers(0, 4))
@settings(max_examples=60, deadline=None)
def test_a_total_made_of_digits_the_cells_hide_is_not_off(numbers: list[Decimal], places: int, total: int) -> None:
    report = shown(numbers, places)
    assert differing(audit(JUDGED, stating(report, sum(map(Fraction, numbers), Fraction(0)), total))) == []


@given(hidden(), st.integers(1, 3), st.integers(0, 3), st.fractions(0, 3), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_total_further_off_than_all_that_is_hidden_is_found(
    numbers: list[Decimal], places: int, total: int, beyond: Fraction, below: bool
) -> None:
    report = shown(numbers, places)
    exact = sum((each.interval.number for each in report.observations.values() if each.interval), Fraction(0))
    hiding = CELLS * Fraction(1, 2 * 10**places) + Fraction(1, 2 * 10**total)
    # Rounding the stated number itself can bring it back by half a unit.
    distance = hiding + Fraction(1, 10**total) + beyond
    stated = stating(report, exact - distance if below else exact + distance, total)
    assert len(differing(audit(JUDGED, stated))) == 1


@given(hidden(), st.integers(0, CELLS - 1))
@settings(max_examples=60, deadline=None)
def test_a_cell_that_was_left_out_is_named_unless_too_many_others_fit(numbers: list[Decimal], left_out: int) -> None:
    numbers[left_out] = max(numbers[left_out], Decimal(1))
    report = shown(numbers, 1)
    total = sum((Fraction(each) for index, each in enumerate(numbers) if index != left_out), Fraction(0))
    (found,) = differing(audit(JUDGED, stating(report, total, 2)))
    if found.code != "audit_score_differs":
        assert f"(`c{left_out}`)" in dict(found.details)["cells"]
    else:
        like_it = sum(abs(number - numbers[left_out]) < 1 for number in numbers)
        assert like_it > 3
