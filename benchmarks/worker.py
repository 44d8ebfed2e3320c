"""One peer that decides a report at a time, in a process of its own.

Not run by hand; `measure.Worker` starts it.
"""

from __future__ import annotations

import gc
import time
from itertools import pairwise

from boundaries import families
from cluster import timed
from emulation_rules import compile_ruleset, loads
from emulation_rules.engines.choice import EngineName
from peers import PEERS
from peers.base import Decide, Peer
from serving import resident, run
from workload import Workload, differing, pact, reports

CHECKED = 10_000
"""About how many verdicts are compared with the truth before anything is timed."""


class Session:
    """What one worker holds between commands."""

    def __init__(self) -> None:
        self.peer: Peer
        self.workload: Workload
        self.decide: Decide
        self.reports: list[object]

    def start(self, *, peer: str, targets: int, rows: int) -> object:
        """Make a ruleset ready and count the verdicts and points that are wrong."""
        self.peer, self.workload = PEERS[peer](), pact(targets)
        if targets > self.peer.most:
            return {"left_out": f"takes {self.peer.most} targets at most"}
        given = reports(self.workload, rows)
        self.decide = self.peer.prepare(self.workload)
        self.reports = [self.peer.figures(report) for report in given]
        truth, wrong, checked = self.workload.truth(), 0, given[: max(2, CHECKED // targets)]
        for report, figures in zip(checked, self.reports, strict=False):
            met, points = truth(report)
            verdicts, total = self.peer.outcome(self.decide(figures))
            wrong += differing(verdicts, met)
            wrong += points != total
        return {"wrong": wrong, "checked": len(checked) * targets}

    def block(self, *, seconds: float) -> object:
        """Decide reports for about so many seconds; return the nanoseconds of one."""
        decide, figures, done = self.decide, self.reports, 0
        start = time.perf_counter()
        while (spent := time.perf_counter() - start) < seconds:
            for report in figures:
                decide(report)
            done += len(figures)
        return spent / done * 1e9

    def ready(self, *, peer: str, targets: int) -> object:
        """Return the milliseconds in which a peer gets from its own form of a ruleset to its first decision."""
        workload = pact(targets)
        self.peer = PEERS[peer]()
        self.peer.prepare(pact(7))  # imports are no part of this
        report = self.peer.figures(reports(workload, 1)[0])
        start = time.perf_counter()
        self.peer.prepare(workload)(report)
        return (time.perf_counter() - start) * 1e3

    def phases(self, *, engine: EngineName, targets: int) -> object:
        """Return milliseconds of reading a text, making an evaluator ready, and the first decision.

        The last number is the processor's time for all three, which is less where others want the processor too.
        """
        workload = pact(targets)
        report = reports(workload, 1)[0]
        compile_ruleset(loads(pact(7).text), engine=engine)  # imports are no part of this
        processor, marks = time.process_time(), [time.perf_counter()]
        ruleset = loads(workload.text)
        marks.append(time.perf_counter())
        evaluator = compile_ruleset(ruleset, engine=engine)
        marks.append(time.perf_counter())
        evaluator.decide(report)
        marks.append(time.perf_counter())
        spent = (time.process_time() - processor) * 1e3
        return [*((after - before) * 1e3 for before, after in pairwise(marks)), spent]

    def cluster(self, *, units: int, rounds: int) -> object:
        """Return the seconds of ranking a cluster, ours and by hand in turn, and how many units come out otherwise."""
        return timed(units, rounds, "compiled")

    def grow(self, *, number: int) -> object:
        """Return the MiB the process grows by over so many reports."""
        for report in self.reports:
            self.decide(report)
        gc.collect()
        before, done = resident(), 0
        while done < number:
            for report in self.reports:
                self.decide(report)
            done += len(self.reports)
        gc.collect()
        return resident() - before

    def ties(self, *, peer: str, cases: int) -> object:
        """Return cases and wrong verdicts by kind of boundary."""
        counts: dict[str, list[int]] = {}
        for family in families(cases):
            self.peer = PEERS[peer]()
            decide = self.peer.prepare(family.workload)
            count = counts.setdefault(family.kind, [0, 0])
            for figures, met in family.cases:
                verdicts, _ = self.peer.outcome(decide(self.peer.figures(figures)))
                count[0] += 1
                count[1] += verdicts[0] is not met
        return counts


if __name__ == "__main__":
    run(Session())
