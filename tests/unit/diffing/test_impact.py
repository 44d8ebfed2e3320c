"""Whom a change of a ruleset reaches, period by period."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.samples.changed_pact import DEMO, REPORTS, changed_demo

from emulation_rules.api import impact, load, load_reports, loads
from emulation_rules.cli import commands
from emulation_rules.diffing.impact import readable_by_both
from emulation_rules.i18n.impact_sentences import explain_period
from emulation_rules.model.impact import Moved
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.verdict import Verdict

_PACT = """
format: emulation-rules/1
id: pact
title: Pact
period: 2023
units: {a: A, b: B}
indicators:
  crimes: {en: Crimes, measure: count, better: lower}
  gone: {en: Gone, measure: count, better: lower}
targets:
  fewer: {en: Fewer, indicator: crimes, criterion: down at least 5% from previous year, points: 10}
"""
_TABLE = """# locale: plain
unit,period,crimes,gone
a,2021,100,1
a,2022,96,1
a,2023,91,1
b,2021,100,1
b,2022,90,1
b,2023,87,1
"""


def _versions() -> tuple[Ruleset, Ruleset]:
    new = _PACT.replace("5%", "4%").replace("  gone: {en: Gone, measure: count, better: lower}\n", "")
    return loads(_PACT), loads(new)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "reports.csv"
    file.write_text(_TABLE, encoding="utf-8")
    return file


def test_the_planted_changes_of_the_pact_reach_two_units(tmp_path: Path) -> None:
    old, new = load(DEMO), changed_demo(tmp_path)
    (period,) = (found := impact(old, new, load_reports(REPORTS, old))).periods
    verdicts = [each for units in period.by_target.values() for each in units]
    met = [(unit, change.target, change.before, change.after) for unit, change in verdicts]
    assert met == [
        ("don-vi-b", "clearance", Verdict.NOT_MET, Verdict.MET),
        ("don-vi-f", "fewer_public_order_crimes", Verdict.NOT_MET, Verdict.MET),
    ]
    assert explain_period(found, period, "en")[1:] == [
        "Clearance of cases: not met → met: Unit B (invented)",
        "Fewer public-order crimes: not met → met: Unit F (invented)",
    ]
    assert {Moved.VERDICTS, Moved.POINTS, Moved.SCORE, Moved.RANKS} <= found.moved


def test_every_period_of_the_reports_is_looked_at(table: Path) -> None:
    old, new = _versions()
    reports = load_reports(table, readable_by_both(old, new))
    periods = impact(old, new, reports).periods
    # In 2021 there is nothing to compare with, so neither version decides anything.
    assert [str(each.period) for each in periods] == ["2023", "2022"]
    assert [[change.unit for change in each.changes] for each in periods] == [[], ["a", "b"]]
    assert [str(each.period) for each in impact(old, new, reports, [Period(2023)]).periods] == ["2023"]


def test_the_same_ruleset_moves_nothing(table: Path) -> None:
    old, _ = _versions()
    found = impact(old, old, load_reports(table, old))
    assert not found.moved
    assert not any(each.changes for each in found.periods)


def test_whoever_waits_is_handed_the_reports(table: Path) -> None:
    old, new = _versions()
    reports = load_reports(table, readable_by_both(old, new))
    seen: list[int] = []

    def watch(given: Mapping[str, Report]) -> Mapping[str, Report]:
        seen.append(len(given))
        return given

    impact(old, new, reports, [Period(2022)], watch=watch)
    assert seen == [2, 2]


@pytest.mark.parametrize(
    ("fatal", "code"), [("verdicts", 1), ("anything", 1), ("ranks", 1), ("titles", 0), ("classes", 0)]
)
def test_the_command_fails_on_what_it_is_told_to(tmp_path: Path, table: Path, fatal: str, code: int) -> None:
    (tmp_path / "old.yaml").write_text(_PACT, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(_PACT.replace("5%", "4%"), encoding="utf-8")
    arguments = ["impact", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"), "--reports", str(table)]
    result = CliRunner().invoke(commands, [*arguments, "--fail-on", fatal, "--lang", "en"])
    assert result.exit_code == code
    assert "Fewer: not met → met: A" in result.stdout


def test_the_command_needs_reports_and_sound_periods(tmp_path: Path, table: Path) -> None:
    file = tmp_path / "pact.yaml"
    file.write_text(_PACT, encoding="utf-8")
    run = CliRunner().invoke
    assert run(commands, ["impact", str(file), str(file)]).exit_code == 2
    assert run(commands, ["impact", str(file), str(file), str(table), "--period", "soon"]).exit_code == 2
    assert run(commands, ["impact", str(file), str(file), str(table), "--period", "2031"]).exit_code == 3
    assert run(commands, ["impact", str(file), str(tmp_path / "none.yaml"), str(table)]).exit_code == 3
    assert run(commands, ["impact", str(file), str(file), str(table), "--format", "json"]).exit_code == 0
