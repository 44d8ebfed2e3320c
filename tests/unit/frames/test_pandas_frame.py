"""Frames of pandas with so many columns that those of one type are read together, and what can be written to."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from emulation_rules import InvalidReportError, Ruleset, evaluate_frame, loads
from emulation_rules.columnar.told import Tell
from emulation_rules.frames import pandas_frame
from emulation_rules.frames.pandas_frame import PandasColumns

_COUNT: Final = 80


def pact() -> Ruleset:
    """Return a ruleset of many targets."""
    indicators = "".join(f"  c{number}: {{measure: number, better: lower}}\n" for number in range(_COUNT))
    targets = "".join(
        f"  t{number}: {{indicator: c{number}, criterion: at most 3, points: 1}}\n" for number in range(_COUNT)
    )
    head = "format: emulation-rules/1\nid: many\ntitle: Many\nperiod: 2022\n"
    return loads(f"{head}indicators:\n{indicators}targets:\n{targets}")


def columns(rows: int = 5) -> dict[str, Any]:
    """Return figures of every other type by column, none of them like another."""
    chance = np.random.default_rng(7)
    found: dict[str, Any] = {}
    for number in range(_COUNT):
        values = chance.integers(-3, 9, rows)
        found[f"c{number}"] = values if number % 2 else np.where(values == 0, np.nan, values / 2)
    return found


def _arrow_type(name: str, frame: pd.DataFrame) -> pa.DataType:
    return pa.float64() if frame[name].dtype.kind == "f" else pa.int64()


def frames() -> dict[str, pd.DataFrame]:
    """Return the same figures in frames made of blocks of every kind."""
    given = columns()
    whole = pd.DataFrame(given)
    nullable = whole.astype({"c1": "Int64", "c3": "int32", "c5": object, "c2": "Float64", "c7": "int64[pyarrow]"})
    grown = whole.copy()
    for name in ("c9", "c4"):
        grown[name] = given[name].copy()
    return {
        "one block a type": whole,
        "a block a column": pd.DataFrame(given, copy=False),
        "rows of a larger one": pd.concat([whole.iloc[:0], whole.iloc[:2], whole.iloc[2:], whole]).iloc[:5],
        "every other row": whole.loc[whole.index.repeat(2)].iloc[::2].set_axis(whole.index),
        "columns put in anew": grown,
        "other types among them": nullable,
        "columns of Arrow": whole.astype({name: pd.ArrowDtype(_arrow_type(name, whole)) for name in given}),
        "rows of one array": pd.DataFrame(np.asarray(whole), columns=whole.columns),
        "columns in another order": whole[[*reversed(whole.columns)]],
        "long integers of C": _with_long(whole),
        "a function for a name": pd.concat([pd.Series(1.5, whole.index, name=len), whole], axis=1),
        "big-endian": whole.astype({"c1": ">i8", "c2": ">f8"}),
    }


def _with_long(frame: pd.DataFrame) -> pd.DataFrame:
    """Return figures with a type that is int64 by another name, and one that is none for pandas alone."""
    found = frame.astype({"c3": "Int64"})
    found["c1"] = frame["c1"].to_numpy().astype(np.longlong)
    return found


@pytest.mark.parametrize("name", list(frames()))
def test_many_columns_say_what_few_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the columns lie in memory, and whether they are read together or one by one."""
    ruleset, frame = pact(), frames()[name]
    told = evaluate_frame(ruleset, frame)
    monkeypatch.setattr(pandas_frame, "_MANY", _COUNT + 1)
    alone = evaluate_frame(ruleset, frame)
    pd.testing.assert_frame_equal(told, alone)
    pd.testing.assert_frame_equal(told.reset_index(drop=True), evaluate_frame(ruleset, pd.DataFrame(columns())))


def test_columns_of_one_block_are_read_together() -> None:
    """Where columns of a type lie in one array, they are read over its memory; others are not copied into one."""
    if int(pd.__version__.partition(".")[0]) < 3:
        pytest.skip("before pandas 3, to take all columns of a type copies them")
    whole, apart = PandasColumns(frames()["one block a type"]), PandasColumns(frames()["a block a column"])
    assert len(whole._taken_together) == _COUNT
    assert not apart._taken_together
    held = whole.figures("c3")
    assert held is not None
    assert np.shares_memory(held.values, whole._frame["c3"].to_numpy())


def test_columns_of_arrow_are_read_without_a_series_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas has no way to, they are asked for by name."""
    if int(pd.__version__.partition(".")[0]) < 3:
        pytest.skip("before pandas 3, to take all columns of a type copies them")
    frame = frames()["columns of Arrow"]
    assert len(PandasColumns(frame)._taken_together) == _COUNT
    told = evaluate_frame(pact(), frame)
    monkeypatch.delattr(pd.DataFrame, "_get_column_array")
    monkeypatch.delattr(pd.DataFrame, "_iter_column_arrays", raising=False)
    assert not PandasColumns(frame)._taken_together
    pd.testing.assert_frame_equal(told, evaluate_frame(pact(), frame))


def test_columns_of_one_name_are_refused() -> None:
    """Also among many."""
    frame = pd.DataFrame(columns())
    frame.columns = pd.Index(["c1" if name == "c2" else name for name in frame.columns])
    with pytest.raises(InvalidReportError, match="c1"):
        evaluate_frame(pact(), frame)


@pytest.mark.parametrize("kind", ["pandas", "arrays"])
def test_what_is_told_can_be_written_to(kind: str) -> None:
    """No column told changes with another, nor what was given."""
    figures = {name: np.nan_to_num(values) for name, values in columns().items()}  # nothing is open
    given = {**figures, "unit": np.array(list("abcde"))}
    frame: Any = pd.DataFrame(given) if kind == "pandas" else given
    told: Any = evaluate_frame(pact(), frame, tell=[Tell.VERDICTS, Tell.POINTS, Tell.POINT_RANGES, Tell.SHARES])
    before = {name: np.asarray(told[name]).copy() for name in list(told)}
    for name, held in before.items():
        if held.dtype.kind not in "uf":  # words
            continue
        if kind == "pandas":
            told.loc[0, name] = 77
        else:
            told[name][0] = 77
        changed = {other for other in before if not _equal(before[other], np.asarray(told[other]))}
        assert changed == {name}
        before[name] = np.asarray(told[name]).copy()


def _equal(one: np.ndarray, other: np.ndarray) -> bool:
    return np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
