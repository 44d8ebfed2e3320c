from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.samples.pact import CONDUCT, PACT, STAGED, YEAR, told

from emulation_rules.exchange.merge_reports import merge_reports
from emulation_rules.exchange.read_reports import ReportKind, reports_from_text
from emulation_rules.exchange.write_report import print_reports, report_data, report_digest
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.indicator import StageChoice, Stages
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.ruleset import Ruleset

ORDER = ("final", "verified 1", "self")


def staged(choice: StageChoice) -> Ruleset:
    return replace(PACT, indicators={**PACT.indicators, "conduct": replace(CONDUCT, stages=Stages(ORDER, choice))})


def conduct(entry: str, ruleset: Ruleset = STAGED) -> Observation:
    text = f"format: emulation-rules-report/1\nfigures: {{2022: {{gia-lai: {{conduct: {entry}}}}}}}"
    return reports_from_text(text, "report.yaml", "yaml", ruleset)["gia-lai"].observations["conduct", YEAR]


def refusals(text: str, kind: ReportKind, ruleset: Ruleset = STAGED) -> list[str]:
    with pytest.raises(InvalidReportError) as caught:
        reports_from_text(text, f"report.{kind}", kind, ruleset)
    return told(caught.value.findings)


@pytest.mark.parametrize(
    ("choice", "stage", "points"),
    [(StageChoice.FIRST, "final", "8"), (StageChoice.HIGHEST, "self", "9.5"), (StageChoice.MEAN, "", "26/3")],
)
def test_the_stage_that_counts_is_the_one_the_ruleset_chooses(choice: StageChoice, stage: str, points: str) -> None:
    found = conduct("{judged: {self: 9.5, final: 8, verified 1: 8.5}}", staged(choice))
    assert found.interval == Interval.point(Fraction(points))
    assert found.stage == stage
    assert [name for name, _ in found.stages] == list(ORDER)
    assert dict(found.stages)["verified 1"] == Interval.point(Fraction("8.5"))


def test_the_first_that_was_given_counts() -> None:
    assert conduct("{judged: {self: 9, verified 1: 8.5, final: null}}").stage == "verified 1"


def test_one_stage_alone_is_an_ordinary_judgement() -> None:
    assert conduct("{judged: {final: 8}}") == conduct("{judged: 8, stage: final}")


def test_no_surely_highest_stage_is_nobodys_own() -> None:
    found = conduct("{judged: {self: at least 9, final: '> 8'}}", staged(StageChoice.HIGHEST))
    assert found.interval == Interval(Fraction(9), Fraction(20))
    assert found.stage == "self"
    found = conduct("{exact: {self: '[5, 7]', final: '[4, 9]'}}", staged(StageChoice.HIGHEST))
    assert found.interval == Interval(Fraction(5), Fraction(9))
    assert found.stage == ""


def test_several_stages_without_an_order_are_refused_as_each_could_be_meant() -> None:
    table = "unit,period,conduct[self],conduct[final]\ngia-lai,2022,9,8\n"
    assert refusals(table, "csv", PACT) == ["2:16 figures.2022.gia-lai.conduct report_stages_undeclared"]


@pytest.mark.parametrize(
    "table",
    [
        "unit,period,conduct[self],conduct[verified 1],conduct[ final ]\ngia-lai,2022,9,8.5,8\n",
        "unit,period,conduct,stage\ngia-lai,2022,9,self\ngia-lai,2022,8,final\ngia-lai,2022,8.5,verified 1\n",
        (
            "unit,period,indicator,value,stage\ngia-lai,2022,conduct,8,final\ngia-lai,2022,conduct,9,self\n"
            "gia-lai,2022,conduct,8.5,verified 1\n"
        ),
    ],
)
def test_columns_and_rows_of_a_table_say_what_a_document_says(table: str) -> None:
    written = conduct("{judged: {self: 9, final: 8, verified 1: 8.5}}")
    found = reports_from_text(table, "report.csv", "csv", STAGED)["gia-lai"]
    assert found.observations["conduct", YEAR] == written
    assert str(found.places["conduct", YEAR]) in {"report.csv:2:20", "report.csv:3:14", "report.csv:2:22"}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("gia-lai,2022,conduct,8,final\ngia-lai,2022,conduct,9,final\n", "report_figure_twice"),
        ("gia-lai,2022,conduct,8,\ngia-lai,2022,conduct,9,final\n", "report_figure_twice"),
        ("gia-lai,2022,conduct,8,final\ngia-lai,2022,conduct,9,\n", "report_figure_twice"),
        ("gia-lai,2022,crimes,8,final\ngia-lai,2022,crimes,9,self\n", "report_figure_twice"),
        ("gia-lai,2022,conduct,8,final\ngia-lai,2022,conduct,9,slef\n", "report_unknown_stage"),
    ],
)
def test_the_same_stage_twice_and_a_stage_nobody_named_are_refused(rows: str, code: str) -> None:
    (found,) = refusals(f"unit,period,indicator,value,stage\n{rows}", "csv")
    assert found.split()[-1] == code


def test_a_column_of_a_stage_nobody_named_is_refused_once() -> None:
    table = "unit,period,conduct[self],conduct[fnal]\ngia-lai,2022,9,8\nkon-tum,2022,9,8\n"
    assert refusals(table, "csv") == ["1:27 conduct[fnal] report_unknown_stage"]


@pytest.mark.parametrize("choice", StageChoice)
@pytest.mark.parametrize(
    "entry",
    [
        "{judged: {self: 9, verified 1: 8.50, final: 8.0}}",
        "{judged: {self: hơn 9, final: 8.0}, source: hội đồng}",
        "{judged: {self: 9.50, final: 8 (rounded)}}",
        "{exact: {self: '[5, 7]', final: '(4, 9)'}, grade: bound, written: ước}",
    ],
)
def test_what_stages_gave_is_written_so_that_it_reads_back(choice: StageChoice, entry: str) -> None:
    ruleset = staged(choice)
    text = f"format: emulation-rules-report/1\nfigures: {{2022: {{gia-lai: {{conduct: {entry}}}}}}}"
    reports = reports_from_text(text, "report.yaml", "yaml", ruleset)
    read = reports_from_text(print_reports(reports, ruleset), "report.json", "json", ruleset)
    assert read == reports


def test_the_canonical_form_names_the_stages_in_their_order() -> None:
    text = "format: emulation-rules-report/1\nfigures: {2022: {gia-lai: {conduct: {judged: {self: 9, final: 8.0}}}}}"
    reports = reports_from_text(text, "report.yaml", "yaml", STAGED)
    figures = report_data(reports, STAGED)["figures"]
    assert figures == {"2022": {"gia-lai": {"conduct": {"judged": {"final": "8.0", "self": "9"}}}}}


def test_the_points_of_a_stage_that_does_not_count_are_part_of_the_digest() -> None:
    digests = set()
    for points in ("9", "8.5"):
        text = (
            "format: emulation-rules-report/1\n"
            f"figures: {{2022: {{gia-lai: {{conduct: {{judged: {{self: {points}, final: 8}}}}}}}}}}"
        )
        digests.add(report_digest(*reports_from_text(text, "report.yaml", "yaml", STAGED).values()))
    assert len(digests) == 2


def test_reports_that_disagree_on_a_stage_are_not_merged() -> None:
    first, second = (
        reports_from_text(
            f"unit,period,conduct[self],conduct[final]\ngia-lai,2022,{points},8\n", "t.csv", "csv", STAGED
        )
        for points in (9, 7)
    )
    with pytest.raises(InvalidReportError):
        merge_reports(first, second, ruleset=STAGED)


@pytest.mark.parametrize("choice", StageChoice)
def test_stages_that_hand_in_a_table_each_are_put_together(choice: StageChoice) -> None:
    ruleset = staged(choice)
    rows = {"self": "9.5", "final": "8.0", "verified 1": "8.50"}
    tables = [
        reports_from_text(f"unit,period,conduct,stage\ngia-lai,2022,{points},{stage}\n", "t.csv", "csv", ruleset)
        for stage, points in rows.items()
    ]
    header = ",".join(f"conduct[{stage}]" for stage in rows)
    whole = reports_from_text(
        f"unit,period,{header}\ngia-lai,2022,{','.join(rows.values())}\n", "t.csv", "csv", ruleset
    )
    assert merge_reports(*tables, ruleset=ruleset) == whole
    with pytest.raises(InvalidReportError):
        merge_reports(*tables)
