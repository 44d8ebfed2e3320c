"""Classes from their documents."""

from __future__ import annotations

from emulation_rules.model.place import KeyPath
from emulation_rules.model.titles import ClassLevel, ClassScheme
from emulation_rules.syntax.documents.titles import LevelDocument, SchemeDocument
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.reading.labels import label_of
from emulation_rules.syntax.reading.read_formula import formula_at


def read_classes(known: Known) -> dict[str, ClassScheme]:
    """Return the schemes; one with a class that cannot be read is left out, with a fault noted."""
    written = known.shape.document.classes or {}
    read = {name: _scheme(name, document, ("classes", name), known) for name, document in written.items()}
    return {name: scheme for name, scheme in read.items() if scheme is not None}


def _scheme(name: str, document: SchemeDocument, path: KeyPath, known: Known) -> ClassScheme | None:
    *_, last = document.levels
    levels = [
        _level(level, written, (*path, "levels", level), known, last=level == last)
        for level, written in document.levels.items()
    ]
    good = tuple(level for level in levels if level is not None)
    if len(good) < len(levels):
        return None
    return ClassScheme(name, label_of(document), good, document.first is True)


def _level(name: str, document: LevelDocument, path: KeyPath, known: Known, *, last: bool) -> ClassLevel | None:
    if document.when is not None and document.otherwise:
        known.faults.add_at_key("class_twice", (*path, "otherwise"))
        return None
    if document.otherwise:
        if not last:
            known.faults.add_at_key("otherwise_not_last", (*path, "otherwise"))
            return None
        return ClassLevel(name, label_of(document), None)
    if document.when is None:
        known.faults.add_at_key("class_without_condition", path)
        return None
    when = formula_at(document.when, (*path, "when"), known.faults)
    return None if when is None else ClassLevel(name, label_of(document), when)
