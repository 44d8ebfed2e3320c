"""Arrow batches of a wide table in, Arrow tables of verdicts and points out: for streams and files."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa

from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.told import DEFAULT, Tell
from emulation_rules.frames.arrow_table import ArrowColumns
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.matched_columns import Matched, match_wide
from emulation_rules.frames.told_as_arrow import told_arrow, told_fields
from emulation_rules.frames.told_columns import check_names, tell_of, told_columns
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.wide import wide_table
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.from_model import plan_of


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
        self._asked = (ruleset, period, names, tuple(tell), threads)
        self.names = names or FrameNames()
        self.plan = plan_of(ruleset, period)
        self._tell = tell_of(tell)
        self._told = told_columns(self.plan, self._tell)
        self._threads = threads
        self._engine = ColumnarEngine(self.plan)
        self._checked: tuple[pa.Schema, Matched] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return _made_ready, self._asked

    def columns_read(self, schema: pa.Schema) -> tuple[str, ...]:
        """Return the columns that are read, of a table of this schema. Raises `InvalidReportError` as `evaluate`."""
        return self._matched(schema).read

    def schema_out(self, schema: pa.Schema) -> pa.Schema:
        """Return the schema of what `evaluate` gives for batches of a schema. Raises `InvalidReportError`."""
        named = [schema.field(name) for name in self._matched(schema).named]
        return pa.schema([*named, *told_fields(self._told)])

    def evaluate(self, batch: pa.RecordBatch | pa.Table) -> pa.Table:
        """Return what the rows of a batch come to, in their order.

        Raises `InvalidReportError` with what is wrong with the table; no row's figures are.
        """
        matched = self._matched(batch.schema)
        table = wide_table(ArrowColumns(batch), matched, self.plan)
        told = self._engine.evaluate(table, self._tell, self._threads)
        arrays = [told_arrow(column, column.array(told)) for column in self._told]
        named = [batch.column(name) for name in matched.named]
        return pa.Table.from_arrays([*named, *arrays], schema=self.schema_out(batch.schema))

    def _matched(self, schema: pa.Schema) -> Matched:
        if self._checked is None or self._checked[0] != schema:
            matched = match_wide(schema.names, self.plan, self.names)
            check_types(matched, self.plan, lambda name: schema.field(name).type)
            check_names(matched.named, self._told)
            self._checked = schema, matched
        return self._checked[1]


def _made_ready(
    ruleset: Ruleset, period: Period | None, names: FrameNames | None, tell: Collection[Tell | str], threads: int | None
) -> ArrowEvaluator:
    return ArrowEvaluator(ruleset, period=period, names=names, tell=tell, threads=threads)
