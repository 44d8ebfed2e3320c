"""One peer that decides all rows of columns at once, in a process of its own.

Not run by hand; `measure.Worker` starts it.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bulk import truth
from bulk.backends import compared
from bulk.columns import Columns, pact_of, read
from bulk.hard_rows import FAMILIES
from bulk.peers import PEERS
from bulk.peers.base import BulkPeer, Run
from bulk.previous_year import mistakes_in, turns
from bulk.ties import wrong_at_ties
from serving import resident, run
from workload import Workload

_PEAK = Path("/proc/self/clear_refs")
_FEW = 1_000
_PAGE = 512
"""Numbers in a page of memory."""


class Session:
    """What one worker holds between commands."""

    def __init__(self) -> None:
        self._turns: dict[str, Run] = {}

    def start(self, *, peer: str, targets: int, kind: str, folder: str, rows: int, turn: str) -> object:
        """Bring in columns and make a ruleset ready; return what is wrong in the answers, and the seconds it took."""
        decider, workload = PEERS[peer](), pact_of(targets, kind)
        columns = {key: column[:rows] for key, column in read(folder).items()}
        truth.check(workload, columns)
        spent: dict[str, float] = {}
        self._warm(decider, workload, columns)
        with _timed(spent, "ingest"):
            data = decider.ingest(columns)
        with _timed(spent, "prepare"):
            decide = self._turns[turn] = decider.prepare(workload, data)
        with _peak() as added, _timed(spent, "first"):
            result = decide()
        wrong = truth.wrong(workload, columns, decider.answers(workload, result))
        return {"wrong": wrong, "spent": spent, "mib": added[0] if added and decider.within else None}

    def previous(self, *, engine: str, units: int, text: bool) -> object:
        """Make ready what finds the previous year's value; return what is wrong in the answers."""
        self._turns, mistakes = turns(engine, units, text=text)
        return {"turns": list(self._turns), "mistakes": mistakes_in(mistakes)}

    def exact(self, *, backend: str, family: str, rows: int) -> object:
        """Return what differs from the reference engine in the answers of a back-end about hard rows."""
        return compared(backend, next(each for each in FAMILIES if each.name == family), rows)

    def ties(self, *, way: str, cases: int) -> object:
        """Return cases and wrong verdicts by kind of boundary."""
        return wrong_at_ties(way, cases)

    def block(self, *, seconds: float, turn: str) -> float:
        """Decide all rows again and again for about so many seconds; return the seconds of one time."""
        decide, done, spent = self._turns[turn], 0, 0.0
        gc.collect()
        while done == 0 or spent < seconds:
            start = time.perf_counter()
            result = decide()
            spent += time.perf_counter() - start
            done += 1
            del result
        return spent / done

    def _warm(self, decider: BulkPeer, workload: Workload, columns: Columns) -> None:
        """Decide a few rows and touch all: imports, pools and pages of columns are no part of what is measured."""
        for column in columns.values():
            column[::_PAGE].max()
        few = {key: column[:_FEW] for key, column in columns.items()}
        decider.prepare(workload, decider.ingest(few))()


@contextmanager
def _peak() -> Iterator[list[float]]:
    """Put the MiB that a context adds at its peak into the list, where the system tells peaks."""
    added: list[float] = []
    gc.collect()
    before = resident()
    if _PEAK.exists():
        _PEAK.write_text("5")
    yield added
    if _PEAK.exists():
        status = Path("/proc/self/status").read_text().splitlines()
        peak = next(line for line in status if line.startswith("VmHWM"))
        added.append(int(peak.split()[1]) / 2**10 - before)


@contextmanager
def _timed(spent: dict[str, float], what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    spent[what] = time.perf_counter() - start


if __name__ == "__main__":
    run(Session())
