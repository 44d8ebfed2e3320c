"""A ruleset as a query for a database."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.from_model import plan_of
from emulation_rules.sql.dialect import DIALECTS, DialectName
from emulation_rules.sql.source import Source
from emulation_rules.sql.told import DEFAULT, Tell
from emulation_rules.sql.written_query import checked_claims, typed_columns, usual_columns, written_query


def to_sql(  # noqa: PLR0913  (what a query is written for)
    ruleset: Ruleset,
    *,
    dialect: DialectName | str = DialectName.DUCKDB,
    table: str | Sequence[str] = "reports",
    period: Period | None = None,
    tell: Collection[Tell | str] = DEFAULT,
    columns: Mapping[str, str] | None = None,
    claims: Collection[str] = (),
    unit: str | None = "unit",
    kept: Sequence[str] = (),
    named: Mapping[str, str] | None = None,
) -> str:
    """Return the query (see the function of this name in `api`)."""
    written_for = DIALECTS[DialectName(dialect)]
    plan = plan_of(ruleset, period)
    types = usual_columns(plan, written_for) if columns is None else columns
    source = Source(
        (table,) if isinstance(table, str) else tuple(table),
        typed_columns(plan, types, written_for),
        checked_claims(plan, claims),
        unit,
        kept,
        named=named or {},
    )
    return written_query(plan, source, tuple(map(Tell, tell)), written_for)
