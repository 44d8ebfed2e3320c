from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest

from emulation_rules.frames.files.one_batch import one_batch


def test_floats_and_decimals_of_one_column_become_decimals() -> None:
    few = pa.record_batch({"rate": [92.02, None, 1e-7]})
    many = pa.record_batch({"rate": pa.array([Decimal("92.0200000000000000000001")])})
    found = one_batch([few, many])["rate"].to_pylist()
    assert found == [Decimal("92.02"), None, Decimal("0.0000001"), Decimal("92.0200000000000000000001")]


def test_words_of_different_lists_stay_what_they_are() -> None:
    batches = [pa.record_batch({"unit": pa.array(units).dictionary_encode()}) for units in (["a", "b"], ["b", "c"])]
    assert one_batch(batches)["unit"].to_pylist() == ["a", "b", "b", "c"]


def test_columns_of_other_types_do_not_go_together() -> None:
    with pytest.raises(pa.ArrowInvalid):
        one_batch([pa.record_batch({"unit": ["a"]}), pa.record_batch({"unit": [1]})])
