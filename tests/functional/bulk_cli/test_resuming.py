from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.functional.bulk_cli.conftest import Run
from tests.samples.bulk_tables import wide

from emulation_rules.frames.files.job import Watch


@pytest.fixture
def parts(folder: Path) -> Path:
    """A folder of three tables, one of them in a folder of its own."""
    made = wide()
    (folder / "in" / "north").mkdir(parents=True)
    for number, name in enumerate(("a.parquet", "b.parquet", "north/c.parquet")):
        pq.write_table(made.slice(2 * number, 2), folder / "in" / name)
    return folder / "in"


def _states(folder: Path) -> dict[str, tuple[int, int]]:
    found = sorted(path for path in folder.rglob("*.parquet"))
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.stat().st_ino) for path in found}


@pytest.mark.usefixtures("parts")
def test_every_table_gets_a_file_of_its_own(run: Run, folder: Path) -> None:
    result = run("in", "--out", "out/")
    assert result.exit_code == 0, result.stderr
    assert list(_states(folder / "out")) == ["a.parquet", "b.parquet", "north/c.parquet"]
    assert pq.read_table(folder / "out" / "north" / "c.parquet")["unit"].to_pylist() == ["đ", "=e"]
    assert "tables 3, rows 6" in result.stderr
    lines = (folder / "out" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    asked, first, *_ = map(json.loads, lines)
    assert len(lines) == 4
    assert asked["format"] == "emulation-rules-manifest/1"
    assert asked["options"]["format"] == "parquet"
    assert (first["input"], first["result"], first["rows"]) == ("in/a.parquet", "a.parquet", 2)
    assert first["counts"]["fewer_crimes"] == {"not_met": 1, "met": 1, "undetermined": 0, "not_applicable": 0}


@pytest.mark.usefixtures("parts")
def test_finished_tables_are_left_out_and_counted(run: Run, folder: Path) -> None:
    first = run("in", "--out", "out/")
    before = _states(folder / "out")
    again = run("in", "--out", "out/", "--resume", "--require", "met")
    assert again.exit_code == 1, "what is required is asked of all results"
    assert _states(folder / "out") == before
    assert "tables 0, finished before 3, rows in all 6" in again.stderr
    assert again.stderr.splitlines()[1:6] == first.stderr.splitlines()[1:6]


def test_tables_that_changed_are_done_again_and_new_ones_are_added(run: Run, folder: Path, parts: Path) -> None:
    run("in", "--out", "out/")
    before = _states(folder / "out")
    pq.write_table(wide().slice(0, 1), parts / "b.parquet")
    pq.write_table(wide().slice(0, 1), parts / "d.parquet")
    result = run("in", "--out", "out/", "--resume")
    after = _states(folder / "out")
    assert "tables 2, finished before 2, rows in all 6" in result.stderr
    assert [name for name in after if after[name] != before.get(name)] == ["b.parquet", "d.parquet"]


@pytest.mark.usefixtures("parts")
def test_results_that_are_gone_or_cut_off_are_done_again(run: Run, folder: Path) -> None:
    run("in", "--out", "out/")
    (folder / "out" / "a.parquet").unlink()
    (folder / "out" / "b.parquet").write_bytes(b"")
    assert "tables 2, finished before 1" in run("in", "--out", "out/", "--resume").stderr
    assert pq.read_table(folder / "out" / "b.parquet").num_rows == 2


@pytest.mark.usefixtures("parts")
def test_results_are_not_mixed(run: Run, folder: Path) -> None:
    run("in", "--out", "out/")
    assert run("in", "--out", "out/").exit_code == 3, "results that are there are not overwritten unasked"
    for options in (["--tell", "reasons"], ["--period", "2023"], ["--format", "csv"], ["--layout", "wide"]):
        result = run("in", "--out", "out/", "--resume", *options)
        assert result.exit_code == 3
        assert "the results in the folder were made with" in result.stderr
    ruleset = (folder / "pact.yaml").read_text(encoding="utf-8")
    (folder / "pact.yaml").write_text(ruleset.replace("above 75%", "above 76%"), encoding="utf-8")
    assert run("in", "--out", "out/", "--resume").exit_code == 3


@pytest.mark.usefixtures("parts")
def test_a_manifest_cut_off_in_its_last_line_is_gone_on_with(run: Run, folder: Path) -> None:
    run("in", "--out", "out/")
    manifest = folder / "out" / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-20])
    assert "tables 1, finished before 2, rows in all 6" in run("in", "--out", "out/", "--resume").stderr
    assert len(manifest.read_text(encoding="utf-8").splitlines()) == 4


@pytest.mark.parametrize("text", ["", "no json\n", "{}\n", '{"format": "another/1"}\n', "[]\n", "\udcff\n"])
@pytest.mark.usefixtures("parts")
def test_a_broken_manifest_is_not_gone_on_with(run: Run, folder: Path, text: str) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "manifest.jsonl").write_bytes(text.encode(errors="surrogateescape"))
    result = run("in", "--out", "out/", "--resume")
    assert result.exit_code == 3
    assert "manifest" in result.stderr


@pytest.mark.usefixtures("parts")
def test_results_do_not_fall_among_inputs(run: Run, folder: Path) -> None:
    assert run("in", "--out", "in").exit_code == 3
    assert run("in", "--out", "in/north").exit_code == 3
    assert not list(folder.rglob("manifest.jsonl"))


@pytest.mark.usefixtures("folder")
def test_two_tables_do_not_share_a_result(run: Run, parts: Path) -> None:
    (parts / "a.csv").write_text("unit,crimes\na,1\n", encoding="utf-8")
    result = run("in", "--out", "out/")
    assert result.exit_code == 3
    assert "as that of `in/a.csv` is" in result.stderr


@pytest.mark.usefixtures("parts")
def test_results_of_folders_come_in_every_kind(run: Run, folder: Path) -> None:
    for kind in ("csv", "jsonl", "arrow"):
        assert run("in", "--out", f"{kind}/", "--format", kind).exit_code == 0
        assert (folder / kind / "north" / f"c.{kind}").exists()


_KILLED = """
import os, signal, sys
from emulation_rules import __version__, load
from emulation_rules.frames.files.evaluate_files import evaluate_into_folder
from emulation_rules.frames.files.find_parts import find_parts
from emulation_rules.frames.files.job import Job
from emulation_rules.frames.files.kinds import ResultKind

pact = load("pact.yaml")
seen = []

def watch(rows, share):
    seen.append(rows)
    if len(seen) == 2:
        os.kill(os.getpid(), signal.SIGKILL)

job = Job(pact, pact.span.period, find_parts(["in"]), ResultKind.PARQUET, __version__)
evaluate_into_folder(job, "out", watch, resume=False)
"""


@pytest.mark.usefixtures("parts")
def test_a_run_that_is_killed_loses_the_table_in_work_only(run: Run, folder: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", _KILLED], cwd=folder, check=False, timeout=120)
    assert ended.returncode == -signal.SIGKILL
    assert list(_states(folder / "out")) == ["a.parquet"]
    assert [path.name for path in (folder / "out").glob(".b.parquet.*.part")] != []
    result = run("in", "--out", "out/", "--resume")
    assert "tables 2, finished before 1, rows in all 6" in result.stderr
    assert list(_states(folder / "out")) == ["a.parquet", "b.parquet", "north/c.parquet"]
    assert not list((folder / "out").rglob(".*")), "what the killed run left is gone"


@pytest.mark.usefixtures("parts")
def test_ctrl_c_ends_cleanly(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def interrupted(_: object) -> Iterator[Watch]:
        def watch(rows: int, share: float | None) -> None:
            del rows, share
            raise KeyboardInterrupt

        yield watch

    monkeypatch.setattr("emulation_rules.cli.bulk.watched_run", interrupted)
    for name in ("out.parquet", "out.csv", "out.jsonl", "out.arrow"):
        assert run("in", "--out", name).exit_code == 130
    assert sorted(path.name for path in folder.iterdir()) == ["in", "pact.yaml"]
    assert {"reading", "writing"}.isdisjoint(thread.name for thread in threading.enumerate())


def test_ctrl_c_of_a_real_process_ends_cleanly(folder: Path) -> None:
    made = pa.table({"unit": ["a"] * 50_000, "crimes": [1] * 50_000})
    pq.write_table(made, folder / "data.parquet")
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "emulation_rules", "evaluate", "pact.yaml", "data.parquet", "--out", "out.jsonl"]
    process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        while not list(folder.glob(".out.jsonl.*")) and process.poll() is None:
            pass
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)
    finally:
        process.kill()
    assert "Traceback" not in said
    assert process.returncode in (130, 0), "it may have been done just before"
    assert [path.name for path in folder.glob("*.jsonl")] == ([] if process.returncode else ["out.jsonl"])
    assert not list(folder.glob(".out*"))
