"""A document that has been read but not yet understood, and the faults found in it so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Final
from unicodedata import normalize

from emulation_rules.model.finding import Finding
from emulation_rules.model.place import KeyPath, Place, Places
from emulation_rules.syntax.text_error import TextError
from emulation_rules.syntax.yaml.data import Data
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode, Style
from emulation_rules.syntax.yaml.source_text import SourceText, shown

_LONGEST_DETAIL: Final = 300
_COMPARISONS: Final = 100_000
"""How many words are compared before no more near misses are looked for: thousands of faults must not take minutes."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One file: its text, the tree read from it, and the folder it stands in, None for a text from elsewhere."""

    source: SourceText
    root: Node
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The data of a document with the places it stands at, by path, and the files it came from, by name."""

    data: Data
    places: Places
    origins: Mapping[str, Origin]


@dataclass(slots=True)
class Faults:
    """Gathers what is wrong with a document."""

    document: Document
    findings: list[Finding] = field(default_factory=list)
    _scalars: dict[str, Mapping[KeyPath, Scalar]] = field(default_factory=dict)
    _comparisons: int = _COMPARISONS

    def add(self, code: str, path: KeyPath, suggestions: Iterable[str] = (), /, **details: str) -> None:
        """Note a fault of the value at the path."""
        self._add(code, path, self.document.places.of_value(path), suggestions, details)

    def add_at_key(self, code: str, path: KeyPath, suggestions: Iterable[str] = (), /, **details: str) -> None:
        """Note a fault of the key at the path."""
        self._add(code, path, self.document.places.of_key(path), suggestions, details)

    def add_at(
        self, code: str, path: KeyPath, place: Place, suggestions: Iterable[str] = (), /, **details: str
    ) -> None:
        """Note a fault at a place that may be in another file: the value at the path was read from there."""
        self._add(code, path, place, suggestions, details)

    def _add(
        self, code: str, path: KeyPath, place: Place, suggestions: Iterable[str], details: Mapping[str, str]
    ) -> None:
        said = tuple((name, shown(value, _LONGEST_DETAIL)) for name, value in details.items())
        self.findings.append(Finding(code, path, place, details=said, suggestions=tuple(suggestions)))

    def add_in_text(self, path: KeyPath, error: TextError) -> None:
        """Note a fault inside the text at the path, at the word it is about."""
        place = self.document.places.of_value(path)
        scalar = self._scalar(place.file, path)
        if scalar is None:
            self.findings.append(Finding(error.code, path, place, details=error.details, suggestions=error.suggestions))
            return
        source = self.document.origins[place.file].source
        offset = _offset_in_source(scalar, source.text, error.column)
        if offset is None:
            # Folded or escaped text has no column of its own: the words are shown as they were read.
            found = Finding(error.code, path, place, excerpt=shown(scalar.text, len(scalar.text)), caret=error.column)
        else:
            found = source.fault(error.code, offset, path)
        self.findings.append(replace(found, details=error.details, suggestions=error.suggestions))

    def written_together(self, path: KeyPath, keys: Iterable[str]) -> bool:
        """Whether all keys of a mapping stand in one file, so that their order is the author's."""
        return len({self.document.places.of_key((*path, key)).file for key in keys}) == 1

    def near(self, word: str, known: Collection[str]) -> list[str]:
        """Return the known words nearest to one, best first, three at most."""
        self._comparisons -= len(known)
        return get_close_matches(word, known, n=3) if self._comparisons > 0 else []

    def _scalar(self, file: str, path: KeyPath) -> Scalar | None:
        if file not in self._scalars:
            origin = self.document.origins.get(file)
            self._scalars[file] = {} if origin is None else dict(_scalars_in(origin.root, ()))
        return self._scalars[file].get(path)


def _scalars_in(node: Node, path: KeyPath) -> Iterable[tuple[KeyPath, Scalar]]:
    match node:
        case Scalar():
            yield path, node
        case MappingNode():
            for key, value in node.entries:
                yield from _scalars_in(value, (*path, key.text))
        case SequenceNode():
            for index, item in enumerate(node.items):
                yield from _scalars_in(item, (*path, index))


def _offset_in_source(scalar: Scalar, text: str, column: int) -> int | None:
    """Return where a character of a scalar stands in its source, or None where it is not written as it reads."""
    if scalar.style is Style.BLOCK:
        return None
    quotes = int(scalar.style is Style.QUOTED)
    start, end = scalar.start + quotes, scalar.end - quotes
    written = text[start:end]
    if written == scalar.text:
        return start + column
    if normalize("NFC", written) != scalar.text:
        return None
    # Letters written apart from their marks take more characters than they read as.
    return next(at for at in range(start, end + 1) if len(normalize("NFC", text[start:at])) >= column)
