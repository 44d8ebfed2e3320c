"""The tables of several periods may name units by one kind of value only: text, or whole numbers."""

from __future__ import annotations

from typing import Any, Final

import duckdb
import polars as pl
import pytest

from emulation_rules import InvalidReportError, evaluate_frame, loads, render_findings

PACT: Final = loads("""
format: emulation-rules/1
id: pact
title: {en: A pact}
period: 2023
indicators: {crimes: {measure: count, better: lower}}
targets:
  fewer:
    {en: A, indicator: crimes, criterion: down at least 5% from previous year, zero_baseline: undetermined, points: 1}
""")
NAMED: Final = pl.Series("unit", ["1", "2"])
WORDS: Final = [NAMED, NAMED.cast(pl.Categorical), NAMED.cast(pl.Enum(["2", "1"]))]
WHOLE: Final = [pl.Series("unit", [1, 2], dtype=kind) for kind in (pl.Int64, pl.Int16, pl.UInt64)]


def _kinds(now: pl.Series, before: pl.Series, connection: duckdb.DuckDBPyConnection) -> list[dict[int, object]]:
    frames = {year: pl.DataFrame({"unit": units, "crimes": 9}) for year, units in ((2023, now), (2022, before))}
    relations = {year: connection.from_arrow(frame.to_arrow()) for year, frame in frames.items()}
    return [
        {**frames},
        {year: frame.lazy() for year, frame in frames.items()},
        {**relations},
        {year: frame.to_arrow() for year, frame in frames.items()},
        {year: frame.to_pandas() for year, frame in frames.items()},
        {year: {name: frame[name].to_numpy() for name in frame.columns} for year, frame in frames.items()},
    ]


def _verdicts(told: Any) -> list[object]:  # noqa: ANN401 - a frame of any kind
    match told:
        case pl.LazyFrame():
            return told.collect()["fewer_verdict"].to_list()
        case duckdb.DuckDBPyRelation():
            return [row[0] for row in told.project("fewer_verdict").fetchall()]
        case dict():
            return [("not_met", "met")[int(code)] for code in told["fewer_verdict"]]
        case _:
            return (
                [str(verdict) for verdict in told["fewer_verdict"].to_pylist()]
                if hasattr(told["fewer_verdict"], "to_pylist")
                else list(told["fewer_verdict"])
            )


@pytest.mark.parametrize(("now", "before"), [(WORDS[0], WHOLE[0]), (WHOLE[1], WORDS[1]), (WHOLE[0], WORDS[2])])
def test_text_beside_whole_numbers_is_refused_at_once(now: pl.Series, before: pl.Series) -> None:
    with duckdb.connect() as connection:
        for frames in _kinds(now, before, connection):
            with pytest.raises(InvalidReportError) as caught:
                evaluate_frame(PACT, frames)
            said = render_findings(caught.value.findings, "en")
            assert "holds text in the table of 202" in said
            assert "whole numbers in that of 202" in said


@pytest.mark.parametrize("kinds", [WORDS, WHOLE])
def test_words_by_code_are_text_and_whole_numbers_of_any_size_are_alike(kinds: list[pl.Series]) -> None:
    with duckdb.connect() as connection:
        for now in kinds:
            for before in kinds:
                for frames in _kinds(now, before, connection):
                    assert _verdicts(evaluate_frame(PACT, frames)) == ["not_met", "not_met"]


def test_panels_of_words_by_code_are_found_in_the_year_before() -> None:
    frame = pl.DataFrame(
        {"unit": WORDS[1].append(WORDS[1]), "period": [2022, 2022, 2023, 2023], "crimes": [9, 9, 1, 9]}
    )
    assert _verdicts(evaluate_frame(PACT, frame.lazy())) == ["met", "not_met"]
