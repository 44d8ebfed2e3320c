from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.samples.pact import PACT, findings_of, told

from emulation_rules.exchange.locale_numbers import Locale
from emulation_rules.exchange.read_reports import read_reports

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
    assert codes(written(tmp_path, "report.xlsx", b"PK")) == ["report_unknown_kind"]
    assert codes(written(tmp_path, "report", YAML)) == ["report_unknown_kind"]


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
    assert told(findings_of(lambda: read_reports(path, PACT))) == ["2:4 file_not_utf8"]
    assert codes(written(tmp_path, "utf16.csv", TABLE.encode("utf-16"))) == ["file_not_utf8"]
