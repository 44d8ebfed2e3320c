"""Criteria and quantities as phrases: reading them in English and Vietnamese and printing them canonically.

Which wordings there are is the business of `grammar`. For every criterion whose numbers are decimals that end
and whose ranges and amounts are in order, reading what was printed gives the criterion back, in both languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulation_rules.syntax.phrasing.faults import explain, too_long
from emulation_rules.syntax.phrasing.printer import criterion_text, quantity_text
from emulation_rules.syntax.phrasing.reader import Reader, StuckError
from emulation_rules.syntax.phrasing.tokens import normalised, words_in
from emulation_rules.syntax.phrasing.trie import CRITERION_WORDS, QUANTITY_WORDS
from emulation_rules.syntax.text_error import PhraseError

if TYPE_CHECKING:
    from emulation_rules.model.criterion import Criterion
    from emulation_rules.model.quantity import Quantity
    from emulation_rules.model.text import Language

__all__ = ["PhraseError", "print_criterion", "print_quantity", "read_criterion", "read_quantity"]


def read_criterion(text: str) -> Criterion:
    """Read a criterion such as ``at least 90%`` or ``giảm ít nhất 5% so với năm trước``. Raises `PhraseError`."""
    composed = normalised(text)
    if composed is None:
        raise too_long(text)
    reader = Reader(words_in(composed))
    try:
        criterion = reader.criterion()
        if not reader.ended:
            raise StuckError(reader.at, CRITERION_WORDS, CRITERION_WORDS)
    except StuckError as stuck:
        raise explain(composed, stuck, criterion=True) from None
    return criterion


def print_criterion(criterion: Criterion, language: Language) -> str:
    """Return the canonical phrase of a criterion. A number whose decimals do not end prints as ``1/3``, which is not read."""
    return criterion_text(criterion, language)


def read_quantity(text: str) -> Quantity:
    """Read a quantity such as ``7.08``, ``75%``, ``2 points`` or ``30 triệu đồng``. Raises `PhraseError`."""
    composed = normalised(text)
    if composed is None:
        raise too_long(text)
    reader = Reader(words_in(composed))
    try:
        quantity = reader.quantity()
        if not reader.ended:
            raise StuckError(reader.at, QUANTITY_WORDS, QUANTITY_WORDS)
    except StuckError as stuck:
        raise explain(composed, stuck, criterion=False) from None
    return quantity


def print_quantity(quantity: Quantity, language: Language) -> str:
    """Return the canonical writing of a quantity: money by the billion or million where that takes few decimals."""
    return quantity_text(quantity, language)
