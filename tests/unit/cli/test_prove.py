from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
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
def test_it_can_be_stopped_from_the_keyboard() -> None:
    command = [sys.executable, "-m", "emulation_rules", "prove", str(RULESETS / "hospital-value"), "--timeout", "300"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ) as started:
        time.sleep(4)
        assert started.poll() is None, "nothing that takes long is left to stop"
        started.send_signal(signal.SIGINT)
        _, said = started.communicate(timeout=60)
    assert started.returncode == 130
    assert b"Traceback" not in said
