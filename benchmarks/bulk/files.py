"""File to file: a Parquet file of figures in, a Parquet file of verdicts, points and scores out, by whole processes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

from bulk.columns import columns
from bulk.effort import BulkEffort
from bulk.peers.duckdb_floats import THREADS, sql
from bulk.peers.polars_floats import plan
from bulk.peers.tables import arrow_table, from_arrow
from bulk.side_by_side import Found
from bulk.truth import scale, wrong
from workload import Workload, pact

PROGRAM: Final = Path(__file__).parents[1] / "bulk_file.py"
SPEND: Final = PROGRAM.with_name("spend.py")
OURS: Final = "emulation-rules evaluate"
_STEP: Final = 1_000_000
_FEW: Final = 1_000
"""Rows of a file that takes no time of its own: what is left is starting up."""


def polars(source: str, result: str) -> None:
    """Decide a file with polars, streaming."""
    import polars as pl

    plan(pact(7), pl.scan_parquet(source)).sink_parquet(result)


def duckdb(source: str, result: str) -> None:
    """Decide a file with DuckDB."""
    import duckdb as db

    base = db.connect()
    base.execute(f"SET threads = {THREADS}")
    query = sql(pact(7), f"read_parquet('{source}')")
    base.execute(f"COPY ({query}) TO '{result}' (FORMAT parquet)")


BY_HAND: Final[Mapping[str, tuple[str, Callable[[str, str], None]]]] = {
    "polars by hand, scan to sink": ("polars", polars),
    "DuckDB by hand, COPY": ("duckdb", duckdb),
}
"""Module and function by name."""


def file_to_file(effort: BulkEffort) -> Found:
    """Return seconds, processor seconds and MiB at the peak of each process, by rows and way."""
    found: Found = {}
    for rows in effort.files:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            sizes = {str(_FEW): folder / "few.parquet", str(rows): folder / "many.parquet"}
            for size, file in sizes.items():
                _write(file, int(size))
            (folder / "pact.yaml").write_text(pact(7).text, encoding="utf-8")
            runs: Found = {}
            for _ in range(3 if rows <= effort.many * 5 else 1):
                for (way, command), (size, file) in ((w, s) for w in _ways(folder).items() for s in sizes.items()):
                    result = folder / "result.parquet"
                    runs.setdefault(way, {}).setdefault(size, []).append(_spent([*command, str(file)], result))
                    if size == str(rows) and "wrong" not in runs[way]:
                        runs[way]["wrong"] = _wrong(file, result)
                    _removed(result)
            found[str(rows)] = {"mb": sizes[str(rows)].stat().st_size / 1e6, "ways": runs}
    return found


def _ways(folder: Path) -> dict[str, list[str]]:
    ours = [sys.executable, "-m", "emulation_rules", "evaluate", str(folder / "pact.yaml")]
    return {OURS: ours, **{name: [sys.executable, str(PROGRAM), name] for name in BY_HAND}}


def _spent(command: Sequence[str], result: Path) -> dict[str, float]:
    whole = [sys.executable, "-S", str(SPEND), *command, "--out", str(result)]
    done = subprocess.run(whole, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr[-500:]}")
    spent: dict[str, float] = json.loads(done.stdout)
    return spent


def _write(file: Path, rows: int) -> None:
    import pyarrow.parquet as pq

    writer = None
    for start in range(0, rows, _STEP):
        table = arrow_table(columns(pact(7), min(_STEP, rows - start), seed=start))
        writer = writer or pq.ParquetWriter(file, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()


def _wrong(source: Path, result: Path) -> dict[str, int]:
    """Return how many answers of a file differ from the exact ones, read a part at a time."""
    workload, total = pact(7), dict[str, int]()
    for given, said in zip(_parts(source), _parts(result), strict=True):
        figures = {name: given[name].to_numpy() for name in given.column_names}
        for what, number in wrong(workload, figures, _answers(workload, said)).items():
            total[what] = total.get(what, 0) + number
    return total


def _answers(workload: Workload, said: Any) -> Any:
    if "score" in said.column_names:
        return from_arrow(workload, said)
    found = from_arrow(workload, said, "score_certain")
    return type(found)(found.verdicts, found.points, found.score * scale(workload))


def _parts(file: Path) -> Iterator[Any]:
    """Yield tables of equally many rows, from a file or the files of a folder."""
    import pyarrow as pa
    import pyarrow.dataset as ds

    held, rows = [], 0
    names = sorted(file.rglob("*.parquet")) if file.is_dir() else [file]
    batches = chain.from_iterable(ds.dataset(str(name)).to_batches(batch_size=_STEP // 8) for name in names)
    for batch in batches:
        held.append(batch)
        rows += batch.num_rows
        while rows >= _STEP:
            table = pa.Table.from_batches(held)
            yield table.slice(0, _STEP).unify_dictionaries()
            held, rows = table.slice(_STEP).to_batches(), rows - _STEP
    if rows:
        yield pa.Table.from_batches(held).unify_dictionaries()


def _removed(result: Path) -> None:
    if result.is_dir():
        shutil.rmtree(result)
    else:
        result.unlink()
