"""The points of a target lowered: its scoring written out, over the figures and the target's frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from emulation_rules.model.formula import Call, Formula
from emulation_rules.model.indicator import Better, Indicator
from emulation_rules.model.interval import Interval
from emulation_rules.model.tables import Table
from emulation_rules.model.target import Target
from emulation_rules.model.verdict import Reason
from emulation_rules.plan import frame
from emulation_rules.plan.aggregates import Aggregate
from emulation_rules.plan.figures import Figures, scale_of
from emulation_rules.plan.formulas import (
    FormulaMeaningError,
    Number,
    Reading,
    Scale,
    Scope,
    VerdictOf,
    Words,
    number_of,
)
from emulation_rules.plan.nodes import Const, Expr, Quotient, Read, slots_of
from emulation_rules.plan.plan import Exempt, Leaf, Question
from emulation_rules.plan.presets import written_out
from emulation_rules.plan.substitute import substituted

_ANYTHING = Interval(None, None)
_FROM_NO_TO_YES = Interval(Fraction(0), Fraction(1))


@dataclass(frozen=True, slots=True)
class LoweredPoints:
    """Points as an expression, with every division in it and where that is written."""

    expr: Expr
    divisions: Sequence[tuple[Quotient, Formula]]


def lowered_points(target: Target, question: Question, figures: Figures) -> LoweredPoints | None:
    """Return a target's points, None where it has none to give. Raises `FormulaMeaningError`."""
    outside = isinstance(question, Exempt) and question.reason is not Reason.ONLY_SCORED
    if not target.scored or target.points is None or outside:
        return None
    indicator = measured_by(question)
    written = written_out(target.scoring, Better.HIGHER if indicator is None else indicator.better)
    scope = points_scope(target, question, figures, written.tables)
    return LoweredPoints(number_of(written.formula, scope).expr, scope.divisions)


def measured_by(question: Question) -> Indicator | None:
    """Return the indicator a question is about, None where it is about several or none."""
    return question.indicator if isinstance(question, Leaf | Exempt) else None


def frame_ranges(question: Question) -> tuple[Interval, ...]:
    """Return everything the frame of a question could be, in the frame's order."""
    indicator = measured_by(question)
    value = _ANYTHING if indicator is None else indicator.range
    return value, value, value, _ANYTHING, _FROM_NO_TO_YES, _FROM_NO_TO_YES


class _Frame:
    """What the names of a target's frame stand for: a place in the frame, and the same over figures alone."""

    def __init__(self, question: Question) -> None:
        self.indicator = measured_by(question)
        self.by_name: dict[str, int] = {}
        self.over_figures: dict[int, Expr] = {}
        match question:
            case Leaf():
                self._keep("value", frame.VALUE, question.value)
                self._keep("mark", frame.MARK, question.edge)
                self._keep("baseline", frame.BASELINE, question.baseline)
                self._keep("margin", frame.MARGIN, question.test.margin)
            case Exempt(value=value):
                self._keep("value", frame.VALUE, value)
            case _:
                pass

    def _keep(self, name: str, place: int, expr: Expr | None) -> None:
        if expr is not None:
            self.by_name[name] = place
            self.over_figures[place] = expr


def frame_over_figures(question: Question) -> Mapping[int, Expr]:
    """Return value, mark, baseline and margin, by their place in the frame, as what they are made of."""
    return _Frame(question).over_figures


_NO_TABLES: Final[Mapping[str, Table]] = {}


def points_scope(
    target: Target, question: Question, figures: Figures, tables: Mapping[str, Table] = _NO_TABLES
) -> Scope:
    """Return what a formula for the points of a target may use: its frame, and whatever else figures give.

    ``tables`` are those of a preset, besides the ruleset's own.
    """
    local, maximum = _Frame(question), target.points or Fraction(0)
    outer = figures.scope(figures.period)
    scale = Scale.PLAIN if local.indicator is None else scale_of(local.indicator)

    def number(name: str, reading: Reading) -> Number | None:
        plain = reading == Reading()
        if name == "points" and plain:
            return Number(Const(maximum))
        if name in local.by_name:
            if plain:
                return Number(Read(local.by_name[name]), scale)
            if name == "value" and local.indicator is not None:
                return figures.named(local.indicator.id, reading, figures.period)
            return None
        return outer.number(name, reading)

    def aggregate(made: Aggregate, call: Call) -> Expr:
        operand = substituted(made.operand, local.over_figures)
        if any(slot < 0 for slot in slots_of(operand)):
            # Verdicts come after what units come to together, so they cannot be part of it.
            raise FormulaMeaningError("formula_verdict_in_cluster", call)
        return figures.aggregate(replace(made, operand=operand, target=target.id), call)

    verdict = VerdictOf(Read(frame.MET), Read(frame.EXCEEDED))
    names = Words((("points", "verdict"), local.by_name, figures.names()))
    return replace(
        outer,
        number=number,
        known=names,
        verdict=lambda node: verdict if getattr(node, "name", "") == "verdict" else None,
        tables={**figures.ruleset.tables, **tables},
        aggregate=aggregate,
        divisions=[],
    )
