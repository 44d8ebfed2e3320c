from __future__ import annotations

import io
import sys

import pytest

from emulation_rules.cli import bulk_progress
from emulation_rules.cli.bulk_progress import watched_run


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_drawn_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(bulk_progress, "_SECONDS", 0)
    with watched_run("vi") as watch:
        for _ in range(10):
            watch(123_456, 0.1)
    drawn = terminal.getvalue()
    assert "1.234.560 dòng" in drawn
    assert "dòng/giây" in drawn
    assert "100%" in drawn


def test_work_of_unknown_length_is_counted_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(bulk_progress, "_SECONDS", 0)
    with watched_run("en") as watch:
        watch(1_000, None)
        assert "1,000 rows" in terminal.getvalue()


def test_estimates_that_were_too_low_do_not_end_the_bar_early(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(bulk_progress, "_SECONDS", 0)
    with watched_run("en") as watch:
        watch(1, 5.0)
        assert "100%" not in terminal.getvalue()


def test_nothing_is_drawn_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    with watched_run("en") as watch:
        watch(1, 1.0)
    assert capsys.readouterr().err == ""
