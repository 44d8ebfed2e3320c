"""The canonical form of ruleset documents, for the formatter: the order of keys and the wording of criteria."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.documents.keys import keys_anywhere_at
from emulation_rules.syntax.formula.formulas import print_formula, read_formula
from emulation_rules.syntax.phrases import language_of, print_criterion, read_criterion
from emulation_rules.syntax.text_error import FormulaError, PhraseError
from emulation_rules.syntax.yaml.format_yaml import format_text

_CRITERIA: Final = ("criterion", "exceeds")
_WITH_FORMULA: Final = (("indicators",), ("targets",), ("groups",))
_FORMULAS: Final = (("grid", "row"), ("grid", "column"), ("achievement_or_improvement", "baseline"))
"""Where a formula stands under another key than ``formula``."""

_STRUCTURE: Final = ("is", "mark", "direction", "amount", "more_than", "low", "high", "from")
"""The keys of structured criteria; the order is that of every one of them."""
_CONDITIONS: Final = ((("titles",), 3), (("classes",), 5))
"""The sections of which conditions stand under ``when``, and how deep. A bonus waits for a word there."""


def format_ruleset(text: str, file: str) -> str:
    """Return a ruleset document in canonical layout, with its comments.

    Raises `InvalidDocumentError` where the text cannot be read; what it means is not looked at.
    """
    return format_text(text, file, order=ruleset_order, rewrite=ruleset_rewrite)


def ruleset_order(path: KeyPath) -> Sequence[str]:
    """Return the keys of the mapping at a path in canonical order; none where keys are the author's own names."""
    keys = keys_anywhere_at(path)
    if "is" in keys and path[:1] == ("targets",):
        return _STRUCTURE
    # A part begins with its id, though it is the last thing that is added to a question.
    return ("id", *(key for key in keys if key != "id")) if path and "id" in keys else keys


def ruleset_rewrite(path: KeyPath, text: str) -> str | None:
    """Return the canonical wording of a criterion or a formula, None for any other text and for what cannot be read.

    A criterion keeps the language it was written in.
    """
    try:
        if is_criterion(path):
            return print_criterion(read_criterion(text), language_of(text))
        if is_formula(path):
            return print_formula(read_formula(text))
    except (PhraseError, FormulaError):
        pass
    return None


def is_formula(path: KeyPath) -> bool:
    """Whether the text at a path is a formula."""
    *_, before, last = ("", "", *path)
    if last == "when":
        return (path[:1], len(path)) in _CONDITIONS
    if path[:2] == ("ranking", "by"):
        return last == "of" or isinstance(last, int)
    if last == "formula":
        return path[:1] in _WITH_FORMULA
    return (before, last) in _FORMULAS and path[:1] == ("targets",)


def is_criterion(path: KeyPath) -> bool:
    """Whether the text at a path is a criterion."""
    *_, before, last = ("", "", *path)
    dated = before == "criterion" and str(last).isdigit()
    return path[:1] == ("targets",) and (last in _CRITERIA or dated)
