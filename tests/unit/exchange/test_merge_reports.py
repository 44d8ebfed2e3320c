from __future__ import annotations

from collections.abc import Mapping

from tests.samples.pact import PACT, YEAR, findings_of

from emulation_rules.exchange.merge_reports import merge_reports
from emulation_rules.exchange.read_reports import reports_from_text
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report


def table(rows: str, name: str = "now.csv", source: str = "") -> Mapping[str, Report]:
    return reports_from_text(f"# source: {source}\nunit,period,indicator,value\n{rows}", name, "csv", PACT)


def test_earlier_years_join_this_years_figures() -> None:
    merged = merge_reports(
        table("gia-lai,2022,crimes,931\n"), table("gia-lai,2021,crimes,980\nkon-tum,2021,crimes,5\n")
    )
    assert set(merged["gia-lai"].observations) == {("crimes", YEAR), ("crimes", Period(2021))}
    assert set(merged["kon-tum"].observations) == {("crimes", Period(2021))}


def test_the_same_figure_twice_is_fine_even_spelled_otherwise() -> None:
    first = table("gia-lai,2022,clearance_rate,92.0\n", source="A")
    merged = merge_reports(first, table("gia-lai,2022,clearance_rate,92%\n", "then.csv", source="B"))
    observation = merged["gia-lai"].observations["clearance_rate", YEAR]
    assert (observation.written, observation.source) == ("92.0", "A")
    assert merged["gia-lai"].places["clearance_rate", YEAR].file == "now.csv"


def test_figures_that_differ_are_a_finding_that_names_both_places() -> None:
    now = table("gia-lai,2022,crimes,931\ngia-lai,2021,crimes,980\n")
    then = table("gia-lai,2021,crimes,981\ngia-lai,2022,crimes,>= 931\n", "then.csv")
    found = findings_of(lambda: merge_reports(now, then))
    assert [each.code for each in found] == ["report_figures_differ", "report_figures_differ"]
    details = dict(found[0].details)
    assert (details["first"], details["second"]) == ("980 (now.csv:4:21)", "981 (then.csv:3:21)")
    assert str(found[0].place) == "then.csv:3:21"


def test_sources_that_differ_stay_with_their_figures() -> None:
    merged = merge_reports(
        table("gia-lai,2022,crimes,931\n", source="A"), table("gia-lai,2021,crimes,980\n", source="B")
    )["gia-lai"]
    assert merged.source == ""
    assert {str(period): found.source for (_, period), found in merged.observations.items()} == {
        "2022": "A",
        "2021": "B",
    }


def test_one_report_alone_stays_as_it_is() -> None:
    reports = table("gia-lai,2022,crimes,931\n", source="A")
    assert merge_reports(reports) == reports
    assert merge_reports(reports, reports) == reports
    assert merge_reports() == {}
