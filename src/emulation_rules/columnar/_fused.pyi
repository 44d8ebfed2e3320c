from typing import Any, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

Term: TypeAlias = tuple[int, int, int, float, float, float]
Test: TypeAlias = tuple[int, bool, tuple[Term, ...], int, int, float, float, float, float]
Target: TypeAlias = tuple[tuple[Test, ...], int, bool, int, float, float, float]
Column: TypeAlias = tuple[NDArray[Any], NDArray[np.bool_] | None, int, bool]

class Program:
    def __new__(
        cls,
        rows: int,
        near_zero: int,
        columns: tuple[Column, ...],
        targets: tuple[Target | None, ...],
        verdicts: NDArray[np.uint8],
        points: NDArray[np.float64] | None,
        /,
    ) -> Self: ...
    def run(
        self,
        start: int,
        stop: int,
        state: NDArray[np.uint8],
        certain: NDArray[np.int32],
        more: NDArray[np.int32] | None,
        /,
    ) -> int: ...
