"""Where hashes stand among others is found, whichever of them want the same place."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation_rules.frames import hashes
from emulation_rules.frames.hashes import places_among, text_hashes

numbers = st.integers(0, 2**64 - 1) | st.integers(0, 20)


def _hashes(held: list[int]) -> np.ndarray:
    return np.array(held, np.uint64)


@given(st.lists(numbers, max_size=30), st.lists(numbers, max_size=30, unique=True))
def test_each_is_found_where_it_stands(sought: list[int], others: list[int]) -> None:
    found = places_among(_hashes(sought), _hashes(others))
    assert found is not None
    assert found.tolist() == [others.index(each) if each in others else -1 for each in sought]


@given(st.lists(numbers, max_size=30), st.lists(numbers, min_size=1, max_size=30), st.data())
def test_none_is_found_where_one_stands_twice(sought: list[int], others: list[int], data: st.DataObject) -> None:
    others.insert(data.draw(st.integers(0, len(others))), data.draw(st.sampled_from(others)))
    assert places_among(_hashes(sought), _hashes(others)) is None


def test_many() -> None:
    others = np.random.default_rng(1).permutation(200_000).astype(np.uint64)
    sought = np.arange(300_000).astype(np.uint64)
    found = places_among(sought, others)
    assert found is not None
    assert (others[found[:200_000]] == sought[:200_000]).all()
    assert (found[200_000:] == -1).all()


@pytest.mark.parametrize("block", [1, 2, 1000])
@given(texts=st.lists(st.text(max_size=20), max_size=8), start=st.integers(0, 8))
def test_equal_texts_have_equal_hashes_however_many_are_hashed_at_once(
    block: int, texts: list[str], start: int
) -> None:
    whole = text_hashes(pa.array(texts, pa.string())).tolist()
    rest = pa.array(texts, pa.large_string()).slice(min(start, len(texts)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashes, "_BLOCK", block)
        assert text_hashes(rest).tolist() == whole[start:]


def test_a_long_text_keeps_no_others_waiting() -> None:
    texts = pa.array(["x" * 5_000_000, "y" * 5_000_000, *map(str, range(60_000)), "x" * 5_000_000])
    hashes = text_hashes(texts)
    assert hashes[0] == hashes[-1] != hashes[1]
    assert len(np.unique(hashes)) == len(texts) - 1
    assert (text_hashes(texts.slice(5, 9)) == hashes[5:14]).all()
