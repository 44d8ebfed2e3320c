"""What an evaluation came to, as expectations: for a case that says what is so."""

from __future__ import annotations

from collections.abc import Collection

from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.trial import Expectation


def expectations_of(
    evaluation: Evaluation, targets: Collection[str] | None = None, *, score: bool = False
) -> tuple[Expectation, ...]:
    """Return the verdicts of targets or parts (None: all targets), and with ``score`` the points, as expected."""
    unit = evaluation.unit
    found = [
        Expectation(unit, (each.target, "verdict"), each.verdict.value)
        for each in (evaluation.assessments if targets is None else evaluation.walk())
        if targets is None or each.target in targets
    ]
    if score:
        found.append(Expectation(unit, ("score", "points"), evaluation.score.points))
    return tuple(found)
