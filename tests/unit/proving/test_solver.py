from __future__ import annotations

import signal
import subprocess
import sys
import time
from fractions import Fraction

import pytest

from emulation_rules.model.proof import WhyUnknown

z3 = pytest.importorskip("z3")

from emulation_rules.proving.solver import Impossible, Open, Possible, ask  # noqa: E402

X, Y, Z = z3.Ints("x y z")
CUBES = X * X * X + Y * Y * Y + Z * Z * Z == 114
"""Nobody knows whether there are such numbers."""

ENDLESS = """
import z3
from fractions import Fraction
from emulation_rules.proving.solver import ask
x, y, z = z3.Ints("x y z")
print("started", flush=True)
try:
    ask([x * x * x + y * y * y + z * z * z == 114], Fraction(300))
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


def test_what_holds_for_some_numbers_is_possible() -> None:
    assert isinstance(ask([X > 3, X < 5], Fraction(5)), Possible)


def test_what_holds_for_none_is_impossible() -> None:
    assert ask([X > 3, X < 4], Fraction(5)) == Impossible()
    assert ask([False], Fraction(5)) == Impossible()


def test_what_takes_longer_than_it_may_is_open() -> None:
    started = time.monotonic()
    found = ask([CUBES], Fraction(1, 2))
    assert isinstance(found, Open)
    assert found.why in (WhyUnknown.TIMEOUT, WhyUnknown.GAVE_UP)
    assert time.monotonic() - started < 60


def test_the_solver_can_be_stopped_from_the_keyboard() -> None:
    command = [sys.executable, "-c", ENDLESS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "started\n"
        time.sleep(1)
        assert started.poll() is None
        started.send_signal(signal.SIGINT)
        said, wrong = started.communicate(timeout=60)
    assert (said, started.returncode) == ("stopped\n", 0), wrong
