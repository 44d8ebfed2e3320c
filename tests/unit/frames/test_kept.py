"""What frames keep between evaluations never answers another question than the one asked."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from tests.samples.frame_pact import PACT

from emulation_rules import FrameNames, UnreportedTargetWarning, evaluate_frame
from emulation_rules.frames.kept import Kept


def test_the_one_unused_longest_makes_room() -> None:
    kept, made = Kept[int](), list[int]()

    def ask(number: int) -> int:
        def make() -> int:
            made.append(number)
            return number

        return kept.get(number, make)

    for number in (*range(16), 0, 16, 0, 1):
        assert ask(number) == number
    assert made == [*range(17), 1]


def test_columns_called_otherwise_are_matched_anew() -> None:
    arrays = {"one": np.array([10, 0]), "two": np.array([20, 20])}

    def asked(one: str, two: str) -> list[int]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UnreportedTargetWarning)
            told = evaluate_frame(PACT, arrays, names=FrameNames(rename={"one": one, "two": two}))
        return list(told["fewer_crimes_verdict"])

    straight = asked("crimes", "crimes@2022")
    assert straight != asked("crimes@2022", "crimes")
    assert straight == asked("crimes", "crimes@2022")


def test_silent_targets_are_warned_of_each_time() -> None:
    for _ in range(2):
        with pytest.warns(UnreportedTargetWarning):
            evaluate_frame(PACT, {"crimes": np.array([1]), "crimes@2022": np.array([2])})
