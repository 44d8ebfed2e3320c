"""The table of assignments beside a ruleset: where it may be, how it is written, and that it is part of the ruleset."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from emulation_rules.i18n.catalogue import render_findings
from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.finding import Finding
from emulation_rules.model.ruleset import Assignment, Exemption, Ruleset
from emulation_rules.syntax.reading.read_ruleset import read_ruleset
from emulation_rules.syntax.writing.write_ruleset import digest, print_ruleset
from emulation_rules.syntax.yaml import source_text

RULESET = """\
format: emulation-rules/1
id: r
title: R
period: 2023
units: {a: A, b: B, c: {vi: C, peers: high}}
peers: {high: Cao}
indicators:
  crimes: {measure: count, better: lower}
  rate: {measure: percent, better: higher, ceiling: 100}
assigned_table: marks.csv
targets:
  t: {indicator: crimes, criterion: at most assigned, points: 10}
"""


def read(folder: Path, table: str | bytes, text: str = RULESET) -> Ruleset:
    file = folder / "marks.csv"
    file.write_bytes(table.encode() if isinstance(table, str) else table)
    return read_ruleset(text, "r.yaml", base=folder)


def faults(folder: Path, table: str | bytes, text: str = RULESET) -> list[Finding]:
    with pytest.raises(InvalidRulesetError) as caught:
        read(folder, table, text)
    assert render_findings(caught.value.findings, "vi")
    return list(caught.value.findings)


def mark(number: int | str) -> Assignment:
    return Assignment({"": Fraction(number)})


def test_columns_come_in_any_order(tmp_path: Path) -> None:
    ruleset = read(tmp_path, "mark,unit,indicator\n600,a,crimes\n75.5,b,rate\n")
    assert ruleset.assigned == {"a": {"crimes": mark(600)}, "b": {"rate": mark("75.5")}}


def test_authorities_gather_and_statuses_exempt(tmp_path: Path) -> None:
    table = "unit,indicator,mark,authority,status\na,rate,76,ministry,\na,rate,78,province,\nb,t,,,waived\n"
    ruleset = read(tmp_path, table, RULESET + "precedence: [province]\n")
    assert ruleset.assigned["a"]["rate"] == Assignment({"ministry": Fraction(76), "province": Fraction(78)})
    assert ruleset.assigned["b"]["t"] == Assignment(exemption=Exemption.WAIVED)
    assert ruleset.precedence.authorities == ("province",)


def test_it_gives_units_their_peers(tmp_path: Path) -> None:
    ruleset = read(tmp_path, "unit,peers\na,high\nc,high\n")
    assert ruleset.peers_of == {"a": "high", "c": "high"}


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
def test_marks_of_byte_order_and_ends_of_lines_do_not_matter(tmp_path: Path, start: bytes, newline: bytes) -> None:
    table = start + newline.join([b"unit;indicator;mark", b"a;crimes;600", b""])
    assert read(tmp_path, table).assigned == {"a": {"crimes": mark(600)}}


@pytest.mark.parametrize(
    ("locale", "written", "number"),
    [("vi", "1.200", "1200"), ("plain", "1.200", "1.2"), ("vi", "75,5", "75.5"), ("mixed", "75,5", "75.5")],
)
def test_numbers_are_written_as_the_table_says(tmp_path: Path, locale: str, written: str, number: str) -> None:
    text = RULESET.replace("ceiling: 100", "places: 1")
    table = f'# locale: {locale}\nunit,indicator,mark\na,rate,"{written}"\n'
    assert read(tmp_path, table, text).assigned == {"a": {"rate": mark(number)}}


def test_a_number_that_reads_two_ways_is_refused(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "unit,indicator,mark\na,crimes,1.200\n")
    assert (found.code, found.place.line, found.place.column) == ("number_ambiguous", 2, 10)
    assert found.place.file == str(tmp_path / "marks.csv")


def test_the_ruleset_is_named_by_what_the_table_says(tmp_path: Path) -> None:
    first = read(tmp_path, "unit,indicator,mark\na,crimes,600\n")
    same = read(tmp_path, "indicator;unit;mark\n\ncrimes;a;600\n")
    other = read(tmp_path, "unit,indicator,mark\na,crimes,601\n")
    assert digest(first) == digest(same) != digest(other)
    assert "assigned_table" not in print_ruleset(first)
    assert read_ruleset(print_ruleset(first), "r.yaml") == first


def test_a_ruleset_that_extends_reads_the_table_of_the_folder_it_stands_in(tmp_path: Path) -> None:
    base, above = tmp_path / "base", tmp_path / "above"
    base.mkdir()
    above.mkdir()
    (base / "ruleset.yaml").write_text(RULESET.replace("id: r", "id: base"))
    (base / "marks.csv").write_text("unit,indicator,mark\na,crimes,600\n")
    (above / "marks.csv").write_text("unit,indicator,mark\na,crimes,700\n")
    text = "format: emulation-rules/1\nid: above\nextends: base\n"
    assert read_ruleset(text, "r.yaml", base=above).assigned == {"a": {"crimes": mark(600)}}
    own = read_ruleset(f"{text}assigned_table: marks.csv\n", "r.yaml", base=above)
    assert own.assigned == {"a": {"crimes": mark(700)}}


# ---- what is refused --------------------------------------------------------------------


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text("unit,indicator,mark\na,crimes,600\n")
    (folder / "marks.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(InvalidRulesetError) as caught:
        read_ruleset(RULESET, "r.yaml", base=folder)
    assert [finding.code for finding in caught.value.findings] == ["assigned_table_leaves_folder"]


def test_without_a_folder_there_is_nowhere_to_look() -> None:
    with pytest.raises(InvalidRulesetError) as caught:
        read_ruleset(RULESET, "r.yaml")
    assert [finding.code for finding in caught.value.findings] == ["assigned_table_without_folder"]


@pytest.mark.parametrize(
    "name",
    ["../marks.csv", "a/marks.csv", "a\\marks.csv", "/etc/marks.csv", ".csv", "marks.txt", "c:marks.csv", "m\x07.csv"],
)
def test_only_plain_names_of_tables_are_read(tmp_path: Path, name: str) -> None:
    written = name.replace("\\", "\\\\").replace("\x07", "\\u0007")
    text = RULESET.replace("assigned_table: marks.csv", f'assigned_table: "{written}"')
    assert [finding.code for finding in faults(tmp_path, "", text)] == ["invalid_file_name"]


def test_a_table_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_text, "MAX_SIZE", 10)
    monkeypatch.setattr(source_text.read_text, "__defaults__", (10,))
    assert [finding.code for finding in faults(tmp_path, "unit,indicator,mark\n")] == ["file_too_large"]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (b"unit,indicator,mark\na,crimes,\xff\n", "file_not_utf8"),
        ("unit,indicator,mark\na,crimes,6\x000\n", "table_holds_nul"),
        ('unit,indicator,mark\na,"crimes,600\n', "table_bad_quotes"),
        ("", "table_has_no_header"),
    ],
)
def test_a_text_that_is_no_table_is_refused(tmp_path: Path, table: str | bytes, code: str) -> None:
    assert [finding.code for finding in faults(tmp_path, table)] == [code]


def test_what_the_document_says_as_well_is_refused(tmp_path: Path) -> None:
    text = RULESET + "assigned: {a: {crimes: 500}}\n"
    (found,) = faults(tmp_path, "unit,indicator,mark\na,crimes,600\n", text)
    assert found.code == "assigned_twice"
