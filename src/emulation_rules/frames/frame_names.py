"""What the columns of a user's table are called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Layout(StrEnum):
    """What a row of a table is."""

    WIDE = "wide"
    """A unit; a column for each figure, ``crimes`` and ``crimes@2021``."""
    PANEL = "panel"
    """A unit in a period; a column for each indicator."""
    LONG = "long"
    """One figure: unit, period, indicator and value."""


@dataclass(frozen=True, slots=True)
class FrameNames:
    """The names of a table's columns.

    ``rename`` gives the key of columns that are called otherwise, ``{"so_vu": "crimes"}``; ``ignore`` names columns
    that are none of a ruleset's figures though their names resemble one.
    """

    unit: str = "unit"
    period: str = "period"
    indicator: str = "indicator"
    value: str = "value"
    bound: str = "bound"
    grade: str = "grade"
    cluster: str = "cluster"
    rename: Mapping[str, str] = field(default_factory=dict)
    ignore: Collection[str] = ()

    def __post_init__(self) -> None:
        if isinstance(self.ignore, str):
            # One name: that of any figure may be a part of it, and is not to be ignored for that.
            object.__setattr__(self, "ignore", (self.ignore,))
