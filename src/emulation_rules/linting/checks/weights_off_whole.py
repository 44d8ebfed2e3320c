"""Weights that were meant to come to 1 or to 100 % and do not."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.numbers import number_text

_NEAR: Final = Fraction(1, 5)
"""How far off a whole a sum may be and still be taken for a slip; sums further off are other proportions."""


def _find(subject: Subject) -> Iterator[Finding]:
    for group in subject.ruleset.groups.values():
        weights = list(group.weights.values())
        whole = _meant(weights)
        came_to = sum(weights, Fraction(0))
        if whole is None or came_to == whole or abs(came_to - whole) <= _rounded_off(weights):
            continue
        yield subject.finding(
            "weights_off_whole",
            ("groups", group.id, "weights"),
            at_key=True,
            came_to=number_text(came_to),
            whole=number_text(whole),
        )


def _meant(weights: list[Fraction]) -> Fraction | None:
    """Return the whole that weights look like shares of: parts of one, or percent; None for plain proportions."""
    came_to = sum(weights, Fraction(0))
    for whole in (Fraction(1), Fraction(100)):
        parts = all(weight < whole for weight in weights) and len(weights) > 1
        if parts and abs(came_to - whole) <= _NEAR * whole:
            return whole
    return None


def _rounded_off(weights: list[Fraction]) -> Fraction:
    """Return what rounding of equal weights to their last decimal can leave, as in three times 33.3."""
    places = max((_places(weight) for weight in weights), default=0)
    return Fraction(len(weights), 2 * 10**places) if places and len(set(weights)) == 1 else Fraction(0)


def _places(number: Fraction) -> int:
    return next((places for places in range(12) if (number * 10**places).denominator == 1), 12)


CHECK = Check("weights_off_whole", Severity.WARNING, _find)
