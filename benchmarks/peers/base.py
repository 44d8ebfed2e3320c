"""What a peer is: one way to decide the workload, one report at a time."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import ClassVar

from workload import Figures, Workload

Decide = Callable[[object], object]
"""One report in the form `Peer.figures` gives it, decided; the result in the peer's own form. This is what is timed."""


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

    def figures(self, report: Figures) -> object:
        """Return a report as the peer takes it. Not timed."""
        return report

    def outcome(self, result: object) -> tuple[Sequence[bool | None], Fraction | float | None]:
        """Return verdicts and points of a result, points None where the peer gives none. Not timed."""
        raise NotImplementedError
