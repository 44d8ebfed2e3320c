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

_LOW: Final = Quantity(Fraction(5), Unit.PERCENT)
_MARKS: Final = (Quantity(Fraction(80), Unit.PERCENT), Quantity(Fraction(90), Unit.PERCENT))
_PAIR: Final = Parts(
    marks=(Figure(_MARKS[0]), Figure(_MARKS[1])),
    quantities=(_LOW, Quantity(Fraction(10), Unit.PERCENT)),
    baselines=(PreviousYear(),),
)
_ONE: Final = Parts(marks=(Figure(_MARKS[1]),), quantities=(_LOW,), baselines=(PreviousYear(),))

BEFORE_BASELINE: Final[dict[Language, str]] = {"vi": "so với ", "en": "from "}
"""What stands before the level that a change counts from."""


def criterion_samples(language: Language) -> Iterator[str]:
    """Yield one phrase of every shape of criterion, in the order of the grammar."""
    for row in CRITERIA:
        wording = row.canonical(language)
        two = wording.count("{mark}") + wording.count("{amount}") > 1
        yield fill(wording, _PAIR if two else _ONE, language)


def baseline_samples(language: Language) -> tuple[str, ...]:
    """Return one phrase of every level that a change can count from."""
    return baseline_wordings(language)
