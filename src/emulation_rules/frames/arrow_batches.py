"""Arrow batches of a wide table in, Arrow tables of verdicts and points out: for streams and files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import cast

import pyarrow as pa

from emulation_rules.columnar.told import DEFAULT, Tell
from emulation_rules.frames.arrow_table import ArrowColumns
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.frame_names import FrameNames, Layout
from emulation_rules.frames.matched_columns import Matched, unreported
from emulation_rules.frames.prepared import PreparedWide
from emulation_rules.frames.told_as_arrow import told_fields
from emulation_rules.frames.told_columns import tell_of
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset


class ArrowEvaluator:
    """A ruleset made ready for batches of one wide table. May be shared between threads, and pickled.

    Batches do not know each other: whether two of them name the same unit is not seen here.
    """

    def __init__(
        self,
        ruleset: Ruleset,
        *,
        period: Period | None = None,
        names: FrameNames | None = None,
        tell: Collection[Tell | str] = DEFAULT,
        threads: int | None = None,
    ) -> None:
        self._asked = Asked(
            ruleset, (period or ruleset.span.period,), Layout.WIDE, names or FrameNames(), tell_of(tell), threads
        )
        self._prepared = PreparedWide(self._asked)
        self.plan = self._prepared.plan
        self._checked: tuple[pa.Schema, Matched] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return _made_ready, (self._asked,)

    @property
    def by_row(self) -> bool:
        """Whether a row comes to the same in any batch. Otherwise the whole table has to be one batch."""
        return self._prepared.by_row

    def columns_read(self, schema: pa.Schema) -> tuple[str, ...]:
        """Return the columns that are read, of a table of this schema. Raises `InvalidReportError` as `evaluate`."""
        return self._matched(schema).read

    def unreported(self, schema: pa.Schema) -> Mapping[str, Sequence[str]]:
        """Return the figures that no column of a schema holds, by the targets that read them.

        Raises `InvalidReportError` as `evaluate`.
        """
        matched = self._matched(schema)
        return unreported(self.plan, matched.figures, matched.claims)

    def schema_out(self, schema: pa.Schema) -> pa.Schema:
        """Return the schema of what `evaluate` gives for batches of a schema. Raises `InvalidReportError`."""
        named = [schema.field(name) for name in self._matched(schema).named]
        return pa.schema([*named, *told_fields(self._prepared.columns)])

    def evaluate(self, batch: pa.RecordBatch | pa.Table) -> pa.Table:
        """Return what the rows of a batch come to, in their order.

        Raises `InvalidReportError` with what is wrong with the table; no row's figures are.
        """
        return cast("pa.Table", self._prepared.evaluate(ArrowColumns(batch), self._matched(batch.schema)))

    def _matched(self, schema: pa.Schema) -> Matched:
        checked = self._checked
        if checked is None or checked[0] != schema:
            matched = self._prepared.matched(schema.names, lambda name: schema.field(name).type)
            self._checked = checked = schema, matched
        return checked[1]


def _made_ready(asked: Asked) -> ArrowEvaluator:
    return ArrowEvaluator(asked.ruleset, period=asked.period, names=asked.names, tell=asked.tell, threads=asked.threads)
