from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.samples.pact import PACT, YEAR, faults, findings_of, gia_lai, read_text

from emulation_rules.exchange.interval_notation import interval_text
from emulation_rules.exchange.read_reports import reports_from_text
from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import ExceedanceMode, Grade, Observation, StatedExceedance
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place
from emulation_rules.model.ruleset import Span
from emulation_rules.model.text import Text

REPORT = """\
format: emulation-rules-report/1
ruleset: pact-2022
source: Báo cáo tổng kết năm 2022
figures:
  2021:
    gia-lai: {crimes: 980}
  2022:
    gia-lai:
      crimes: 931
      clearance_rate: {value: hơn 98%, source: trang 3, stated: {by: 7.08%, over: ministry, mode: points}}
      conduct: {judged: 18.25, stage: verified 2}
      plan_issued: true
      house: false
      clearance: true
      movement.1: {judged: true, stage: final}
      model_units: true
    kon-tum: {crimes: null}
    cluster: {fund: 180 triệu đồng}
"""


def test_a_document_gives_one_report_for_each_unit() -> None:
    reports = read_text(REPORT)
    assert list(reports) == ["gia-lai", "kon-tum", "cluster"]
    assert {report.source for report in reports.values()} == {"Báo cáo tổng kết năm 2022"}
    observations = reports["gia-lai"].observations
    assert observations["crimes", Period(2021)].interval == Interval.point(980)
    assert observations["crimes", YEAR] == Observation(Interval.point(931), written="931")
    assert observations["house", YEAR] == Observation(claim=False, grade=Grade.CLAIM, written="false")
    assert observations["clearance", YEAR].claim is True
    assert observations["model_units", YEAR].claim is True


def test_null_is_not_reported_and_the_unit_has_reported_all_the_same() -> None:
    assert read_text(REPORT)["kon-tum"].observations == {}


def test_an_observation_may_say_more() -> None:
    observations = read_text(REPORT)["gia-lai"].observations
    rate = observations["clearance_rate", YEAR]
    assert (rate.source, rate.written) == ("trang 3", "hơn 98%")
    by = Interval.point(Fraction("7.08"))
    assert rate.stated == StatedExceedance(by, "7.08%", "ministry", ExceedanceMode.POINTS)
    conduct = observations["conduct", YEAR]
    assert (conduct.grade, conduct.stage) == (Grade.JUDGEMENT, "verified 2")
    movement = observations["movement.1", YEAR]
    assert (movement.claim, movement.grade, movement.stage) == (True, Grade.JUDGEMENT, "final")


def test_places_of_observations_are_kept_and_do_not_make_reports_differ() -> None:
    report = read_text(REPORT)["gia-lai"]
    assert report.places["crimes", YEAR] == Place("report.yaml", 9, 15)
    assert report == read_text("\n\n" + REPORT)["gia-lai"]


def test_json_is_the_same_document() -> None:
    text = '{"format": "emulation-rules-report/1", "figures": {"2022": {"gia-lai": {"crimes": 931, "share": 0.9210}}}}'
    observations = read_text(text, "json")["gia-lai"].observations
    assert observations["crimes", YEAR] == gia_lai("931")
    assert observations["share", YEAR].written == "0.9210"
    assert observations["share", YEAR].interval == Interval.point(Fraction("92.1"))


@pytest.mark.parametrize(
    "written", ["931", '"931"', "{value: 931}", "{value: '931', source: null}", "{exact: 931, written: 931}"]
)
def test_a_figure_can_be_written_in_several_ways(written: str) -> None:
    assert gia_lai(written) == Observation(Interval.point(931), written="931")


@pytest.mark.parametrize(
    ("written", "held", "grade"),
    [
        ("{exact: '[91.5, 92.5)', grade: rounded}", "[91.5, 92.5)", Grade.ROUNDED),
        ("{exact: 200/3}", "200/3", Grade.FIGURE),
        ("{exact: '(98, 100]'}", "(98, 100]", Grade.BOUND),
        ("{exact: '[0, 100]', grade: claim}", "[0, 100]", Grade.CLAIM),
    ],
)
def test_an_exact_interval_is_in_the_base_unit(written: str, held: str, grade: Grade) -> None:
    observation = gia_lai(written, "clearance_rate")
    assert observation.interval is not None
    assert interval_text(observation.interval) == held
    assert observation.grade is grade


@pytest.mark.parametrize(
    ("stated", "by", "mode"),
    [
        ("{by: 16%}", "16", ExceedanceMode.UNSTATED),
        ("{by: 16% (rounded)}", "[15.5, 16.5)", ExceedanceMode.UNSTATED),
        ("{by: hơn 16%, mode: relative}", "(16, inf)", ExceedanceMode.RELATIVE),
        ("{by: 2 điểm phần trăm}", "2", ExceedanceMode.POINTS),
        ("{by: 2 points, mode: points}", "2", ExceedanceMode.POINTS),
        ("{exact: '[15, 17)', mode: relative}", "[15, 17)", ExceedanceMode.RELATIVE),
    ],
)
def test_a_stated_exceedance_is_read(stated: str, by: str, mode: ExceedanceMode) -> None:
    read = gia_lai(f"{{value: 92%, stated: {stated}}}", "clearance_rate").stated
    assert read is not None
    assert (interval_text(read.by), read.mode, read.over) == (by, mode, "")


@pytest.mark.parametrize(
    ("key", "written", "code"),
    [
        ("crimes", "[931]", "report_needs_value"),
        ("crimes", "{value: [931]}", "report_needs_value"),
        ("crimes", "{}", "report_needs_one_value"),
        ("crimes", "{value: 1, exact: 2}", "report_needs_one_value"),
        ("crimes", "{value: 1, sorce: x}", "report_unknown_field"),
        ("crimes", "{value: 1, written: one}", "report_field_needs_exact"),
        ("crimes", "{judged: 931}", "figure_cannot_be_judged"),
        ("crimes", "{exact: 93.5}", "figure_not_whole"),
        ("crimes", "{exact: -5}", "figure_negative"),
        ("crimes", "{exact: '[-5, 5]'}", "figure_bound_leaves_range"),
        ("crimes", "{exact: '[5, 4]'}", "report_bad_interval"),
        ("crimes", "{exact: 1/0}", "report_bad_interval"),
        ("crimes", "{exact: hơn 5}", "report_bad_interval"),
        ("crimes", "{exact: true}", "figure_is_a_claim"),
        ("crimes", "{exact: 5, grade: figures}", "report_bad_choice"),
        ("crimes", "''", "figure_empty"),
        ("crimes", "Null", "figure_placeholder"),
        ("house", "12", "figure_for_a_target"),
        ("house", "{exact: 12}", "figure_for_a_target"),
        ("house", "{exact: true, grade: figure}", "figure_grade_of_a_claim"),
        ("house", "{value: true, stated: {by: 5%}}", "figure_stated_of_a_claim"),
        ("clearance_rate", "{value: 92%, stated: {by: 16}}", "figure_stated_without_unit"),
        ("clearance_rate", "{value: 92%, stated: {over: ministry}}", "report_stated_needs_by"),
        ("clearance_rate", "{value: 92%, stated: {by: 16%, over: minister}}", "report_bad_choice"),
        ("clearance_rate", "{value: 92%, stated: {by: 16%, mode: point}}", "report_bad_choice"),
        ("clearance_rate", "{value: 92%, stated: {by: 2 points, mode: relative}}", "figure_stated_points_as_other"),
        ("clearance_rate", "{value: 92%, stated: {by: -2%}}", "figure_below_floor"),
        ("clearance_rate", "{value: 92%, stated: 16%}", "report_needs_mapping"),
        ("crimes", "{value: 931, stated: {by: 2 points}}", "figure_stated_points_of_no_rate"),
        ("crimes", "{value: 931, stated: {by: 16%, mode: points}}", "figure_stated_points_of_no_rate"),
    ],
)
def test_an_observation_that_cannot_be_used_is_refused_for_its_reason(key: str, written: str, code: str) -> None:
    assert [found.code for found in findings_of(lambda: gia_lai(written, key))] == [code]


FAULTY = """\
format: emulation-rules-report/2
rulset: pact-2022
ruleset: pact-2023
figures:
  2022-H3:
    gia-lai: {crimes: -1}
  2022:
    Gia Lai: {crimes: 931}
    gia-lai:
      clearence_rate: 92
      clearance_rate: 120
      crimes: {value: 93.5}
      house: 12
    kon-tum: [crimes, 931]
  2022-9M: {dak-lak: {crimes: 1}}
  2022-09M: {dak-lak: {crimes: 1}}
"""


def test_everything_wrong_is_said_at_once_with_its_place() -> None:
    assert faults(FAULTY) == [
        "1:9 format report_bad_format",
        "2:1 rulset report_unknown_field",
        "3:10 ruleset report_for_another_ruleset",
        "5:3 figures.2022-H3 report_bad_period",
        "6:23 figures.2022-H3.gia-lai.crimes figure_negative",
        "8:5 figures.2022.Gia Lai report_unknown_unit",
        "10:7 figures.2022.gia-lai.clearence_rate report_unknown_key",
        "11:23 figures.2022.gia-lai.clearance_rate figure_above_ceiling",
        "12:23 figures.2022.gia-lai.crimes.value figure_not_whole",
        "13:14 figures.2022.gia-lai.house figure_for_a_target",
        "14:14 figures.2022.kon-tum report_needs_mapping",
        "16:32 figures.2022-09M.dak-lak.crimes report_figure_twice",
    ]


def test_near_misses_are_suggested() -> None:
    suggested = {found.path[-1]: found.suggestions for found in findings_of(lambda: read_text(FAULTY))}
    assert suggested["rulset"] == ("ruleset",)
    assert suggested["Gia Lai"] == ("gia-lai",)
    assert suggested["clearence_rate"][0] == "clearance_rate"
    assert suggested["2022-H3"] == ("2022",)


@pytest.mark.parametrize(
    ("label", "suggested"),
    [
        ("H1/2022", "2022-H1"),
        ("2022 Q3", "2022-Q3"),
        ("năm 2021", "2021"),
        ("quý 3/2022", "2022-Q3"),
        ("9 tháng 2022", "2022-9M"),
        ("tháng 5/2022", "2022-05"),
        ("6T-2022", "2022-6M"),
        ("tuần 46/2022", "2022-W46"),
        ("2022-13", "2022"),
        ("this", "2022"),
    ],
)
def test_a_period_written_otherwise_is_answered_with_its_label(label: str, suggested: str) -> None:
    text = f"format: emulation-rules-report/1\nfigures: {{{label}: {{}}}}"
    of_that_period = replace(PACT, span=Span(Period.parse(suggested)))
    (found,) = findings_of(lambda: reports_from_text(text, "report.yaml", "yaml", of_that_period))
    assert found.suggestions == (suggested,)


@pytest.mark.parametrize("label", ["H1/2022", "quý 3/2022", "năm 2019"])
def test_a_period_the_ruleset_does_not_read_is_not_suggested(label: str) -> None:
    text = f"format: emulation-rules-report/1\nfigures: {{{label}: {{}}}}"
    (found,) = findings_of(lambda: read_text(text))
    assert found.suggestions == ()
    assert dict(found.details)["read"] == "2022"


def test_a_vietnamese_label_is_answered_with_its_id() -> None:
    text = "format: emulation-rules-report/1\nfigures: {2022: {đăk lăk: {số vụ phạm tội: 1}}}"
    assert [found.suggestions for found in findings_of(lambda: read_text(text))] == [("dak-lak",), ("crimes",)]


def test_an_exact_label_is_answered_with_its_id_alone_however_long_it_is() -> None:
    label = "Tỷ lệ điều tra, khám phá án " + "về trật tự xã hội " * 9
    rate = replace(PACT.indicators["clearance_rate"], title=Text(label.strip()))
    ruleset = replace(PACT, indicators={**PACT.indicators, "clearance_rate": rate})
    text = f"format: emulation-rules-report/1\nfigures: {{2022: {{gia-lai: {{'{label}': 1}}}}}}"
    (found,) = findings_of(lambda: reports_from_text(text, "report.yaml", "yaml", ruleset))
    assert (found.code, found.suggestions) == ("report_unknown_key", ("clearance_rate",))


@pytest.mark.parametrize(("key", "meant"), [("Nguồn", "source"), ("số liệu", "figures"), ("quy định", "ruleset")])
def test_a_key_in_vietnamese_is_answered_with_its_id(key: str, meant: str) -> None:
    found = findings_of(lambda: read_text(f"format: emulation-rules-report/1\n{key}: x\n"))
    assert [each.suggestions for each in found if each.code == "report_unknown_field"] == [(meant,)]


def test_a_unit_in_capitals_is_answered_with_its_id_alone() -> None:
    units = {f"huyen-{letter}": Text(f"Huyện {letter.upper()}") for letter in "abc"}
    text = "format: emulation-rules-report/1\nfigures: {2022: {HUYEN-A: {}}}"
    (found,) = findings_of(lambda: reports_from_text(text, "report.yaml", "yaml", replace(PACT, units=units)))
    assert found.suggestions == ("huyen-a",)


@pytest.mark.parametrize(
    ("key", "written", "whole", "decimal"),
    [
        ("cash", "1.500 triệu đồng", "1500 triệu đồng", "1.5 triệu đồng"),
        ("cash", "hơn 1.200 tỷ", "hơn 1200 tỷ", "hơn 1.2 tỷ"),
        ("cash", "12.345 million VND", "12345 million VND", "12.3450 million VND"),
        ("cash", "1.000 tỷ đồng", "1000 tỷ đồng", "1 tỷ đồng"),
        ("fund", "'1.500'", "1500", "1.5"),
        ("fund", "{value: 1.500}", "1500", "1.5"),
    ],
)
def test_a_point_before_three_digits_of_thousands_or_more_is_ambiguous(
    key: str, written: str, whole: str, decimal: str
) -> None:
    (found,) = findings_of(lambda: gia_lai(written, key))
    details = dict(found.details)
    assert found.code == "figure_grouped_or_decimal"
    assert (details["whole"], details["decimal"]) == (whole, decimal)
    remedy = finding_text(found, "vi")
    assert f"`{whole}`" in remedy
    assert f"`{decimal}`" in remedy
    assert gia_lai(f"'{whole}'", key).interval != gia_lai(f"'{decimal}'", key).interval


@pytest.mark.parametrize(
    ("key", "written"), [("cash", "1.5 triệu đồng"), ("fund", "0.125"), ("clearance_rate", "92.125")]
)
def test_other_decimals_are_not_ambiguous(key: str, written: str) -> None:
    assert gia_lai(written, key).written == written


def test_a_mark_stands_under_the_first_bad_character_of_a_value() -> None:
    (found,) = findings_of(lambda: gia_lai("gần 67% trở lên", "clearance_rate"))
    assert (found.excerpt, found.caret) == ("gần 67% trở lên", 8)


@pytest.mark.parametrize("text", ["just text", "[1, 2]", "null"])
def test_a_document_that_is_no_mapping_is_refused(text: str) -> None:
    assert faults(text) == ["1:1 report_needs_mapping"]


def test_a_report_without_figures_is_refused_and_one_with_none_is_empty() -> None:
    assert faults("format: emulation-rules-report/1") == ["1:1 report_no_figures"]
    assert read_text("format: emulation-rules-report/1\nfigures: {}") == {}


def test_sources_may_be_given_by_unit() -> None:
    text = "format: emulation-rules-report/1\nsource: {gia-lai: A}\nfigures: {2022: {gia-lai: {}, kon-tum: {}}}"
    assert {unit: report.source for unit, report in read_text(text).items()} == {"gia-lai": "A", "kon-tum": ""}
    assert faults(text.replace("gia-lai: A", "gialai: A")) == ["2:10 source.gialai report_unknown_unit"]
