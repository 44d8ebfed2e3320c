"""Where the thing under the cursor is declared, in this file or in the one it extends."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.language_server.analysis import Analysis
from emulation_rules.language_server.names import sections_meant, sections_of_keys, word_at
from emulation_rules.language_server.node_at import Found, scalar_at
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.syntax.document import Document


def definition(analysis: Analysis, offset: int) -> Place | None:
    """Return the place of the key that declares what stands at an offset, or None."""
    if analysis.root is None or analysis.document is None:
        return None
    found = scalar_at(analysis.root, offset)
    if found is None:
        return None
    if found.path == ("extends",) and not found.is_key:
        return next((Place(file) for file in analysis.document.origins if file != analysis.file), None)
    name, _ = word_at(analysis.text, offset)
    path = _declaration(analysis.document, found, name)
    return None if path is None else analysis.document.places.of_key(path)


def _declaration(document: Document, found: Found, name: str) -> KeyPath | None:
    """Return the path of the key that declares a name where it stands."""
    *before, last = found.path
    if found.is_key:
        sections, name = sections_of_keys(tuple(before)), str(last)
    else:
        sections = sections_meant(found.path)
    return next((path for section in sections for path in declared(document, section) if path[-1] == name), None)


def declared(document: Document, section: str) -> Iterator[KeyPath]:
    """Yield the paths of the names a section declares; targets stand inside targets, too."""
    data = document.data
    waiting: list[tuple[KeyPath, object]] = [((section,), data.get(section) if isinstance(data, dict) else None)]
    while waiting:
        path, held = waiting.pop(0)
        for name, value in held.items() if isinstance(held, dict) else ():
            yield (*path, name)
            if section == "targets" and isinstance(value, dict):
                waiting.append(((*path, name, "of_which"), value.get("of_which")))


def data_at(data: object, path: KeyPath) -> object:
    """Return what a document holds at a path, None where it holds nothing."""
    for step in path:
        match data, step:
            case dict(), str():
                data = data.get(step)
            case list(), int() if step < len(data):
                data = data[step]
            case _:
                return None
    return data
