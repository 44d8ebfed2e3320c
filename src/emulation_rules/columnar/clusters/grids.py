"""The grid a ruleset's points lie on: where two scores that are one float are certainly one number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.told import Numbers
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Combine, Group, RoundingStage
from emulation_rules.model.scoring import Rounding
from emulation_rules.model.tables import Steps
from emulation_rules.plan.nodes import Choice, Const, Expr, Greatest, Least, Looked, Rounded, Scaled, Sum
from emulation_rules.plan.plan import Plan, PlannedTarget

_MOST = 10**9


@dataclass(frozen=True, slots=True)
class Grid:
    """``points`` and ``maximum``: what every score and its maximum is a whole number of, one over so much.

    None where scores may be any number.
    """

    points: int | None
    maximum: int | None

    def tells_scores(self, scores: Numbers) -> Mask:
        """Whether scores told as these floats are each one number only."""
        return np.zeros(1, np.bool_) if self.points is None else np.spacing(np.abs(scores)) * self.points < 1

    def tells_shares(self, shares: Numbers, maximum: Numbers) -> Mask:
        """Whether shares in percent told as these floats are each one number only."""
        if self.points is None or self.maximum is None or not maximum.size:
            return np.zeros(1, np.bool_)
        # 100 P / M for whole P and M: two that differ do so by 100 over the product of both M.
        most = float(np.nanmax(maximum)) * lcm(self.points, self.maximum)
        return np.asarray(np.spacing(np.abs(shares)) * most * most < 100)  # noqa: PLR2004  (percent)


def grid_of(plan: Plan) -> Grid:
    """Return the grid that scores of a plan lie on."""
    ruleset = plan.ruleset
    rules = ruleset.score
    whole = [_below(target.points) for target in ruleset.targets.values()]
    maximum = _lcm([*whole, *map(_maximum, ruleset.groups.values())])
    if rules.rounding is not None and rules.stage is RoundingStage.TOTAL:
        return Grid(_of_rounding(rules.rounding), maximum)
    ends = [_below(rules.cap), _below(rules.floor)]
    targets = [_of_target(planned, ruleset) for planned in plan.targets]
    groups = [_of_group(group) for group in ruleset.groups.values()]
    return Grid(_lcm([*ends, *targets, *groups]), maximum)


def target_tells(planned: PlannedTarget, ruleset: Ruleset, points: Numbers) -> Mask:
    """Whether points of a target told as these floats are each one number only."""
    return Grid(target_grid(planned, ruleset), None).tells_scores(points)


def target_grid(planned: PlannedTarget, ruleset: Ruleset) -> int | None:
    """Return the grid that the points of one target lie on, as they go into the total."""
    rules = ruleset.score
    if rules.rounding is not None and rules.stage is RoundingStage.TARGET:
        return _of_rounding(rules.rounding)
    if planned.points is None:
        return 1
    return _lcm([_of_expr(planned.points), _below(planned.target.points)])


def _of_target(planned: PlannedTarget, ruleset: Ruleset) -> int | None:
    adjustments = (planned.target.bonus, planned.target.penalty)
    beside = [1 if each is None else each.points.denominator for each in adjustments]
    return _lcm([target_grid(planned, ruleset), *beside])


def _of_group(group: Group) -> int | None:
    if group.rounding is not None:
        return _of_rounding(group.rounding)
    if group.combine not in (Combine.SUM, Combine.MINIMUM) or group.out_of is not None:
        return None
    return _lcm([_below(group.cap), _below(group.floor)])


def _maximum(group: Group) -> int | None:
    if group.combine in (Combine.SUM, Combine.MINIMUM, Combine.FORMULA):
        return _lcm([_below(group.maximum), _below(group.out_of)])
    return None if group.out_of is None else group.out_of.denominator


def _of_rounding(rounding: Rounding) -> int:
    return _ten(rounding.places)


def _ten(places: int) -> int:
    return int(10 ** max(places, 0))


def _below(number: Fraction | None) -> int:
    return 1 if number is None else number.denominator


def _of_expr(expr: Expr) -> int | None:
    """Return the grid of everything an expression can come to; conditions choose and add nothing."""
    match expr:
        case Const(number):
            return number.denominator
        case Choice(_, left, right) | Least(left, right) | Greatest(left, right):
            return _lcm([_of_expr(left), _of_expr(right)])
        case Sum(terms):
            return _lcm(map(_of_expr, terms))
        case Scaled(factor, operand):
            inner = _of_expr(operand)
            return None if inner is None else inner * factor.denominator
        case Rounded(_, places, _):
            return _ten(places)
        case Looked(Steps(steps, rest), _):
            return lcm(rest.denominator, *(step.number.denominator for step in steps))
        case _:
            return None


def _lcm(grids: Iterable[int | None]) -> int | None:
    found = 1
    for grid in grids:
        if grid is None:
            return None
        found = lcm(found, grid)
    return found if found <= _MOST else None
