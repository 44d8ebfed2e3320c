from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from emulation_rules.cli import commands

FOLDER = Path(__file__).parents[3] / "rulesets" / "six-forces-lookalike"
CALL = ["sensitivity", str(FOLDER), str(FOLDER / "reports" / "year.csv"), "--lang", "en"]


def test_it_tells_the_least_that_levels_neighbours() -> None:
    done = CliRunner().invoke(commands, [*CALL, "--only", "weight"])
    assert done.exit_code == 0
    assert "Professional work −≈26.4286%" in done.stdout


def test_nothing_is_told_of_all_weights_where_they_were_not_asked_about() -> None:
    table = CliRunner().invoke(commands, [*CALL, "--only", "weight"]).stdout.partition("Neighbours")[2]
    assert "One weight" in table
    assert "All weights" not in table
    asked = CliRunner().invoke(commands, [*CALL, "--only", "weight", "--only", "weights"]).stdout
    assert "All weights" in asked.partition("Neighbours")[2]


def test_one_unit_may_be_told_alone() -> None:
    done = CliRunner().invoke(commands, [*CALL, "--only", "left_out", "--unit", "force-d", "--format", "json"])
    assert [each["unit"] for each in json.loads(done.stdout)["units"]] == ["force-d"]


@pytest.mark.parametrize("wrong", ["0", "100%", "ten", "-5", "nan", "1e99"])
def test_a_percentage_that_is_none_is_a_wrong_call(wrong: str) -> None:
    done = CliRunner().invoke(commands, [*CALL, f"--weights={wrong}"])
    assert done.exit_code == 2
    assert "is no percentage above 0 and below 100" in done.stderr


def test_a_unit_nobody_knows_is_a_wrong_call() -> None:
    done = CliRunner().invoke(commands, [*CALL, "--only", "rounding", "--unit", "nowhere"])
    assert done.exit_code == 2
