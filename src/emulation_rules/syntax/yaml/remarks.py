"""Comments and blank lines of a document by the entry they belong to, free of where they stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode

Lines: TypeAlias = tuple[str, ...]
"""Comments, each with its ``#``; an empty string is a blank line."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What stands beside the data.

    ``head`` opens the document and stays there whatever entry comes first; ``before`` stands above an entry,
    ``beside`` at the end of its line, ``closing`` after the last entry of a collection.
    """

    head: Lines = ()
    before: Mapping[KeyPath, Lines] = field(default_factory=dict)
    beside: Mapping[KeyPath, str] = field(default_factory=dict)
    closing: Mapping[KeyPath, Lines] = field(default_factory=dict)

    def inside(self) -> frozenset[KeyPath]:
        """Return the paths of all collections that have a comment inside and so need lines of their own."""
        found: set[KeyPath] = set()
        commented = [path for path, lines in self.before.items() if any(lines)]
        for path in (*commented, *self.beside):
            found.update(path[:length] for length in range(len(path)))
        for path in self.closing:
            found.update(path[:length] for length in range(len(path) + 1))
        return frozenset(found)


NO_REMARKS: Final = Remarks()


def tidy(lines: Iterable[str]) -> Lines:
    """Return the lines with no two blank ones in a row."""
    kept: list[str] = []
    for line in lines:
        if line or not kept or kept[-1]:
            kept.append(line)
    return tuple(kept)


def children(node: Node) -> list[tuple[str | int, Node]]:
    """Return the entries of a collection by key or index; a scalar has none."""
    if isinstance(node, MappingNode):
        return [(key.text, value) for key, value in node.entries]
    return list(enumerate(node.items)) if isinstance(node, SequenceNode) else []


def settle(remarks: Remarks, root: Node) -> Remarks:
    """Return the remarks where the printer can put them.

    What stands above the first entry of a list item goes above the item (there is no line between the dash and the
    entry), and what stands in an empty collection goes above the entry that holds it. ``root`` is the tree in the order
    printed.
    """
    before, beside, closing = dict(remarks.before), dict(remarks.beside), dict(remarks.closing)
    head = list(remarks.head)
    if children(root) and () in beside:  # after the last bracket of a document that is to be a block
        head.append(beside.pop(()))

    def visit(node: Node, path: KeyPath, *, item: bool) -> None:
        entries = children(node)
        for step, child in entries:
            visit(child, (*path, step), item=isinstance(node, SequenceNode))
        moved: Lines = ()
        if path and not isinstance(node, Scalar) and not entries:
            moved = closing.pop(path, ())
        elif item and entries:
            moved = before.pop((*path, entries[0][0]), ())
        if any(moved):
            before[path] = tidy((*before.get(path, ()), *filter(None, moved)))

    visit(root, (), item=False)
    return Remarks(tidy(head), before, beside, closing)
