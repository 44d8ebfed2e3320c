"""Long lists of parts put together two by two, without one standing ever deeper in the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Final, TypeVar

_LONGEST: Final = 64

Part = TypeVar("Part")


def in_stretches(combine: Callable[[Part, Part], Part], parts: Sequence[Part]) -> Part:
    """Return what parts, one at least, come to from the left; of many, stretches of them are put together first."""
    left = list(parts)
    while len(left) > _LONGEST:
        left = [reduce(combine, left[start : start + _LONGEST]) for start in range(0, len(left), _LONGEST)]
    return reduce(combine, left)
