"""Instructions that deciding rows takes, counted by valgrind: the same on a busy machine as on a quiet one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from bulk.columns import pact_of, read
from bulk.effort import Case
from bulk.peers import PEERS

PROGRAM: Final = Path(__file__).parents[1] / "bulk_instructions.py"
INSTRUCTED: Final = 200_000
"""Rows."""
MORE: Final = 2
"""Rounds more in the longer run: what is common to both, such as imports, is taken off."""

_TOTAL: Final = re.compile(r"I\s+refs:\s+([\d,]+)")


class CountError(Exception):
    """Nothing could be counted."""


def counted(peer: str, case: Case, folder: str, rounds: int) -> int:
    """Return the instructions of a whole process that decides all rows so many times. Raises `CountError`."""
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    given = [str(PROGRAM), peer, str(case.targets), case.kind, folder, str(rounds)]
    done = subprocess.run([*valgrind, sys.executable, *given], capture_output=True, text=True, check=False)
    told = _TOTAL.search(done.stderr)
    if done.returncode or told is None:
        raise CountError(done.stderr[-300:])
    return int(told[1].replace(",", ""))


def decide(peer: str, targets: int, kind: str, folder: str, rounds: int) -> None:
    """Decide all rows so many times."""
    decider, workload = PEERS[peer](), pact_of(targets, kind)
    run = decider.prepare(workload, decider.ingest(read(folder)))
    for _ in range(rounds):
        run()
