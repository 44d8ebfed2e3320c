"""The exact scores of single rows, each that reads something else worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from emulation_rules.columnar.by_row import ByRow, Decided
from emulation_rules.columnar.column import Looked, Table
from emulation_rules.columnar.together import given
from emulation_rules.model.evaluation import Score
from emulation_rules.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Scored:
    """The targets of a row, decided, and its score."""

    decided: Sequence[Decided]
    score: Score


class ExactScores:
    """Works out rows of a table by the reference engine when asked about them."""

    def __init__(self, plan: Plan, table: Table) -> None:
        self._plan = plan
        self._table = table
        self._by_row = ByRow(plan)
        self._worked: dict[tuple[object, ...], Scored] = {}

    def of(self, row: int) -> Scored:
        """Return one row decided."""
        given_here = {index: looked.known[int(looked.codes[row])] for index, looked in self._given.items()}
        readings = self._by_row.readings(self._table, row, given_here)
        claims = tuple(sorted((name, claim.claim is True) for name, claim in readings.claims.items()))
        read = (readings.values, claims, tuple(readings.exempt.items()))
        if read not in self._worked:
            decided = [self._by_row.target(number, readings) for number in range(len(self._plan.targets))]
            self._worked[read] = Scored(decided, self._by_row.score(decided))
        return self._worked[read]

    @cached_property
    def _given(self) -> Mapping[int, Looked]:
        return given(self._plan, self._table)
