"""No row of a table is passed over in silence: what frames in memory refuse, lazy ones refuse when collected."""

from __future__ import annotations

from typing import Final

import duckdb
import polars as pl
import pytest

from emulation_rules import InvalidReportError, evaluate_frame, loads
from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place

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
SOUND: Final = [("a", "2022", "crimes", 100), ("a", "2023", "crimes", 90), ("b", "2023", "crimes", 9)]


def _long(row: tuple[str | None, ...]) -> pl.DataFrame:
    schema = ["unit", "period", "indicator", "value"]
    return pl.DataFrame([*SOUND, (*row, 7)], schema=schema, orient="row")


def _panel(row: tuple[str | None, ...]) -> pl.DataFrame:
    return _long(row).drop("indicator").rename({"value": "crimes"})


def _said(code: str, **details: str) -> str:
    """Return what is said of rows, with what to do about them."""
    finding = Finding(code, (), Place(""), details=tuple(details.items()))
    return f"{finding_text(finding, 'en')} | {finding_text(finding, 'vi')}"


def _codes(told: pl.LazyFrame) -> list[str]:
    with pytest.raises(InvalidReportError) as caught:
        told.collect(engine="streaming")
    return [f"{finding.code} {dict(finding.details)}" for finding in caught.value.findings]


LOST: Final = [
    (("c", None, "crimes"), "frame_rows_without_unit", {"rows": "1", "column": "period"}),
    (("c", "2o23", "crimes"), "frame_bad_period", {"period": "2o23"}),
    (("c", "2023 ", "crimes"), "frame_bad_period", {"period": "2023 "}),
    (("c", "2023-13", "crimes"), "frame_bad_period", {"period": "2023-13"}),
    ((None, "2022", "crimes"), "frame_rows_without_unit", {"rows": "1", "column": "unit"}),
]


@pytest.mark.parametrize(("row", "code", "details"), LOST)
def test_panels_refuse_rows_of_no_period_or_unit(
    row: tuple[str | None, ...], code: str, details: dict[str, str]
) -> None:
    frame = _panel(row)
    with pytest.raises(InvalidReportError) as caught:
        evaluate_frame(PACT, frame)
    said = [f"{finding.code} {dict(finding.details)}" for finding in caught.value.findings]
    assert said == [f"{code} {details}"]
    told = evaluate_frame(PACT, frame.lazy())
    assert _codes(told) == _codes(told.select("fewer_verdict")) == _codes(told.filter(unit="a")) == said
    with duckdb.connect() as connection:
        connection.register("given", frame.to_arrow())
        relation = evaluate_frame(PACT, connection.sql("SELECT * FROM given"))
        for asked in (relation, relation.aggregate("count(*)"), relation.filter("unit = 'a'")):
            with pytest.raises(duckdb.Error) as raised:
                asked.fetchall()
            assert _said(code, **details) in str(raised.value)


@pytest.mark.parametrize(
    ("row", "code", "details"),
    [
        *LOST,
        (("c", "2022", None), "frame_rows_without_unit", {"rows": "1", "column": "indicator"}),
        (("c", "2019", None), "frame_rows_without_unit", {"rows": "1", "column": "indicator"}),
        ((None, "2019", "crimes"), "frame_rows_without_unit", {"rows": "1", "column": "unit"}),
        (("c", "2019", "crime"), "frame_unknown_indicator", {"column": "indicator", "found": "`crime`"}),
    ],
)
def test_long_tables_refuse_rows_of_no_period_unit_or_indicator(
    row: tuple[str | None, ...], code: str, details: dict[str, str]
) -> None:
    frame = _long(row)
    told = evaluate_frame(PACT, frame.lazy())
    assert _codes(told) == _codes(told.select("fewer_verdict")) == [f"{code} {details}"]
    with pytest.raises(InvalidReportError) as refused:
        evaluate_frame(PACT, frame)
    assert refused.value.args == (code,)


def test_years_as_whole_numbers_are_checked_too() -> None:
    for years in ([2022, 2023, None], [2022, 2023, 999]):
        frame = pl.DataFrame({"unit": ["a", "a", "b"], "period": years, "crimes": [9, 8, 7]})
        for given in (frame, frame.lazy()):
            with pytest.raises(InvalidReportError):
                evaluate_frame(PACT, given).lazy().collect()
        with duckdb.connect() as connection:
            connection.register("given", frame.to_arrow())
            told = evaluate_frame(PACT, connection.sql("SELECT * FROM given"))
            with pytest.raises(duckdb.Error, match="period"):
                told.fetchall()


@pytest.mark.filterwarnings("ignore:no column or row holds")
def test_a_period_may_be_written_in_either_way() -> None:
    frame = pl.DataFrame({"unit": ["a", "b", "b"], "period": ["2023-09M", "2023-9M", "2022-09M"], "crimes": [9, 8, 9]})
    wanted = evaluate_frame(PACT, frame, period="2023-9M").sort("unit").rows()
    assert len(wanted) == 2
    assert evaluate_frame(PACT, frame.lazy(), period="2023-9M").collect().sort("unit").rows() == wanted
    with duckdb.connect() as connection:
        connection.register("given", frame.to_arrow())
        told = evaluate_frame(PACT, connection.sql("SELECT * FROM given"), period="2023-9M")
        assert told.order("unit").fetchall() == wanted


def test_the_unit_that_stands_twice_is_named() -> None:
    frame = _panel(("a", "2022", "crimes"))
    with duckdb.connect() as connection:
        connection.register("given", frame.to_arrow())
        with pytest.raises(duckdb.Error, match="two rows are both `a, 2022`"):
            evaluate_frame(PACT, connection.sql("SELECT * FROM given")).fetchall()


def test_nothing_is_read_for_the_check_before_it_is_collected() -> None:
    def read(_: pl.DataFrame) -> pl.DataFrame:
        raise AssertionError("it was read")

    lazy = _panel(("c", "2023", "crimes")).lazy()
    told = evaluate_frame(PACT, lazy.map_batches(read, schema=lazy.collect_schema()))
    with pytest.raises(Exception, match="it was read"):
        told.collect()
