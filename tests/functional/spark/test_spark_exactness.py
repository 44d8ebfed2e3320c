from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pytest
from tests.functional.spark.needs_spark import MARKS
from tests.functional.spark.spark_pact import (
    COUNTS,
    MEASURED,
    PACT,
    PARTS,
    Row,
    count_rows,
    decimal_rows,
    expected,
    float_rows,
)

from emulation_rules.columnar.told import DEFAULT, OF_A_ROW, Tell
from emulation_rules.frames.evaluate_frame import evaluate_frame

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = MARKS
_WHOLE = (*COUNTS, *(key for pair in PARTS for key in pair))
_ROWS = 600


@pytest.fixture(params=["true", "false"], ids=["ansi", "lenient"])
def session(spark: SparkSession, request: pytest.FixtureRequest) -> Iterator[SparkSession]:
    spark.conf.set("spark.sql.ansi.enabled", request.param)
    yield spark
    spark.conf.unset("spark.sql.ansi.enabled")


def _frame(spark: SparkSession, rows: Sequence[Row], types: dict[str, str]) -> DataFrame:
    schema = ", ".join(["unit long", *(f"`{key}` {kind}" for key, kind in types.items())])
    data = [(number, *(row.get(key) for key in types)) for number, row in enumerate(rows)]
    return spark.createDataFrame(data, schema).repartition(2)


def _told(frame: object) -> list[tuple[object, ...]]:
    return [tuple(row)[1:] for row in sorted(frame.collect(), key=lambda row: row[0])]  # type: ignore[attr-defined]


def test_whole_numbers_are_decided_as_the_reference_decides_them(session: SparkSession) -> None:
    rows = count_rows(_ROWS, 1)
    frame = _frame(session, rows, dict.fromkeys(_WHOLE, "long"))
    assert _told(evaluate_frame(PACT, frame)) == expected(rows, DEFAULT)


def test_doubles_are_decided_as_the_reference_decides_their_text(session: SparkSession) -> None:
    rows = float_rows(_ROWS, 2)
    frame = _frame(session, rows, dict.fromkeys((*_WHOLE, *MEASURED), "double"))
    assert _told(evaluate_frame(PACT, frame)) == expected(rows, DEFAULT)


@pytest.mark.parametrize(("digits", "places"), [(18, 4), (38, 2), (38, 20)])
def test_decimals_are_decided_as_the_reference_decides_them(session: SparkSession, digits: int, places: int) -> None:
    rows = decimal_rows(_ROWS // 3, 3, places)
    frame = _frame(session, rows, dict.fromkeys(MEASURED, f"decimal({digits},{places})"))
    assert _told(evaluate_frame(PACT, frame)) == expected(rows, DEFAULT)


def test_all_that_can_be_told_is_told_as_by_the_reference(session: SparkSession) -> None:
    rows = float_rows(_ROWS // 3, 4)
    claims = [random.Random(seed).choice((True, False, None)) for seed in range(len(rows))]  # noqa: S311
    types = {**dict.fromkeys((*_WHOLE, *MEASURED), "double"), "praised": "boolean", "traffic": "boolean"}
    held = [{**row, "praised": claim, "traffic": claim} for row, claim in zip(rows, claims, strict=True)]
    for tell in ([Tell.VERDICTS, Tell.REASONS, Tell.POINT_RANGES], OF_A_ROW):
        told = evaluate_frame(PACT, _frame(session, held, types), tell=tell)
        assert _told(told) == expected(rows, tell, {"praised": claims, "traffic": claims})
