"""Whether a target was more than met: a separate yes, no or unknown."""

from __future__ import annotations

from emulation_rules.model.interval import Interval
from emulation_rules.model.verdict import Exceeded, Reason, Verdict
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.evidence import ends_of, pass_mark
from emulation_rules.plan.nodes import Test
from emulation_rules.plan.plan import Leaf, Question
from emulation_rules.plan.readings import Readings
from emulation_rules.plan.ruling import Ruling


def exceeded(question: Question, ruling: Ruling, readings: Readings) -> Exceeded | None:
    """Return whether a question was exceeded, or None where that has no meaning (or the question is not asked)."""
    verdict = ruling.verdict
    if not isinstance(question, Leaf) or question.exceeds is None or verdict is Verdict.NOT_APPLICABLE:
        return None
    if verdict is Verdict.NOT_MET:
        return Exceeded.NO
    if ruling.reason is Reason.ZERO_BASELINE:
        return Exceeded.UNKNOWN
    margin = bounds(question.exceeds.margin, readings.values)
    found = Exceeded.UNKNOWN if isinstance(margin, Reason) else _passes(margin, question.exceeds)
    # What may not even be met is not yet exceeded.
    return Exceeded.UNKNOWN if found is Exceeded.YES and verdict is Verdict.UNDETERMINED else found


def _passes(margin: Interval, test: Test) -> Exceeded:
    low, high = ends_of(margin)
    if low >= pass_mark(test):
        return Exceeded.YES
    return Exceeded.NO if high < pass_mark(test) else Exceeded.UNKNOWN
