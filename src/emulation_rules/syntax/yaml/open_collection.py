"""A mapping or sequence while its text is being read."""

from __future__ import annotations

from emulation_rules.model.place import Place
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode


class OpenCollection:
    """A collection whose end has not been seen: what it holds so far, and the key that waits for its value."""

    __slots__ = ("entries", "flow", "items", "key", "keys", "mapping", "place", "start")

    def __init__(self, mapping: bool, flow: bool, place: Place, start: int) -> None:
        self.mapping = mapping
        self.flow = flow
        self.place = place
        self.start = start
        self.key: Scalar | None = None
        self.keys: dict[str, Place] = {}
        self.entries: list[tuple[Scalar, Node]] = []
        self.items: list[Node] = []

    def step(self) -> str | int | None:
        """Return the key or index of what is being read in it, None where a key is."""
        if not self.mapping:
            return len(self.items)
        return self.key.text if self.key is not None else None

    def reach(self) -> int:
        """Return the offset at which what it holds so far ends."""
        children = [self.entries[-1][1]] if self.entries else self.items[-1:]
        return children[0].end if children else self.start

    def closed(self, end: int) -> Node:
        """Return the node the collection has become."""
        if self.mapping:
            return MappingNode(tuple(self.entries), self.flow, self.place, self.start, end)
        return SequenceNode(tuple(self.items), self.flow, self.place, self.start, end)
