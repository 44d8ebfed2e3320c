"""Every label of a ruleset, with where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from emulation_rules.linting.subject import Subject
from emulation_rules.model.place import KeyPath
from emulation_rules.model.text import Text

_Label: TypeAlias = tuple[KeyPath, Text]


def labels_of(subject: Subject) -> Iterator[_Label]:
    """Yield every label that is written, at the key of what it is the label of."""
    yield from (found for found in _all(subject) if found[1])


def _all(subject: Subject) -> Iterator[_Label]:
    ruleset = subject.ruleset
    yield ("title",), ruleset.title
    yield ("issuer",), ruleset.issuer
    for key, texts in (("units", ruleset.units), ("peers", ruleset.peers)):
        yield from (((key, name), text) for name, text in texts.items())
    yield from ((("indicators", name), each.title) for name, each in ruleset.indicators.items())
    yield from ((("references", name), each.title) for name, each in ruleset.references.items())
    yield from ((path, ruleset.targets[name].title) for name, path in subject.paths_of_targets.items())
    yield from ((asked.path, asked.title) for asked in subject.asked if not asked.alone)
    yield from ((("groups", name), each.title) for name, each in ruleset.groups.items())
    yield from ((("titles", name), each.title) for name, each in ruleset.titles.items())
    for name, scheme in ruleset.classes.items():
        yield ("classes", name), scheme.title
        yield from ((("classes", name, "levels", level.id), level.title) for level in scheme.levels)
    yield from ((("score", "labels", index), each.text) for index, each in enumerate(ruleset.score.labels))
