"""One example of every criterion and of every level it can count from, for authors to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import Figure, PreviousYear
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.text import Language
from emulation_rules.syntax.phrasing.grammar import CRITERIA
from emulation_rules.syntax.phrasing.printer import fill
from emulation_rules.syntax.phrasing.shapes import Parts
from emulation_rules.syntax.phrasing.suggestions import baseline_wordings

_CHANGES: Final = (Quantity(Fraction(5), Unit.PERCENT), Quantity(Fraction(10), Unit.PERCENT))
_MARKS: Final = (Fraction(80), Fraction(90))
_SCALE: Final = {Unit.VND: 10**6}

BEFORE_BASELINE: Final[dict[Language, str]] = {"vi": "so với ", "en": "from "}
"""What stands before the level that a change counts from."""


def criterion_samples(language: Language, unit: Unit = Unit.PERCENT) -> Iterator[str]:
    """Yield one phrase of every shape of criterion, in the order of the grammar, with marks of a unit."""
    low, high = (Figure(Quantity(number * _SCALE.get(unit, 1), unit)) for number in _MARKS)
    two = Parts(marks=(low, high), quantities=_CHANGES, baselines=(PreviousYear(),))
    one = Parts(marks=(high,), quantities=_CHANGES[:1], baselines=(PreviousYear(),))
    for row in CRITERIA:
        wording = row.canonical(language)
        yield fill(wording, two if wording.count("{mark}") + wording.count("{amount}") > 1 else one, language)


def baseline_samples(language: Language) -> tuple[str, ...]:
    """Return one phrase of every level that a change can count from."""
    return baseline_wordings(language)
