"""Bulk peers in turn over the same columns, a process each."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bulk.columns import columns, kept
from bulk.effort import BulkEffort, Case
from bulk.peers.base import BulkPeer
from measure import Worker, WorkerError, rounds, workers
from workload import pact

PATIENCE: Final = 20.0
"""Seconds that deciding once may take; what takes longer would hold up all others in every round."""
WORKER: Final = Path(__file__).parents[1] / "bulk_worker.py"

Found = dict[str, Any]


def side_by_side(peers: Sequence[type[BulkPeer]], case: Case, effort: BulkEffort) -> Found:
    """Return nanoseconds a row by peer and round, with what is wrong in its answers, seconds of making ready, MiB.

    A peer that takes fewer rows is given the first ones.
    """
    found: Found = {"targets": case.targets, "rows": case.rows, "kind": str(case.kind)}
    found |= {"times": {}, "wrong": {}, "spent": {}, "mib": {}, "given": {}, "failed": {}}
    for peer in peers:
        missing = peer.missing()
        if missing is not None:
            found["failed"][peer.name] = f"`{missing}` is not installed"
        elif case.targets <= peer.most:
            found["given"][peer.name] = min(case.rows, peer.rows)
    many = case.rows > effort.many
    with kept(columns(pact(case.targets), case.rows, case.kind)) as folder:
        for _ in range(1 if many else effort.sittings):
            _sitting(folder, case, effort, max(3, effort.rounds // 3) if many else effort.rounds, found)
    for name in found["failed"]:  # one that failed in some sitting has no rounds to pair
        found["times"].pop(name, None)
    return found


def _sitting(folder: str, case: Case, effort: BulkEffort, number: int, found: Found) -> None:
    names = [name for name in found["given"] if name not in found["failed"]]
    with workers(names, WORKER) as live:
        turns = {}
        for name, worker in live.items():
            rows = found["given"][name]
            try:
                started: Any = worker.ask(
                    "start", peer=name, targets=case.targets, kind=case.kind, folder=folder, rows=rows, turn=""
                )
                turns[name] = block(worker, effort.seconds, rows)
            except WorkerError as error:
                found["failed"][name] = str(error)
                worker.close()
                continue
            found["wrong"][name], found["mib"][name] = started["wrong"], started["mib"]
            for what, seconds in started["spent"].items():
                found["spent"].setdefault(name, {}).setdefault(what, []).append(seconds)
        take_turns(number, turns, found)


def take_turns(number: int, turns: Mapping[str, Callable[[], float]], found: Found) -> None:
    """Add the times of some rounds, and the failures."""
    alive = {}
    for name, turn in turns.items():  # caches fill
        start = time.monotonic()
        try:
            turn()
        except WorkerError as error:
            found["failed"][name] = str(error)
            continue
        spent = time.monotonic() - start
        if spent > PATIENCE:
            found["failed"][name] = f"takes {spent:.0f} seconds a time"
        else:
            alive[name] = turn
    for name, times in rounds(number, alive).items():
        found["times"].setdefault(name, []).extend(times)


def block(worker: Worker, seconds: float, rows: int, turn: str = "") -> Callable[[], float]:
    """Return what has a worker decide for about so many seconds and returns the nanoseconds of one row."""
    return lambda: float(str(worker.ask("block", seconds=seconds, turn=turn))) / rows * 1e9


def median_ratio(times: Mapping[str, Sequence[float]], over: str, under: str) -> float:
    """Return the median of ratios of the same rounds."""
    return statistics.median(one / other for one, other in zip(times[over], times[under], strict=True))
