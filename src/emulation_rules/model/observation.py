"""Observations: what one unit reported for one indicator in one period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emulation_rules.model.interval import Interval


class Grade(StrEnum):
    """The strength of the evidence, from strong to weak."""

    FIGURE = "figure"
    ROUNDED = "rounded"
    BOUND = "bound"
    JUDGEMENT = "judgement"
    CLAIM = "claim"


_STRENGTH = {grade: rank for rank, grade in enumerate(Grade)}


def weakest(grades: Iterable[Grade]) -> Grade | None:
    """Return the weakest of several grades, None where there are none: a value is as good as the worst it rests on."""
    return max(grades, key=_STRENGTH.__getitem__, default=None)


class ExceedanceMode(StrEnum):
    """How a sentence such as "16 % above the assigned target" counts."""

    POINTS = "points"
    RELATIVE = "relative"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class StatedExceedance:
    """A report's own sentence: this value is ``by`` above the mark of ``over``.

    ``by`` is an interval because the number may be rounded; ``over`` is a reference id, or "" where none is named.
    """

    by: Interval
    written: str
    over: str = ""
    mode: ExceedanceMode = ExceedanceMode.UNSTATED


@dataclass(frozen=True, slots=True)
class Observation:
    """One reported value, in the indicator's base unit, or the truth of a claim.

    Exactly one of ``interval`` and ``claim`` is set. ``written`` is the text as reported; ``stage`` names who judged.
    ``stages`` holds the points of every stage where several judged; ``interval`` and ``stage`` are then those of the
    one that counts by the indicator's precedence.
    """

    interval: Interval | None = None
    claim: bool | None = None
    grade: Grade = Grade.FIGURE
    written: str = ""
    stage: str = ""
    source: str = ""
    stated: StatedExceedance | None = None
    stages: tuple[tuple[str, Interval], ...] = ()

    @classmethod
    def figure(cls, number: Fraction | int) -> Observation:
        """Return an exactly known value."""
        return cls(interval=Interval.point(number))
