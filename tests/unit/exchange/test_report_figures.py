from __future__ import annotations

import time
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import numpy as np
import pytest
from tests.samples.pact import PACT, YEAR, findings_of, gia_lai, told

from emulation_rules import compile_ruleset
from emulation_rules.engines.decision import FigureValue
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import CLUSTER


def observed(key: str, value: FigureValue) -> Observation:
    return report_from_figures(PACT, {key: value}).observations[key, YEAR]


def codes(**figures: FigureValue) -> list[str]:
    return [found.code for found in findings_of(lambda: report_from_figures(PACT, figures))]


def test_a_bare_name_is_of_the_period_and_another_period_is_named() -> None:
    figures: dict[str, FigureValue] = {"crimes": 931, "crimes@2021": 980, "crimes@2022-H1": 400}
    report = report_from_figures(PACT, figures)
    assert report.unit == CLUSTER
    assert {str(period): found.written for (_, period), found in report.observations.items()} == {
        "2022": "931",
        "2021": "980",
        "2022-H1": "400",
    }
    later = report_from_figures(PACT, figures, unit="gia-lai", period=Period(2023))
    assert later.unit == "gia-lai"
    assert ("crimes", Period(2023)) in later.observations


@pytest.mark.parametrize("value", [931, 931.0, Decimal(931), Decimal("931.0"), Fraction(931), "931"])
def test_the_same_number_makes_the_same_observation_whatever_its_type(value: FigureValue) -> None:
    assert observed("crimes", value) == gia_lai("931")


def test_a_float_means_its_shortest_printed_form() -> None:
    assert observed("clearance_rate", 92.02).interval == Interval.point(Fraction("92.02"))
    assert observed("share", 0.07).interval == Interval.point(Fraction("7"))


@pytest.mark.parametrize("number", [np.int8(75), np.uint64(75), np.float64(75), np.float32(75), np.float16(75)])
def test_numbers_of_numpy_are_numbers(number: object) -> None:
    assert observed("clearance_rate", cast("Any", number)).interval == Interval.point(Fraction(75))


def test_a_short_float_means_the_shortest_form_of_its_own_length() -> None:
    assert observed("clearance_rate", cast("Any", np.float32(75.1))).interval == Interval.point(Fraction("75.1"))
    assert observed("clearance_rate", np.float64(75.1)).interval == Interval.point(Fraction("75.1"))


@pytest.mark.parametrize(
    "number",
    [
        *(np.float32("nan"), np.float64("inf"), np.complex64(1), np.array([1, 2])),
        *(np.timedelta64(950, "ns"), np.timedelta64(950, "D"), np.timedelta64("NaT", "ns"), np.datetime64("2022")),
    ],
)
def test_what_is_no_number_of_numpy_is_refused(number: object) -> None:
    assert codes(clearance_rate=cast("Any", number))[0] in ("figure_not_finite", "figure_not_a_number")


@pytest.mark.parametrize("figures", [None, 3, [("crimes", 1)]])
def test_what_is_no_mapping_is_refused_by_its_type(figures: object) -> None:
    with pytest.raises(TypeError, match=f"figures is a {type(figures).__name__}, and is to be a mapping"):
        compile_ruleset(PACT).decide(cast("Any", figures))


@pytest.mark.parametrize("said", [True, False])
def test_truths_of_numpy_are_truths(*, said: bool) -> None:
    assert observed("house", cast("Any", np.bool_(said))) == observed("house", said)


def test_the_period_of_figures_may_be_named_by_its_label() -> None:
    later = report_from_figures(PACT, {"crimes": 931}, period=Period(2023))
    assert report_from_figures(PACT, {"crimes": 931}, period="2023") == later
    assert report_from_figures(PACT, {"crimes": 931}, period=2023) == later


def test_a_fraction_need_not_end() -> None:
    assert observed("clearance_rate", Fraction(200, 3)).interval == Interval.point(Fraction(200, 3))


def test_text_booleans_and_nothing_are_read_as_in_a_report() -> None:
    assert observed("clearance_rate", "hơn 98%") == gia_lai("hơn 98%", "clearance_rate")
    assert observed("house", True) == gia_lai("true", "house")
    assert observed("plan_issued", False) == gia_lai("false", "plan_issued")
    assert observed("plan_issued", 1).grade is Grade.CLAIM
    assert observed("conduct", 18).grade is Grade.JUDGEMENT
    assert report_from_figures(PACT, {"crimes": None}).observations == {}
    assert report_from_figures(PACT, {}, unit="kon-tum").unit == "kon-tum"


def test_everything_wrong_is_said_at_once() -> None:
    figures: dict[str, FigureValue] = {
        "crimez": 1,
        "crimes": -1,
        "crimes@2022": 2.5,
        "crimes@last": 3,
        "clearance_rate": True,
        "house": 1,
        "plan_issued": 2,
    }
    found = findings_of(lambda: report_from_figures(PACT, figures, unit="gialai"))
    assert sorted(told(found)) == [
        "0:1 clearance_rate figure_is_a_claim",
        "0:1 crimes figure_negative",
        "0:1 crimes@2022 figure_not_whole",
        "0:1 crimes@last report_bad_period",
        "0:1 crimez report_unknown_key",
        "0:1 house figure_for_a_target",
        "0:1 plan_issued figure_is_no_claim",
        "0:1 report_unknown_unit",
    ]


def test_the_period_named_and_unnamed_is_the_same_figure_twice() -> None:
    assert codes(**{"crimes": 1, "crimes@2022": 1}) == ["report_figure_twice"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_what_is_not_finite_is_refused(value: FigureValue) -> None:
    assert codes(crimes=value) == ["figure_not_finite"]


def test_absurd_numbers_are_refused_at_once() -> None:
    started = time.perf_counter()
    assert codes(crimes=Decimal("1E+999999")) == ["figure_too_large"]
    assert codes(crimes=10**100_000) == ["figure_too_long"]
    assert codes(crimes=Fraction(1, 3**10_000)) == ["figure_too_long"]
    assert time.perf_counter() - started < 0.5


def test_a_huge_number_is_shown_by_its_digits() -> None:
    said = [dict(found.details)["text"] for found in findings_of(lambda: report_from_figures(PACT, {"crimes": 10**50}))]
    assert said == [str(10**50)]
    (huge,) = findings_of(lambda: report_from_figures(PACT, {"crimes": -(10**100_000)}))
    assert dict(huge.details)["text"] == "-1.000e+100000"


@pytest.mark.parametrize("value", [5e-324, Decimal("1E-99"), "5e-324"])
def test_a_number_too_near_zero_is_called_too_small(value: FigureValue) -> None:
    (found,) = findings_of(lambda: report_from_figures(PACT, {"balance": value}))
    assert found.code == "figure_too_small"
    assert "-30" in finding_text(found, "vi")


@pytest.mark.parametrize("unit", [None, 3, 1.5, ("gia-lai",), b"gia-lai"])
def test_a_unit_that_is_no_text_is_refused(unit: object) -> None:
    named: str = unit  # type: ignore[assignment]  # a program without types
    (found,) = findings_of(lambda: report_from_figures(PACT, {}, named))
    assert found.code in {"report_unknown_unit", "report_bad_unit"}


@pytest.mark.parametrize("name", [1, None, ("crimes", 2022)])
def test_a_name_that_is_no_text_is_refused(name: object) -> None:
    figures: dict[str, FigureValue] = {name: 2}  # type: ignore[dict-item]  # a program without types
    assert [found.code for found in findings_of(lambda: report_from_figures(PACT, figures))] == ["figure_name_no_text"]


@pytest.mark.parametrize("value", [1.125, Decimal("1.500"), Fraction(9, 8), 1500])
def test_a_number_of_a_program_is_never_ambiguous_and_its_text_is(value: FigureValue) -> None:
    assert observed("fund", value).interval is not None
    assert codes(fund="1.500") == ["figure_grouped_or_decimal"]


def test_what_is_no_figure_at_all_is_refused() -> None:
    figures: dict[str, FigureValue] = {"crimes": [1]}  # type: ignore[dict-item]  # a program without types
    assert [found.code for found in findings_of(lambda: report_from_figures(PACT, figures))] == ["figure_not_a_number"]
