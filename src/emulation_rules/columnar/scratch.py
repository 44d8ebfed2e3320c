"""Arrays for what is worked out on the way, made once and used again: new memory costs more than the arithmetic."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

_Number = TypeVar("_Number", bound=np.generic)


def smallest(number: int) -> np.unsignedinteger[Any] | None:
    """Return a whole number in the smallest type that holds it, None where it is below zero or takes over two bytes.

    The fewer bytes, the faster the arithmetic on arrays.
    """
    for dtype in (np.uint8, np.uint16):
        if 0 <= number <= np.iinfo(dtype).max:
            return dtype(number)
    return None


class Scratch:
    """Room for a few arrays of at most 8 bytes a row, by number.

    Whoever asks for a number overwrites what was there, so an array is good until the next who works on the block asks.
    Not to be shared between threads.
    """

    def __init__(self) -> None:
        self._room: dict[int, NDArray[Any]] = {}

    def array(self, number: int, rows: int, dtype: type[_Number]) -> NDArray[_Number]:
        """Return an array of so many rows, whatever is in it."""
        room = self._room.get(number)
        if room is None or len(room) < rows:
            room = self._room[number] = np.empty(rows)
        found: NDArray[_Number] = room.view(dtype)[:rows]
        return found
