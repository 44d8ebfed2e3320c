"""Measuring side by side: rounds in which everything has its turn, and ratios taken within a round.

On a shared machine a slow minute falls on all that is measured in it. A ratio of two times of the same round is
therefore steadier than either time, and the median of such ratios is what tables show.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Rounds = dict[str, list[float]]
"""Times by name, one a round, in the order of the rounds."""

WORKER = Path(__file__).with_name("worker.py")


class WorkerError(Exception):
    """A worker refused a command or died."""


class Worker:
    """A process that holds one peer. ``program`` answers its commands."""

    def __init__(self, program: Path = WORKER) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def ask(self, do: str, **details: object) -> Any:  # noqa: ANN401  (each command has its own answer)
        """Send one command and return its answer. Raises `WorkerError`."""
        process = self._process
        assert process.stdin is not None  # noqa: S101
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(json.dumps({"do": do, **details}) + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass
        line = process.stdout.readline()
        if not line:
            raise WorkerError(f"the process died with status {process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise WorkerError(answer["error"])
        return answer["answer"]

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None  # noqa: S101
        try:
            self._process.stdin.close()
            self._process.wait(10)
        except (BrokenPipeError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()


@contextmanager
def workers(names: Sequence[str], program: Path = WORKER) -> Iterator[dict[str, Worker]]:
    """A worker for each name, ended whatever happens."""
    live = {name: Worker(program) for name in names}
    try:
        yield live
    finally:
        for worker in live.values():
            worker.close()


def rounds(number: int, turns: Mapping[str, Callable[[], float]]) -> Rounds:
    """Give everything its turn ``number`` times, beginning with another one each round."""
    found: Rounds = {name: [] for name in turns}
    order = list(turns)
    for _ in range(number):
        for name in order:
            found[name].append(turns[name]())
        order.append(order.pop(0))
    return found


def process_time(command: Sequence[str]) -> float:
    """Return the milliseconds a process takes from its start to its end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1e3


def ratios(over: Sequence[float], under: Sequence[float]) -> list[float]:
    """Return the ratios of times of the same rounds."""
    return [one / other for one, other in zip(over, under, strict=True)]


def summary(times: Sequence[float]) -> dict[str, float]:
    """Return median, least and quartiles."""
    low, _, high = statistics.quantiles(times, n=4) if len(times) > 1 else (times[0],) * 3
    return {"median": statistics.median(times), "least": min(times), "quarter": low, "three_quarters": high}
