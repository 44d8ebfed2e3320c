"""Reports: the observations of one unit, of this period and of earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place
from emulation_rules.model.stated_results import StatedResults

FigureKey: TypeAlias = tuple[str, Period]
"""An indicator id (or the id of a target that is claimed or judged) and a period."""


@dataclass(frozen=True, slots=True)
class OddCell:
    """A number of a table, ``text`` as typed, whose decimal mark is not that of the rest of the table.

    ``key`` is that of a figure, or the name of a stated result, as in ``stated:score``.
    """

    key: str
    period: Period
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one unit reported; `CLUSTER` is the unit of figures for the cluster as a whole.

    A key that is absent was not reported: it is never zero. ``stated`` is what the report says its figures come to, by
    period. ``places`` says where each observation is written, where that is known; ``odd_cells`` are numbers typed with
    another decimal mark than the others.
    """

    unit: str
    observations: Mapping[FigureKey, Observation] = field(default_factory=dict)
    source: str = ""
    places: Mapping[FigureKey, Place] = field(default_factory=dict, compare=False, repr=False)
    stated: Mapping[Period, StatedResults] = field(default_factory=dict)
    odd_cells: tuple[OddCell, ...] = field(default=(), compare=False, repr=False)


def figure_key(indicator: str, period: Period, current: Period) -> str:
    """Return the flat name of a figure: ``crimes`` for the period evaluated, ``crimes@2021`` for another."""
    return indicator if period == current else f"{indicator}@{period}"
