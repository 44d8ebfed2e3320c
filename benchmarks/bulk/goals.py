"""The goals of bulk evaluation."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from bulk.hard_rows import FAMILIES
from bulk.peers.c_loop import CLoop, CLoopThreads
from bulk.peers.checkers import GreatExpectations, Pandera
from bulk.peers.duckdb_floats import DuckDB as DuckDBByHand
from bulk.peers.numpy_floats import NumPyBlocks
from bulk.peers.ours import DATABASES, FRAMES, DuckDB, DuckDBQuery, Kernel, Pandas, Polars, PolarsLazy, PolarsStreaming
from bulk.peers.polars_floats import PolarsLazy as PolarsByHand
from bulk.peers.spark import Spark, SparkFile, SparkFrame, SparkFrameFile
from bulk.side_by_side import Found, median_ratio
from bulk.tables import mistakes, previous_ratios, steps
from goal import Goal

_POLARS: Final = (Polars.name, PolarsLazy.name)
_FRAMES: Final = tuple(peer.name for peer in FRAMES if peer.name not in (*_POLARS, PolarsStreaming.name))
_OURS: Final = (Kernel.name, *(peer.name for peer in (*FRAMES, *DATABASES)))
_STEEP: Final = 1.15
_GIB: Final = 2


def bulk_goals(studies: Mapping[str, Found]) -> list[Goal]:
    """Return the goals of the bulk studies that ran."""
    return [goal for name, made in _GOALS.items() if name in studies for goal in made(studies[name])]


def _in_memory(found: Found) -> Iterator[Goal]:
    for label, one in found.items():
        times = one["times"]
        for name, others in ((Polars.name, _POLARS[:1]), (PolarsLazy.name, _POLARS[1:]), ("", _FRAMES)):
            for peer, limit in _limits(one["targets"]):
                worst = _worst(times, others, peer)
                if worst is not None:
                    which, ratio = worst
                    which = name or f"the slowest other frame ({which})"
                    yield Goal(f"{label}: {which} to {peer}", ratio, limit)
        for name in (DuckDB.name, DuckDBQuery.name):
            if name in times and DuckDBByHand.name in times:
                ratio = median_ratio(times, name, DuckDBByHand.name)
                yield Goal(f"{label}: {name} to {DuckDBByHand.name}", ratio, 1)
        for name in _OURS:
            if name in one["wrong"] and mistakes(one["wrong"][name]):
                yield Goal(f"{label}: wrong, {name}", mistakes(one["wrong"][name]), 0, unit="")
            if name in one["failed"]:
                yield Goal(f"{label}: failed, {name}", 1, 0, unit="")


def _limits(targets: int) -> Sequence[tuple[str, float]]:
    if targets < 100:
        return ((PolarsByHand.name, 1), (CLoop.name, 2), (CLoopThreads.name, 2))
    if targets < 1_000:
        return ((CLoop.name, 2.5), (CLoopThreads.name, 2.5), (NumPyBlocks.name, 1.1))
    return ((NumPyBlocks.name, 1.4), (PolarsByHand.name, 0.5))


def _worst(times: Mapping[str, Sequence[float]], names: Sequence[str], peer: str) -> tuple[str, float] | None:
    known = [name for name in names if name in times] if peer in times else []
    return max(((name, median_ratio(times, name, peer)) for name in known), key=lambda each: each[1], default=None)


def _previous_year(found: Found) -> Iterator[Goal]:
    for one in found.values():
        if not one["times"]:
            continue
        _, panel, aligned, shuffled = previous_ratios(one["times"])
        label = f"{one['engine']}, units as {'words' if one['text'] else 'numbers'}"
        yield Goal(f"{label}: finding last year in a table of all years to a bare join", panel, 1.1)
        yield Goal(f"{label}: finding it in a table of its own to a bare join", shuffled, 1.1)
        yield Goal(f"{label}: a table a year in the same order to a table joined already", aligned, 1.1)


def _on_marks(found: Found) -> Iterator[Goal]:
    for kind, one in found.items():
        ratios = {name: median_ratio(times, "on marks", "ordinary") for name, times in one["times"].items()}
        if ratios:
            worst = max(ratios, key=lambda name: ratios[name])
            yield Goal(f"every row on its marks to ordinary rows, {kind}, at worst ({worst})", ratios[worst], 2)


def _growth(found: Found) -> Iterator[Goal]:
    for what, slopes in steps(found):
        ours = {name: slope for name, slope in slopes.items() if name in _OURS}
        if ours:
            worst = max(ours, key=lambda name: ours[name])
            yield Goal(f"growth from {what}, at worst ({worst}), slope", ours[worst], _STEEP, unit="")


def _files(found: Found) -> Iterator[Goal]:
    for size, one in found.items():
        ours = next(iter(one["ways"].values()))
        yield Goal(
            f"{int(size):,} rows from file to file, peak",
            max(run["mib"] for run in ours[size]) / 1024,
            _GIB,
            unit="GiB",
        )
        yield Goal(f"{int(size):,} rows from file to file, wrong", mistakes(ours["wrong"]), 0, unit="")


def _exactness(found: Found) -> Iterator[Goal]:
    for backend, told in found["rows"].items():
        if len(told) == len(FAMILIES):
            checked = sum(one["checked"] for one in told.values())
            wrong = sum(mistakes(one) for one in told.values())
            yield Goal(f"{checked:,} verdicts and points of hard rows, wrong, {backend}", wrong, 0, unit="")
        else:
            yield Goal(f"hard rows, left out, {backend}", len(FAMILIES) - len(told), 0, unit="")


def _checkers(found: Found) -> Iterator[Goal]:
    for peer, limit in ((Pandera.name, 1_000), (GreatExpectations.name, 10_000)):
        if peer in found["times"] and Pandas.name in found["times"]:
            ratio = statistics.median(found["times"][peer]) / statistics.median(found["times"][Pandas.name])
            yield Goal(f"{peer} takes longer a row than pandas frames", ratio, limit, at_least=True)


def _spark(found: Found) -> Iterator[Goal]:
    for ours, peer in ((SparkFrame.name, Spark.name), (SparkFrameFile.name, SparkFile.name)):
        if ours in found["times"] and peer in found["times"]:
            yield Goal(f"{ours} to {peer}", median_ratio(found["times"], ours, peer), 1.3)


_GOALS: Final[Mapping[str, Callable[[Found], Iterator[Goal]]]] = {
    "bulk": _in_memory,
    "previous-year": _previous_year,
    "on-marks": _on_marks,
    "bulk-growth": _growth,
    "files": _files,
    "exact-rows": _exactness,
    "checkers": _checkers,
    "spark": _spark,
}
