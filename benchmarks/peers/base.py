"""What a peer is: one way to decide the workload, one report at a time."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, ClassVar, TypeAlias

from workload import Figures, Workload

Own: TypeAlias = Any
"""A report or a result in a peer's own form."""

Decide: TypeAlias = Callable[[Own], Own]
"""Decides one report. This is what is timed."""

Outcome: TypeAlias = tuple[Sequence[bool | None], Fraction | float]
"""Verdicts in the order of targets, and points."""


class Peer:
    """One way to decide; its docstring says in tables what it is.

    ``name`` is what tables call it, ``needs`` the module without which it is left out, and ``most`` how many targets it
    takes.
    """

    name: ClassVar[str]
    needs: ClassVar[str] = ""
    most: ClassVar[int] = 1_000_000

    @classmethod
    def available(cls) -> bool:
        """Whether what it needs is installed."""
        return not cls.needs or importlib.util.find_spec(cls.needs) is not None

    def prepare(self, workload: Workload) -> Decide:
        """Make the ruleset ready. Not timed with the reports."""
        raise NotImplementedError

    def figures(self, report: Figures) -> Own:
        """Return a report as the peer takes it. Not timed."""
        return report

    def outcome(self, result: Own) -> Outcome:
        """Return verdicts and points of a result. Not timed."""
        raise NotImplementedError
