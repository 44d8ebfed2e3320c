"""A table for each year: what a column of periods says has to agree, and names stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.samples.frame_pact import CHANGE
from tests.samples.frames import KINDS, Table, told_rows

from emulation_rules import FrameNames, UnreportedTargetWarning, evaluate_frame

UNITS = ["a", "b", "c"]


def _verdicts(kind: str, now: Table, before: Table, names: FrameNames | None = None) -> Sequence[object]:
    of = KINDS[kind]
    told = evaluate_frame(CHANGE, {2023: of(now), 2022: of(before)}, names=names)
    return [row["fewer_verdict"] for row in told_rows(told)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("labels", [(2023, 2022), ("2023", "2022")])
def test_tables_may_say_of_what_year_they_are(kind: str, labels: tuple[Any, Any]) -> None:
    now: Table = {"unit": UNITS, "period": [labels[0]] * 3, "crimes": [1, 2, 3]}
    before: Table = {"unit": UNITS, "period": [labels[1]] * 3, "crimes": [2, 2, 2]}
    assert _verdicts(kind, now, before) == ["met", "not_met", "not_met"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wrong", [2023, 2022])
@pytest.mark.parametrize("text", [True, False])
def test_a_table_of_another_year_than_it_is_given_for_is_refused(kind: str, wrong: int, *, text: bool) -> None:
    """The year before taken for this one would turn verdicts round, and nobody would see it."""
    tables = dict[int, Table]()
    for year in (2023, 2022):
        labels = [year, year, 2021 if year == wrong else year]
        tables[year] = {"unit": UNITS, "period": [str(each) if text else each for each in labels], "crimes": [1, 2, 3]}
    said = f"the table of {wrong} holds `?2021`? in column `period`|found `2021`, period {wrong}"
    with pytest.raises(Exception, match=said):
        _verdicts(kind, tables[2023], tables[2022])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wrong", [2023, 2022])
def test_every_row_of_a_table_with_periods_has_one(kind: str, wrong: int) -> None:
    tables: dict[int, Table] = {
        year: {"unit": UNITS, "period": [str(year), None if year == wrong else str(year), str(year)], "crimes": [1] * 3}
        for year in (2023, 2022)
    }
    with pytest.raises(Exception, match="period"):
        _verdicts(kind, tables[2023], tables[2022])


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_left_out_may_be_called_like_a_figure_of_the_year_before(kind: str) -> None:
    now: Table = {"unit": UNITS, "crimes@2022": [9, 9, 9], "crimes": [1, 2, 3]}
    before: Table = {"unit": UNITS, "crimes": [2, 2, 2]}
    names = FrameNames(ignore=("crimes@2022",))
    assert _verdicts(kind, now, before, names=names) == ["met", "not_met", "not_met"]


@pytest.mark.parametrize("kind", KINDS)
def test_figures_may_be_called_like_those_of_the_year_before(kind: str) -> None:
    now: Table = {"unit": UNITS, "CRIMES@2022": [1, 2, 3]}
    before: Table = {"unit": UNITS, "CRIMES@2022": [2, 2, 2]}
    names = FrameNames(rename={"CRIMES@2022": "crimes"})
    assert _verdicts(kind, now, before, names=names) == ["met", "not_met", "not_met"]


def _categories() -> dict[str, Any]:
    words = ["2022", "2023", "all years"]
    frame = pd.DataFrame({"unit": UNITS * 2, "period": ["2022"] * 3 + ["2023"] * 3, "crimes": [2, 2, 2, 1, 2, 3]})
    typed = frame.assign(period=pd.Categorical(frame["period"], words))
    polars = pl.DataFrame(frame.to_dict("list"), schema_overrides={"period": pl.Enum(words)})
    return {"pandas": typed, "polars": polars, "lazy": polars.lazy(), "pyarrow": pa.Table.from_pandas(typed)}


def _year(frame: Any, year: str) -> Any:  # noqa: ANN401 - a frame of any library
    if isinstance(frame, pa.Table):
        return frame.filter(pa.compute.equal(frame["period"].cast(pa.string()), year))
    return frame[frame["period"] == year] if isinstance(frame, pd.DataFrame) else frame.filter(pl.col("period") == year)


@pytest.mark.parametrize("kind", ["pandas", "polars", "lazy", "pyarrow"])
@pytest.mark.parametrize("layout", ["panel", "yearly"])
def test_words_of_a_category_that_no_row_has_are_no_rows(kind: str, layout: str) -> None:
    """They outlive the rows that are filtered away."""
    frame = _categories()[kind]
    given = frame if layout == "panel" else {year: _year(frame, str(year)) for year in (2022, 2023)}
    told = told_rows(evaluate_frame(CHANGE, given))
    assert [row["fewer_verdict"] for row in told] == ["met", "not_met", "not_met"]


def test_indicators_of_a_category_that_no_row_has_are_not_unknown() -> None:
    words = pd.Categorical(["crimes"] * 2, ["crimes", "population"])
    long = pd.DataFrame({"unit": ["a", "a"], "period": [2022, 2023], "indicator": words, "value": [2, 1]})
    assert [row["fewer_verdict"] for row in told_rows(evaluate_frame(CHANGE, long))] == ["met"]


@pytest.mark.parametrize("kind", KINDS)
def test_last_years_figures_that_nothing_holds_are_warned_of(kind: str) -> None:
    """Without a word, all would be undetermined."""
    now = KINDS[kind]({"unit": UNITS, "crimes": [1, 2, 3]})
    for given in (now, {2023: now}, {2023: now, 2021: now}):
        with pytest.warns(UnreportedTargetWarning, match=r"what these targets read: fewer \(crimes@2022\)"):
            evaluate_frame(CHANGE, given)
