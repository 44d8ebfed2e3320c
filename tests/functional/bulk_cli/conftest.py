"""A small pact, a table of six units, and the command line in a folder that holds both."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.feather as pa_feather
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from tests.samples.bulk_tables import RULESET, wide

from emulation_rules.cli import commands

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the ruleset in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pact.yaml").write_text(RULESET, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``evaluate pact.yaml …`` in an English locale."""
    del folder
    for variable in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def invoke(*arguments: str | Path) -> Result:
        # A traceback is a failure of the test, not an exit code.
        words = ["evaluate", "pact.yaml", *map(str, arguments)]
        return CliRunner().invoke(commands, words, catch_exceptions=False)

    return invoke


@pytest.fixture
def table(folder: Path) -> pa.Table:
    """The table of six units, which also lies in the folder as Parquet, CSV and Arrow."""
    made = wide()
    pq.write_table(made, folder / "data.parquet")
    pa_csv.write_csv(made, folder / "data.csv")
    pa_feather.write_feather(made, str(folder / "data.arrow"))
    return made


def lines_of(path: str | Path) -> list[dict[str, object]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
