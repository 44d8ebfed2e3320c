from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner

from emulation_rules.cli import commands

RULESETS = Path(__file__).parents[3] / "rulesets"
needs_z3 = pytest.mark.skipif(importlib.util.find_spec("z3") is None, reason="needs the extra `prove`")


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(commands, ["prove", *arguments, "--lang", "en"])
    return done.exit_code, done.stdout, done.stderr


@needs_z3
def test_it_ends_with_zero_where_all_is_proved() -> None:
    code, said, _ = run(str(RULESETS / "india-rfd"))
    assert (code, said.count("a better figure never lowers the share")) == (0, 3)


@needs_z3
def test_it_ends_with_one_where_a_report_speaks_against_it() -> None:
    code, said, _ = run(str(RULESETS / "stars"), "--unit", "plan-a")
    assert code == 1
    assert "- name: the better figure" in said


def test_without_z3_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    code, _, said = run(str(RULESETS / "stars"))
    assert code == 3
    assert "emulation-rules[prove]" in said


def test_a_second_ruleset_goes_with_equivalent_alone() -> None:
    assert run(str(RULESETS / "stars"), "equivalent")[0] == 2
    assert run(str(RULESETS / "stars"), "monotone", str(RULESETS / "stars"))[0] == 2


@needs_z3
def test_a_unit_nobody_knows_is_a_wrong_call() -> None:
    assert run(str(RULESETS / "stars"), "--unit", "nowhere")[0] == 2


@needs_z3
def test_it_ends_with_130_where_it_was_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("emulation_rules.cli.prove.prove", stopped)
    assert run(str(RULESETS / "stars"))[0] == 130
