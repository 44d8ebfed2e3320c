"""A plan made ready for wide tables that come in pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa

from emulation_rules.frames.asked import Asked
from emulation_rules.frames.eager_frame import ALL_ROWS, EagerFrame
from emulation_rules.frames.engines import engine_of
from emulation_rules.frames.matched_columns import Matched, match_wide
from emulation_rules.frames.told_blocks import told_blocks
from emulation_rules.frames.told_columns import check_names, told_columns
from emulation_rules.frames.type_checks import check_types
from emulation_rules.frames.wide import asks_of_clusters, wide_table
from emulation_rules.model.period import Period


class PreparedWide:
    """One plan with its engine and the columns it tells. Pieces do not know each other."""

    def __init__(self, asked: Asked, period: Period | None = None) -> None:
        self._engine = engine_of(asked.ruleset, period or asked.period)
        self.plan = self._engine.plan
        self.columns = told_columns(self.plan, asked.tell)
        self._asked = asked

    @property
    def by_row(self) -> bool:
        """Whether a row comes to the same whatever other rows there are. Otherwise all have to come in one piece."""
        return not asks_of_clusters(self.plan, self._asked.tell)

    def matched(self, columns: Sequence[object], type_of: Callable[[str], pa.DataType | None]) -> Matched:
        """Return what columns hold, checked. Raises `InvalidReportError`."""
        matched = match_wide(columns, self.plan, self._asked.names)
        check_types(matched, self.plan, type_of)
        check_names(matched.named, self.columns)
        return matched

    def evaluate(self, piece: EagerFrame, matched: Matched) -> object:
        """Return what the rows of a piece come to. Raises `InvalidReportError`."""
        table = wide_table(piece, matched, self.plan, self._asked.tell)
        told = self._engine.evaluate(table, self._asked.tell, self._asked.threads)
        return piece.told(matched.named, ALL_ROWS, told_blocks(self.columns, told))
