"""What only a process of its own shows: encodings, signals, pipes, start-up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from emulation_rules.cli import exit_codes

_MAIN = [sys.executable, "-m", "emulation_rules"]


def _environment(**variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LANG", "LC_MESSAGES")}
    return {**kept, **variables}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_vietnamese_comes_out_whole_in_a_plain_locale(pact: Path, encoding: str) -> None:
    done = subprocess.run(
        [*_MAIN, "explain", str(pact), "--lang", "vi"],
        env=_environment(LANG="C", LC_ALL="C", PYTHONIOENCODING=encoding, PYTHONUTF8="0"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Khám phá án" in done.stdout.decode("utf-8")


def test_help_imports_no_command() -> None:
    code = (
        "import sys; from emulation_rules.cli import commands\n"
        "commands(['--help'], standalone_mode=False)\n"
        "heavy = {'ruamel.yaml', 'pydantic', 'emulation_rules.api', 'emulation_rules.cli.evaluate'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="no pipes of this kind")
@pytest.mark.parametrize("call", ["schema evaluation", "schema --help", "--help", "--version"])
def test_a_reader_that_goes_away_is_no_traceback(pact: Path, call: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run([*_MAIN, *call.split()], stdout=closed, stderr=subprocess.PIPE, cwd=pact, check=False)
    assert done.stderr == b""
    assert done.returncode == exit_codes.PIPE_CLOSED


@pytest.mark.skipif(os.name == "nt", reason="no pipes of this kind")
@pytest.mark.parametrize("call", ["explain nothing.yaml", "evaluate", "evaluate . nothing.parquet --out out.parquet"])
def test_messages_too_may_have_a_reader_that_goes_away(pact: Path, call: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run([*_MAIN, *call.split()], stderr=closed, stdout=subprocess.PIPE, cwd=pact, check=False)
    assert done.returncode == exit_codes.PIPE_CLOSED


@pytest.mark.skipif(os.name == "nt", reason="no pipes of this kind")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_in_the_middle_is_told_from_one_that_read_all(pact: Path, unbuffered: str) -> None:
    figures = "".join(f"  unit-{number}: {{crimes: 1}}\n" for number in range(2000))
    (pact / "many.yaml").write_text(f"format: emulation-rules-report/1\nfigures:\n 2022:\n{figures}", encoding="utf-8")
    ruleset = (pact / "ruleset.yaml").read_text(encoding="utf-8")
    (pact / "ruleset.yaml").write_text(
        "".join(line for line in ruleset.splitlines(keepends=True) if not line.startswith("units:")), encoding="utf-8"
    )
    with subprocess.Popen(
        [*_MAIN, "evaluate", str(pact), str(pact / "many.yaml"), "--format", "csv"],
        env=_environment(PYTHONUNBUFFERED=unbuffered),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.read(1) != b""
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == exit_codes.PIPE_CLOSED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("call", ["schema", "--version"])
def test_a_full_disk_is_no_traceback(call: str, unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*_MAIN, call],
            env=_environment(PYTHONUNBUFFERED=unbuffered),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.stderr == b"error: reading or writing failed: No space left on device\n"
    assert done.returncode == exit_codes.UNUSABLE


def test_an_interrupt_is_no_traceback() -> None:
    code = (
        "import sys, emulation_rules.cli.schema as schema\n"
        "from emulation_rules.cli import main\n"
        "def stop(document): raise KeyboardInterrupt\n"
        "schema._schema = stop\n"
        "sys.argv = ['emulation-rules', 'schema']\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == exit_codes.INTERRUPTED
    assert "Traceback" not in done.stderr


def test_a_file_name_that_is_no_text_is_no_traceback(pact: Path) -> None:
    done = subprocess.run(
        [*map(os.fsencode, _MAIN), b"check", os.fsencode(pact) + b"/\xff.yaml"], capture_output=True, check=False
    )
    assert done.returncode == exit_codes.UNUSABLE
    assert b"Traceback" not in done.stderr
