"""The nodes of a tree by path, so that finding one does not depend on how many there are."""

from __future__ import annotations

from collections.abc import Mapping

from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.yaml.nodes import Node
from emulation_rules.syntax.yaml.remarks import children


def nodes_by_path(root: Node) -> Mapping[KeyPath, Node]:
    """Return every node of a tree by its path."""
    found: dict[KeyPath, Node] = {}
    waiting: list[tuple[KeyPath, Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        found[path] = node
        waiting += [((*path, step), child) for step, child in children(node)]
    return found
