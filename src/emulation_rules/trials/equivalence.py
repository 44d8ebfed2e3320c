"""Changes of a criterion that are known to make no difference, because no figure can tell them apart."""

from __future__ import annotations

from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.bounds import bounds, truth
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.nodes import Const, Magnitude, Read, Scaled, Sum, Test
from emulation_rules.plan.plan import Leaf, Plan, walk


def same_test(before: Ruleset, after: Ruleset, question: str, year: int) -> bool:
    """Whether a criterion and its change pass the same figures and exceed by the same, as far as is told cheaply.

    ``year`` is the one the criterion holds from, 0 if it always does.
    """
    period = Period(year) if year and year > before.span.period.year else None
    one, other = plan_of(before, period), plan_of(after, period)
    return _same(one, _leaf(one, question), _leaf(other, question))


def _leaf(plan: Plan, name: str) -> Leaf | None:
    found = (each for planned in plan.targets for each in walk(planned.question) if each.id == name)
    leaf = next(found, None)
    return leaf if isinstance(leaf, Leaf) else None


def _same(plan: Plan, one: Leaf | None, other: Leaf | None) -> bool:
    if one is None or other is None:
        return False
    if _exactly_the_most(plan, one, other):
        return True
    if (one.exceeds is None) is not (other.exceeds is None):
        return False
    ranges = tuple(slot.range for slot in plan.slots)
    first, second = (truth(leaf.test, ranges) for leaf in (one, other))
    if isinstance(first, bool) and first is second:
        return True
    return one.test.margin == other.test.margin and not _can_be_zero(plan, one.test)


def _exactly_the_most(plan: Plan, one: Leaf, other: Leaf) -> bool:
    """Whether exactly the most there can be became at least that: `exactly 100%` of a share."""
    exact, beyond = one.test.margin, other.test.margin
    if not (isinstance(exact, Scaled) and exact.operand == Magnitude(beyond)) or other.test.strict:
        return False
    reach = bounds(beyond, tuple(slot.range for slot in plan.slots))
    return isinstance(reach, Interval) and reach.high == 0


def _can_be_zero(plan: Plan, test: Test) -> bool:
    """Whether a margin can be zero: with whole figures it cannot where the mark lies between two of them."""
    reach = bounds(test.margin, tuple(slot.range for slot in plan.slots))
    if isinstance(reach, Interval) and 0 not in reach:
        return False
    match test.margin:
        case Sum((Read(slot) | Scaled(operand=Read(slot)), Const(number))):
            step = plan.slots[slot].indicator.step
            return step is None or (number / step).denominator == 1
        case _:
            return True
