"""The words that expectations are written in: ids, and what people say in either language."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from emulation_rules.i18n.catalogue import say
from emulation_rules.model.observation import Grade
from emulation_rules.model.standing import Because, Outcome
from emulation_rules.model.text import LANGUAGES, Language
from emulation_rules.model.verdict import Exceeded, Reason, Verdict

RANGES: Final = ("observed", "baseline", "mark", "margin", "points", "adjustment", "maximum")
"""What of a target is a number, or what it can be."""

NEEDS: Final = ("comparison", "limit", "spare", "unit", "counted")
OF_TARGET: Final = ("verdict", "reason", "exceeded", *RANGES, "grade", "labels", "need")
OF_SCORE: Final = ("points", "maximum", "share", "labels", "groups", "vetoes")
OF_GROUP: Final = ("points", "maximum", "labels")
OF_UNIT: Final = ("score", "rank", "shared", "keys", "titles", "class", "classes", "stated", "notes")
"""What can be expected of a unit beside its targets."""

EXCEEDED: Final = "exceeded"
"""The short word for a target that is met and more than met."""


def folded(word: str) -> str:
    """Return a word as it is compared: one case, one spelling, single spaces."""
    return " ".join(unicodedata.normalize("NFC", word).lower().replace("_", " ").split())


def _words(kind: type[StrEnum], said_as: str) -> Mapping[str, str]:
    """Return the members of a kind by everything they are called."""
    called = {folded(say(f"{said_as}{member}", lang)): member.value for member in kind for lang in LANGUAGES}
    return called | {folded(each): each.value for each in kind}


VERDICTS: Final[Mapping[str, str]] = {
    **_words(Verdict, "verdict_"),
    **{folded(say("exceeded_yes", language)): EXCEEDED for language in LANGUAGES},
    "exceeded": EXCEEDED,
    "vượt": EXCEEDED,
}
"""Verdicts by their words; `EXCEEDED` is one that is met and exceeded."""

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "verdict": _words(Verdict, "verdict_"),
    "reason": _words(Reason, "reason_"),
    "exceeded": {
        **_words(Exceeded, "trial_exceeded_"),
        "true": "yes",
        "false": "no",
    },
    "grade": _words(Grade, "grade_"),
}
"""The words of each field of a target that is a word."""

OUTCOMES: Final = _words(Outcome, "outcome_")
BECAUSE: Final[Mapping[str, str]] = {folded(each): each.value for each in Because}


def word_of(path: tuple[str, ...], code: str, language: Language) -> str:
    """Return the word of a language for a code at a path, one that is read there too; the code where it is the word."""
    match path:
        case (_, "verdict"):
            return say(f"verdict_{code}", language)
        case (_, "exceeded") | ("score", "vetoes", _):
            return say(f"trial_exceeded_{code}", language)
        case ("titles", _, "outcome"):
            return say(f"outcome_{code}", language)
        case _:
            return code
