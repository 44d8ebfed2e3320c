"""The one place that runs z3: within a time and a memory, and so that it can be stopped from the keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

import z3

from emulation_rules.model.proof import WhyUnknown
from emulation_rules.proving.terms import Truth, z3_truth

_MEGABYTES: Final = 2048
"""Memory that the solver may use."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """Nothing satisfies what was asked: this is proved."""


@dataclass(frozen=True, slots=True)
class Possible:
    """The solver has a model."""

    model: z3.ModelRef


@dataclass(frozen=True, slots=True)
class Open:
    """The solver does not know."""

    why: WhyUnknown
    detail: str = ""


Found: TypeAlias = Impossible | Possible | Open


def ask(truths: Iterable[Truth], seconds: Fraction) -> Found:
    """Return whether some numbers make all truths hold. Raises `KeyboardInterrupt` where it was stopped."""
    z3.set_param("memory_max_size", _MEGABYTES)
    # What the solver finds depends on everything its context has seen; in one of its own it always finds the same.
    context = z3.Context()
    solver = z3.Solver(ctx=context)
    solver.set("timeout", max(1, int(seconds * 1000)))
    try:
        solver.add([z3_truth(truth).translate(context) for truth in truths])
        answer = solver.check()
        if answer == z3.sat:
            return Possible(solver.model())
        if answer == z3.unsat:
            return Impossible()
        return _open(solver.reason_unknown())
    except z3.Z3Exception as error:
        return _open(str(error))


def _open(reason: str) -> Open:
    """Return why the solver gave up; it takes the key for itself while it works."""
    if "interrupted" in reason:
        raise KeyboardInterrupt
    if "memory" in reason:
        return Open(WhyUnknown.MEMORY, reason)
    if reason in ("timeout", "canceled"):
        return Open(WhyUnknown.TIMEOUT)
    return Open(WhyUnknown.GAVE_UP, reason)
