"""Nothing a unit can report reaches durable-rules: no crash, no hang, no leak, no threads."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

HOSTILE = Path(__file__).with_name("hostile_durable.py")
EVALUATIONS = 100_000

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("durable_rules_engine") is None, reason="durable-rules is not installed here"
)


def test_hostile_reports_neither_crash_nor_hang_nor_leak_nor_start_threads() -> None:
    done = subprocess.run(
        [sys.executable, str(HOSTILE), str(EVALUATIONS)], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout)
    assert seen["engine"] == "durable"
    assert seen["refused"] > 50
    assert seen["grown_mb"] < 3
    assert seen["wrong_in_threads"] == 0
    assert seen["extra_threads"] == 0
    assert seen["still_right"] == [[True, True, True]]
    assert seen["grown_by_rulesets_mb"] < 3
