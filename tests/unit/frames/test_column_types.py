"""Columns of every type come to the same: what they say, not how it is stored."""

from __future__ import annotations

import warnings
from decimal import Decimal
from fractions import Fraction
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.samples.frame_pact import PACT, TABLE, fault, polars_of, verdicts_of
from tests.samples.frames import told_rows

from emulation_rules import FrameNames, UnreportedTargetWarning, evaluate_frame

quietly = pytest.mark.filterwarnings("ignore::emulation_rules.UnreportedTargetWarning")
INTEGERS = ["int16", "int32", "int64", "uint16", "uint32", "uint64", "float32", "float64"]


@pytest.mark.parametrize("kind", INTEGERS)
def test_numbers_of_every_width(kind: str) -> None:
    arrays: Any = {name: np.array(values) for name, values in TABLE.items()}
    arrays |= {name: arrays[name].astype(kind) for name in ("crimes", "crimes@2022")}
    for frame in (arrays, pd.DataFrame(arrays), pl.DataFrame(arrays), pa.table(arrays)):
        told = told_rows(evaluate_frame(PACT, frame))
        assert [row["fewer_crimes_verdict"] for row in told] == ["met", "not_met"]


@pytest.mark.parametrize("kind", ["int8", "uint8"])
def test_the_shortest_integers(kind: str) -> None:
    arrays = {"unit": np.array(["a", "b"]), "clearance": np.array([76, 75], kind)}
    with pytest.warns(UserWarning, match="fewer_crimes"):
        assert evaluate_frame(PACT, arrays)["cases_cleared_verdict"].tolist() == [1, 0]


def test_a_short_float_means_what_it_prints_as() -> None:
    """Widened, 75.1 as a float32 would be 75.09999847412109."""
    pact_at = polars_of(clearance=pl.Series([75.1, 0.1], dtype=pl.Float32))
    margins = evaluate_frame(PACT, pact_at, tell=["margins"])["cases_cleared_margin"].to_list()
    assert margins == [float(Fraction("0.1")), float(Fraction("0.1") - 75)]
    halves = {"unit": np.array(["a"]), "clearance": np.array([75.1], np.float16)}
    with pytest.warns(UserWarning, match="fewer_crimes"):
        told = evaluate_frame(PACT, halves, tell=["margins"])
    assert told["cases_cleared_margin"].tolist() == [float(Fraction(str(np.float16(75.1))) - 75)]


@pytest.mark.parametrize("kind", [pa.decimal32(9, 3), pa.decimal64(18, 3), pa.decimal128(38, 3), pa.decimal256(60, 3)])
def test_decimals_are_exact(kind: pa.DataType) -> None:
    clearance = pa.array([Decimal("75.001"), Decimal(75), None], kind)
    table = pa.table({"unit": ["a", "b", "c"], "clearance": clearance})
    with pytest.warns(UserWarning, match="fewer_crimes"):
        told = evaluate_frame(PACT, table)
    assert told["cases_cleared_verdict"].to_pylist() == ["met", "not_met", "undetermined"]


def test_decimals_beyond_an_int64() -> None:
    values = [Decimal("1e24"), Decimal("4.999999999999999999")]
    whole = pa.table({"unit": ["a", "b"], "fund": pa.array([Decimal("1e24"), Decimal("4.9")], pa.decimal128(38, 10))})
    with pytest.warns(UserWarning, match="fewer_crimes"):
        assert evaluate_frame(PACT, whole)["fund_raised_verdict"].to_pylist() == ["met", "not_met"]
    exact = pa.table({"unit": ["a", "b"], "fund": pa.array(values, pa.decimal256(50, 18))})
    with pytest.warns(UserWarning, match="fewer_crimes"):
        assert evaluate_frame(PACT, exact)["fund_raised_verdict"].to_pylist() == ["met", "not_met"]


def test_decimals_of_whole_thousands() -> None:
    table = pa.table({"unit": ["a"], "fund": pa.array([Decimal(5000)], pa.decimal128(5, -3))})
    with pytest.warns(UserWarning, match="fewer_crimes"):
        assert evaluate_frame(PACT, table, tell=["margins"])["fund_raised_margin"].to_pylist() == [4_995_000_000.0]


def test_objects_of_python_numbers() -> None:
    objects = np.array([Decimal("75.001"), Fraction(75), None], object)
    frame = pd.DataFrame(
        {"unit": ["a", "b", "c"], "clearance": objects, "houses": np.array([True, None, False], object)}
    )
    with pytest.warns(UserWarning, match="fewer_crimes"):
        told = evaluate_frame(PACT, frame)
    assert verdicts_of(told, "cases_cleared") == ["met", "not_met", "undetermined"]
    assert verdicts_of(told, "houses") == ["met", "undetermined", "not_met"]


def test_integers_beyond_an_int64() -> None:
    told = evaluate_frame(PACT, polars_of(crimes=pl.Series([2**64 - 1, 3], dtype=pl.UInt64)), tell=["margins"])
    assert told["fewer_crimes_margin"].to_list() == [float(950 - (2**64 - 1)), 947.0]


@pytest.mark.parametrize(
    ("number", "told"),
    [(float("nan"), 1), (float("inf"), 1), (-1.0, 1), (0.5, 1), (1e31, 1), (950.0, 0), (1e30, 0)],
)
def test_what_cannot_be_a_figure_is_counted_and_undetermined(number: float, told: int) -> None:
    frame = evaluate_frame(PACT, polars_of(crimes=[number, 950.0]), tell=["verdicts", "reasons"])
    assert frame["impossible_figures"].to_list() == [told, 0]
    assert (frame["fewer_crimes_reason"].to_list()[0] == "impossible_value") is bool(told)
    assert (verdicts_of(frame, "fewer_crimes")[0] == "undetermined") is bool(told)


def test_nan_is_missing_to_pandas_of_numpy_and_to_nobody_else() -> None:
    columns = {"clearance": [float("nan"), 80.0]}
    plain = evaluate_frame(PACT, polars_of(**columns).to_pandas(), tell=["reasons"])
    arrow = evaluate_frame(PACT, polars_of(**columns), tell=["reasons"])
    assert plain["cases_cleared_reason"].tolist()[0] == "not_reported"
    assert arrow["cases_cleared_reason"].to_list()[0] == "impossible_value"


def test_bounds_and_rounded_figures() -> None:
    frame = polars_of(
        unit=["a", "b", "c", "d"],
        crimes=[950, 950, 950, 950],
        crimes_at_2022=[1000] * 4,
        crimes_bound=["<=", ">", ">=", None],
        clearance=[75.0, 75.0, 75.0, 76.0],
        clearance_bound=pl.Series([">", "<", "~", "~"], dtype=pl.Categorical),
        fund=[5.0, 5.0, 5.0, 5.0],
        plan=[True] * 4,
        houses=[True] * 4,
    )
    told = evaluate_frame(PACT, frame)
    assert verdicts_of(told, "fewer_crimes") == ["met", "not_met", "undetermined", "met"]
    assert verdicts_of(told, "cases_cleared") == ["met", "not_met", "undetermined", "met"]


def test_columns_without_values_and_words_of_dictionaries() -> None:
    table = pa.table(
        {
            "unit": pa.array(["a", "b"]).dictionary_encode(),
            "crimes": pa.array([None, None]),
            "clearance": pa.chunked_array([[80.0], [70.0]]),
            "fund": pa.array([5.0, 4.0]).dictionary_encode(),
            "clearance_bound": pa.array([None, None]),
            "houses": pa.array([None, None]),
        }
    )
    with pytest.warns(UserWarning, match="plan_made"):
        told = evaluate_frame(PACT, table)
    assert told["cases_cleared_verdict"].to_pylist() == ["met", "not_met"]
    assert told["fund_raised_verdict"].to_pylist() == ["met", "not_met"]
    assert told["houses_verdict"].to_pylist() == ["undetermined", "undetermined"]


@pytest.mark.parametrize("units", [[7, 8], [2**40, 1], ["", "b"]])
def test_units_of_any_kind_are_handed_back_as_they_were(units: list[Any]) -> None:
    assert evaluate_frame(PACT, polars_of(unit=units))["unit"].to_list() == units


def test_units_by_another_name() -> None:
    frame = polars_of().rename({"unit": "don_vi", "crimes": "so_vu"})
    told = evaluate_frame(PACT, frame, names=FrameNames(unit="don_vi", rename={"so_vu": "crimes"}))
    assert told["don_vi"].to_list() == ["a", "b"]
    assert verdicts_of(told, "fewer_crimes") == ["met", "not_met"]


def test_a_table_may_name_no_units_where_all_are_asked_the_same() -> None:
    told = evaluate_frame(PACT, polars_of(unit=None))
    assert told.columns[0] == "fewer_crimes_verdict"


@pytest.mark.parametrize("layout", ["wide", "panel", "long"])
def test_no_rows_come_to_no_rows(layout: Any) -> None:  # noqa: ANN401
    columns: Any = {
        "wide": TABLE,
        "panel": {"unit": ["a"], "period": [2023], "crimes": [1]},
        "long": {"unit": ["a"], "period": [2023], "indicator": ["crimes"], "value": [1.0]},
    }
    frame = pl.DataFrame(columns[layout]).clear()
    whole = frame if layout != "wide" else polars_of().clear()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UnreportedTargetWarning)
        told = evaluate_frame(PACT, whole, layout=layout)
        lazy = evaluate_frame(PACT, whole.lazy(), layout=layout)
    assert told.height == 0
    assert lazy.collect_schema() == told.schema
    assert lazy.collect().equals(told)


@pytest.mark.parametrize("kind", [">i8", ">f8", ">u4", ">f4"])
def test_numbers_of_another_byte_order(kind: str) -> None:
    arrays: Any = {name: np.array(values) for name, values in TABLE.items()}
    arrays |= {name: arrays[name].astype(kind) for name in ("crimes", "crimes@2022")}
    assert evaluate_frame(PACT, arrays)["fewer_crimes_verdict"].tolist() == [1, 0]


@pytest.mark.parametrize("kind", ["longdouble", "complex128", "datetime64[s]", "S3"])
def test_numbers_of_odd_kinds_are_refused(kind: str) -> None:
    arrays: Any = {name: np.array(values) for name, values in TABLE.items()}
    assert fault(arrays | {"crimes": np.array([1, 2]).astype(kind)}).startswith("crimes: column `crimes` is of type ")


def test_a_frame_of_narwhals_comes_back_as_one() -> None:
    told = evaluate_frame(PACT, nw.from_native(polars_of()))
    assert isinstance(told, nw.DataFrame)
    assert told.to_native().equals(evaluate_frame(PACT, polars_of()))
    assert isinstance(evaluate_frame(PACT, nw.from_native(polars_of().lazy())), nw.LazyFrame)


@pytest.mark.parametrize("words", [pl.Categorical, pl.Enum(["a", "b"])])
def test_units_in_words_of_polars(words: Any) -> None:  # noqa: ANN401
    panel = pl.DataFrame({"unit": ["b", "a", "b"], "period": [2022, 2023, 2023], "crimes": [1000, 950, 950]})
    with pytest.warns(UnreportedTargetWarning):
        told = evaluate_frame(PACT, panel.with_columns(pl.col("unit").cast(words)))
    assert told["unit"].dtype == words
    assert verdicts_of(told, "fewer_crimes") == ["undetermined", "met"]


def test_words_of_a_dictionary_may_be_views_of_text() -> None:
    units = pa.DictionaryArray.from_arrays(pa.array([0, 2]), pa.array(["a", "a", "b"], pa.string_view()))
    assert _fewer_crimes(pa.table({**TABLE, "unit": units})) == ["met", "not_met"]


@quietly
@pytest.mark.parametrize("kind", [">i4", ">u8", ">U1"])
def test_units_in_another_order_of_bytes(kind: str) -> None:
    arrays: Any = {name: np.array(values) for name, values in TABLE.items()} | {
        "unit": np.array(["1", "2"]).astype(kind)
    }
    panel = {"unit": np.tile(arrays["unit"], 2), "period": np.repeat([2022, 2023], 2).astype(">i8")}
    panel["crimes"] = np.array([1000, 1000, 950, 951])
    for made in (dict, pd.DataFrame):
        assert _fewer_crimes(made(arrays)) == ["met", "not_met"]
        assert _fewer_crimes(made(panel)) == ["met", "not_met"]


def test_decimals_that_signal_are_missing_in_pandas_as_others_are() -> None:
    clearance = np.array([Decimal("sNaN"), Decimal("NaN")], object)
    told = evaluate_frame(PACT, pd.DataFrame({**TABLE, "clearance": clearance}), tell=["reasons"])
    assert told["cases_cleared_reason"].tolist() == ["not_reported", "not_reported"]


@pytest.mark.parametrize("rows", [0, 2])
def test_claims_none_of_which_is_made(rows: int) -> None:
    arrays: Any = {name: np.array(values)[:rows] for name, values in TABLE.items()}
    arrays["houses"] = np.array([None] * rows, object)
    for frame in (arrays, pd.DataFrame(arrays)):
        told = told_rows(evaluate_frame(PACT, frame, tell=["reasons"]))
        assert [row["houses_reason"] for row in told] == ["not_reported"] * rows


@quietly
def test_years_may_be_numbers_of_numpy() -> None:
    frame = pd.DataFrame({"unit": ["a", "a"], "period": [2022, 2023], "crimes": [1000, 950]})
    years = {np.int64(year): rows.drop(columns="period") for year, rows in frame.groupby("period")}
    assert _fewer_crimes(frame, period=frame["period"].max()) == _fewer_crimes(years) == ["met"]


def _fewer_crimes(frame: object, **asked: Any) -> list[object]:  # noqa: ANN401
    return [row["fewer_crimes_verdict"] for row in told_rows(evaluate_frame(PACT, frame, **asked))]
