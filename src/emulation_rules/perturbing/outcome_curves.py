"""What units are ranked by, and what titles and classes test, as functions of one weight."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import reduce

from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.perturbing.curves import Curve, ScoreCurves
from emulation_rules.perturbing.ratio import NotSmoothError, Ratio
from emulation_rules.plan.nodes import Const, Expr, Product, Quotient, Read, Scaled, Sum
from emulation_rules.plan.plan import Leaf, Plan, SlotKind, walk
from emulation_rules.plan.readings import Readings
from emulation_rules.plan.results import ResultFigure, slot_figure


class OutcomeCurves:
    """Expressions over the result of one unit. ``readings`` are those of today, for figures that do not move."""

    def __init__(self, ruleset: Ruleset, evaluation: Evaluation, scores: ScoreCurves) -> None:
        self._ruleset = ruleset
        self._evaluation = evaluation
        self._scores = scores

    def of(self, expr: Expr, plan: Plan, readings: Readings) -> Curve:
        """Return an expression over the slots of a plan as a function. Raises `NotSmoothError`."""
        match expr:
            case Const(number):
                return Curve.constant(Interval.point(number))
            case Read(slot):
                return self._slot(slot, plan, readings)
            case Sum(terms):
                return reduce(Curve.__add__, (self.of(term, plan, readings) for term in terms))
            case Scaled(factor, operand):
                return _scaled(self.of(operand, plan, readings), factor)
            case Product(left, right):
                return _product(self.of(left, plan, readings), self.of(right, plan, readings))
            case Quotient(numerator, denominator, _):
                below = self.of(denominator, plan, readings)
                if not below.known:
                    raise NotSmoothError
                return self._scores.divided(self.of(numerator, plan, readings), below.low)
            case _:
                raise NotSmoothError

    def _slot(self, slot: int, plan: Plan, readings: Readings) -> Curve:
        if plan.slots[slot].kind is not SlotKind.RESULT:
            return _of_today(readings.values[slot])
        figure, subject = slot_figure(plan.slots[slot])
        scores = self._scores
        match figure:
            case ResultFigure.SCORE:
                return scores.total()[0]
            case ResultFigure.SHARE:
                return scores.share()
            case ResultFigure.MAXIMUM:
                maximum = scores.total()[1]
                return Curve(maximum, maximum)
            case ResultFigure.POINTS_OF | ResultFigure.SHARE_OF | ResultFigure.MAXIMUM_OF:
                return self._member(figure, subject)
            case ResultFigure.LEAST_SHARE:
                raise NotSmoothError
            case _:
                return _of_today(readings.values[slot])

    def _member(self, figure: ResultFigure, subject: str) -> Curve:
        member = self._scores.member(subject)
        if member is None:
            raise NotSmoothError
        match figure:
            case ResultFigure.POINTS_OF:
                return member.points
            case ResultFigure.MAXIMUM_OF:
                return Curve(member.maximum, member.maximum)
            case _:
                return self._scores.in_percent(member.points, member.maximum)


def tests_of(plan: Plan) -> Iterator[Expr]:
    """Yield the margins of everything that the questions of a plan test."""
    for planned in plan.targets:
        for question in walk(planned.question):
            if isinstance(question, Leaf):
                yield question.test.margin


def reads_results(expr_slots: frozenset[int], plan: Plan) -> bool:
    """Whether any of the slots is a figure that a weight moves or that follows from ranks."""
    still = {ResultFigure.TARGETS_MET, ResultFigure.TARGETS_EXCEEDED, ResultFigure.TARGETS_ASKED}
    still |= {ResultFigure.MET, ResultFigure.EXCEEDED, ResultFigure.RANK, ResultFigure.HOLDS}
    results = (plan.slots[slot] for slot in expr_slots if plan.slots[slot].kind is SlotKind.RESULT)
    return any(slot_figure(slot)[0] not in still for slot in results)


def _of_today(value: object) -> Curve:
    if not isinstance(value, Interval):
        raise NotSmoothError
    return Curve.constant(value)


def _scaled(curve: Curve, factor: Fraction) -> Curve:
    times = Ratio.constant(factor)
    low, high = curve.low * times, curve.high * times
    return Curve(low, high) if factor >= 0 else Curve(high, low)


def _product(left: Curve, right: Curve) -> Curve:
    if not (left.known and right.known):
        raise NotSmoothError
    product = left.low * right.low
    return Curve(product, product)
