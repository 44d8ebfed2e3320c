"""A table for each year: what a column of periods says has to agree, and names stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from tests.samples.frames import KINDS, Table, told_rows

from emulation_rules import FrameNames, evaluate_frame, loads

CHANGE = loads("""
format: emulation-rules/1
id: change
title: Change
period: 2023
indicators:
  crimes: {measure: count, better: lower}
targets:
  fewer: {indicator: crimes, criterion: down from previous year, points: 1}
""")
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
