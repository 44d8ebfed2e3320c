"""What was worked out last for each unit, kept for as long as it would come out the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Kept(Generic[Given, Made]):
    """Answers a question about a unit; asked again with the same things given, it has the answer already.

    The function asked must depend on what it is given alone.
    """

    def __init__(self, make: Callable[Given, Made]) -> None:
        self._make = make
        self._last: dict[str, tuple[object, Made]] = {}

    def of(self, unit: str, /, *given: Given.args, **named: Given.kwargs) -> Made:
        """Return what the function makes of what is given."""
        last = self._last.get(unit)
        if last is not None and last[0] == (given, named):
            return last[1]
        made = self._make(*given, **named)
        self._last[unit] = ((given, named), made)
        return made
