"""Finding the previous year's value: a table of all years or a table a year, beside a bare join on the same engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

import emulation_rules
from bulk.columns import Columns, columns
from bulk.peers.base import Own, Run
from bulk.peers.duckdb_floats import connected, stored
from bulk.peers.ours import TELL, Pandas, Polars
from bulk.peers.tables import arrow_table, from_arrow
from bulk.truth import Answers, scale, wrong
from emulation_rules import loads
from workload import BEFORE, Workload, pact

YEAR: Final = 2022
BEFORE_KEY: Final = f"@{YEAR - 1}"

JOIN: Final = "bare join"
WIDE: Final = "joined already"
PANEL: Final = "one table of both years"
TABLES: Final = "a table a year, same order"
SHUFFLED: Final = "a table a year, other order"
JOIN_TABLES: Final = "bare join of tables"
TURNS: Final = (JOIN, WIDE, PANEL, TABLES, SHUFFLED, JOIN_TABLES)


@dataclass(frozen=True)
class _Data:
    """The same figures laid out in all ways. ``shuffled`` is last year's table in another order than this year's."""

    wide: Columns
    panel: Columns
    this: Columns
    last: Columns
    shuffled: Columns


class Engine:
    """One engine: how it takes tables, joins, and gives its answers back."""

    name: str

    def table(self, given: Columns) -> Own:
        """Return columns in the engine's own container."""
        raise NotImplementedError

    def year(self, panel: Own, year: int) -> Own:
        """Return the rows of a year."""
        raise NotImplementedError

    def join(self, this: Own, last: Own, kept: list[str]) -> Own:
        """Return this year's rows, in their order, with last year's columns ``kept`` beside them."""
        raise NotImplementedError

    def worked_out(self, result: Own) -> Own:
        """Work a result out where it is lazy."""
        return result

    def arrow(self, result: Own) -> Own:
        """Return a result as an Arrow table."""
        raise NotImplementedError


class PolarsEngine(Engine):
    """polars."""

    name = "polars"

    def table(self, given: Columns) -> Own:
        return Polars().ingest(given)

    def year(self, panel: Own, year: int) -> Own:
        import polars as pl

        return panel.lazy().filter(pl.col("period") == year)

    def join(self, this: Own, last: Own, kept: list[str]) -> Own:
        import polars as pl

        renamed = [pl.col(name).alias(f"{name}{BEFORE_KEY}") for name in kept]
        return this.lazy().join(last.lazy().select("unit", *renamed), on="unit", how="left", maintain_order="left")

    def worked_out(self, result: Own) -> Own:
        return result.lazy().collect()

    def arrow(self, result: Own) -> Own:
        return result.to_arrow()


class PandasEngine(Engine):
    """pandas."""

    name = "pandas"

    def table(self, given: Columns) -> Own:
        return Pandas().ingest(given)

    def year(self, panel: Own, year: int) -> Own:
        return panel[panel["period"] == year]

    def join(self, this: Own, last: Own, kept: list[str]) -> Own:
        return this.merge(last[["unit", *kept]], on="unit", how="left", suffixes=("", BEFORE_KEY))

    def arrow(self, result: Own) -> Own:
        return Pandas().to_arrow(result)


class DuckDBEngine(Engine):
    """DuckDB."""

    name = "DuckDB"

    def __init__(self) -> None:
        self._base: Own = None
        self._number = 0

    def table(self, given: Columns) -> Own:
        if self._base is None:
            self._base = connected()
        self._number += 1
        return stored(self._base, arrow_table(given), f"t{self._number}").table(f"t{self._number}")

    def year(self, panel: Own, year: int) -> Own:
        return panel.filter(f"period = {year}")

    def join(self, this: Own, last: Own, kept: list[str]) -> Own:
        renamed = ", ".join(f'l."{name}" AS "{name}{BEFORE_KEY}"' for name in kept)
        joined = this.set_alias("t").join(last.set_alias("l"), "t.unit = l.unit", "left")
        return joined.project(f"t.*, {renamed}")

    def worked_out(self, result: Own) -> Own:
        return result.to_arrow_table()

    def arrow(self, result: Own) -> Own:
        return result


ENGINES: Final[Mapping[str, type[Engine]]] = {kind.name: kind for kind in (PolarsEngine, PandasEngine, DuckDBEngine)}


def turns(engine: str, units: int, *, text: bool) -> tuple[dict[str, Run], dict[str, dict[str, int]]]:
    """Return what is timed, by `TURNS`, and what is wrong in the answers of those that have any.

    ``text`` is whether units are words rather than numbers.
    """
    workload = pact(7)
    data, way, ruleset = _data(workload, units, text=text), ENGINES[engine](), loads(workload.text)
    kept = [name.removesuffix(BEFORE) for name in workload.kinds if name.endswith(BEFORE)]
    held = {name: way.table(getattr(data, name)) for name in ("wide", "panel", "this", "last", "shuffled")}

    def evaluated(frame: Own, **how: Any) -> Run:
        return lambda: way.worked_out(emulation_rules.evaluate_frame(ruleset, frame, tell=TELL, **how))

    panel, this, last, shuffled = (held[name] for name in ("panel", "this", "last", "shuffled"))
    found: dict[str, Run] = {
        JOIN: lambda: way.worked_out(way.join(way.year(panel, YEAR), way.year(panel, YEAR - 1), kept)),
        WIDE: evaluated(held["wide"], layout="wide"),
        PANEL: evaluated(panel, layout="panel", period=YEAR),
        TABLES: evaluated({YEAR: this, YEAR - 1: last}),
        SHUFFLED: evaluated({YEAR: this, YEAR - 1: shuffled}),
        JOIN_TABLES: lambda: way.worked_out(way.join(this, shuffled, kept)),
    }
    mistakes = {}
    for name in (WIDE, PANEL, TABLES, SHUFFLED):
        table = way.arrow(found[name]())
        mistakes[name] = wrong(workload, data.wide, _answers(workload, table.sort_by("unit")))
    return found, mistakes


def _answers(workload: Workload, table: Own) -> Answers:
    found = from_arrow(workload, table.combine_chunks(), "score_certain")
    return Answers(found.verdicts, found.points, found.score * scale(workload))


def _data(workload: Workload, units: int, *, text: bool) -> _Data:
    figures = columns(workload, units)
    unit: Any = np.arange(units)
    if text:
        unit = np.char.mod("U%07d", unit).astype(object)
    now = {key: column for key, column in figures.items() if BEFORE_KEY not in key}
    then = {key: figures.get(f"{key}{BEFORE_KEY}", column) for key, column in now.items()}
    order = np.random.default_rng(3).permutation(2 * units)
    panel = {
        "unit": np.concatenate([unit, unit])[order],
        "period": np.repeat(np.array([YEAR, YEAR - 1]), units)[order],
        **{key: np.concatenate([column, then[key]])[order] for key, column in now.items()},
    }
    mixed = np.random.default_rng(4).permutation(units)
    last = {"unit": unit, **then}
    return _Data(
        {"unit": unit, **figures},
        panel,
        {"unit": unit, **now},
        last,
        {key: column[mixed] for key, column in last.items()},
    )


def mistakes_in(found: Mapping[str, Mapping[str, int]]) -> int:
    """Return how many answers are wrong in all."""
    return sum(one["verdicts"] + one["points"] + one["scores"] for one in found.values())
