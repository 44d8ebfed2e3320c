"""What is measured: a study a letter. Each returns plain data that goes to the results file as it is."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from linting import linted
from measure import Worker, WorkerError, process_time, rounds, workers
from peers.base import Peer
from peers.by_hand import CheckedByHand, ExactByHand, FloatByHand
from peers.durable_rules import Host, SplitFacts, SplitFactsRetracted, WholeFact
from peers.ours import Compiled, CompiledFull, CompiledRead, Durable, DurableFull, Reference, ReferenceFull
from peers.zen_engine import Zen
from workload import pact

Found = dict[str, Any]
"""What a study found; `tables` knows the shape of each."""

SIZES = (10, 100, 1_000, 10_000)
LARGE = 1_000
CLUSTERS = (10, 100, 1_000, 3_000)


@dataclass(frozen=True)
class Effort:
    """How much is measured.

    A sitting is a set of fresh processes: where a process happens to put things is luck that all its rounds share.
    """

    sittings: int
    rounds: int
    seconds: float
    starts: int
    loads: int
    ties: int
    reports: int


FULL = Effort(sittings=7, rounds=15, seconds=0.05, starts=21, loads=9, ties=100_000, reports=100_000)
QUICK = Effort(sittings=2, rounds=7, seconds=0.05, starts=5, loads=3, ties=5_000, reports=5_000)


def one_report(effort: Effort) -> Found:
    """One report of the seven-target pact at a time."""
    return _side_by_side([Compiled, CompiledRead, ExactByHand, CheckedByHand, FloatByHand, Zen], 7, effort)


def durable(effort: Effort) -> Found:
    """The durable engine beside durable-rules used directly."""
    return _side_by_side([Durable, SplitFacts, SplitFactsRetracted, WholeFact, Host], 7, effort)


def in_full(effort: Effort) -> Found:
    """Full evaluations, and the memory that a process grows by while it decides."""
    found = _side_by_side([CompiledFull, DurableFull, ReferenceFull], 7, effort, rows=25)
    found["grown"] = {}
    for peer in _present([Compiled, Durable, CompiledFull, DurableFull]):
        number = effort.reports if peer in (Compiled, Durable) else effort.reports // 10
        with workers([peer.name]) as live:
            try:
                live[peer.name].ask("start", peer=peer.name, targets=7, rows=500)
                grown = live[peer.name].ask("grow", number=number)
            except WorkerError as error:
                found["failed"][peer.name] = str(error)
            else:
                found["grown"][peer.name] = {"reports": number, "mib": grown}
    return found


def growth(effort: Effort) -> Found:
    """The same pact with more and more targets."""
    few = replace(effort, sittings=min(effort.sittings, 3))
    return {
        str(size): _side_by_side([Compiled, ExactByHand], size, few if size <= LARGE else replace(few, sittings=1))
        for size in SIZES
    }


def start_up(effort: Effort) -> Found:
    """Whole processes from start to end."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pact.yaml"
        file.write_text(pact(7).text, encoding="utf-8")
        first = f"from emulation_rules import load, compile_ruleset; compile_ruleset(load({str(file)!r}))"
        codes = ["pass", "from pydantic import BaseModel", "import emulation_rules"]
        codes += ["from emulation_rules import load", "from emulation_rules import load, evaluate, explain", first]
        shown = [*codes[:-1], "… and a pact of seven targets loaded and made ready"]
        commands = {name: [sys.executable, "-c", code] for name, code in zip(shown, codes, strict=True)}
        commands["emulation-rules --help"] = [sys.executable, "-m", "emulation_rules", "--help"]
        turns = {name: _run(command) for name, command in commands.items()}
        rounds(1, turns)  # byte code is written and files are read into memory
        return {"times": rounds(effort.starts, turns)}


def loading(effort: Effort) -> Found:
    """A ruleset of a thousand targets from its text to the first decision."""
    text = pact(LARGE).text
    found: Found = {"bytes": len(text.encode()), "phases": {}, "ready": {}}
    for _ in range(effort.loads):
        for peer in _present([Compiled, Durable, Zen]):
            # A process each: what an earlier run left in memory would be looked through again.
            with workers([peer.name]) as live:
                worker = live[peer.name]
                if peer is Zen:
                    found["ready"].setdefault(peer.name, []).append(worker.ask("ready", peer=peer.name, targets=LARGE))
                else:
                    phases = worker.ask("phases", engine=peer.name, targets=LARGE)
                    found["phases"].setdefault(peer.name, []).append(phases)
    return found


def exactness(effort: Effort) -> Found:
    """Figures on a mark and one step beside it."""
    found: Found = {"wrong": {}, "failed": {}}
    for peer in _present([Compiled, Durable, Reference, FloatByHand, Zen]):
        with workers([peer.name]) as live:
            try:
                found["wrong"][peer.name] = live[peer.name].ask("ties", peer=peer.name, cases=effort.ties)
            except WorkerError as error:
                found["failed"][peer.name] = str(error)
    return found


def cluster(effort: Effort) -> Found:
    """Clusters of more and more units ranked by leader shares."""
    found: Found = {}
    for units in CLUSTERS:
        with workers(["cluster"]) as live:
            found[str(units)] = live["cluster"].ask("cluster", units=units, rounds=3 if effort is QUICK else 7)
    return found


def linting(effort: Effort) -> Found:
    """What the linter takes for pacts of many targets."""
    return linted(effort.loads)


STUDIES: dict[str, tuple[str, Callable[[Effort], Found]]] = {
    "A": ("one-report", one_report),
    "D": ("durable", durable),
    "C": ("start-up", start_up),
    "L": ("loading", loading),
    "G": ("growth", growth),
    "X": ("exactness", exactness),
    "M": ("in-full", in_full),
    "R": ("cluster", cluster),
    "N": ("linting", linting),
}
"""Name by letter; the name is also that of the study's table in the documentation."""


def _present(peers: Sequence[type[Peer]]) -> list[type[Peer]]:
    return [peer for peer in peers if peer.available()]


def _side_by_side(peers: Sequence[type[Peer]], targets: int, effort: Effort, rows: int = 500) -> Found:
    """Time peers on ``rows`` reports, fewer where there are many targets."""
    found: Found = {"times": {}, "wrong": {}, "failed": {}}
    found["failed"] = {peer.name: f"`{peer.needs}` is not installed" for peer in peers if not peer.available()}
    for _ in range(effort.sittings):
        names = [peer.name for peer in _present(peers)]
        _sitting(names, targets, max(10, min(rows, 50_000 // targets)), effort, found)
    # One that failed in some sitting has no rounds to pair.
    found["times"] = {name: times for name, times in found["times"].items() if name not in found["failed"]}
    return found


def _sitting(names: Sequence[str], targets: int, rows: int, effort: Effort, found: Found) -> None:
    with workers(names) as live:
        turns = {}
        for name, worker in live.items():
            try:
                found["wrong"][name] = worker.ask("start", peer=name, targets=targets, rows=rows)
                turns[name] = _block(worker, effort.seconds)
            except WorkerError as error:
                found["failed"][name] = str(error)
        rounds(1, turns)  # caches fill
        for name, times in rounds(effort.rounds, turns).items():
            found["times"].setdefault(name, []).extend(times)


def _block(worker: Worker, seconds: float) -> Callable[[], float]:
    return lambda: float(str(worker.ask("block", seconds=seconds)))


def _run(command: Sequence[str]) -> Callable[[], float]:
    return lambda: process_time(command)
