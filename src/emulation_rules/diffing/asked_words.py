"""What a target asks, in words: its canonical phrase, or that of its parts."""

from __future__ import annotations

from emulation_rules.i18n.catalogue import say
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Measured, Part, Qualitative, Question, Together
from emulation_rules.model.text import Language, Text
from emulation_rules.syntax.phrasing.printer import criterion_text


def asked_words(question: Question, ruleset: Ruleset) -> Text:
    """Return what a question asks in the ruleset's own year, in both languages."""
    return Text(*(_said(question, ruleset, language) for language in ("vi", "en")))


def _said(question: Question, ruleset: Ruleset, language: Language) -> str:
    match question:
        case Measured(dated=()):
            return say("diff_only_scored", language)
        case Measured():
            held = question.in_year(ruleset.span.period.year)
            return say("diff_not_yet", language) if held is None else criterion_text(held.criterion, language)
        case Qualitative(kind):
            return say(f"diff_{kind}", language)
        case Together(parts, need):
            joined = "; ".join(_part(part, ruleset, language) for part in parts)
            if need is None:
                return say("diff_all_of", language, parts=joined)
            code = "diff_any_of" if need == 1 else "diff_at_least"
            return say(code, language, need=str(need), parts=joined)


def _part(part: Part, ruleset: Ruleset, language: Language) -> str:
    title = part.title
    if isinstance(part.question, Measured):
        title = title or ruleset.indicators[part.question.indicator].title
    said = _said(part.question, ruleset, language)
    if isinstance(part.question, Together):
        return f"({said})"
    return f"{title.pick(language)} {said}" if title else said
