from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.samples.pact import PACT, YEAR, read_text

from emulation_rules.exchange.merge_reports import merge_reports
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.exchange.write_report import print_reports, report_data, report_digest
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import ExceedanceMode, Grade, Observation, StatedExceedance
from emulation_rules.model.report import Report

REPORT = """\
format: emulation-rules-report/1
source: Báo cáo
figures:
  2022:
    kon-tum: {}
    gia-lai:
      house: true
      crimes: 931
      clearance_rate: {value: hơn 98.50%, stated: {by: 7.08%, over: ministry, mode: points}}
      conduct: {judged: 18.25, stage: verified 2}
      movement: {judged: true}
  2021: {gia-lai: {share: 0.9210}}
"""


def test_the_canonical_document_is_ordered_and_as_short_as_can_be() -> None:
    assert report_data(read_text(REPORT), PACT) == {
        "format": "emulation-rules-report/1",
        "ruleset": "pact-2022",
        "source": "Báo cáo",
        "figures": {
            "2021": {"gia-lai": {"share": "0.9210"}},
            "2022": {
                "gia-lai": {
                    "clearance_rate": {
                        "value": "hơn 98.50%",
                        "stated": {"by": "7.08%", "over": "ministry", "mode": "points"},
                    },
                    "conduct": {"value": "18.25", "stage": "verified 2"},
                    "crimes": 931,
                    "house": True,
                    "movement": {"judged": True},
                },
                "kon-tum": {},
            },
        },
    }


def test_what_is_printed_is_json_and_reads_back_equal() -> None:
    reports = read_text(REPORT)
    text = print_reports(reports, PACT)
    assert json.loads(text) == report_data(reports, PACT)
    assert read_text(text, "json") == reports


def test_a_table_comes_out_in_plain_numbers() -> None:
    reports = read_text("# locale: vi\nunit;period;crimes;clearance_rate\ngia-lai;2022;3.100;92,10\n", "csv")
    assert read_text(print_reports(reports, PACT), "json") == reports
    assert '"crimes": 3100' in print_reports(reports, PACT)
    assert '"clearance_rate": "92.10"' in print_reports(reports, PACT)


@pytest.mark.parametrize(
    ("key", "observation"),
    [
        ("share", Observation.figure(92)),
        ("crimes", Observation.figure(931)),
        ("plan_issued", Observation.figure(1)),
        ("clearance_rate", Observation(Interval.point(Fraction(200, 3)), written="172/258")),
        ("clearance_rate", Observation(Interval(Fraction(80), Fraction(90)), grade=Grade.BOUND, written="80–90")),
        ("clearance_rate", Observation(Interval.point(92), written="gần 67%", source="?", stage="self")),
        ("balance", Observation(Interval(None, None), grade=Grade.CLAIM)),
        ("balance", Observation.figure(Fraction(10) ** 60)),
        ("balance", Observation.figure(Fraction(1, 3**60))),
        ("house", Observation(claim=True, grade=Grade.JUDGEMENT)),
        ("house", Observation(claim=False, grade=Grade.CLAIM, written="đạt")),
        (
            "clearance_rate",
            replace(
                Observation.figure(92),
                stated=StatedExceedance(Interval(Fraction(15), None), "16 hay hơn", "", ExceedanceMode.RELATIVE),
            ),
        ),
    ],
)
def test_observations_that_no_text_made_are_spelled_out_and_read_back_equal(key: str, observation: Observation) -> None:
    reports = {"gia-lai": Report("gia-lai", {(key, YEAR): observation})}
    assert read_text(print_reports(reports, PACT), "json") == reports


def test_sources_that_differ_are_written_by_unit() -> None:
    reports = {name: Report(name, {}, source) for name, source in (("gia-lai", "A"), ("kon-tum", ""), ("dak-lak", "B"))}
    assert report_data(reports, PACT)["source"] == {"gia-lai": "A", "dak-lak": "B"}
    assert read_text(print_reports(reports, PACT), "json") == reports


def test_characters_yaml_does_not_take_are_escaped() -> None:
    reports = {
        "gia-lai": Report("gia-lai", {("crimes", YEAR): Observation.figure(1)}, "a\x7f\x85\u2028\ufeffb\t\n\"'#: ")
    }
    assert read_text(print_reports(reports, PACT), "json") == reports


def test_the_digest_tells_reports_apart_and_forgets_their_order() -> None:
    report = read_text(REPORT)["gia-lai"]
    backwards = replace(report, observations=dict(reversed(list(report.observations.items()))))
    assert report_digest(backwards) == report_digest(report)
    assert len(report_digest(report)) == 64
    others = [
        replace(report, unit="kon-tum"),
        replace(report, source="other"),
        replace(report, observations={}),
        replace(report, observations={**report.observations, ("crimes", YEAR): Observation.figure(931)}),
    ]
    assert len({report_digest(each) for each in (report, *others)}) == 5


def test_the_digest_of_several_reports_forgets_their_order_too() -> None:
    first, second = report_from_figures(PACT, {"crimes": 1}), report_from_figures(PACT, {"crimes": 2}, "gia-lai")
    assert report_digest(first, second) == report_digest(second, first) != report_digest(first)


def test_a_merged_report_is_written_whole() -> None:
    now, then = (
        read_text(REPORT),
        read_text(REPORT.replace("2022:", "2020:").replace("Báo cáo", "Cũ").replace("2021", "2019")),
    )
    merged = merge_reports(now, then)
    assert read_text(print_reports(merged, PACT), "json") == merged
