"""A document that has been read but not yet understood, and the faults found in it so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

from emulation_rules.model.finding import Finding
from emulation_rules.model.place import KeyPath, Place, Places
from emulation_rules.syntax.nodes import MappingNode, Node, Scalar, SequenceNode, Style
from emulation_rules.syntax.text_error import TextError
from emulation_rules.syntax.yaml_nodes import Data

_LONGEST_EXCERPT: Final = 160
_COMPARISONS: Final = 200_000
"""How many words are compared for near misses before no more are looked for: thousands of faults must not take minutes."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One file: its text and the tree read from it."""

    text: str
    root: Node


@dataclass(frozen=True, slots=True)
class Document:
    """The data of a document with the places it stands at, by path, and the files it came from, by name."""

    data: Mapping[str, Data]
    places: Places
    sources: Mapping[str, SourceText]


@dataclass(slots=True)
class Faults:
    """Gathers what is wrong with a document."""

    document: Document
    findings: list[Finding] = field(default_factory=list)
    _scalars: dict[str, Mapping[KeyPath, Scalar]] = field(default_factory=dict)
    _comparisons: int = _COMPARISONS

    def add(
        self, code: str, path: KeyPath, suggestions: Iterable[str] = (), *, at_key: bool = False, **details: str
    ) -> None:
        """Note a fault of the value at the path, or of its key."""
        places = self.document.places
        place = places.of_key(path) if at_key else places.of_value(path)
        self.findings.append(
            Finding(code, path, place, details=tuple(details.items()), suggestions=tuple(suggestions))
        )

    def add_in_text(self, path: KeyPath, error: TextError) -> None:
        """Note a fault inside the text at the path, at the word it is about."""
        place = self.document.places.of_value(path)
        scalar = self._scalar(place.file, path)
        excerpt, caret = scalar.text if scalar else "", error.column
        start = _start_of(scalar, self.document.sources[place.file].text) if scalar else None
        if start is not None:
            line = _line_around(self.document.sources[place.file].text, start)
            place = Place(place.file, place.line, place.column + start - _offset_of(scalar) + error.column)
            excerpt, caret = line
        self.findings.append(
            Finding(
                error.code,
                path,
                place,
                details=error.details,
                suggestions=error.suggestions,
                excerpt=excerpt,
                caret=caret,
            )
        )
