from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.samples.pact import PACT, YEAR, findings_of, told

from emulation_rules.exchange.read_reports import read_reports
from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.criterion import Direction, Moves, NamedPeriod
from emulation_rules.model.period import Period
from emulation_rules.model.target import Dated, Measured, Target
from emulation_rules.model.text import Text
from emulation_rules.syntax.locale_numbers import Locale

YAML = "format: emulation-rules-report/1\nfigures: {2022: {gia-lai: {crimes: 3100}}}\n"
JSON = '{"format": "emulation-rules-report/1", "figures": {"2022": {"gia-lai": {"crimes": 3100}}}}'
TABLE = "unit,period,crimes\ngia-lai,2022,3.100\n"


def written(folder: Path, name: str, held: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(held if isinstance(held, bytes) else held.encode())
    return path


def codes(path: Path) -> list[str]:
    return [found.code for found in findings_of(lambda: read_reports(path, PACT))]


def test_the_suffix_says_what_a_file_is_written_in(tmp_path: Path) -> None:
    expected = read_reports(written(tmp_path, "a.yaml", YAML), PACT)
    assert expected["gia-lai"].observations
    assert read_reports(written(tmp_path, "b.yml", YAML), PACT) == expected
    assert read_reports(written(tmp_path, "c.json", JSON), PACT) == expected
    assert read_reports(written(tmp_path, "D.CSV", TABLE), PACT, locale=Locale.VI) == expected
    assert read_reports(str(tmp_path / "a.yaml"), PACT) == expected


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    assert codes(written(tmp_path, "report.docx", b"PK")) == ["report_unknown_kind"]
    assert codes(written(tmp_path, "report", YAML)) == ["report_unknown_kind"]
    assert codes(tmp_path / "nothing.docx") == ["report_nothing_there"]
    assert codes(tmp_path) == ["file_is_directory"]


def test_faults_carry_the_name_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "report.csv", TABLE)
    (found,) = findings_of(lambda: read_reports(path, PACT))
    assert str(found.place) == f"{path}:2:14"


@pytest.mark.parametrize("name", ["missing.yaml", "missing.csv"])
def test_a_missing_file_is_a_finding(name: str, tmp_path: Path) -> None:
    assert codes(tmp_path / name) == ["file_missing"]


@pytest.mark.parametrize("name", ["folder.yaml", "folder.csv"])
def test_a_folder_is_no_report(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    assert codes(tmp_path / name) == ["file_is_directory"]


def test_a_huge_table_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    started = time.perf_counter()
    assert codes(path) == ["file_too_large"]
    assert time.perf_counter() - started < 0.2


def test_a_table_in_another_encoding_is_refused_at_its_first_bad_byte(tmp_path: Path) -> None:
    path = written(tmp_path, "report.csv", b"\xef\xbb\xbf" + "unit,period\nĐắk".encode() + b"\xff,2022\n")
    assert told(findings_of(lambda: read_reports(path, PACT))) == ["2:4 report_not_utf8"]
    assert codes(written(tmp_path, "utf16.csv", TABLE.encode("utf-16"))) == ["report_not_utf8"]


@pytest.mark.parametrize("name", ["report.xlsx", "REPORT.XLS", "report.ods"])
def test_a_spreadsheet_is_answered_with_how_to_save_it(name: str, tmp_path: Path) -> None:
    (found,) = findings_of(lambda: read_reports(written(tmp_path, name, b"PK"), PACT))
    assert "CSV UTF-8" in finding_text(found, "vi")
    assert "CSV UTF-8" in finding_text(found, "en")


def test_another_encoding_is_answered_with_how_to_save_the_table(tmp_path: Path) -> None:
    (found,) = findings_of(lambda: read_reports(written(tmp_path, "report.csv", b"unit,\xe0"), PACT))
    assert "CSV UTF-8" in finding_text(found, "vi")
    assert "?" not in finding_text(found, "vi")


DOWN = replace(
    PACT,
    targets={
        "fewer": Target(
            "fewer", Text(), Measured("crimes", (Dated(0, Moves(Direction.DOWN, NamedPeriod(Period(2019)))),))
        )
    },
)
"""Crimes of 2022 held against those of 2019."""


def of_period(folder: Path, label: str) -> Path:
    return written(folder, "report.yaml", YAML.replace("2022", label))


def test_a_file_without_any_figure_the_ruleset_reads_names_the_period_that_is_wanted(tmp_path: Path) -> None:
    (found,) = findings_of(lambda: read_reports(of_period(tmp_path, "2021"), DOWN, period=YEAR))
    assert found.code == "report_no_current_period"
    assert dict(found.details) == {"expected": "2022", "found": "2021"}
    assert found.place.line == 2


def test_a_file_of_the_period_of_a_baseline_alone_is_read(tmp_path: Path) -> None:
    path = of_period(tmp_path, "2019")
    assert read_reports(path, DOWN, period=YEAR)["gia-lai"].observations
    (found,) = findings_of(lambda: read_reports(path, PACT, period=YEAR))
    assert found.code == "report_no_current_period"


def test_the_period_that_is_to_be_evaluated_may_be_another_than_the_rulesets(tmp_path: Path) -> None:
    path = of_period(tmp_path, "2023")
    assert read_reports(path, PACT, period=Period(2023))["gia-lai"].observations
    assert read_reports(path, PACT)["gia-lai"].observations
    (found,) = findings_of(lambda: read_reports(path, PACT, period=YEAR))
    assert found.code == "report_no_current_period"


def test_a_file_without_figures_is_of_no_wrong_period(tmp_path: Path) -> None:
    held = YAML.replace("2022: {gia-lai: {crimes: 3100}}", "2021: {gia-lai: {crimes: null}}")
    assert read_reports(written(tmp_path, "report.yaml", held), PACT, period=YEAR)["gia-lai"].observations == {}
