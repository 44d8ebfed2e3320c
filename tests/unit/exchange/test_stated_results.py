from __future__ import annotations

import json
from fractions import Fraction

import pytest
from tests.samples.pact import PACT, YEAR, faults, read_text

from emulation_rules.exchange.merge_reports import merge_reports
from emulation_rules.exchange.report_schema import report_schema
from emulation_rules.exchange.stated_text import read_stated, stated_text
from emulation_rules.exchange.write_report import print_reports, report_digest
from emulation_rules.model.interval import Interval
from emulation_rules.model.place import Place
from emulation_rules.model.report import Report
from emulation_rules.model.stated_results import StatedNumber, StatedResults
from emulation_rules.syntax.locale_numbers import Locale

HEAD = "format: emulation-rules-report/1\nfigures: {2022: {gia-lai: {crimes: 931}}}\n"
STATED = (
    f"{HEAD}stated: {{2022: {{gia-lai: {{score: 904.590, rank: 3, share: 90.5%, points: {{clearance: 29.2}}}}}}}}\n"
)


def stated_of(reports: object) -> StatedResults:
    assert isinstance(reports, dict)
    report = reports["gia-lai"]
    assert isinstance(report, Report)
    return report.stated[YEAR]


def test_what_a_document_states_is_kept_as_written() -> None:
    found = stated_of(read_text(STATED))
    assert found.score == StatedNumber(Fraction("904.59"), 3, "904.590")
    assert found.rank == StatedNumber(Fraction(3), 0, "3")
    assert found.share == StatedNumber(Fraction("90.5"), 1, "90.5%")
    assert found.points == {"clearance": StatedNumber(Fraction("29.2"), 1, "29.2")}
    assert found.score is not None
    assert found.score.place == Place("report.yaml", 3, 34)


@pytest.mark.parametrize(
    "table",
    [
        (
            "unit,period,crimes,stated:score,stated:rank,stated:share,stated:points:clearance\n"
            "gia-lai,2022,931,904.590,3,90.5%,29.2\n"
        ),
        (
            "unit,period,indicator,value\ngia-lai,2022,crimes,931\ngia-lai,2022,stated:score,904.590\n"
            "gia-lai,2022,stated:rank,3\ngia-lai,2022,stated:share,90.5%\ngia-lai,2022,stated:points:clearance,29.2\n"
        ),
    ],
)
def test_columns_and_rows_of_a_table_state_what_a_document_states(table: str) -> None:
    assert read_text(table, "csv", Locale.PLAIN) == read_text(STATED)


def test_stated_results_change_no_observation_and_count_as_part_of_the_report() -> None:
    without, with_them = read_text(HEAD), read_text(STATED)
    assert without["gia-lai"].observations == with_them["gia-lai"].observations
    assert report_digest(*without.values()) != report_digest(*with_them.values())


def test_an_empty_cell_states_nothing() -> None:
    assert read_text("unit,period,stated:score\ngia-lai,2022,\nkon-tum,2022,5\n", "csv")["gia-lai"].stated == {}


def test_what_is_stated_reads_back_from_what_is_written() -> None:
    reports = read_text(STATED)
    text = print_reports(reports, PACT)
    assert json.loads(text)["stated"] == {
        "2022": {"gia-lai": {"score": "904.590", "rank": "3", "share": "90.5%", "points": {"clearance": "29.2"}}}
    }
    assert read_text(text, "json") == reports


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        (StatedNumber(Fraction("904.5"), 3), "904.500"),
        (StatedNumber(Fraction(3)), "3"),
        (StatedNumber(Fraction(-5), 1, "minus five"), "-5.0"),
        (StatedNumber(Fraction("90.5"), 1, "90.5%"), "90.5%"),
    ],
)
def test_a_stated_number_without_a_text_is_given_one_with_its_decimals(stated: StatedNumber, text: str) -> None:
    assert stated_text(stated) == text


def test_what_may_have_been_displayed_so_reaches_half_a_unit_of_the_last_decimal_to_either_side() -> None:
    assert read_stated("904.59", "score", Place("")).possible == Interval(Fraction("904.585"), Fraction("904.595"))
    assert read_stated("904", "score", Place("")).possible == Interval(Fraction("903.5"), Fraction("904.5"))


@pytest.mark.parametrize(("text", "places"), [("904", 0), ("904.590", 3), ("1.5e-3", 4), ("1e3", 0), ("85.0%", 1)])
def test_the_decimals_of_a_stated_number_are_those_it_is_written_with(text: str, places: int) -> None:
    found = read_stated(text, "share", Place(""))
    assert found.places == places
    assert stated_text(found) == text


def test_a_result_stated_twice_is_refused_with_the_place_of_the_first() -> None:
    table = "unit,period,indicator,value\ngia-lai,2022,stated:score,1\ngia-lai,2022,stated:score,1\n"
    assert faults(table, "csv") == ["3:27 stated.2022.gia-lai.score report_stated_twice"]


def test_reports_that_state_different_things_are_merged() -> None:
    first = read_text(f"{HEAD}stated: {{2022: {{gia-lai: {{score: 5, rank: 2}}}}}}\n")
    second = read_text(
        f"{HEAD}stated: {{2022: {{gia-lai: {{score: 5.0, share: 9}}}}, 2021: {{gia-lai: {{rank: 1}}}}}}\n"
    )
    merged = merge_reports(first, second)["gia-lai"].stated
    assert [name for name, _ in merged[YEAR].named()] == ["score", "rank", "share"]
    assert len(merged) == 2


def test_the_schema_knows_what_can_be_stated() -> None:
    schema = json.dumps(report_schema())
    assert '"rank"' in schema
    assert '"#/$defs/Results"' in schema
