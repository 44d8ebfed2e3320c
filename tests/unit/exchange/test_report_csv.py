from __future__ import annotations

from dataclasses import replace

import pytest
from tests.samples.pact import PACT, YEAR, faults, findings_of, read_text

from emulation_rules.exchange import report_builder
from emulation_rules.exchange.interval_notation import interval_text
from emulation_rules.exchange.read_reports import reports_from_text
from emulation_rules.exchange.write_report import print_reports
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place
from emulation_rules.syntax import csv_table
from emulation_rules.syntax.locale_numbers import Locale

LONG = """\
# locale: vi
# source: Biểu tổng hợp
unit,period,indicator,value,source,stage
gia-lai,2022,crimes,3.100,trang 2,
gia-lai,2021,crimes,3 389,,
gia-lai,2022,clearance_rate,"hơn 98,5%",,
gia-lai,2022,conduct,"18,25",,verified 2
gia-lai,2022,house,có,,
kon-tum,2022,crimes,,,
"""
WIDE = """\
# locale: vi
unit;period;crimes;clearance_rate;house
gia-lai;2022;3.100;92,02;có
kon-tum;2022;;91,5% (làm tròn);
"""


def held(observation: Observation) -> str:
    assert observation.interval is not None
    return interval_text(observation.interval)


def test_a_long_table_holds_one_figure_a_row() -> None:
    reports = read_text(LONG, "csv")
    assert list(reports) == ["gia-lai", "kon-tum"]
    observations = reports["gia-lai"].observations
    assert {key[0]: held(found) for key, found in observations.items() if found.interval} == {
        "crimes": "3389",
        "clearance_rate": "(98.5, 100]",
        "conduct": "18.25",
    }
    assert held(observations["crimes", YEAR]) == "3100"
    assert observations["crimes", YEAR].source == "trang 2"
    assert (observations["conduct", YEAR].stage, observations["conduct", YEAR].grade) == ("verified 2", Grade.JUDGEMENT)
    assert observations["house", YEAR].claim is True
    assert reports["gia-lai"].source == "Biểu tổng hợp"


def test_an_empty_cell_is_not_reported() -> None:
    assert read_text(LONG, "csv")["kon-tum"].observations == {}


def test_a_wide_table_holds_one_unit_a_row() -> None:
    reports = read_text(WIDE, "csv")
    assert held(reports["gia-lai"].observations["clearance_rate", YEAR]) == "92.02"
    assert set(reports["kon-tum"].observations) == {("clearance_rate", YEAR)}
    assert reports["kon-tum"].observations["clearance_rate", YEAR].written == "91.5% (làm tròn)"


def test_long_and_wide_tables_say_the_same() -> None:
    long = "unit,period,indicator,value\ngia-lai,2022,crimes,931\ngia-lai,2022,house,true\n"
    wide = "unit,period,crimes,house\ngia-lai,2022,931,true\n"
    assert read_text(long, "csv") == read_text(wide, "csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_that_of_the_header(delimiter: str) -> None:
    table = "unit,period,crimes\ngia-lai,2022,931\n".replace(",", delimiter)
    assert held(read_text(table, "csv")["gia-lai"].observations["crimes", YEAR]) == "931"


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + WIDE,
        WIDE.replace("\n", "\r\n"),
        WIDE.replace("\n", "\r"),
        WIDE.replace("# locale: vi", "# locale: vi;;;;"),
        WIDE.replace("# locale: vi", '"# locale: vi";;;;'),
        WIDE.replace("# locale: vi", "\n#locale : vi\n# just a remark"),
        WIDE.replace("# locale: vi", "# locale: VI"),
        "sep=;\n" + WIDE,
        '\ufeff"sep=;"\r\n' + WIDE,
        WIDE.replace("# locale: vi", "# locale: vi\nSEP=;"),
        "sep=\t\n" + WIDE.replace(";", "\t"),
        WIDE.replace("unit;period", "Unit; Period "),
        WIDE.replace("gia-lai;2022;3.100;92,02;có", 'gia-lai;"2022"; 3.100 ;"92,02";có;;'),
        WIDE + ";;;;\n\n",
    ],
)
def test_what_spreadsheets_add_changes_nothing(text: str) -> None:
    assert read_text(text, "csv") == read_text(WIDE, "csv")


def test_a_declared_delimiter_is_taken_even_where_another_would_cut_more() -> None:
    table = "sep=|\nunit|period|indicator|value\ngia-lai|2022|crimes|931\n"
    assert held(read_text(table, "csv")["gia-lai"].observations["crimes", YEAR]) == "931"


@pytest.mark.parametrize(
    ("cell", "locale", "dong"),
    [
        ("1.500 triệu đồng", "vi", "1500000000"),
        ("1,500 triệu đồng", "vi", "1500000"),
        ("1.500 triệu đồng", "plain", "1500000"),
        ("1.500", "vi", "1500000000"),
        ("1,500", "vi", "1500000"),
    ],
)
def test_a_declared_locale_settles_what_three_digits_after_a_point_mean(cell: str, locale: str, dong: str) -> None:
    table = f"# locale: {locale}\nunit;period;fund\ngia-lai;2022;{cell}\n"
    reports = read_text(table, "csv")
    assert held(reports["gia-lai"].observations["fund", YEAR]) == dong
    assert read_text(print_reports(reports, PACT), "json") == reports


def test_a_number_is_repeated_as_the_table_writes_it() -> None:
    table = "# locale: vi\nunit;period;crimes;clearance_rate\ngia-lai;2022;3,100;3,5 đồng\n"
    grouped, unfit = (dict(found.details) for found in findings_of(lambda: read_text(table, "csv")))
    assert (grouped["text"], grouped["reading"]) == ("3,100", "3,1")
    assert unfit["text"] == "3,5 đồng"


def test_the_locale_may_come_from_the_caller() -> None:
    bare = WIDE.removeprefix("# locale: vi\n")
    assert read_text(bare, "csv", Locale.VI) == read_text(WIDE, "csv")
    assert "2:14 figures.2022.gia-lai.crimes number_ambiguous" in faults(bare, "csv")
    assert faults(WIDE, "csv", Locale.PLAIN)[0] == "1:1 # locale table_locale_conflict"


def test_cells_are_placed_by_line_and_column_behind_quotes_and_line_ends() -> None:
    table = (
        'unit,period,indicator,value,source\ngia-lai,2022,crimes,1,"two\nlines, ""quoted"""\n"kon-tum",2022,crimes,2,\n'
    )
    reports = read_text(table, "csv")
    assert reports["gia-lai"].observations["crimes", YEAR].source == 'two\nlines, "quoted"'
    assert reports["gia-lai"].places["crimes", YEAR] == Place("report.csv", 2, 21)
    assert reports["kon-tum"].places["crimes", YEAR] == Place("report.csv", 4, 23)


FAULTY = """\
unit,period,crimez,clearance_rate,crimes
Gia Lai,2022,1,1.234,=SUM(A1:A3)
gia-lai,H1/2022,-,"92,02",#N/A
gia-lai,2022,,98,—
gia-lai,2022,,99,931,6
kon-tum,2022
,2022,,,5
"kon-tum",2022,,120,"-5"
"""


def test_everything_wrong_in_a_table_is_said_at_once_with_its_cell() -> None:
    assert faults(FAULTY, "csv") == [
        "1:13 crimez report_unknown_key",
        "2:1 figures.2022.Gia Lai report_unknown_unit",
        "2:16 figures.2022.Gia Lai.clearance_rate number_ambiguous",
        "2:22 figures.2022.Gia Lai.crimes figure_formula",
        "3:9 figures.H1/2022 report_bad_period",
        "3:19 figures.H1/2022.gia-lai.clearance_rate number_without_locale",
        "3:27 figures.H1/2022.gia-lai.crimes figure_spreadsheet_error",
        "4:18 figures.2022.gia-lai.crimes figure_placeholder",
        "5:15 figures.2022.gia-lai.clearance_rate report_figure_twice",
        "5:22 table_long_row",
        "6:1 table_short_row",
        "7:1 table_empty_cell",
        "8:17 figures.2022.kon-tum.clearance_rate figure_above_ceiling",
        "8:21 figures.2022.kon-tum.crimes figure_negative",
    ]


def test_a_figure_given_twice_names_the_first_place() -> None:
    found = next(each for each in findings_of(lambda: read_text(FAULTY, "csv")) if each.code == "report_figure_twice")
    assert dict(found.details)["first"] == "report.csv:4:15"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("", ["1:1 table_has_no_header"]),
        ("# locale: vi\n\n", ["1:1 table_has_no_header"]),
        ("unit,period,indicator,value\ngia-lai,2022,crimes,\0\n", ["2:1 table_holds_nul"]),
        ('unit,period,crimes\ngia-lai,2022,"1\n', ["2:1 table_bad_quotes"]),
        ('unit,period,crimes\ngia-lai,2022,"1"2\n', ["2:1 table_bad_quotes"]),
        ("# locale: en\nunit,period\n", ["1:1 # locale table_bad_locale"]),
        ("# local: vi\nunit,period\n", ["1:1 # local table_unknown_comment"]),
        ("# ruleset: pact-2021\nunit,period\n", ["1:1 # ruleset report_for_another_ruleset"]),
        ("unit,crimes\ngia-lai,1\n", ["1:1 table_of_units"]),
        ("unit,crimes,crimes@2021\ngia-lai,1,2\n", ["1:1 table_of_units"]),
        ("unit,period,crimes,crimes@2021\ngia-lai,2022,1,2\n", ["1:1 table_of_units"]),
        ("crimes\n1\n", ["1:1 table_column_missing", "1:1 table_column_missing"]),
        ("unit,period,value\n", ["1:1 table_column_missing"]),
        ("đơn vị,period\n", ["1:1 đơn vị table_column_unknown"]),
        ("unit,period,indicator,value,note\n", ["1:29 note table_column_unknown"]),
        ("unit,period,crimes,crimes\n", ["1:20 crimes table_column_twice"]),
        ("unit,period,Unit\n", ["1:13 Unit table_column_twice"]),
        ("unit,period,,crimes\n", ["1:13 table_column_without_name"]),
        ("unit,period,indicator,value\ngia-lai,2022,,5\n", ["2:14 table_empty_cell"]),
        (
            "unit,period,indicator,value\ngia-lai,2022,crimez,5\n",
            ["2:14 figures.2022.gia-lai.crimez report_unknown_key"],
        ),
    ],
)
def test_a_table_that_is_none_is_refused_for_its_reason(table: str, expected: list[str]) -> None:
    assert faults(table, "csv") == expected


def test_a_column_named_in_vietnamese_is_answered_with_its_id() -> None:
    found = findings_of(lambda: read_text("Đơn vị,Kỳ,chỉ tiêu,giá trị\n", "csv"))
    assert {each.path[0]: each.suggestions for each in found if each.path} == {
        "Đơn vị": ("unit",),
        "Kỳ": ("period",),
        "chỉ tiêu": ("indicator",),
        "giá trị": ("value",),
    }


def test_an_indicator_called_like_a_column_wins_in_a_wide_table() -> None:
    indicator = replace(PACT.indicators["crimes"], id="source")
    ruleset = replace(PACT, indicators={"source": indicator})
    reports = reports_from_text("unit,period,source\ngia-lai,2022,5\n", "t.csv", "csv", ruleset)
    assert held(reports["gia-lai"].observations["source", YEAR]) == "5"


def test_units_need_no_declaration_where_the_ruleset_declares_none() -> None:
    ruleset = replace(PACT, units={})
    assert list(reports_from_text("unit,period,crimes\nany-one,2022,5\n", "t.csv", "csv", ruleset)) == ["any-one"]
    found = findings_of(lambda: reports_from_text("unit,period,crimes\nAny One,2022,5\n", "t.csv", "csv", ruleset))
    assert [each.code for each in found] == ["report_bad_unit"]


def test_a_cell_without_end_is_refused() -> None:
    table = 'unit,period,crimes\ngia-lai,2022,"' + "9" * 200_000
    assert faults(table, "csv") == ["2:1 table_cell_too_long"]


def test_a_table_with_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "MAX_CELLS", 5)
    table = "unit,period,crimes\ngia-lai,2022,1\nkon-tum,2022,1\n"
    assert faults(table, "csv") == ["3:1 table_too_many_cells"]


def test_findings_without_end_are_counted_rather_than_listed() -> None:
    rows = "".join(f"gia-lai,2022,crimez,{number}\n" for number in range(report_builder.MAX_FINDINGS + 7))
    found = findings_of(lambda: read_text("unit,period,indicator,value\n" + rows, "csv"))
    assert len(found) == report_builder.MAX_FINDINGS + 1
    assert [dict(each.details) for each in found if each.code == "report_more_faults"] == [{"count": "7"}]


def test_parts_of_years_are_periods_too() -> None:
    reports = read_text("unit,period,crimes\ngia-lai,2022-H1,5\ngia-lai,2022,9\n", "csv")
    assert set(reports["gia-lai"].observations) == {("crimes", Period(2022, "half", 1)), ("crimes", YEAR)}


def test_cells_with_the_rarer_decimal_mark_of_a_mixed_table_are_remembered() -> None:
    text = (
        "# locale: mixed\nunit;period;clearance_rate;conduct;stated:score\n"
        "gia-lai;2022;92.5;18,5;904.59\nkon-tum;2022;91.5;17;903,1\n"
    )
    odd = {
        unit: [(cell.key, cell.text, cell.place.column) for cell in report.odd_cells]
        for unit, report in read_text(text, "csv").items()
    }
    assert odd == {"gia-lai": [("conduct", "18,5", 19)], "kon-tum": [("stated:score", "903,1", 22)]}


def test_no_cell_is_odd_where_a_table_declares_one_mark() -> None:
    text = "# locale: vi\nunit;period;clearance_rate\ngia-lai;2022;92,5\n"
    assert [report.odd_cells for report in read_text(text, "csv").values()] == [()]
