"""The workload's figures as columns of many units, and folders from which several processes read the same ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from workload import BEFORE, Workload, pact, program_key

Columns: TypeAlias = dict[str, NDArray[Any]]
"""A column by flat key: ``crimes``, ``crimes@2021``."""

_LEAST: Final = {"received": 80, "resolution": 80, "clearance": 60, "serious": 80}
_MEMORY: Final = Path("/dev/shm")  # noqa: S108  (a folder in memory, where there is one)
_KINDS: Final = "kinds.json"
_HUNDRED: Final = 100


class Kind(StrEnum):
    """What counts are."""

    COUNTS = "counts"
    """int64."""
    FLOATS = "counts as floats"
    """float64, all of them whole."""
    DECIMALS = "decimals as floats"
    """float64 of two decimals: no counts, but numbers."""


def pact_of(size: int, kind: str = Kind.COUNTS) -> Workload:
    """Return the pact of so many targets for columns of a kind."""
    workload = pact(size)
    if kind == Kind.DECIMALS:
        return replace(workload, text=workload.text.replace("measure: count,", "measure: number, floor: 0,"))
    return workload


def columns(workload: Workload, rows: int, kind: str = Kind.COUNTS, seed: int = 19) -> Columns:
    """Return figures like those of single reports: counts, and percents of two decimals in float64.

    One count in ten lies exactly on the mark of the first target.
    """
    chance = np.random.default_rng(seed)
    found: Columns = {}
    for name, measure in workload.kinds.items():
        if measure == "percent":
            percents = np.round(chance.uniform(_LEAST[name.partition("_")[0]], 100, rows), 2)
            whole = name.startswith("received") & (chance.random(rows) < 0.5)
            found[name] = np.where(whole, 100.0, percents)
        elif not name.endswith(BEFORE):
            before = 20 * chance.integers(1, 101, rows)
            share = np.where(chance.random(rows) < 0.9, chance.uniform(0.85, 1.05, rows), 0.95)
            found[name], found[program_key(name + BEFORE)] = np.rint(before * share).astype(np.int64), before
    return {key: _of_kind(found[key], kind) for key in keys(workload)}


def _of_kind(column: NDArray[Any], kind: str) -> NDArray[Any]:
    if column.dtype.kind == "f" or kind == Kind.COUNTS:
        return column
    return column / _HUNDRED if kind == Kind.DECIMALS else column.astype(np.float64)


def on_marks(workload: Workload, rows: int, kind: str = Kind.COUNTS, seed: int = 19) -> Columns:
    """Return figures all of which lie exactly on a mark of the pact."""
    found = columns(workload, rows, seed=seed)
    for target in workload.targets:
        for test in target.tests:
            factor, _, name = test.right.rpartition(" * ")
            if not name[0].isalpha():
                found[test.left] = np.full(rows, float(test.right))
            elif factor:
                before = found[program_key(name)]
                found[test.left] = (np.rint(before * (100 * float(factor))) / 100).astype(before.dtype)
            else:
                found[test.left] = found[program_key(name)].copy()
    return {key: _of_kind(column, kind) for key, column in found.items()}


def keys(workload: Workload) -> list[str]:
    """Return the keys of all columns."""
    return [program_key(name) for name in workload.kinds]


@contextmanager
def kept(found: Mapping[str, NDArray[Any]]) -> Iterator[str]:
    """Keep columns in a folder, in memory where the system has such folders, for as long as the context lasts."""
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
        folder = Path(name)
        for number, column in enumerate(found.values()):
            column.tofile(folder / str(number))
        kinds = [[key, column.dtype.str] for key, column in found.items()]
        (folder / _KINDS).write_text(json.dumps(kinds), encoding="utf-8")
        yield name


def read(folder: str) -> Columns:
    """Return columns that were kept. All processes read the same memory; nobody may write to it."""
    kinds = json.loads((Path(folder) / _KINDS).read_text(encoding="utf-8"))
    return {
        key: np.asarray(np.memmap(Path(folder) / str(number), dtype=kind, mode="r"))
        for number, (key, kind) in enumerate(kinds)
    }
