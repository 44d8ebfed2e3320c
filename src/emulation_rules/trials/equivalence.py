"""Changes of a criterion that are known to make no difference, because no figure can tell them apart."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Target
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.bounds import bounds, truth
from emulation_rules.plan.figures import Figures
from emulation_rules.plan.formula_scope import FormulaMeaningError
from emulation_rules.plan.from_model import lowered_question
from emulation_rules.plan.nodes import Const, Magnitude, Read, Scaled, Sum
from emulation_rules.plan.plan import Leaf, Slot, walk


def same_test(before: Ruleset, after: Ruleset, target: str, question: str, year: int) -> bool:
    """Whether a criterion and its change pass the same figures and exceed by the same, as far as is told cheaply.

    ``question`` is the one in ``target`` that asks it; ``year`` is the one it holds from, 0 if it always does.
    """
    period = Period(year) if year and year > before.span.period.year else before.span.period
    try:
        one, other = (_leaf(each.targets[target], each, period, question) for each in (before, after))
    except FormulaMeaningError:
        # Points that read what the change took away; whoever tries it finds that out.
        return False
    if one is None or other is None:
        return False
    first, second = (truth(each.leaf.test, each.ranges) for each in (one, other))
    decided = first is second and (isinstance(first, bool) or first is Reason.NO_MARK)
    same_excess = (one.leaf.exceeds is None) is (other.leaf.exceeds is None)
    if decided and same_excess:
        return True
    if _exactly_the_most(one, other):
        return True
    return same_excess and one.leaf.test.margin == other.leaf.test.margin and not _can_be_zero(one)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A criterion lowered, and the figures it reads."""

    leaf: Leaf
    slots: tuple[Slot, ...]

    @property
    def ranges(self) -> tuple[Interval, ...]:
        """Everything the figures can be."""
        return tuple(slot.range for slot in self.slots)


def _leaf(target: Target, ruleset: Ruleset, period: Period, name: str) -> _Planned | None:
    """Raise `FormulaMeaningError` where the target cannot be lowered."""
    figures = Figures(ruleset, period)
    question = lowered_question(target, figures)
    leaf = next((each for each in walk(question) if each.id == name), None)
    return _Planned(leaf, tuple(figures.slots.values())) if isinstance(leaf, Leaf) else None


def _exactly_the_most(one: _Planned, other: _Planned) -> bool:
    """Whether exactly the most there can be became at least that: `exactly 100%` of a share."""
    exact, beyond = one.leaf.test.margin, other.leaf.test.margin
    if not (isinstance(exact, Scaled) and exact.operand == Magnitude(beyond)) or other.leaf.test.strict:
        return False
    reach = bounds(beyond, other.ranges)
    return isinstance(reach, Interval) and reach.high == 0


def _can_be_zero(planned: _Planned) -> bool:
    """Whether a margin can be zero: with whole figures it cannot where the mark lies between two of them."""
    margin = planned.leaf.test.margin
    reach = bounds(margin, planned.ranges)
    if isinstance(reach, Interval) and 0 not in reach:
        return False
    match margin:
        case Sum((Read(slot) | Scaled(Fraction(numerator=-1, denominator=1), Read(slot)), Const(number))):
            step = planned.slots[slot].indicator.step
            return step is None or (number / step).denominator == 1
        case _:
            return True
