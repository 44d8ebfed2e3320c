"""What is measured of many units at once: a study a letter, as in `studies`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace

from bulk.backends import BACKENDS
from bulk.columns import Kind, columns, kept, pact_of
from bulk.columns import on_marks as marked
from bulk.effort import BulkEffort, Case
from bulk.files import file_to_file
from bulk.hard_rows import FAMILIES
from bulk.instructions import INSTRUCTED, MORE, CountError, counted
from bulk.peers.arrow_floats import Arrow as ArrowByHand
from bulk.peers.base import BulkPeer
from bulk.peers.c_loop import CLoop, CLoopThreads
from bulk.peers.checkers import GreatExpectations, Pandera
from bulk.peers.duckdb_floats import DuckDB as DuckDBByHand
from bulk.peers.numexpr_floats import Numexpr
from bulk.peers.numpy_floats import NumPyBlocks
from bulk.peers.ours import DATABASES, FRAMES, Kernel, KernelAlone, Pandas, PandasFew, PandasFewer, Polars
from bulk.peers.pandas_floats import Pandas as PandasByHand
from bulk.peers.polars_floats import PolarsLazy as PolarsByHand
from bulk.peers.polars_floats import PolarsStreaming as PolarsStreamingByHand
from bulk.peers.spark import PEERS as SPARK
from bulk.previous_year import ENGINES
from bulk.reference_answers import expected
from bulk.side_by_side import WORKER, Found, block, side_by_side, take_turns
from bulk.ties import WAYS
from measure import WorkerError, workers

BY_HAND: tuple[type[BulkPeer], ...] = (
    CLoop,
    CLoopThreads,
    NumPyBlocks,
    PolarsByHand,
    PolarsStreamingByHand,
    ArrowByHand,
    PandasByHand,
    Numexpr,
    DuckDBByHand,
)
GROWING: tuple[type[BulkPeer], ...] = (Kernel, *FRAMES[:3], *DATABASES, NumPyBlocks, PolarsByHand, DuckDBByHand)
LEAST = 1_000
"""Rows with which growth begins."""


def in_memory(effort: BulkEffort) -> Found:
    """Columns in memory: our paths and code by hand in turn."""
    peers = [Kernel, KernelAlone, *FRAMES, *DATABASES, *BY_HAND]
    return {case.label: side_by_side(peers, case, effort) for case in effort.cases}


def growth(effort: BulkEffort) -> Found:
    """More and more units, with few targets and with many."""
    found: Found = {}
    for targets, most in effort.growing.items():
        rows = LEAST
        while rows <= most:
            found[f"{targets} {rows}"] = side_by_side(GROWING, Case(targets, rows), _fewer(effort))
            rows *= 10
    return found


def _fewer(effort: BulkEffort) -> BulkEffort:
    return replace(effort, sittings=1, rounds=min(effort.rounds, 7), many=10**9)


def checkers(effort: BulkEffort) -> Found:
    """Packages that check frames."""
    peers = [Polars, Pandas, PandasFew, PandasFewer, Pandera, GreatExpectations]
    return side_by_side(peers, Case(7, 1_000_000), _fewer(effort))


def previous_year(effort: BulkEffort) -> Found:
    """Finding the previous year's value, beside a bare join on the same engine."""
    found: Found = {}
    for units in effort.previous:
        for text in (False, True):
            for engine in ENGINES:
                one: Found = {"engine": engine, "units": units, "text": text, "times": {}, "failed": {}}
                with workers([engine], WORKER) as live:
                    worker = live[engine]
                    try:
                        one["wrong"] = worker.ask("previous", engine=engine, units=units, text=text)
                        turns = {name: block(worker, 0, units, name) for name in one["wrong"]["turns"]}
                        take_turns(effort.rounds, turns, one)
                    except WorkerError as error:
                        one["failed"][engine] = str(error)
                found[f"{engine}, {'text' if text else 'number'}, {units}"] = one
    return found


def on_marks(effort: BulkEffort) -> Found:
    """Every row exactly on a boundary, beside ordinary rows, a process a peer."""
    found: Found = {}
    case = Case(7, min(effort.many, effort.cases[0].rows))
    for kind in (Kind.COUNTS, Kind.DECIMALS):
        workload = pact_of(case.targets, kind)
        given = {"ordinary": columns(workload, case.rows, kind), "on marks": marked(workload, case.rows, kind)}
        one: Found = {"times": {}, "wrong": {}, "failed": {}}
        with ExitStack() as stack:
            folders = {name: stack.enter_context(kept(held)) for name, held in given.items()}
            for peer in (Kernel, *FRAMES, *DATABASES):
                _marks(peer, Case(7, case.rows, kind), folders, effort, one)
        found[str(kind)] = one
    return found


def _marks(peer: type[BulkPeer], case: Case, folders: Mapping[str, str], effort: BulkEffort, found: Found) -> None:
    if peer.missing() is not None:
        found["failed"][peer.name] = f"`{peer.missing()}` is not installed"
        return
    given = {"peer": peer.name, "targets": case.targets, "kind": case.kind, "rows": case.rows}
    with workers([peer.name], WORKER) as live:
        worker = live[peer.name]
        try:
            found["wrong"][peer.name] = {
                name: worker.ask("start", folder=folder, turn=name, **given)["wrong"]
                for name, folder in folders.items()
            }
            own: Found = {"times": {}, "failed": {}}
            take_turns(effort.rounds, {name: block(worker, 0, case.rows, name) for name in folders}, own)
            found["times"][peer.name] = own["times"]
        except WorkerError as error:
            found["failed"][peer.name] = str(error)


def spark(effort: BulkEffort) -> Found:
    """Spark frames beside Spark SQL by hand."""
    return side_by_side(SPARK, Case(7, effort.spark), _fewer(effort))


def exactness(effort: BulkEffort) -> Found:
    """Rows that are hard to decide, on every back-end, beside the reference engine; and boundaries in plain floats."""
    found: Found = {"rows": {}, "ties": {}, "failed": {}}
    rows = effort.exact // len(FAMILIES)
    for family in FAMILIES:
        expected(family, rows)
    for backend in BACKENDS:
        with workers([backend], WORKER) as live:
            for family in FAMILIES:
                try:
                    told = live[backend].ask("exact", backend=backend, family=family.name, rows=rows)
                    found["rows"].setdefault(backend, {})[family.name] = told
                except WorkerError as error:
                    found["failed"][f"{backend}, {family.name}"] = str(error)
    for way in WAYS:
        with workers([way], WORKER) as live:
            try:
                found["ties"][way] = live[way].ask("ties", way=way, cases=effort.ties)
            except WorkerError as error:
                found["failed"][f"{way}, boundaries"] = str(error)
    return found


def instructions(effort: BulkEffort) -> Found:
    """Instructions a row, which no noise touches: runs of many rows less runs of few, in valgrind."""
    found: Found = {"rows": INSTRUCTED, "counts": {}, "failed": {}}
    if shutil.which("valgrind") is None:
        return {**found, "failed": {"all": "`valgrind` is not installed"}}
    names = [Kernel.name, Polars.name, Pandas.name, NumPyBlocks.name, PolarsByHand.name]
    for case in (Case(7, INSTRUCTED), Case(7, INSTRUCTED, Kind.DECIMALS))[: 1 if effort.sittings == 1 else 2]:
        with kept(columns(pact_of(case.targets, case.kind), case.rows, case.kind)) as folder:
            for name in names:
                try:
                    few, many = (counted(name, case, folder, rounds) for rounds in (1, 1 + MORE))
                    found["counts"].setdefault(str(case.kind), {})[name] = (many - few) / MORE / case.rows
                except CountError as error:
                    found["failed"][name] = str(error)
    return found


BULK_STUDIES: dict[str, tuple[str, Callable[[BulkEffort], Found]]] = {
    "B": ("bulk", in_memory),
    "P": ("previous-year", previous_year),
    "W": ("on-marks", on_marks),
    "S": ("bulk-growth", growth),
    "F": ("files", file_to_file),
    "E": ("exact-rows", exactness),
    "K": ("checkers", checkers),
    "Z": ("spark", spark),
    "I": ("instructions", instructions),
}
"""Name by letter, as in `studies.STUDIES`."""
