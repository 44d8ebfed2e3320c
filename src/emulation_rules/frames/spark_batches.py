"""What runs beside Spark's executors: batches of rows in, verdicts and points out. Imports no Spark."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyarrow as pa

from emulation_rules.frames.arrow_batches import ArrowEvaluator
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.matched_columns import UnreportedTargetWarning
from emulation_rules.model.period import Period
from emulation_rules.syntax.reading.read_ruleset import read_ruleset


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """What is asked of batches, as text that any machine reads alike.

    ``ruleset`` is canonical JSON. ``unit``, ``period`` and ``cluster`` are the names of columns, the others are called
    by the keys of figures. ``schema`` is that of the batches handed back.
    """

    ruleset: str
    asked: str
    unit: str
    period: str
    cluster: str
    tell: tuple[str, ...]
    threads: int
    schema: pa.Schema

    def batches(self, given: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield what the rows of each batch come to."""
        for batch in given:
            yield from self.table(batch).to_batches()

    def table(self, given: pa.RecordBatch | pa.Table) -> pa.Table:
        """Return what rows come to, in their order."""
        with warnings.catch_warnings():
            # Whoever planned the work has been warned.
            warnings.simplefilter("ignore", UnreportedTargetWarning)
            return _evaluator(self).evaluate(given).cast(self.schema)


@lru_cache(maxsize=8)
def _evaluator(question: BatchQuestion) -> ArrowEvaluator:
    return ArrowEvaluator(
        read_ruleset(question.ruleset, "ruleset"),
        period=Period.parse(question.asked),
        names=FrameNames(unit=question.unit, period=question.period, cluster=question.cluster),
        tell=question.tell,
        threads=question.threads,
    )
