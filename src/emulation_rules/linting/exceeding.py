"""Whether the mark for exceeding asks for more than the target does."""

from __future__ import annotations

from emulation_rules.linting.marks import accepted, accepted_by
from emulation_rules.linting.questions import asked_of
from emulation_rules.linting.subject import Subject
from emulation_rules.plan.nodes import Test, negated
from emulation_rules.plan.plan import Leaf
from emulation_rules.solving.answers import Impossible


def exceeded_when_met(subject: Subject, target: str, leaf: Leaf, beyond: Test) -> bool:
    """Whether every report that meets a target exceeds it, ``beyond`` being what that takes; proved, or not said."""
    slots = subject.as_reported.slots
    met, further = accepted(leaf, slots), accepted_by(beyond, leaf.value, slots)
    if met is not None and further is not None:
        if met.figures is None or further.figures is None:
            return False
        return met.figures.within(further.figures)
    asked = asked_of(subject, [target])
    own = asked.plan.targets[0].question
    test = own.exceeds if isinstance(own, Leaf) else None
    if test is None or isinstance(asked.satisfiable(target), Impossible):
        return False
    return isinstance(asked.possible(met=[target], conditions=[negated(test)]), Impossible)
