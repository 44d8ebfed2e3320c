"""Which key or value of a tree stands at an offset."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode


@dataclass(frozen=True, slots=True)
class Found:
    """A scalar with the path of the value it is, or of the value it is the key of."""

    path: KeyPath
    scalar: Scalar
    is_key: bool
    in_flow: bool


def scalar_at(root: Node, offset: int) -> Found | None:
    """Return the key or the single value at an offset, or None where there is neither."""
    path: list[str | int] = []
    node, in_flow = root, False
    while not isinstance(node, Scalar):
        in_flow = in_flow or node.flow
        step = _step(node, offset)
        if step is None:
            return None
        path.append(step[0])
        if step[2]:
            return Found(tuple(path), step[1], is_key=True, in_flow=in_flow) if isinstance(step[1], Scalar) else None
        node = step[1]
    return Found(tuple(path), node, is_key=False, in_flow=in_flow) if node.start <= offset <= node.end else None


def _step(node: MappingNode | SequenceNode, offset: int) -> tuple[str | int, Node, bool] | None:
    """Return the key or index, and the key itself (True) or the value (False), that holds an offset."""
    if isinstance(node, SequenceNode):
        index = bisect_right(node.items, offset, key=lambda item: item.start) - 1
        return (index, node.items[index], False) if index >= 0 and _holds(node.items[index], offset) else None
    index = bisect_right(node.entries, offset, key=lambda entry: entry[0].start) - 1
    if index < 0:
        return None
    key, value = node.entries[index]
    if _holds(key, offset):
        return key.text, key, True
    return (key.text, value, False) if _holds(value, offset) else None


def _holds(node: Node, offset: int) -> bool:
    return node.start <= offset <= node.end


def value_at(root: Node, path: KeyPath) -> Node | None:
    """Return the value at a path."""
    node: Node | None = root
    for step in path:
        match node, step:
            case MappingNode(), str():
                node = next((value for key, value in node.entries if key.text == step), None)
            case SequenceNode(), int() if step < len(node.items):
                node = node.items[step]
            case _:
                return None
    return node
