"""Words that ask for a fall where the criterion asks for a rise, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from emulation_rules.linting.asked import Asked, said, words_in
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.wording import Course, course_in
from emulation_rules.model.criterion import Change, ChangeBetween, Criterion, Direction, Moves, NotMoves
from emulation_rules.model.finding import Finding, Severity

_DOWNWARD = (Course.DOWN, Course.NOT_UP, Course.HELD)
_UPWARD = (Course.UP, Course.NOT_DOWN)


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        for path, criterion in asked.in_year(subject.ruleset.span.period.year):
            words = words_in([asked.heading], partial(_words, asked, _against(criterion)))
            if words is not None:
                yield subject.finding("wording_direction", path, **words, **said(criterion))


def _against(criterion: Criterion) -> tuple[Course, ...]:
    """Return the courses that a criterion contradicts."""
    match criterion:
        case Change(direction) | ChangeBetween(direction) | Moves(direction):
            return _UPWARD if direction is Direction.DOWN else _DOWNWARD
        case NotMoves(direction):
            return _UPWARD if direction is Direction.UP else _DOWNWARD
        case _:
            return ()


def _words(asked: Asked, against: tuple[Course, ...], text: str) -> str | None:
    found = course_in(text)
    if found is None or found[0] not in against:
        return None
    # "Tỷ lệ giảm …" is itself the measure of a fall; what is to go up is that.
    measured = asked.indicator.title
    return None if course_in(measured.vi) or course_in(measured.en) else found[1]


CHECK = Check("wording_direction", Severity.WARNING, _find)
