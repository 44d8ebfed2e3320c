"""A mark of a few dong, where thousands or millions were meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import Between, Change, ChangeBetween, Criterion, Figure, Mark, Threshold
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.target import Measured, Question, Together

_SMALLEST: Final = 1000
"""Hardly anything is paid in less than a thousand dong."""


def _find(subject: Subject) -> Iterator[Finding]:
    for target in subject.ruleset.targets.values():
        for criterion in _criteria(target.question):
            for quantity in _amounts(criterion):
                if quantity.unit is Unit.VND and 0 < quantity.number < _SMALLEST:
                    path: KeyPath = subject.paths_of_targets[target.id]
                    path = (*path, "criterion") if subject.written((*path, "criterion")) else path
                    given = number_text(quantity.number)
                    yield subject.finding("money_without_scale", path, at_key=path[-1] != "criterion", given=given)


def _criteria(question: Question) -> Iterator[Criterion]:
    match question:
        case Measured(dated=dated):
            yield from (each.criterion for each in dated)
        case Together(parts):
            for part in parts:
                yield from _criteria(part.question)
        case _:
            return


def _amounts(criterion: Criterion) -> Iterator[Quantity]:
    match criterion:
        case Threshold(_, mark):
            yield from _of_marks(mark)
        case Between(low, high):
            yield from _of_marks(low, high)
        case Change(amount=amount):
            yield amount
        case ChangeBetween(low=low, high=high):
            yield from (low, high)
        case _:
            return


def _of_marks(*marks: Mark) -> Iterator[Quantity]:
    for mark in marks:
        if isinstance(mark, Figure):
            yield mark.quantity


CHECK = Check("money_without_scale", Severity.WARNING, _find)
