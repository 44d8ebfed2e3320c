"""The definition of every verdict, in the order of the semantics page, written to be read rather than to be fast."""

from __future__ import annotations

from emulation_rules.engines.decision import Decide, DecisionContext
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.target import ZeroBaseline
from emulation_rules.model.verdict import EXEMPTING, Reason, Verdict
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.nodes import Test
from emulation_rules.plan.plan import (
    Claimable,
    Combination,
    Exempt,
    Leaf,
    Plan,
    PlannedTarget,
    Question,
    pending,
    settled_by,
)
from emulation_rules.plan.readings import Readings
from emulation_rules.plan.ruling import Ruling


class ReferenceEngine:
    """The readable engine all others are tested against."""

    name = "reference"

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def rule(self, readings: Readings) -> tuple[Ruling, ...]:
        """Return one ruling a target."""
        return tuple(ruling_on(planned, readings) for planned in self._plan.targets)

    def decider(self, context: DecisionContext) -> Decide | None:  # noqa: ARG002  (the Protocol's signature)
        """There is one way here: the readable one."""
        return None


def ruling_on(planned: PlannedTarget, readings: Readings) -> Ruling:
    """Return the ruling on one target."""
    exempt = readings.exempt.get(planned.target.id)
    if exempt is not None:
        return Ruling(Verdict.NOT_APPLICABLE, exempt)
    return _question(planned.question, readings)


def _claimed(ruling: Ruling, claim: Observation | None) -> Ruling:
    """A claim counts only where figures do not decide."""
    if ruling.verdict is not Verdict.UNDETERMINED or claim is None or claim.claim is None:
        return ruling
    return Ruling(Verdict.MET if claim.claim else Verdict.NOT_MET, settled_by(claim), ruling.parts)


def _question(question: Question, readings: Readings) -> Ruling:
    return _claimed(_by_figures(question, readings), readings.claims.get(question.id))


def _by_figures(question: Question, readings: Readings) -> Ruling:
    match question:
        case Exempt(_, _, reason):
            return Ruling(Verdict.NOT_APPLICABLE, reason)
        case Claimable():
            return Ruling(Verdict.UNDETERMINED, pending(question))
        case Combination(_, _, need, parts):
            return _combination(need, tuple(_question(part, readings) for part in parts))
        case Leaf():
            return _leaf(question, readings)


def _combination(need: int | None, parts: tuple[Ruling, ...]) -> Ruling:
    """Kleene's three-valued logic over the parts that apply."""
    applying = [part for part in parts if part.verdict is not Verdict.NOT_APPLICABLE]
    if not applying:
        return Ruling(Verdict.NOT_APPLICABLE, Reason.NO_MEMBER_APPLIES, parts)
    wanted = len(applying) if need is None else min(need, len(applying))
    met = sum(part.verdict is Verdict.MET for part in applying)
    open_parts = [part for part in applying if part.verdict is Verdict.UNDETERMINED]
    if met >= wanted:
        return Ruling(Verdict.MET, Reason.MEMBERS, parts)
    if met + len(open_parts) < wanted:
        return Ruling(Verdict.NOT_MET, Reason.MEMBERS, parts)
    return Ruling(Verdict.UNDETERMINED, open_parts[0].reason, parts)


def _leaf(leaf: Leaf, readings: Readings) -> Ruling:
    if _exempted_by_zero(leaf, readings):
        return Ruling(Verdict.NOT_APPLICABLE, Reason.ZERO_BASELINE_EXEMPTS)
    margin = bounds(leaf.test.margin, readings.values)
    if isinstance(margin, Reason):
        return Ruling(Verdict.NOT_APPLICABLE if margin in EXEMPTING else Verdict.UNDETERMINED, margin)
    by_margin = Ruling(_verdict(margin, leaf.test), Reason.MEASURED)
    if by_margin.verdict is Verdict.UNDETERMINED:
        by_margin = Ruling(Verdict.UNDETERMINED, Reason.BOUND_STRADDLES_MARK)
    if leaf.zero is None or leaf.baseline is None:
        return by_margin
    return _with_zero_baseline(leaf, leaf.zero, by_margin, readings)


def _exempted_by_zero(leaf: Leaf, readings: Readings) -> bool:
    """A zero baseline that exempts does so whatever is reported, or not."""
    if leaf.zero is not ZeroBaseline.NOT_APPLICABLE or leaf.baseline is None:
        return False
    return bounds(leaf.baseline, readings.values) == Interval.point(0)


def _verdict(margin: Interval, test: Test) -> Verdict:
    """Met if every value in the margin passes, not met if none does, otherwise undetermined."""
    if _all_pass(margin, strict=test.strict):
        return Verdict.MET
    # The negated margin of a value that fails passes the opposite test.
    return Verdict.NOT_MET if _all_pass(-margin, strict=not test.strict) else Verdict.UNDETERMINED


def _all_pass(margin: Interval, *, strict: bool) -> bool:
    if margin.low is None:
        return False
    return margin.low > 0 or (margin.low == 0 and (margin.low_open or not strict))


def _with_zero_baseline(leaf: Leaf, policy: ZeroBaseline, by_margin: Ruling, readings: Readings) -> Ruling:
    baseline = bounds(leaf.baseline, readings.values) if leaf.baseline is not None else Reason.NO_BASELINE
    value = bounds(leaf.value, readings.values)
    if isinstance(baseline, Reason) or isinstance(value, Reason) or 0 not in baseline:
        return by_margin
    at_zero = _at_zero_baseline(policy, by_margin, value)
    if baseline.is_point:
        return at_zero
    # The baseline may be zero: only what holds either way is certain.
    if by_margin.verdict in (Verdict.UNDETERMINED, at_zero.verdict):
        return by_margin
    open_for = Reason.BOUND_STRADDLES_MARK if policy is ZeroBaseline.MET_IF_STILL_ZERO else Reason.ZERO_BASELINE
    return Ruling(Verdict.UNDETERMINED, open_for)


def _at_zero_baseline(policy: ZeroBaseline, by_margin: Ruling, value: Interval) -> Ruling:
    if policy is not ZeroBaseline.MET_IF_STILL_ZERO:
        return Ruling(Verdict.UNDETERMINED, Reason.ZERO_BASELINE)
    if 0 not in value:
        return by_margin
    if value.is_point:
        return Ruling(Verdict.MET, Reason.STILL_ZERO)
    if by_margin.verdict is Verdict.MET:
        return by_margin
    return Ruling(Verdict.UNDETERMINED, Reason.BOUND_STRADDLES_MARK)
