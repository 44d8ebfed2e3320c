from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.samples.trial_pact import PACT, pact, trials

from emulation_rules.exchange.peek import holds_trials
from emulation_rules.exchange.trial_csv import trials_from_csv
from emulation_rules.model.errors import InvalidTrialError
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.trial import Trial


def read(text: str) -> tuple[Trial, ...]:
    return trials_from_csv(text, "t.csv", ruleset=pact()).cases


def faults(text: str) -> list[tuple[str, int, int, tuple[str, ...]]]:
    with pytest.raises(InvalidTrialError) as refusal:
        read(text)
    return [(each.code, each.place.line, each.place.column, each.suggestions) for each in refusal.value.findings]


def test_a_row_is_a_case_and_reads_as_the_document_does() -> None:
    (row,) = read(
        "name,about,unit,period,crimes,crimes@2022,clearance,plan_issued,expect:fewer_crimes,expect:cleared.points,"
        "expect:safe.1,expect:score,expect:score.share,expect:rank,expect:titles.leading,expect:class,expect:cleared\n"
        'a,why,gia-lai,2024,950,1000,> 74,true,met,"[0, 10]",undetermined,41,200/3,"[1, 2]",eligible,good,\n'
    )
    (case,) = trials(
        "  - name: a\n    about: why\n    unit: gia-lai\n    period: 2024\n"
        '    figures: {crimes: 950, crimes@2022: 1000, clearance: "> 74", plan_issued: true}\n'
        '    expect: {fewer_crimes: met, cleared: {points: "[0, 10]"}, safe.1: undetermined,'
        ' score: {points: 41, share: 200/3}, rank: "[1, 2]", titles: {leading: eligible}, class: good}\n'
    ).cases
    assert row.expected == case.expected
    assert (row.name, row.about, row.period) == (case.name, case.about, case.period) == ("a", "why", Period(2024))
    assert row.reports["gia-lai"].observations == case.reports["gia-lai"].observations


def test_rows_of_one_name_are_units_of_one_case() -> None:
    (case,) = read(
        "name;unit;crimes;expect:rank\na;gia-lai;1;1\na;kon-tum;2;2\n",
    )
    assert list(case.reports) == ["gia-lai", "kon-tum"]
    assert [(each.unit, each.wanted) for each in case.expected] == [
        ("gia-lai", Interval.point(1)),
        ("kon-tum", Interval.point(2)),
    ]


def test_excel_saves_of_a_vietnamese_table_read_as_they_are_meant() -> None:
    text = (
        "\ufeffsep=;\r\n# locale: vi;;;\r\nname;clearance;crimes;expect:score;expect:cleared.margin;expect:cleared\r\n"
        "a;75,5;1.200;12,5;0,5;đạt\r\n;;;;;\r\nb;;–;null;;chưa xác định\r\n"
    )
    with pytest.raises(InvalidTrialError):
        read(text)
    first, second = read(text.replace("b;;–;", "b;;;"))
    assert first.reports["cluster"].observations["crimes", Period(2023)].interval == Interval.point(1200)
    wanted = {each.path: each.wanted for each in first.expected}
    assert wanted["score", "points"] == Interval.point(Fraction(25, 2))
    assert wanted["cleared", "margin"] == Interval.point(Fraction(1, 2))
    assert [each.wanted for each in second.expected] == [None, "undetermined"]


def test_every_fault_of_a_table_is_told_at_its_cell() -> None:
    found = faults(
        "name,unit,clearence,clearance,expect:cleard,expect:score\n"
        ",gia-lai,1,2,met,1\n"
        "a,gia-lay,1,120,met,many\n"
        "a,gia-lay,1,12,met,1\n"
    )
    assert found == [
        ("report_unknown_key", 1, 11, ("clearance", "cleared")),
        ("trial_without_name", 2, 1, ()),
        ("report_unknown_unit", 3, 3, ("gia-lai",)),
        ("figure_above_ceiling", 3, 13, ()),
        ("trial_unknown_subject", 3, 17, ("cleared",)),
        ("trial_no_number", 3, 21, ()),
        ("trial_unit_twice", 4, 3, ()),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "table_has_no_header"),
        ("a\0b", "table_holds_nul"),
        ("name,expect:cleared,expect:cleared\na,met,met\n", "table_column_twice"),
        ("clearance,expect:cleared\n1,met\n", "table_column_missing"),
        ("name,clearance\na,1\n", "trial_no_expectations"),
        ("nam,expect:cleared\na,met\n", "table_column_unknown"),
        ("# locale: fr\nname,expect:cleared\na,met\n", "table_bad_locale"),
        ("name,expect:score\na,1.500\n", "trial_number_needs_locale"),
        ("name,period,expect:cleared\na,2023,met\na,2024,met\n", "trial_other_period"),
        ("name,crimes@20x,expect:cleared\na,1,met\n", "report_bad_period"),
        ("name,expect:cleared\na,\n", "trial_expects_nothing"),
        ('name,expect:cleared\na,"met\n', "table_bad_quotes"),
    ],
)
def test_a_faulty_table_is_refused(text: str, code: str) -> None:
    assert code in [found[0] for found in faults(text)]


def test_the_ruleset_is_named_in_a_comment(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "pact.yaml").write_text(PACT, encoding="utf-8")
    text = "# ruleset: ../pact.yaml\nname,clearance,expect:cleared\na,76,met\n"
    read_there = trials_from_csv(text, "t.csv", base=tmp_path / "tests")
    assert read_there.ruleset == pact()
    with pytest.raises(InvalidTrialError):
        trials_from_csv(text.replace("../pact", "../../pact"), "t.csv", base=tmp_path / "tests")


# ---- telling files of cases from others ----------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [
        ("a.yaml", "format: emulation-rules-tests/1\ncases: []", True),
        ("a.yml", "\ufeff# cases\n\n---\r\nformat: 'emulation-rules-tests/1'\r\n", True),
        ("a.json", '{"format": "emulation-rules-tests/1"}', True),
        ("a.yaml", "{format: emulation-rules-tests/1}", True),
        ("a.yaml", "format: emulation-rules/1", False),
        ("a.yaml", "about: x\nformat: emulation-rules-tests/1", False),
        ("a.yaml", "text: |\n  format: emulation-rules-tests/1", False),
        ("a.yaml", "", False),
        ("a.txt", "format: emulation-rules-tests/1", False),
        ("a.csv", "# locale: vi\nname;expect:cleared\n", True),
        ("a.csv", '"name","expect:cleared"\n', True),
        ("a.csv", "name,we expect: much\n", False),
    ],
)
def test_files_of_cases_are_told_by_their_beginning(name: str, text: str, holds: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(text.encode("utf-8"))
    assert holds_trials(tmp_path / name) is holds


def test_what_cannot_be_opened_holds_no_cases(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    for name in ("folder.yaml", "loop.yaml", "lost.yaml", "nul\0.yaml"):
        assert not holds_trials(tmp_path / name)


def test_a_long_beginning_is_looked_at_quickly(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"#" * 4096 + b"\n" * 4096 + b" " * 100_000)
    assert not holds_trials(tmp_path / "a.yaml")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_cases_in_another_encoding_are_not_passed_over(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufeffformat: emulation-rules-tests/1\n".encode(encoding))
    assert holds_trials(tmp_path / "a.yaml")
