"""What is answered to the question whether there is a report: one that shows it, that there is none, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import number_text
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.report import Report
from emulation_rules.solving.variables import Variable


@dataclass(frozen=True, slots=True)
class Witness:
    """Figures that show it: each holds for the conditions as they stand, by the plan's own arithmetic.

    ``unit`` is whose figures they are, where units are not all asked the same.
    """

    numbers: tuple[tuple[Variable, Fraction], ...]
    unit: str

    @property
    def figures(self) -> Mapping[str, Fraction]:
        """The figures by their flat key (`Slot.key`); a claim is one or zero under the id of its question."""
        return {variable.key: number for variable, number in self.numbers}

    def report(self) -> Report:
        """Return the figures as a report of the unit."""
        observations = {
            variable.subject: _observation(variable, number)
            for variable, number in self.numbers
            if variable.subject is not None
        }
        return Report(self.unit, observations)


def _observation(variable: Variable, number: Fraction) -> Observation:
    if variable.claim:
        return Observation(claim=bool(number), grade=Grade.CLAIM, written="true" if number else "false")
    return Observation(interval=Interval.point(number), written=number_text(number / variable.scale))


@dataclass(frozen=True, slots=True)
class Impossible:
    """No report states exact figures for all that is read and does so: this is proved."""


class WhyOpen(StrEnum):
    """Why a question was left open."""

    TOO_LARGE = "too_large"
    """It falls into more cases than are looked at."""
    NOT_LINEAR = "not_linear"
    """Figures are multiplied, rounded or looked up in a way that is not reasoned about, and no example was found."""
    NO_EXAMPLE = "no_example"
    """Numbers exist, but none that a report could state were found."""
    TOGETHER = "together"
    """It rests on what the units of a cluster come to together, or on what is not known."""


@dataclass(frozen=True, slots=True)
class Open:
    """Neither shown nor refuted."""

    why: WhyOpen


Answer: TypeAlias = Witness | Impossible | Open
