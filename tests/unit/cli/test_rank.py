from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run

from emulation_rules.exchange.standings_json import standings_from_json

RULESET = """\
format: emulation-rules/1
id: small-cluster
title: {vi: Cụm nhỏ, en: A small cluster}
period: 2022
units: {unit-a: {vi: Đơn vị A, en: Unit A}, unit-b: {vi: Đơn vị B, en: Unit B}, unit-c: {vi: Đơn vị C, en: Unit C}}
indicators:
  clearance_rate: {vi: Tỷ lệ khám phá, en: Clearance rate, measure: percent, better: higher, ceiling: 100}
  houses: {vi: Số nhà, en: Houses, measure: count, better: higher}
targets:
  clearance: {en: Clearance, indicator: clearance_rate, criterion: above 75%, points: 60, scoring: proportional}
  built: {vi: Xây nhà, en: Houses built, indicator: houses, points: 40, scoring: {rank_points: {points: [40, 20, 10]}}}
groups:
  work: {vi: Công tác, en: Work, members: [clearance]}
  movement: {vi: Phong trào, en: Movement, members: [built]}
ranking: {by: [share]}
titles:
  advanced: {vi: Đơn vị tiên tiến, en: Advanced unit, when: share >= 70%}
  flag: {vi: Cờ thi đua, en: Flag, when: rank = 1, within: advanced, quota: {number: 1}}
"""
REPORT = """\
format: emulation-rules-report/1
figures:
  2022:
    unit-a: {clearance_rate: 92.5, houses: 5}
    unit-b: {clearance_rate: 60, houses: 5}
    unit-c: {clearance_rate: 80, houses: 3}
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """A folder with a ruleset for three units and their report."""
    folder = tmp_path / "cluster"
    folder.mkdir()
    (folder / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    (folder / "report.yaml").write_text(REPORT, encoding="utf-8")
    (folder / "part.yaml").write_text(REPORT.rpartition("    unit-c")[0], encoding="utf-8")
    return folder


def test_units_are_ranked_with_titles(run: Run, cluster: Path) -> None:
    said = run("rank", cluster, cluster / "report.yaml").stdout
    lines = [line.split() for line in said.splitlines()]
    assert ["1", "Unit", "A", "100/100", "100%", "60/60", "40/40", "eligible", "eligible"] in lines
    assert said.index("Unit A") < said.index("Unit B") < said.index("Unit C")


def test_a_declared_unit_without_a_report_is_ranked_from_best_to_worst(run: Run, cluster: Path) -> None:
    said = run("rank", cluster, cluster / "part.yaml").stdout
    assert "1–3   Unit C" in said
    assert "unit `unit-c` is declared and has no report" not in said or said.count("has no report") == 1


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_one_unit_is_explained_in_full(run: Run, cluster: Path, form: str, language: str) -> None:
    arguments = ("rank", cluster, cluster / "report.yaml", "--unit", "unit-b", "--format", form, "--lang", language)
    said = " ".join(run(*arguments).stdout.split())
    behind = {"vi": "đứng sau Đơn vị A do tỷ lệ điểm", "en": "behind Unit A by share"}
    assert behind[language] in said
    assert "unit-a" not in said


def test_every_format_tells_the_same_ranks(run: Run, cluster: Path) -> None:
    found = standings_from_json(run("rank", cluster, cluster / "report.yaml", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("rank", cluster, cluster / "report.yaml", "--format", "csv").stdout)))
    told = [(each.unit, str(each.rank and each.rank.best)) for each in found.standings]
    assert [(row["unit"], row["rank_best"]) for row in rows] == told
    assert run("rank", cluster, cluster / "report.yaml", "--format", "markdown").stdout.startswith("## A small cluster")
    only = run("rank", cluster, cluster / "report.yaml", "--format", "json", "--unit", "unit-c").stdout
    assert [each.unit for each in standings_from_json(only).standings] == ["unit-c"]


def test_engines_rank_alike(run: Run, cluster: Path) -> None:
    said = {
        run("rank", cluster, cluster / "report.yaml", "--format", "csv", "--engine", engine).stdout
        for engine in ("reference", "compiled", "auto")
    }
    assert len(said) == 1


def test_a_unit_that_is_not_there_is_wrong_usage(run: Run, cluster: Path) -> None:
    result = run("rank", cluster, cluster / "report.yaml", "--unit", "unit-z")
    assert (result.exit_code, "unit-z" in result.stderr) == (2, True)


def test_the_table_goes_to_a_file_where_one_is_named(run: Run, cluster: Path) -> None:
    out = cluster / "wall.txt"
    result = run("rank", cluster, cluster / "report.yaml", "--out", out, "--lang", "vi")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Đơn vị tiên" in out.read_text(encoding="utf-8")


def test_faulty_input_cannot_be_used(run: Run, cluster: Path) -> None:
    assert run("rank", cluster, cluster / "no.yaml").exit_code == 3
    (cluster / "report.yaml").write_text(REPORT.replace("houses: 3", "hoses: 3"), encoding="utf-8")
    assert run("rank", cluster, cluster / "report.yaml").exit_code == 3


def test_another_period_can_be_ranked(run: Run, cluster: Path) -> None:
    (cluster / "report.yaml").write_text(REPORT.replace("2022", "2023"), encoding="utf-8")
    said = run("rank", cluster, cluster / "report.yaml", "--period", "2023").stdout
    assert "period 2023" in said
    assert "\n1     Unit A" in said


# ---- compare ----------------------------------------------------------------------------


@pytest.fixture
def corrected(cluster: Path) -> Path:
    """The report with one figure corrected, which makes another unit first."""
    file = cluster / "corrected.yaml"
    file.write_text(REPORT.replace("houses: 3", "houses: 9"), encoding="utf-8")
    return file


def test_a_correction_changes_others_too_and_says_so(run: Run, cluster: Path, corrected: Path) -> None:
    result = run("compare", cluster, cluster / "report.yaml", corrected)
    said = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "figures corrected or newly reported: Unit C" in said
    assert "Unit C - rank: 3 → 1 (its own figures" in said
    assert "points of Houses built: 40 → 20 (what the units come to together: Unit C)" in said
    assert "Flag: eligible to be proposed → not eligible, lost" in said


def test_an_exit_code_tells_of_changes_where_it_is_asked_for(run: Run, cluster: Path, corrected: Path) -> None:
    report = cluster / "report.yaml"
    assert run("compare", cluster, report, corrected, "--exit-code").exit_code == 1
    same = run("compare", cluster, report, report, "--exit-code", "--lang", "vi")
    assert same.exit_code == 0
    assert "không có gì thay đổi" in same.stdout


def test_a_state_may_stand_in_several_files(run: Run, cluster: Path) -> None:
    (cluster / "late.yaml").write_text(
        "format: emulation-rules-report/1\nfigures: {2022: {unit-c: {clearance_rate: 80, houses: 3}}}\n",
        encoding="utf-8",
    )
    part, late = cluster / "part.yaml", cluster / "late.yaml"
    result = run("compare", cluster, "--before", part, "--after", part, "--after", late)
    assert result.exit_code == 0
    assert "rank: 1–3 → 3 (its own figures" in result.stdout


def test_standings_written_earlier_can_be_compared(run: Run, cluster: Path, corrected: Path) -> None:
    earlier = cluster / "may.json"
    earlier.write_text(run("rank", cluster, cluster / "report.yaml", "--format", "json").stdout, encoding="utf-8")
    written = run("compare", cluster, earlier, corrected)
    assert written.exit_code == 0
    assert written.stdout == run("compare", cluster, cluster / "report.yaml", corrected).stdout


def test_standings_of_another_ruleset_cannot_be_compared(run: Run, cluster: Path, corrected: Path) -> None:
    earlier = cluster / "may.json"
    text = run("rank", cluster, cluster / "report.yaml", "--format", "json").stdout
    earlier.write_text(text.replace('"ruleset": "small-cluster"', '"ruleset": "other"', 1), encoding="utf-8")
    result = run("compare", cluster, earlier, corrected)
    assert result.exit_code == 3
    assert "holds standings under ruleset `other`" in result.stderr
    earlier.write_text(text.replace('"best"', '"bst"', 1), encoding="utf-8")
    assert run("compare", cluster, earlier, corrected).exit_code == 3
    earlier.write_bytes(text.encode("utf-8").replace(b"Cluster", b"\xff").replace(b"cluster", b"\xff"))
    assert run("compare", cluster, earlier, corrected).exit_code == 3


def test_a_file_that_is_missing_cannot_be_compared(run: Run, cluster: Path, corrected: Path) -> None:
    for missing in (cluster / "no.json", cluster):
        result = run("compare", cluster, missing, corrected, "--lang", "vi")
        assert result.exit_code == 3
        assert missing.name in result.stderr


@pytest.mark.parametrize("form", ["text", "json", "markdown", "csv"])
def test_one_unit_of_a_comparison_can_be_shown_alone(run: Run, cluster: Path, corrected: Path, form: str) -> None:
    result = run("compare", cluster, cluster / "report.yaml", corrected, "--unit", "unit-b", "--format", form)
    assert result.exit_code == 0
    assert "Unit A" not in result.stdout
    assert run("compare", cluster, cluster / "report.yaml", corrected, "--unit", "no").exit_code == 2


@pytest.mark.parametrize(
    "sides", [[], ["report.yaml"], ["--before", "report.yaml"], ["report.yaml", "--after", "report.yaml"]]
)
def test_two_states_are_needed(run: Run, cluster: Path, sides: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(cluster)
    result = run("compare", ".", *sides, "--lang", "vi")
    assert result.exit_code == 2
    assert "cần hai bên" in result.stderr


@pytest.mark.parametrize("document", ["standings", "comparison"])
def test_schemas_of_both_can_be_printed(run: Run, document: str) -> None:
    assert f"emulation-rules-{document}/1" in run("schema", document).stdout
