from __future__ import annotations

import io
import json
import math
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pyarrow.csv as pa_csv
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from emulation_rules.frames.files.csv_text import csv_batch, csv_schema
from emulation_rules.frames.files.json_lines import json_lines
from emulation_rules.frames.files.numbers_in_text import NotANumberError, numbers_in
from emulation_rules.model.numbers import NumberError, exact
from emulation_rules.outputs.csv_cells import safe

LARGE = Fraction(10**44)
TEXTS = st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=1, max_size=6)


@given(TEXTS, st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5))
def test_every_text_survives_as_json(texts: list[str | None], name: str) -> None:
    batch = pa.record_batch({name: pa.array(texts, pa.string()), f"{name}2": pa.array(texts).dictionary_encode()})
    lines = json_lines(batch.slice(len(texts) // 2)).to_pybytes().decode().split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == batch.slice(len(texts) // 2).to_pylist()


def test_numbers_and_truths_are_written_as_such() -> None:
    columns = {
        "float": [0.1, 1e300, -0.0, math.nan, math.inf, None],
        "int": [2**63 - 1, -(2**63), 0, 1, 2, None],
        "truth": [True, False, None, True, True, True],
        "none": pa.nulls(6),
    }
    lines = json_lines(pa.record_batch(columns)).to_pybytes().decode().splitlines()
    found = [json.loads(line) for line in lines]
    assert [row["float"] for row in found] == [0.1, 1e300, 0, None, None, None]
    assert [row["int"] for row in found] == columns["int"]
    assert [row["truth"] for row in found] == columns["truth"]
    assert json_lines(pa.record_batch(columns).slice(0, 0)).to_pybytes() == b""


@given(TEXTS)
def test_no_cell_is_a_formula(texts: list[str | None]) -> None:
    batch = pa.record_batch({"=a": pa.array(texts, pa.string()), "b": pa.array(texts).dictionary_encode()})
    shown = csv_batch(batch, csv_schema(batch.schema))
    expected = [None if text is None else safe(text) for text in texts]
    assert shown.schema.names == ["'=a", "b"]
    assert shown.column(0).to_pylist() == shown.column(1).to_pylist() == expected
    written = io.BytesIO()
    pa_csv.write_csv(pa.Table.from_batches([shown]), written)
    assert written.getvalue()


@given(
    st.lists(st.none() | st.decimals(allow_nan=False, allow_infinity=False) | st.floats() | st.integers(), max_size=5)
)
@example([3.402823466e38, 1e-38, None])
def test_numbers_of_text_are_what_reports_say_they_are(numbers: list[Decimal | float | int | None]) -> None:
    texts = [None if number is None else str(number) for number in numbers]
    found = numbers_in(pa.array(texts, pa.string())).to_pylist()
    for text, number in zip(texts, found, strict=True):
        if text is None:
            assert number is None
        elif (wanted := _number(text)) is not None and -LARGE < wanted < LARGE:
            assert _exact(number) == wanted
        else:
            assert _exact(number) is None


def _number(text: str) -> Fraction | None:
    return _exact(Decimal(text))


def _exact(number: object) -> Fraction | None:
    try:
        return exact(number)
    except NumberError:
        return None


@pytest.mark.parametrize("text", ["x", " 1", "1 ", "1_0", "٣", "1,5", "0x1", "--1", "1e", "\0", "1/3", "hơn 98", "98%"])
@pytest.mark.parametrize("before", ["5", "12345678901234567890"])
def test_anything_else_is_refused_with_its_place(text: str, before: str) -> None:
    with pytest.raises(NotANumberError) as caught:
        numbers_in(pa.array([None, before, text, "y"]))
    assert (caught.value.row, caught.value.text) == (2, text)
