"""Writing values as canonical phrases, from the same tables that are read."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from emulation_rules.model.numbers import number_text
from emulation_rules.syntax.phrasing.grammar import BASELINES, CONJUNCTIONS, CRITERIA, MARKS, QUANTITIES, Slot, Wording
from emulation_rules.syntax.phrasing.shapes import Parts, baseline_parts, criterion_parts, mark_parts, quantity_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from emulation_rules.model.criterion import Baseline, Criterion, Mark
    from emulation_rules.model.period import Period
    from emulation_rules.model.quantity import Quantity
    from emulation_rules.model.text import Language


def _by_key(table: Iterable[Wording]) -> Mapping[str, Wording]:
    return MappingProxyType({row.key: row for row in table})


_CRITERIA: Final = _by_key(CRITERIA)
_MARKS: Final = _by_key(MARKS)
_BASELINES: Final = _by_key(BASELINES)
_QUANTITIES: Final = _by_key(QUANTITIES)
_SLOT: Final = re.compile(r"\{(?P<name>[a-z]+)\}")


def criterion_text(criterion: Criterion, language: Language) -> str:
    """Return the canonical phrase of a criterion."""
    key, parts = criterion_parts(criterion)
    return fill(_CRITERIA[key].canonical(language), parts, language)


def mark_text(mark: Mark, language: Language) -> str:
    """Return the canonical phrase of a mark."""
    key, parts = mark_parts(mark)
    return fill(_MARKS[key].canonical(language), parts, language)


def baseline_text(baseline: Baseline, language: Language) -> str:
    """Return the canonical phrase of a baseline, without the word that joins it."""
    key, parts = baseline_parts(baseline)
    return fill(_BASELINES[key].canonical(language), parts, language)


def quantity_text(quantity: Quantity, language: Language) -> str:
    """Return the canonical writing of a quantity."""
    key, parts = quantity_parts(quantity)
    return fill(_QUANTITIES[key].canonical(language, one=parts.numbers[0] == 1), parts, language)


def fill(wording: str, parts: Parts, language: Language) -> str:
    """Return a wording with its slots filled from the parts, in the order both stand in."""
    texts = {
        Slot.MARK: (mark_text(mark, language) for mark in parts.marks),
        Slot.QUANTITY: (quantity_text(quantity, language) for quantity in parts.quantities),
        Slot.AMOUNT: (quantity_text(quantity, language) for quantity in parts.quantities),
        Slot.BASELINE: (baseline_text(baseline, language) for baseline in parts.baselines),
        Slot.NUMBER: map(number_text, parts.numbers),
        Slot.ID: iter(parts.ids),
        Slot.YEAR: map(str, parts.periods),
        Slot.PERIOD: map(str, parts.periods),
        Slot.PERIODS: _periods_texts(parts.periods, language),
    }
    return _SLOT.sub(lambda found: next(texts[Slot(found["name"])]), wording)


def _periods_texts(periods: tuple[Period, ...], language: Language) -> Iterator[str]:
    *others, last = map(str, periods)
    yield f"{', '.join(others)} {CONJUNCTIONS[language]} {last}"
