"""Whether all values differ is found by their hashes, and never guessed."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation_rules.frames import distinct
from emulation_rules.frames.distinct import all_differ

texts = st.lists(st.text(max_size=20), max_size=8)


@given(texts)
def test_texts(values: list[str]) -> None:
    for kind in (pa.string(), pa.large_string(), pa.string_view()):
        assert all_differ(pa.array(values, kind)) is (len(set(values)) == len(values))


@given(texts, st.integers(0, 8))
def test_a_slice_of_texts(values: list[str], start: int) -> None:
    rest = values[start:]
    assert all_differ(pa.array(values, pa.string()).slice(min(start, len(values)))) is (len(set(rest)) == len(rest))


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=8))
def test_whole_numbers(values: list[int]) -> None:
    assert all_differ(pa.array(values, pa.int64())) is (len(set(values)) == len(values))


@given(texts)
def test_words_of_a_dictionary(values: list[str]) -> None:
    assert all_differ(pa.array(values, pa.string()).dictionary_encode()) is (len(set(values)) == len(values))


def test_more_rows_than_one_block() -> None:
    values = [f"unit-{number}" for number in range(150_000)]
    values.reverse()
    assert all_differ(pa.array(values))
    assert not all_differ(pa.array([*values, "unit-7"]))


def test_equal_hashes_prove_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distinct, "text_hashes", lambda array: np.zeros(len(array), np.uint64))
    assert all_differ(pa.array(["b", "a"]))
    assert not all_differ(pa.array(["b", "b"]))


def test_one_stands_twice_in_blocks_of_other_lengths() -> None:
    longer = [f"a unit of a long name {number}" for number in range(70_000)]
    longer[5] = "short"
    assert not all_differ(pa.array([*longer, "short"]))
    assert not all_differ(pa.array([*longer, *(str(number) for number in reversed(range(70_000))), "short"]))
