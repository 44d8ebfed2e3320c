"""Decisions: the verdicts and the score of one report, at once; everything else when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Verdict

FigureValue: TypeAlias = int | float | Decimal | Fraction | str | bool | None
"""What a program may hand in for one figure; text is read like a report's."""

Figures: TypeAlias = Mapping[str, FigureValue]
"""Flat figures by key: ``crimes`` for the period evaluated, ``crimes@2021`` for another."""


@dataclass(frozen=True, slots=True)
class DecisionContext:
    """What all decisions of one evaluator share.

    ``points_unit`` is what one point of `Decision.certain` is worth; None where points need the full evaluation.
    ``complete`` evaluates a unit's figures in full.
    """

    targets: tuple[str, ...]
    points_unit: Fraction | None
    complete: Callable[[Figures, str], Evaluation]


class Decision:
    """One report decided: True met, False not met, None undetermined or not applicable, in target order.

    ``unit`` is whose figures they are.
    """

    __slots__ = ("_context", "_evaluation", "_figures", "_points", "met", "unit")

    def __init__(
        self, context: DecisionContext, figures: Figures, met: tuple[bool | None, ...], points: int, unit: str
    ) -> None:
        self._context = context
        self._figures = figures
        self.met = met
        self._points = points
        self.unit = unit
        self._evaluation: Evaluation | None = None

    @classmethod
    def of(cls, context: DecisionContext, evaluation: Evaluation) -> Decision:
        """Return the decision that a full evaluation comes to."""
        met = tuple(_MET.get(assessment.verdict) for assessment in evaluation.assessments)
        decision = cls(context, {}, met, 0, evaluation.unit)
        decision._evaluation = evaluation
        return decision

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdict of every target by its id."""
        if self._evaluation is None and None not in self.met:
            return {
                name: Verdict.MET if met else Verdict.NOT_MET
                for name, met in zip(self._context.targets, self.met, strict=True)
            }
        return {assessment.target: assessment.verdict for assessment in self.evaluation.assessments}

    @property
    def points(self) -> Interval:
        """The total points, certain to possible."""
        unit = self._context.points_unit
        if self._evaluation is None and unit is not None:
            return Interval.point(self._points * unit)
        return self.evaluation.score.points

    @property
    def evaluation(self) -> Evaluation:
        """The full result with reasons, margins and explanations; worked out once, when first asked for."""
        if self._evaluation is None:
            self._evaluation = self._context.complete(self._figures, self.unit)
        return self._evaluation


_MET = {Verdict.MET: True, Verdict.NOT_MET: False}
Decide: TypeAlias = Callable[[Figures, str], "Decision | None"]
"""Decides complete plain figures of a unit; None, KeyError and TypeError leave them to the general way."""
