"""Reports: the observations of one unit, of this period and of earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place

FigureKey: TypeAlias = tuple[str, Period]
"""An indicator id (or the id of a target that is claimed or judged) and a period."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one unit reported; `CLUSTER` is the unit of figures for the cluster as a whole.

    A key that is absent was not reported: it is never zero. ``places`` says where each observation is written, where
    that is known.
    """

    unit: str
    observations: Mapping[FigureKey, Observation] = field(default_factory=dict)
    source: str = ""
    places: Mapping[FigureKey, Place] = field(default_factory=dict, compare=False, repr=False)


def figure_key(indicator: str, period: Period, current: Period) -> str:
    """Return the flat name of a figure: ``crimes`` for the period evaluated, ``crimes@2021`` for another."""
    return indicator if period == current else f"{indicator}@{period}"
