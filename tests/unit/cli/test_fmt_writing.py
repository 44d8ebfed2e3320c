"""``fmt`` writes a file in full or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from tests.unit.cli.conftest import RULESET, Run


def test_a_file_is_rewritten_in_full_or_not_at_all(run: Run, pact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = pact / "ruleset.yaml"
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        assert run("fmt", file).exit_code == 3
    assert file.read_bytes() == before
    assert sorted(each.name for each in pact.iterdir()) == ["report.yaml", "ruleset.yaml"]
    (pact / "link.yaml").symlink_to(file)
    file.chmod(0o640)
    assert run("fmt", pact / "link.yaml").exit_code == 0
    assert (pact / "link.yaml").is_symlink()
    assert (file.read_bytes() != before, stat.S_IMODE(file.stat().st_mode)) == (True, 0o640)


def test_what_somebody_wrote_meanwhile_is_not_overwritten(
    run: Run, pact: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pact / "ruleset.yaml"
    monkeypatch.setattr("emulation_rules.cli.fmt.read_text", lambda _: f"{RULESET}# theirs is newer\n")
    result = run("fmt", file)
    assert result.exit_code == 3
    assert "was changed while it was read, and is left as it is" in result.stderr
    assert file.read_text(encoding="utf-8") == RULESET
