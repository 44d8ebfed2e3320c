"""Criteria and quantities as phrases: reading them in English and Vietnamese and printing them canonically.

Which wordings there are is the business of `grammar`. For every criterion whose numbers are decimals that end
and whose ranges and amounts are in order, reading what was printed gives the criterion back, in both languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulation_rules.syntax.phrasing.faults import explain
from emulation_rules.syntax.phrasing.printer import criterion_text, quantity_text
from emulation_rules.syntax.phrasing.reader import Reader, StuckError
from emulation_rules.syntax.phrasing.tokens import MAX_LENGTH, words_in
from emulation_rules.syntax.text_error import PhraseError
from emulation_rules.syntax.written_text import composed

if TYPE_CHECKING:
    from emulation_rules.model.criterion import Criterion
    from emulation_rules.model.quantity import Quantity
    from emulation_rules.model.text import Language

__all__ = ["PhraseError", "language_of", "print_criterion", "print_quantity", "read_criterion", "read_quantity"]


def read_criterion(text: str) -> Criterion:
    """Read a criterion such as ``at least 90%`` or ``giảm ít nhất 5% so với năm trước``. Raises `PhraseError`."""
    text = _composed(text)
    try:
        return Reader(words_in(text)).whole_criterion()
    except StuckError as stuck:
        raise explain(text, stuck, criterion=True) from None


def language_of(text: str) -> Language:
    """Return the language a phrase is written in: every Vietnamese frame has letters that English has not."""
    return "vi" if any(letter.isalpha() and not letter.isascii() for letter in text) else "en"


def print_criterion(criterion: Criterion, language: Language) -> str:
    """Return the canonical phrase of a criterion. A number whose decimals do not end prints as ``1/3``, unreadably."""
    return criterion_text(criterion, language)


def read_quantity(text: str) -> Quantity:
    """Read a quantity such as ``7.08``, ``75%``, ``2 points`` or ``30 triệu đồng``. Raises `PhraseError`."""
    text = _composed(text)
    try:
        return Reader(words_in(text)).whole_quantity()
    except StuckError as stuck:
        raise explain(text, stuck, criterion=False) from None


def print_quantity(quantity: Quantity, language: Language) -> str:
    """Return the canonical writing of a quantity: money by the billion or million if two decimals do."""
    return quantity_text(quantity, language)


def _composed(text: str) -> str:
    short = composed(text, MAX_LENGTH)
    if short is None:
        details = (("length", str(len(text))), ("most", str(MAX_LENGTH)))
        raise PhraseError("phrase_too_long", MAX_LENGTH, details)
    return short
