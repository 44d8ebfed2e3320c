"""The row of the same unit in another period is found, whatever units are and however alike their hashes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation_rules.frames.alignment import UnitPlaces
from emulation_rules.frames.hashes import Hashes
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.period import Period

LAST_YEAR = Period(2021)


def _units(kind: str, numbers: list[int]) -> pa.Array:
    match kind:
        case "text":
            return pa.array([f"xã {number}" for number in numbers], pa.string())
        case "words":
            return pa.array([f"xã {number}" for number in numbers], pa.string()).dictionary_encode()
        case "far apart":
            return pa.array([number * 10**15 - 3 for number in numbers], pa.int64())
        case _:
            return pa.array(numbers, pa.int32())


def _all_alike(units: pa.Array) -> Callable[[], Hashes]:
    return lambda: np.zeros(len(units), np.uint64)


@given(
    kind=st.sampled_from(["text", "words", "far apart", "close"]),
    now=st.lists(st.integers(0, 30), max_size=12, unique=True),
    then=st.lists(st.integers(0, 30), min_size=1, max_size=12, unique=True),
    alike=st.booleans(),
    seed=st.integers(0, 9),
)
def test_each_unit_is_found(kind: str, now: list[int], then: list[int], seed: int, *, alike: bool) -> None:
    order = np.random.default_rng(seed).permutation(len(now) + len(then))
    whole = np.array([*now, *then])[order]
    rows, others = np.flatnonzero(order < len(now)), np.flatnonzero(order >= len(now))
    units = _units(kind, whole.tolist())
    places = UnitPlaces(units, "unit", _all_alike(units)) if alike else UnitPlaces(units, "unit")
    places.check_once(rows, Period(2022))
    found, absent = places.found(rows, others, LAST_YEAR)
    assert not isinstance(found, slice)
    for place, row in enumerate(rows.tolist()):
        if whole[row] in then:
            assert absent is None or not absent[place]
            assert found[place] in others
            assert whole[found[place]] == whole[row]
        else:
            assert absent is not None
            assert absent[place]


@pytest.mark.parametrize("kind", ["text", "words", "far apart", "close"])
@pytest.mark.parametrize("alike", [True, False])
def test_a_unit_that_another_period_names_twice_is_refused(kind: str, *, alike: bool) -> None:
    units = _units(kind, [1, 2, 3, 3, 1, 3])
    places = UnitPlaces(units, "unit", _all_alike(units)) if alike else UnitPlaces(units, "unit")
    with pytest.raises(InvalidReportError):
        places.found(slice(0, 3), slice(3, 6), LAST_YEAR)
    with pytest.raises(InvalidReportError):
        places.check_once(np.array([3, 4, 5]), LAST_YEAR)
    places.check_once(slice(0, 3), LAST_YEAR)


@pytest.mark.parametrize("kind", ["text", "close"])
def test_a_row_without_a_unit_in_a_period_that_is_not_read_is_in_nobodys_way(kind: str) -> None:
    named = _units(kind, [1, 2, 2, 1])
    units = pa.concat_arrays([named, pa.nulls(1, named.type)])
    found, absent = UnitPlaces(units, "unit").found(slice(0, 2), slice(2, 4), LAST_YEAR)
    assert not isinstance(found, slice)
    assert found.tolist() == [3, 2]
    assert absent is None
