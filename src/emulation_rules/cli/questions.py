"""What each target of a ruleset asks, in a line, its criteria in both languages."""

from __future__ import annotations

from collections.abc import Container, Iterator

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Dated, Measured, Part, Qualitative, Question, Scope, Target, Together
from emulation_rules.model.text import Language
from emulation_rules.syntax.phrases import print_criterion


def questions(ruleset: Ruleset, targets: Container[str], language: Language) -> Iterator[str]:
    """Yield a line for each target, or for those named, and an indented one for each part."""
    for target in ruleset.targets.values():
        if not targets or target.id in targets:
            indent = "  " if target.within else ""
            title = visible(target.title.pick(language)) or f"`{target.id}`"
            asked = _with_points(target, _asked(target.question, ruleset, language), language)
            yield f"{indent}- {say('question', language, title=title, asked=asked)}"
            yield from _parts(target.question, ruleset, language, f"{indent}  ")


def _with_points(target: Target, asked: str, language: Language) -> str:
    if target.scope is not Scope.PER_UNIT:
        asked = say(f"question_{target.scope}", language, asked=asked)
    if not target.scored:
        return say("question_watched", language, asked=asked)
    if target.points is None:
        return asked
    code = "question_point" if target.points == 1 else "question_points"
    return say(code, language, asked=asked, points=number_words(target.points, language))


def _asked(question: Question, ruleset: Ruleset, language: Language) -> str:
    match question:
        case Measured(indicator, dated):
            title = visible(ruleset.indicators[indicator].title.pick(language)) or f"`{indicator}`"
            return "; ".join(_criterion(title, each, language) for each in dated)
        case Together(_, None):
            return say("question_all", language)
        case Together(parts, need):
            return say("question_some", language, need=str(need), count=str(len(parts)))
        case Qualitative(kind):
            return say(f"question_{kind}", language)


def _criterion(title: str, dated: Dated, language: Language) -> str:
    vi, en = (print_criterion(dated.criterion, each) for each in ("vi", "en"))
    asked = say("question_measured", language, indicator=title, vi=vi, en=en)
    return say("question_dated", language, year=str(dated.year), asked=asked) if dated.year else asked


def _parts(question: Question, ruleset: Ruleset, language: Language, indent: str) -> Iterator[str]:
    if not isinstance(question, Together):
        return
    for number, part in enumerate(question.parts, 1):
        title = _part_title(part, number, language)
        asked = _asked(part.question, ruleset, language)
        yield f"{indent}- {say('question', language, title=title, asked=asked)}"
        yield from _parts(part.question, ruleset, language, f"{indent}  ")


def _part_title(part: Part, number: int, language: Language) -> str:
    return visible(part.title.pick(language)) or part.id or say("question_part", language, number=str(number))
