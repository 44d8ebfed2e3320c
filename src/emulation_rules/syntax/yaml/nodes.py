"""The tree of a YAML or JSON text: values with the places and offsets they stand at, nothing resolved yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from emulation_rules.model.place import Place


class Style(StrEnum):
    """How a scalar is written."""

    PLAIN = "plain"
    QUOTED = "quoted"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as text, NFC-normalised. ``start`` and ``end`` are character offsets into the source."""

    text: str
    style: Style
    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and values in the order written; keys are unique. ``flow`` is whether it was written in braces."""

    entries: tuple[tuple[Scalar, Node], ...]
    flow: bool
    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """Items in the order written. ``flow`` is whether it was written in brackets."""

    items: tuple[Node, ...]
    flow: bool
    place: Place
    start: int
    end: int


Node: TypeAlias = Scalar | MappingNode | SequenceNode
