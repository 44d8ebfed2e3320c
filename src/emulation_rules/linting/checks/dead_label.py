"""A label for more points than can be earned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from emulation_rules.linting.check import Check
from emulation_rules.linting.score_reach import most_of_group, most_of_whole
from emulation_rules.linting.subject import Subject
from emulation_rules.model.criterion import Comparison
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.score_tree import Label


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    yield from _beyond(subject, ruleset.score.labels, most_of_whole(ruleset), ("score", "labels"))
    for group in ruleset.groups.values():
        yield from _beyond(subject, group.labels, most_of_group(group, ruleset), ("groups", group.id, "labels"))


def _beyond(subject: Subject, labels: Sequence[Label], most: Fraction | None, path: KeyPath) -> Iterator[Finding]:
    for index, label in enumerate(labels):
        if most is None or label.limit is None:
            continue
        at_least, above = label.comparison is Comparison.AT_LEAST, label.comparison is Comparison.ABOVE
        if (at_least and label.limit > most) or (above and label.limit >= most):
            yield subject.finding("dead_label", (*path, index), limit=number_text(label.limit), most=number_text(most))


CHECK = Check("dead_label", Severity.WARNING, _find)
