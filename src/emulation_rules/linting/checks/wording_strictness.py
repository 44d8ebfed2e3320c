"""Words that are stricter or laxer than the criterion: `trên 75%` is not `at least 75%`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from emulation_rules.linting.asked import said, words_in
from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.linting.wording import Course, bounds_in, course_in
from emulation_rules.model.criterion import Change, Comparison, Criterion, Direction, Figure, Moves, NotMoves, Threshold
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.quantity import Quantity


def _find(subject: Subject) -> Iterator[Finding]:
    for asked in subject.asked:
        for path, criterion in asked.in_year(subject.ruleset.span.period.year):
            moves = isinstance(criterion, (Moves, NotMoves))
            words = words_in([asked.heading] if moves else asked.titles, partial(_other, criterion))
            if words is not None:
                yield subject.finding("wording_strictness", path, **words, **said(criterion))


def _other(criterion: Criterion, text: str) -> str | None:
    """Return words of a text that name the criterion's own mark and compare with it otherwise."""
    match criterion:
        case Threshold(comparison, Figure(quantity)):
            return _other_bound(text, quantity, comparison)
        case Change(_, amount, more_than, _):
            return _other_bound(text, amount, Comparison.ABOVE if more_than else Comparison.AT_LEAST)
        case Moves(direction) | NotMoves(direction):
            return _other_course(text, direction, moves=isinstance(criterion, Moves))
        case _:
            return None


def _other_bound(text: str, mark: Quantity, comparison: Comparison) -> str | None:
    named = [bound for bound in bounds_in(text) if bound.is_of(mark) and mark.number in bound.numbers]
    return named[0].words if len(named) == 1 and named[0].comparison is not comparison else None


def _other_course(text: str, direction: Direction, *, moves: bool) -> str | None:
    """Return words that ask for a real change where none is needed, or are content with none where one is."""
    found = course_in(text)
    if found is None:
        return None
    course, words = found
    if moves:
        laxer = {Direction.DOWN: (Course.NOT_UP, Course.HELD), Direction.UP: (Course.NOT_DOWN,)}[direction]
        return words if course in laxer else None
    # `not up` is content with no change; the words ask for a fall.
    stricter = {Direction.UP: Course.DOWN, Direction.DOWN: Course.UP}[direction]
    return words if course is stricter else None


CHECK = Check("wording_strictness", Severity.WARNING, _find)
