"""What a bulk peer is: one way to decide all rows of columns."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import Any, ClassVar, TypeAlias

from bulk.columns import Columns
from bulk.truth import Answers
from workload import Target, Workload, program_key

Own: TypeAlias = Any
"""Columns, or a result, in a peer's own form."""

Run: TypeAlias = Callable[[], Own]
"""Decides all rows once and returns the result with everything in it worked out. This is what is timed."""


class BulkPeer:
    """One way to decide; its docstring says in tables what it is.

    ``name`` is what tables call it, ``needs`` the modules without which it is left out, ``most`` how many targets it
    takes and ``rows`` how many rows it is given at most.
    """

    name: ClassVar[str]
    needs: ClassVar[tuple[str, ...]] = ()
    most: ClassVar[int] = 1_000_000
    rows: ClassVar[int] = 1_000_000_000
    within: ClassVar[bool] = True
    """Whether its memory is that of the process itself."""

    @classmethod
    def missing(cls) -> str | None:
        """Return what it would need, or None where all of it is there."""
        return next((name for name in cls.needs if importlib.util.find_spec(name) is None), None)

    def ingest(self, columns: Columns) -> Own:
        """Bring columns into the peer's own container. Timed apart."""
        return columns

    def prepare(self, workload: Workload, data: Own) -> Run:
        """Make the ruleset ready for the data. Timed apart."""
        raise NotImplementedError

    def answers(self, workload: Workload, result: Own) -> Answers:
        """Return what a result says. Not timed."""
        raise NotImplementedError


def conditions(target: Target, name: Callable[[str], str], both: str = " & ") -> str:
    """Return a target as source in which ``name`` writes the column of a key; a pair of brackets a comparison."""
    return both.join(f"({test.render(lambda word: name(program_key(word)))})" for test in target.tests)


def read(key: str) -> str:
    """Return Python source that reads a column from ``c``."""
    return f"c[{key!r}]"


def balanced(terms: list[str]) -> str:
    """Return a sum whose brackets are as shallow as they can be: engines refuse expressions that are deep."""
    while len(terms) > 1:
        pairs = [f"({' + '.join(terms[n : n + 2])})" for n in range(0, len(terms), 2)]
        terms = pairs
    return terms[0]
