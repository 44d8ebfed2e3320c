"""What of a target differs besides whom it decides otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from emulation_rules.model.criterion import Assigned, Between, Criterion, Threshold
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.ruleset_changes import Aspect
from emulation_rules.model.target import Measured, Question, Target, Together
from emulation_rules.model.text import Text


def aspects_of(before: Target, after: Target, old: Ruleset, new: Ruleset) -> Iterator[Aspect]:
    """Yield what differs between two versions of a target, each aspect once."""
    plain = (
        (Aspect.POINTS, before.points, after.points),
        (Aspect.SCORING, before.scoring, after.scoring),
        (Aspect.SCORED, before.scored, after.scored),
        (Aspect.ADJUSTMENT, (before.bonus, before.penalty), (after.bonus, after.penalty)),
        (Aspect.SCOPE, before.scope, after.scope),
        (Aspect.VETO, before.veto, after.veto),
        (Aspect.MISSING, before.missing, after.missing),
        (Aspect.LABELS, before.labels, after.labels),
        (Aspect.WITHIN, before.within, after.within),
        (Aspect.TITLE, before.title, after.title),
        (Aspect.WORDING, (before.note, before.source), (after.note, after.source)),
    )
    found = [aspect for aspect, a, b in plain if a != b]
    found += _of_questions(before, after, old, new)
    yield from dict.fromkeys(found)


def _of_questions(before: Target, after: Target, old: Ruleset, new: Ruleset) -> Iterator[Aspect]:
    a, b = list(_measured(before.question)), list(_measured(after.question))
    if [each.zero_baseline for each in a] != [each.zero_baseline for each in b]:
        yield Aspect.ZERO_BASELINE
    if [each.exceeds for each in a] != [each.exceeds for each in b]:
        yield Aspect.EXCEEDS
    if _indicators(a, old) != _indicators(b, new):
        yield Aspect.INDICATOR
    held_a, held_b = _held(a, old), _held(b, new)
    if list(map(_baseline, held_a)) != list(map(_baseline, held_b)):
        yield Aspect.BASELINE
    if held_a == held_b and old.span.period == new.span.period and [x.dated for x in a] != [x.dated for x in b]:
        yield Aspect.YEARS
    if before.question != after.question and _untitled(before.question) == _untitled(after.question):
        yield Aspect.WORDING
    if any(map(_reads_assigned, (*held_a, *held_b))) and _marks(a, old) != _marks(b, new):
        yield Aspect.ASSIGNED


def _measured(question: Question) -> Iterator[Measured]:
    match question:
        case Measured():
            yield question
        case Together(parts, _):
            for part in parts:
                yield from _measured(part.question)
        case _:
            return


def _held(measured: list[Measured], ruleset: Ruleset) -> list[Criterion]:
    year = ruleset.span.period.year
    return [held.criterion for each in measured if (held := each.in_year(year)) is not None]


def _baseline(criterion: Criterion) -> object:
    return getattr(criterion, "baseline", None)


def _indicators(measured: list[Measured], ruleset: Ruleset) -> list[Indicator]:
    """Return what decides of the indicators asked about: their words do not."""
    return [replace(ruleset.indicators[each.indicator], title=Text(), note="") for each in measured]


def _untitled(question: Question) -> Question:
    if not isinstance(question, Together):
        return question
    return replace(
        question, parts=tuple(replace(part, title=Text(), question=_untitled(part.question)) for part in question.parts)
    )


def _reads_assigned(criterion: Criterion) -> bool:
    marks: tuple[object, ...] = (_baseline(criterion),)
    match criterion:
        case Threshold(_, mark):
            marks = (mark,)
        case Between(low, high):
            marks = (low, high)
    return any(isinstance(mark, Assigned) for mark in marks)


def _marks(measured: list[Measured], ruleset: Ruleset) -> object:
    names = {each.indicator for each in measured}
    return {
        (unit, name): marks[name] for unit, marks in ruleset.assigned.items() for name in names if name in marks
    }, ruleset.precedence
