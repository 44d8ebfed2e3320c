"""The printer of documents: one layout for every content, whatever the source looked like.

Blocks are indented by two. A collection stands on one line, in brackets, where that is easy to read: it has no comment
inside, it fits, and it holds plain values only (a mapping below the sections may also hold such one-line collections).
The document itself and a section with collections in it are always blocks. Text is never wrapped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.yaml.data import is_text
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode, Style
from emulation_rules.syntax.yaml.remarks import NO_REMARKS, Lines, Remarks, children, tidy
from emulation_rules.syntax.yaml.scalars import key_text, scalar_text

WIDTH: Final = 110
"""The most characters of a line with a collection in brackets; its comment is not counted."""

Order: TypeAlias = Callable[[KeyPath], Sequence[str]]
"""The keys of the mapping at a path, in canonical order; keys it does not name follow in the author's order."""

Rewrite: TypeAlias = Callable[[KeyPath, str], str | None]
"""The canonical wording of the text at a path, or None where it is to stay as it is."""


def author_order(_path: KeyPath) -> Sequence[str]:
    """Keep every key where the author put it."""
    return ()


def as_written(_path: KeyPath, _text: str) -> str | None:
    """Keep every text as the author wrote it."""
    return None


def arrange(node: Node, order: Order, rewrite: Rewrite, path: KeyPath = ()) -> Node:
    """Return the tree with keys in canonical order and texts in canonical wording. Only texts are rewritten."""
    if isinstance(node, SequenceNode):
        items = tuple(arrange(item, order, rewrite, (*path, index)) for index, item in enumerate(node.items))
        return replace(node, items=items)
    if isinstance(node, MappingNode):
        known = {key: rank for rank, key in enumerate(order(path))}
        ranked = sorted(node.entries, key=lambda entry: known.get(entry[0].text, len(known)))
        entries = tuple((key, arrange(value, order, rewrite, (*path, key.text))) for key, value in ranked)
        return replace(node, entries=entries)
    text = rewrite(path, node.text) if is_text(node.text, node.style) else None
    return node if text is None or text == node.text else replace(node, text=text, style=Style.QUOTED)


def emit(node: Node, remarks: Remarks = NO_REMARKS) -> str:
    """Return the canonical text of a tree, with the comments given; it ends in a line feed.

    The remarks must be settled for this tree (`remarks.settle`).
    """
    return "\n".join(_Printer(remarks).document(node)) + "\n"


class _Printer:
    """The remarks that go between the lines of one document."""

    def __init__(self, remarks: Remarks) -> None:
        self.remarks = remarks
        self.inside = remarks.inside()

    def document(self, root: Node) -> list[str]:
        """Return the lines of the document."""
        if children(root):
            opening, lines = self.block(root, (), 0)
            lines = [*opening, *lines]
        else:
            value = scalar_text(root, flow=False) if isinstance(root, Scalar) else _flow_text(root)
            lines = [self.with_comment(value, ()), *self.remarks.closing.get((), ())]
        head = list(self.remarks.head)
        return [*head, *([""] if head else []), *lines]

    def block(self, node: Node, path: KeyPath, indent: int) -> tuple[Lines, list[str]]:
        """Return what stands above the first entry of a collection, not indented, and the lines from that entry on."""
        opening: Lines = ()
        lines: list[str] = []
        apart = False
        for step, value in children(node):
            above, entry = self.entry(node, (*path, step), value, indent)
            section = not path and isinstance(node, MappingNode) and len(entry) > 1
            if not lines:
                opening = above[above[:1] == ("",) :]
            else:
                lines += _indented(tidy(("", *above)) if section or apart else above, indent)
            lines += entry
            apart = section
        return opening, lines + _indented(self.remarks.closing.get(path, ()), indent)

    def entry(self, node: Node, path: KeyPath, value: Node, indent: int) -> tuple[Lines, list[str]]:
        """Return what stands above an entry, not indented, and the lines of the entry itself."""
        pad = " " * indent
        head = f"{pad}{key_text(str(path[-1]), flow=False)}:" if isinstance(node, MappingNode) else f"{pad}-"
        inline = self.inline(value, path, len(head) + 1)
        if inline is not None:
            return self.before(path), [self.with_comment(f"{head} {inline}", path)]
        opening, lines = self.block(value, path, indent + 2)
        if isinstance(node, MappingNode):
            return self.before(path), [self.with_comment(head, path), *_indented(opening, indent + 2), *lines]
        # Between the dash and the first entry of an item is no line for comments: they go above.
        beside = self.remarks.beside.get(path, "")
        above = [*self.before(path), *filter(None, (beside, *opening))]
        return tidy(above), [f"{head} {lines[0][indent + 2 :]}", *lines[1:]]

    def before(self, path: KeyPath) -> Lines:
        """Return what stands above an entry."""
        return self.remarks.before.get(path, ())

    def with_comment(self, line: str, path: KeyPath) -> str:
        """Return the line with the comment at its end."""
        beside = self.remarks.beside.get(path)
        return f"{line}  {beside}" if beside else line

    def inline(self, value: Node, path: KeyPath, used: int) -> str | None:
        """Return the value on one line that has ``used`` characters already, or None where it has to be a block."""
        if isinstance(value, Scalar):
            return scalar_text(value, flow=False)
        if children(value) and (path in self.inside or not _is_simple(value, section=len(path) == 1)):
            return None
        text = _flow_text(value)
        return text if used + len(text) <= WIDTH or not children(value) else None


def _indented(lines: Lines, indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]


def _is_simple(node: Node, *, section: bool) -> bool:
    nested = [child for _, child in children(node) if children(child)]
    if section or isinstance(node, SequenceNode):
        return not nested
    return all(_is_simple(child, section=True) for child in nested)


def _flow_text(node: Node) -> str:
    if isinstance(node, Scalar):
        return scalar_text(node, flow=True)
    if isinstance(node, SequenceNode):
        return f"[{', '.join(map(_flow_text, node.items))}]"
    return f"{{{', '.join(f'{key_text(key.text, flow=True)}: {_flow_text(value)}' for key, value in node.entries)}}}"
