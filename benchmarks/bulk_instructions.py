"""Decide rows so many times: ``PEER TARGETS KIND FOLDER ROUNDS``. `bulk.instructions` starts it in valgrind."""

from __future__ import annotations

import sys

from bulk.instructions import decide

if __name__ == "__main__":
    _, peer, targets, kind, folder, rounds = sys.argv
    decide(peer, int(targets), kind, folder, int(rounds))
