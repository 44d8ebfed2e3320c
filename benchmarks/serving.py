"""The worker's side of `measure.Worker`: commands come as JSON lines, answers go back the same way."""

from __future__ import annotations

import json
import os
import resource
import sys
from fractions import Fraction
from pathlib import Path
from typing import TextIO


def resident() -> float:
    """Return the MiB this process holds in memory, or the most it held where only that is known."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


def _plain(value: object) -> object:
    """Return what JSON has no word for as a float."""
    if isinstance(value, Fraction):
        return float(value)
    raise TypeError(value)


def run(session: object) -> None:
    """Answer commands with the methods of ``session`` until there are no more, and end the process."""
    channel = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints stays off the channel
    _serve(session, channel)
    channel.flush()
    os._exit(0)  # exit handlers of libraries are no part of this


def _serve(session: object, answers: TextIO) -> None:
    for line in sys.stdin:
        command = json.loads(line)
        try:
            answer = {"answer": getattr(session, command.pop("do"))(**command)}
        except Exception as error:  # noqa: BLE001  (the other peers go on)
            answer = {"error": f"{type(error).__name__}: {error}"[:300]}
        answers.write(json.dumps(answer, default=_plain) + "\n")
        answers.flush()
