"""The outline of a ruleset: its sections, and the things each of them declares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from emulation_rules.language_server.names import SECTIONS
from emulation_rules.language_server.text_lines import Span
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar

Kind: TypeAlias = Literal["section", "entry", "value"]

_NAMED = frozenset({*SECTIONS, "titles", "classes", "of_which"})


@dataclass(frozen=True, slots=True)
class Symbol:
    """One line of the outline: ``span`` is all of it, ``name_span`` its key."""

    name: str
    detail: str
    kind: Kind
    span: Span
    name_span: Span
    children: tuple[Symbol, ...] = ()


def symbols(root: Node | None) -> tuple[Symbol, ...]:
    """Return the outline of a tree."""
    return tuple(_sections(root)) if isinstance(root, MappingNode) else ()


def _sections(root: MappingNode) -> Iterator[Symbol]:
    for key, value in root.entries:
        inside = tuple(_entries(value)) if key.text in _NAMED else ()
        detail = value.text if isinstance(value, Scalar) else ""
        yield _symbol(key, value, detail, "value" if isinstance(value, Scalar) else "section", inside)


def _entries(node: Node | None) -> Iterator[Symbol]:
    for key, value in node.entries if isinstance(node, MappingNode) else ():
        yield _symbol(key, value, _label(value), "entry", tuple(_entries(_inner(value, "of_which"))))


def _symbol(key: Scalar, value: Node, detail: str, kind: Kind, children: tuple[Symbol, ...]) -> Symbol:
    span = Span(key.start, max(key.end, value.end))
    return Symbol(key.text or '""', detail, kind, span, Span(key.start, key.end), children)


def _inner(node: Node, key: str) -> Node | None:
    entries = node.entries if isinstance(node, MappingNode) else ()
    return next((value for name, value in entries if name.text == key), None)


def _label(node: Node) -> str:
    """Return what an entry is called, in either language, or the text that it is."""
    if isinstance(node, Scalar):
        return node.text
    entries = {key.text: value for key, value in node.entries} if isinstance(node, MappingNode) else {}
    labels = (entries.get(name) for name in ("vi", "en", "criterion"))
    return next((label.text for label in labels if isinstance(label, Scalar)), "")
