"""Hard rows in the frames of every library, and what the results say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

import emulation_rules
from bulk.hard_rows import BOUND, WORDS, Family, HardColumn, HardTable, hard_table
from bulk.peers.base import Own
from bulk.peers.duckdb_floats import TABLE, connected, stored
from bulk.peers.ours import query_of
from bulk.peers.spark import ROW, session
from bulk.reference_answers import Expected, expected, table_of
from emulation_rules import Ruleset, loads
from emulation_rules.columnar.told import VERDICTS


@dataclass(frozen=True)
class Told:
    """Verdicts and points by target and row, certain and possible score by row.

    Rows that are not ``decided`` say themselves that they are beyond the reach of a query; None: all are.
    """

    verdicts: NDArray[np.uint8]
    points: NDArray[np.float64]
    certain: NDArray[np.float64]
    possible: NDArray[np.float64]
    decided: NDArray[np.bool_] | None = None


def compared(backend: str, family: Family, rows: int) -> dict[str, int]:
    """Return how many verdicts, points and scores of a back-end differ from those of the reference engine."""
    ruleset, wanted, given = loads(family.text), expected(family, rows), hard_table(family, rows)
    if backend in WITHOUT_BOUNDS:
        plain = _plain(given, rows)
        given, wanted = _some(given, plain), _some_of(wanted, plain)
    told = BACKENDS[backend](ruleset, given)
    if told.decided is not None:
        wanted, rows_told = _some_of(wanted, told.decided), told.decided
        told = Told(
            told.verdicts[:, rows_told], told.points[:, rows_told], told.certain[rows_told], told.possible[rows_told]
        )
    return {
        "checked": wanted.verdicts.size,
        "verdicts": int(np.count_nonzero(told.verdicts != wanted.verdicts)),
        "points": _differing(told.points, wanted.points),
        "scores": _differing(told.certain, wanted.certain) + _differing(told.possible, wanted.possible),
        **_kinds(wanted),
    }


def _plain(given: HardTable, rows: int) -> NDArray[np.bool_]:
    """Return the rows all of whose numbers are figures."""
    plain = np.ones(rows, bool)
    for column in given.values():
        if column.bounds is not None:
            said = np.array([word in (None, WORDS[0]) for word in column.bounds])
            plain &= said if column.missing is None else said | column.missing
    return plain


def _some(given: HardTable, rows: NDArray[np.bool_]) -> HardTable:
    def part(array: NDArray[Any] | None) -> NDArray[Any] | None:
        return None if array is None else array[rows]

    return {
        key: HardColumn(column.values[rows], part(column.missing), part(column.bounds)) for key, column in given.items()
    }


def _some_of(wanted: Expected, rows: NDArray[np.bool_]) -> Expected:
    return Expected(wanted.verdicts[:, rows], wanted.points[:, rows], wanted.certain[rows], wanted.possible[rows])


def _differing(said: NDArray[np.float64], wanted: NDArray[np.float64]) -> int:
    return int(np.count_nonzero((said != wanted) & ~(np.isnan(said) & np.isnan(wanted))))


def _kinds(wanted: Expected) -> dict[str, int]:
    counts = np.bincount(wanted.verdicts.ravel(), minlength=len(VERDICTS))
    return {str(verdict): int(count) for verdict, count in zip(VERDICTS, counts, strict=True)}


# ---- frames -----------------------------------------------------------------------------------


def _arrow_table(given: HardTable) -> Own:
    import pyarrow as pa

    arrays = {}
    for key, column in given.items():
        arrays[key] = pa.array(column.values, mask=column.missing)
        if column.bounds is not None:
            arrays[_bound(key)] = pa.array(column.bounds, pa.string())
    return pa.table(arrays)


def _bound(key: str) -> str:
    name, at, period = key.partition("@")
    return f"{name}{BOUND}{at}{period}"


def _engine(ruleset: Ruleset, given: HardTable) -> Told:
    from emulation_rules.columnar.engine import ColumnarEngine
    from emulation_rules.plan.from_model import plan_of

    told = ColumnarEngine(plan_of(ruleset)).evaluate(table_of(given))
    assert told.verdicts is not None  # noqa: S101
    assert told.points is not None  # noqa: S101
    return Told(told.verdicts, told.points, told.certain, told.possible)


def _arrays(ruleset: Ruleset, given: HardTable) -> Told:
    arrays = {key: _masked(column) for key, column in given.items()}
    arrays |= {_bound(key): column.bounds for key, column in given.items() if column.bounds is not None}
    told = _evaluate(ruleset, arrays)
    ids = list(ruleset.targets)
    verdicts = np.array([told[f"{target}_verdict"] for target in ids], np.uint8)
    points = np.array([told[f"{target}_points"] for target in ids])
    return Told(verdicts, points, told["score_certain"], told["score_possible"])


def _masked(column: HardColumn) -> NDArray[Any]:
    if column.missing is None:
        return column.values
    masked: NDArray[Any] = np.ma.array(column.values, mask=column.missing)
    return masked


def _pandas(ruleset: Ruleset, given: HardTable) -> Told:
    import pandas as pd

    columns: dict[str, Any] = {}
    for key, column in given.items():
        values = column.values  # noqa: PD011  (no pandas)
        columns[key] = values if column.missing is None else np.where(column.missing, np.nan, values)
        if column.bounds is not None:
            columns[_bound(key)] = column.bounds
    return _read(ruleset, _of_pandas(_evaluate(ruleset, pd.DataFrame(columns))))


def _pandas_arrow(ruleset: Ruleset, given: HardTable) -> Told:
    import pandas as pd

    frame = _arrow_table(given).to_pandas(types_mapper=pd.ArrowDtype)
    return _read(ruleset, _of_pandas(_evaluate(ruleset, frame)))


def _of_pandas(frame: Own) -> Own:
    import pyarrow as pa

    return pa.Table.from_pandas(frame)


def _pyarrow(ruleset: Ruleset, given: HardTable) -> Told:
    return _read(ruleset, _evaluate(ruleset, _arrow_table(given)))


def _polars(ruleset: Ruleset, given: HardTable) -> Told:
    import polars as pl

    return _read(ruleset, _evaluate(ruleset, pl.from_arrow(_arrow_table(given))).to_arrow())


def _polars_lazy(ruleset: Ruleset, given: HardTable) -> Told:
    import polars as pl

    frame: Any = pl.from_arrow(_arrow_table(given))
    return _read(ruleset, _evaluate(ruleset, frame.lazy()).collect().to_arrow())


def _polars_streaming(ruleset: Ruleset, given: HardTable) -> Told:
    import polars as pl

    frame: Any = pl.from_arrow(_arrow_table(given))
    return _read(ruleset, _evaluate(ruleset, frame.lazy()).collect(engine="streaming").to_arrow())


def _duckdb_base(given: HardTable) -> Own:
    return stored(connected(), _arrow_table(given))


def _duckdb(ruleset: Ruleset, given: HardTable) -> Told:
    return _read(ruleset, _evaluate(ruleset, _duckdb_base(given).table(TABLE)).to_arrow_table())


def _duckdb_query(ruleset: Ruleset, given: HardTable) -> Told:
    base = _duckdb_base({key: replace(column, bounds=None) for key, column in given.items()})
    table = base.sql(query_of(ruleset, base.table(TABLE))).to_arrow_table()
    return replace(_read(ruleset, table), decided=table["beyond_reach"].to_numpy() == 0)


def _pyspark(ruleset: Ruleset, given: HardTable) -> Told:
    import pyarrow as pa

    table = _arrow_table(given).append_column(ROW, pa.array(np.arange(len(next(iter(given.values())).values))))
    frame = session().createDataFrame(table)
    names = emulation_rules.FrameNames(unit=ROW)
    return _read(ruleset, emulation_rules.evaluate_frame(ruleset, frame, names=names).toArrow().sort_by(ROW))


def _evaluate(ruleset: Ruleset, frame: Own) -> Own:
    return emulation_rules.evaluate_frame(ruleset, frame)


BACKENDS: Final[Mapping[str, Callable[[Ruleset, HardTable], Told]]] = {
    "engine on arrays": _engine,
    "NumPy arrays": _arrays,
    "pandas": _pandas,
    "pandas, Arrow": _pandas_arrow,
    "polars": _polars,
    "polars, lazy": _polars_lazy,
    "polars, lazy, streaming": _polars_streaming,
    "pyarrow": _pyarrow,
    "DuckDB": _duckdb,
    "DuckDB, to_sql": _duckdb_query,
    "PySpark": _pyspark,
}

WITHOUT_BOUNDS: Final = ("DuckDB, to_sql",)
"""What takes figures alone: it is given the rows that say no bounds."""


def _read(ruleset: Ruleset, table: Own) -> Told:
    import pyarrow as pa
    import pyarrow.compute as pc

    words = pa.array([str(verdict) for verdict in VERDICTS])

    def codes(column: Own) -> NDArray[Any]:
        found: NDArray[Any] = pc.index_in(pc.cast(column, pa.string()), words).to_numpy()
        return found.astype(np.uint8)

    verdicts = np.array([codes(table[f"{target}_verdict"]) for target in ruleset.targets])
    points = np.array([table[f"{target}_points"].to_numpy() for target in ruleset.targets], np.float64)
    return Told(verdicts, points, table["score_certain"].to_numpy(), table["score_possible"].to_numpy())
