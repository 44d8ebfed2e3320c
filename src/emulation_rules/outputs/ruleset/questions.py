"""What each target of a ruleset asks and what follows from it, its criteria in both languages."""

from __future__ import annotations

from collections.abc import Container, Iterator

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Dated, Measured, Part, Qualitative, Question, Scope, Target, Together
from emulation_rules.model.text import Language
from emulation_rules.outputs.ruleset.names import indicator_words
from emulation_rules.outputs.ruleset.terms import measured_terms, target_terms
from emulation_rules.syntax.phrases import print_criterion


class Questions:
    """The targets of a ruleset in lines of text, as they stand in one period or, without one, in all."""

    def __init__(self, ruleset: Ruleset, period: Period | None, language: Language) -> None:
        self._ruleset = ruleset
        self._period = period
        self._language: Language = language

    def lines(self, targets: Container[str] = ()) -> Iterator[str]:
        """Yield a line for each target, or for those named, and indented ones for its parts and its terms."""
        for target in self._ruleset.targets.values():
            if not targets or target.id in targets:
                indent = "  " if target.within else ""
                title = visible(target.title.pick(self._language)) or f"`{target.id}`"
                yield self._line(indent, title, self._with_points(target))
                below = f"{indent}  "
                yield from self._below(target.question, below)
                yield from (_bullet(below, term) for term in target_terms(target, self._ruleset, self._language))

    def _line(self, indent: str, title: str, asked: str) -> str:
        return f"{indent}- {say('question', self._language, title=title, asked=asked)}"

    def _with_points(self, target: Target) -> str:
        language, asked = self._language, self._asked(target.question)
        if target.scope is not Scope.PER_UNIT:
            asked = say(f"question_{target.scope}", language, asked=asked)
        if not target.scored:
            return say("question_watched", language, asked=asked)
        if target.points is None:
            return asked
        code = "question_point" if target.points == 1 else "question_points"
        return say(code, language, asked=asked, points=number_words(target.points, language))

    def _asked(self, question: Question) -> str:
        match question:
            case Measured(indicator):
                title = indicator_words(self._ruleset, indicator, self._language)
                held = "; ".join(self._criterion(title, each) for each in self._held(question))
                unasked = "question_no_longer" if question.dated else "question_only_scored"
                return held or say(unasked, self._language, indicator=title)
            case Together(_, None):
                return say("question_all", self._language)
            case Together(parts, need):
                return say("question_some", self._language, need=str(need), count=str(len(parts)))
            case Qualitative(kind):
                return say(f"question_{kind}", self._language)

    def _held(self, question: Measured) -> tuple[Dated, ...]:
        """Return the criteria to speak of: the one of the period, or all."""
        if self._period is None:
            return question.dated
        held = question.in_year(self._period.year)
        return () if held is None else (held,)

    def _criterion(self, title: str, dated: Dated) -> str:
        vi, en = (print_criterion(dated.criterion, each) for each in ("vi", "en"))
        asked = say("question_measured", self._language, indicator=title, vi=vi, en=en)
        return say("question_dated", self._language, year=str(dated.year), asked=asked) if dated.year else asked

    def _below(self, question: Question, indent: str) -> Iterator[str]:
        """Yield the parts of a composite with their own terms, or the terms of a measured question."""
        if isinstance(question, Measured):
            terms = measured_terms(question, self._held(question), self._ruleset, self._language)
            yield from (f"{indent}- {term}" for term in terms)
        if isinstance(question, Together):
            for number, part in enumerate(question.parts, 1):
                yield self._line(indent, self._part_title(part, number), self._asked(part.question))
                yield from self._below(part.question, f"{indent}  ")

    def _part_title(self, part: Part, number: int) -> str:
        title = visible(part.title.pick(self._language))
        return title or part.id or say("question_part", self._language, number=str(number))


def _bullet(indent: str, term: str) -> str:
    """Return a term as an item of a list; its own indentation sets it below the one before."""
    text = term.lstrip(" ")
    return f"{indent}{term[: len(term) - len(text)]}- {text}"
