"""What is wrong with a table as a table is one clear error."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import dask.dataframe
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.samples.frame_pact import PACT, TABLE, fault, polars_of

from emulation_rules import FrameNames, InvalidReportError, UnreportedTargetWarning, evaluate_frame
from emulation_rules.frames.matched_columns import match_wide
from emulation_rules.plan.from_model import plan_of

PANEL = {"unit": ["a", "b", "a", "b"], "period": [2022, 2022, 2023, 2023], "crimes": [1000, 1000, 950, 951]}
LONG = {
    "unit": ["a", "a", "b"],
    "period": [2023, 2022, 2023],
    "indicator": ["crimes", "crimes", "plan"],
    "value": [950.0, 1000.0, 1.0],
}
both = pytest.mark.parametrize("lazy", [False, True], ids=["eager", "lazy"])
quietly = pytest.mark.filterwarnings("ignore::emulation_rules.UnreportedTargetWarning")


def _frame(columns: dict[str, Any], *, lazy: bool) -> pl.DataFrame | pl.LazyFrame:
    frame = pl.DataFrame(columns)
    return frame.lazy() if lazy else frame


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"crimes": ["950", "951"]}, "crimes: column `crimes` holds text (large_string) where numbers are due"),
        ({"crimes": [True, False]}, "crimes: column `crimes` holds truths (bool) where numbers are due"),
        ({"fund": [dt.date(2023, 1, 1)] * 2}, "fund: column `fund` is of type date32[day] where numbers are due"),
        ({"houses": [1, 0]}, "houses: column `houses` holds claims and is of type int64"),
        ({"crimes_bound": [1, 0]}, "crimes_bound: column `crimes_bound` holds bounds and is of type int64"),
        ({"unit": [0.5, 1.5]}, "unit: column `unit` says which row is which and is of type double"),
        ({"unit": ["a", None]}, "unit: rows with nothing in column `unit`: 1"),
        ({"crimes_bound": ["≤", "="]}, "crimes_bound: column `crimes_bound` holds `≤`, which is no bound"),
        ({"crimes": None, "crmes": [1, 2]}, "crmes: column `crmes` resembles a key and is none"),
        ({"crimes": None, "Crimes": [1, 2]}, "Crimes: column `Crimes` resembles a key and is none"),
        ({"fund": None, "quy": [1, 2]}, "quy: column `quy` resembles a key and is none"),
        ({"crimes_at_20x2": [1, 2]}, "crimes@20x2: `20x2` is no period"),
        ({"crimes_at_2023": [1, 2]}, "crimes@2023: columns `crimes` and `crimes@2023` are both `crimes`"),
    ],
)
@both
def test_a_column_that_cannot_be(columns: dict[str, Any], said: str, *, lazy: bool) -> None:
    frame = polars_of(**columns)
    assert fault(frame.lazy() if lazy else frame).startswith(said)


def test_unknown_bounds_are_told_together_where_all_rows_are_there() -> None:
    """Rows of a lazy frame are decided in pieces side by side, of which the first that fails is heard."""
    frame = polars_of(crimes_bound=["≤", "%"])
    assert fault(frame).startswith("crimes_bound: column `crimes_bound` holds `≤`, `%`, which is no bound")
    heard = fault(frame.lazy())
    assert heard.startswith(tuple(f"crimes_bound: column `crimes_bound` holds `{each}`" for each in ("≤", "%")))


@pytest.mark.parametrize(
    ("words", "said"), [(["a", "a"], "names units twice: `a`"), (["a", None], "rows with nothing")]
)
def test_a_dictionary_may_say_one_word_twice_or_none(words: list[str | None], said: str) -> None:
    units = pa.DictionaryArray.from_arrays(pa.array([0, 1]), pa.array(words))
    assert said in fault(pa.table({**TABLE, "unit": units}))


def test_views_of_text_name_units_as_text_does() -> None:
    table = pa.table({**TABLE, "unit": pa.array(["a", "a"], pa.string_view())})
    assert "names units twice: `a`" in fault(table)


@both
def test_whole_numbers_that_arrow_has_not_are_refused(*, lazy: bool) -> None:
    frame = polars_of(crimes=pl.Series([950, 951], dtype=pl.Int128))
    said = fault(frame.lazy() if lazy else frame)
    assert said.startswith("crimes: column `crimes` is of type Int128 where numbers are due")


def test_a_label_that_is_no_text_names_nothing() -> None:
    class Label:
        def __str__(self) -> str:
            return "unit"

    told: Any = evaluate_frame(PACT, polars_of().to_pandas().rename(columns={"unit": Label()}))
    assert told.columns[0] == "fewer_crimes_verdict"


@pytest.mark.parametrize("names", [{"unit": "don_vi"}, {"period": "nam"}, {"cluster": "cum"}])
@both
def test_a_column_named_by_hand_has_to_be_there(names: dict[str, Any], *, lazy: bool) -> None:
    """Rows of two years would each be taken for the year evaluated, and results would not say whose they are."""
    frame = polars_of()
    (named,) = names.values()
    said = fault(frame.lazy() if lazy else frame, names=FrameNames(**names))
    assert said.startswith(f"{named}: the table has no column `{named}`; correct the name")


def test_a_misspelt_year_is_told_its_key() -> None:
    assert "(did you mean `crimes@2022`?)" in fault(polars_of(crimes_at_2022=None, crimes_2022=[1, 2]))


def test_many_other_columns_are_looked_through_a_few_times() -> None:
    """And not once for each of them: a table may have tens of thousands."""

    class Counted(list[object]):
        times = 0

        def __iter__(self) -> Iterator[object]:
            self.times += 1
            return super().__iter__()

    columns = Counted(["unit", "crimes", *(f"c{number}" for number in range(100))])
    with pytest.warns(UnreportedTargetWarning):
        match_wide(columns, plan_of(PACT), FrameNames())
    assert columns.times < 20


@pytest.mark.parametrize("kind", ["pandas", "arrow", "polars"])
def test_a_row_of_an_earlier_period_names_its_unit(kind: str) -> None:
    frame = pl.DataFrame({"unit": ["a", "b", None], "period": [2023, 2023, 2022], "crimes": [95, 96, 100]})
    made = {"pandas": frame.to_pandas, "arrow": frame.to_arrow, "polars": frame.clone}[kind]()
    assert fault(made) == "unit: rows with nothing in column `unit`: 1; fill it in or remove these rows"


def test_a_blank_in_a_period_is_shown() -> None:
    assert "`2023 ` is no period" in fault(pl.DataFrame(PANEL | {"period": ["2022", "2022", "2023", "2023 "]}))


@quietly
def test_one_word_is_not_taken_for_its_letters() -> None:
    told: Any = evaluate_frame(
        PACT, polars_of(crimes_note=[1, 2]), names=FrameNames(ignore="crimes_note"), tell="points"
    )
    assert told["fewer_crimes_points"].to_list() == [20.0, 0.0]
    assert "fewer_crimes_verdict" not in told.columns


def test_a_near_miss_may_be_ignored_or_renamed() -> None:
    frame = polars_of(clearance=None, clearence=[80.0, 70.0])
    with pytest.warns(UnreportedTargetWarning, match="cases_cleared"):
        ignored = evaluate_frame(PACT, frame, names=FrameNames(ignore=["clearence"]))
    assert ignored["cases_cleared_verdict"].to_list() == ["undetermined", "undetermined"]
    renamed = evaluate_frame(PACT, frame, names=FrameNames(rename={"clearence": "clearance"}))
    assert renamed["cases_cleared_verdict"].to_list() == ["met", "not_met"]


def test_columns_that_resemble_nothing_are_left_alone() -> None:
    told = evaluate_frame(PACT, polars_of(population=[10, 20], notes=["x", "y"]))
    assert "population" not in told.columns


def test_what_rename_says_must_be_true() -> None:
    with pytest.raises(InvalidReportError) as raised:
        evaluate_frame(PACT, polars_of(), names=FrameNames(rename={"so_vu": "crimes", "fund": "found"}))
    assert {one.code for one in raised.value.findings} == {"frame_renamed_to_unknown", "frame_renamed_column_missing"}


@both
def test_no_known_column(*, lazy: bool) -> None:
    assert fault(_frame({"x": [1]}, lazy=lazy)).startswith("no column of the table has the name of a figure")


def test_a_unit_twice() -> None:
    assert fault(polars_of(unit=["a", "a"])).startswith("unit: column `unit` names units twice: `a`")


@both
def test_a_column_called_like_one_that_is_told(*, lazy: bool) -> None:
    frame = _frame(TABLE, lazy=lazy).rename({"unit": "score_certain"})
    said = fault(frame, names=FrameNames(unit="score_certain"))
    assert said.startswith("score_certain: two columns of the result are called `score_certain`")


def test_a_frame_with_a_column_twice() -> None:
    frame = pd.DataFrame([["a", 1, 2]], columns=["unit", "crimes", "crimes"])
    assert fault(frame).startswith("crimes: column `crimes` stands twice")


def test_units_of_another_ruleset() -> None:
    declared = {"units": {"gia-lai": "Gia Lai"}}
    pact = _with(declared)
    with pytest.raises(InvalidReportError, match="gia_lai") as raised:
        evaluate_frame(pact, polars_of(unit=["gia_lai", "gia-lai"]))
    assert raised.value.findings[0].suggestions == ("gia-lai",)


def _with(changes: dict[str, Any]) -> Any:  # noqa: ANN401
    from dataclasses import replace  # noqa: PLC0415

    from emulation_rules.model.text import Text  # noqa: PLC0415

    return replace(PACT, units={unit: Text(name) for unit, name in changes["units"].items()})


# ---- layouts --------------------------------------------------------------------------------


@both
def test_a_table_that_may_be_wide_or_a_panel(*, lazy: bool) -> None:
    frame: Any = polars_of(period=[2023, 2023])
    frame = frame.lazy() if lazy else frame
    assert fault(frame).startswith("what a row of the table is cannot be told: its columns fit panel, wide")
    told = evaluate_frame(PACT, frame, layout="wide")
    assert told.lazy().collect()["period"].to_list() == [2023, 2023]


@both
def test_a_wide_table_of_another_period(*, lazy: bool) -> None:
    frame = polars_of(period=[2023, 2022])
    said = fault(frame.lazy() if lazy else frame, layout="wide")
    assert said.startswith("period: column `period` holds `2022`; 2023 is evaluated")


@both
def test_a_panel_that_names_years_twice(*, lazy: bool) -> None:
    said = fault(_frame(PANEL | {"crimes@2022": [1, 1, 1, 1]}, lazy=lazy), layout="panel")
    assert said.startswith("crimes@2022: the name of column `crimes@2022` says a period")


@both
def test_a_panel_without_units(*, lazy: bool) -> None:
    frame = _frame(PANEL, lazy=lazy).drop("unit")
    assert fault(frame).startswith("unit: the table has no column `unit`")


def test_a_panel_with_a_row_twice() -> None:
    assert fault(pl.DataFrame(PANEL | {"unit": ["a", "b", "a", "a"]})).startswith("unit: two rows are both `a, 2023`")


@both
@quietly
def test_a_panel_with_a_row_twice_in_an_earlier_year(*, lazy: bool) -> None:
    frame = _frame(PANEL | {"unit": ["a", "a", "b", "a"]}, lazy=lazy)
    assert fault(frame).startswith("unit: two rows are both `a, 2022`")


def test_a_panel_without_the_period_asked_for() -> None:
    said = fault(pl.DataFrame(PANEL), period=2030)
    assert said.startswith("period: the table has no row of 2030; it has `2022`, `2023`")


def test_a_panel_with_labels_of_no_period() -> None:
    said = fault(pl.DataFrame(PANEL | {"period": ["2022", "2022", "n/a", "2023"]}))
    assert said.startswith("period: `n/a` is no period")


@both
@quietly
@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"indicator": ["crimes", "crime", "plan"]}, "indicator: column `indicator` holds unknown ids: `crime`"),
        ({"value": ["1", "2", "3"]}, "value: column `value` holds text (large_string) where numbers are due"),
        ({"period": [2023, 2023, 2023]}, "two rows are both `a"),
        ({"indicator": ["crimes", "crimes", "houses"], "value": [1, 1, 2]}, "value: `houses` is a claim"),
        ({"grade": ["bound", "figure", "figure"]}, "grade: column `grade` says `bound`, which does not agree"),
        ({"grade": ["figure", "claim", "sure"]}, "grade: column `grade` says `claim`"),
        ({"bound": ["=", "about", "="]}, "bound: column `bound` holds `about`, which is no bound"),
    ],
)
def test_a_long_table_that_cannot_be(columns: dict[str, Any], said: str, *, lazy: bool) -> None:
    if "about" in columns.get("bound", ()) and lazy:
        said = "crimes@2022_bound: column `crimes@2022_bound` holds `about`, which is no bound"
    assert fault(_frame(LONG | columns, lazy=lazy)).startswith(said)


def test_several_periods_of_a_wide_table() -> None:
    assert fault(polars_of(), period=[2022, 2023]).startswith("a table of one row a unit is evaluated for one period")


def test_a_label_of_no_period() -> None:
    assert fault(polars_of(), period="last year").startswith("`last year` is no period")


@both
@quietly
def test_tables_of_years(*, lazy: bool) -> None:
    this, last = ({"unit": ["a"], "crimes": [count]} for count in (950, 1000))
    frames = {2023: _frame(this, lazy=lazy), 2022: _frame(last, lazy=lazy)}
    assert fault({2022: frames[2022]}).startswith("the table has no row of 2023; it has `2022`")
    assert fault({**frames, 2022: pd.DataFrame(last)}).startswith("the tables of the periods are of different kinds")
    assert fault({**frames, 2022: frames[2022].drop("unit")}).startswith("unit: the table has no column `unit`")
    twice = _frame({"unit": ["a", "a"], "crimes": [1, 2]}, lazy=lazy)
    assert fault({**frames, 2022: twice}).startswith("unit: two rows are both `a, 2022`")


# ---- kinds ----------------------------------------------------------------------------------


def test_dask_is_refused_with_a_way_out() -> None:
    from_pandas: Any = dask.dataframe.from_pandas
    frame = from_pandas(pd.DataFrame(TABLE), npartitions=1)
    assert "`map_partitions`" in fault(frame)


def test_what_is_no_frame() -> None:
    assert fault([1, 2]).startswith("a `list` is no table that can be read")
    assert fault({"unit": ["a"], "crimes": [1]}).startswith("unit: `unit` is a list, no NumPy array")
    assert fault({"unit": np.array(["a"]), "crimes": np.array([1, 2])}).startswith("`unit` has 1 values and `crimes`")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([1, "x"], "column `crimes` holds text (object (int, str))"),
        ([1, object()], "column `crimes` is of type object"),
    ],
)
@quietly
def test_objects_that_are_no_numbers(values: list[object], said: str) -> None:
    arrays = {"unit": np.array(["a", "b"]), "crimes": np.array(values, object)}
    assert said in fault(arrays)
    assert said in fault(pd.DataFrame(arrays))


def test_what_cannot_be_told() -> None:
    with pytest.raises(InvalidReportError, match="excuses"):
        evaluate_frame(PACT, polars_of(), tell=["excuses"])


def test_names_that_are_no_names_of_frames() -> None:
    with pytest.raises(TypeError, match=r"FrameNames\(unit="):
        evaluate_frame(PACT, polars_of(), names={"unit": "u"})  # type: ignore[call-overload]


@quietly
def test_years_may_be_written_as_text() -> None:
    """A table a year is one by its label, unless there are arrays: those are columns whatever they are called."""
    earlier, now = pl.DataFrame({"unit": ["a", "b"], "crimes": [9, 9]}), pl.DataFrame(TABLE).select("unit", "crimes")
    written: Any = evaluate_frame(PACT, {"2023": now, "2022": earlier})
    assert written.equals(evaluate_frame(PACT, {2023: now, 2022: earlier}))
    said = fault({"2023": now, "2022": pd.DataFrame({"unit": ["a"]})})
    assert said.startswith("the tables of the periods are of different kinds: `polars.DataFrame`, `pandas.DataFrame`")
    assert fault({"2023": np.array([1, 2])}).startswith("no column of the table has the name of a figure")


def test_arrow_units_of_no_kind() -> None:
    table = pa.table(TABLE | {"unit": pa.array([[1], [2]])})
    assert fault(table).startswith("unit: column `unit` says which row is which and is of type list")


def test_a_layout_that_is_none_is_refused() -> None:
    assert fault(polars_of(), layout="nope") == "no layout is called `nope`; use one of wide, panel, long"


@quietly
@pytest.mark.parametrize("kind", ["pandas", "numpy"])
@pytest.mark.parametrize(
    ("column", "values", "said"),
    [
        ("crimes", [True, None], "crimes: column `crimes` holds truths (bool) where numbers are due"),
        ("unit", [dt.date(2023, 1, 1), dt.date(2023, 1, 2)], "is of type object (date)"),
        ("unit", [b"a", b"b"], "is of type object (bytes)"),
        ("unit", [True, False], "is of type object (bool)"),
    ],
)
def test_objects_are_held_to_the_types_of_other_columns(
    kind: str, column: str, values: list[object], said: str
) -> None:
    objects = np.empty(2, object)
    objects[:] = values
    arrays: dict[str, Any] = {"unit": np.array(["a", "b"]), "crimes": np.array([1, 2])} | {column: objects}
    assert said in fault(arrays if kind == "numpy" else pd.DataFrame(arrays))


def test_a_type_that_only_stores_numbers_is_none_of_numbers() -> None:
    """A year of pandas is stored as years since 1970: 2023 would be read as 53."""
    frame = pd.DataFrame({**TABLE, "clearance": pd.period_range("2022", periods=2, freq="Y")})
    assert fault(frame).startswith("clearance: column `clearance` is of type extension<pandas.period")


@pytest.mark.parametrize(
    "of", [{"clearance": pa.array([80.0, 70.0])}, {"unit": pa.array(["a", "b"])}], ids=["figures", "units"]
)
def test_what_arrow_has_encoded_twice_is_refused(of: dict[str, Any]) -> None:
    ((column, values),) = of.items()
    runs = pa.RunEndEncodedArray.from_arrays([1, 2], values.dictionary_encode())
    assert "is of type run_end_encoded<" in fault(pa.table({**TABLE, column: runs}))


@pytest.mark.parametrize("nothing", [None, np.nan])
def test_text_of_any_length_may_name_no_unit(nothing: float | None) -> None:
    units = np.array(["a", nothing], np.dtypes.StringDType(na_object=nothing))
    arrays = {name: np.array(values) for name, values in TABLE.items()} | {"unit": units}
    assert fault(arrays).startswith("unit: rows with nothing in column `unit`: 1")


def test_text_that_is_no_unicode_is_refused() -> None:
    """Half of a letter, as a wrong encoding leaves it behind."""
    arrays = {name: np.array(values) for name, values in TABLE.items()}
    for bounds in (np.array(["\ud800", ">"]), np.array(["\ud800", ">"], object)):
        said = fault({**arrays, "crimes_bound": bounds})
        assert said.startswith("crimes_bound: column `crimes_bound` holds text that is no Unicode")
    units = pd.array(["\ud800", "b"], dtype="string[python]")
    assert fault(pd.DataFrame({**TABLE, "unit": units})).startswith("unit: column `unit` holds text that is no Unicode")


def test_units_too_large_for_any_column_are_refused() -> None:
    arrays = {name: np.array(values) for name, values in TABLE.items()}
    for frame in (arrays, pd.DataFrame(TABLE)):
        frame["unit"] = np.array([10**30, 1], object)
        assert fault(frame).startswith("unit: column `unit` says which row is which and is of type object (int)")


def test_two_columns_of_one_name_are_refused_whoever_holds_them() -> None:
    twice = pa.Table.from_arrays([pa.array(["a"]), pa.array([95]), pa.array([96])], ["unit", "crimes", "crimes"])
    relation = duckdb.sql("SELECT 'a' AS unit, 95 AS crimes, 96 AS crimes")
    sound = duckdb.sql("SELECT 'a' AS unit, 95 AS crimes")
    for frame in (twice, twice.to_pandas(), relation, {2022: relation, 2023: sound}):
        assert fault(frame).startswith("crimes: column `crimes` stands twice")


@pytest.mark.parametrize("period", [2023.0, True, [2023, 0.5]])
def test_what_is_no_period_is_refused(period: object) -> None:
    assert "is no period" in fault(polars_of(), period=period)
