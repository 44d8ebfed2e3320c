"""The fields of a mapping in a report, each read once, with every fault kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.report_vocabulary import near, near_ids
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, Style

_Choice = TypeVar("_Choice")

_ALSO_CALLED: Final = {
    "định dạng": "format",
    "quy định": "ruleset",
    "bộ quy định": "ruleset",
    "nguồn": "source",
    "số liệu": "figures",
    "giá trị": "value",
    "kết quả": "value",
    "chấm điểm": "judged",
    "lần thẩm định": "stage",
    "mức vượt": "by",
    "so với": "over",
}
"""What people call these keys. Only the ids are read; the others are answered with the id."""


def is_null(node: Node) -> bool:
    """Whether nothing is written, or plainly null: the figure was not reported."""
    return isinstance(node, Scalar) and node.style is Style.PLAIN and node.text in {"", "null", "~"}


def mapping_entries(node: Node, path: KeyPath, builder: ReportBuilder) -> tuple[tuple[str, Scalar, Node, KeyPath], ...]:
    """Return (key, where the key stands, value, path of the value) for a mapping; anything else but null is a fault."""
    if isinstance(node, MappingNode):
        return tuple((key.text, key, value, (*path, key.text)) for key, value in node.entries)
    if not is_null(node):
        builder.fault("report_needs_mapping", path, node.place)
    return ()


def _names(known: Iterable[str]) -> Mapping[str, str]:
    """Return everything the known keys are called, and the key it stands for."""
    ids = {name: name for name in known}
    return ids | {called: name for called, name in _ALSO_CALLED.items() if name in ids}


class Fields:
    """A mapping whose keys are known beforehand."""

    def __init__(self, node: Node, known: tuple[str, ...], path: KeyPath, builder: ReportBuilder) -> None:
        self.place = node.place
        self.path = path
        self._builder = builder
        self._values: dict[str, Node] = {}
        for key, written, value, inner in mapping_entries(node, path, builder):
            if key in known:
                self._values[key] = value
            else:
                suggestions = near(key, _names(known))
                builder.fault(
                    "report_unknown_field", inner, written.place, suggestions, key=shown(key), known=", ".join(known)
                )

    def given(self, *names: str) -> tuple[str, ...]:
        """Return which of the names are given, null or not."""
        return tuple(name for name in names if name in self._values)

    def node(self, name: str) -> Node | None:
        """Return a value, or None where it is absent or null."""
        node = self._values.get(name)
        return None if node is None or is_null(node) else node

    def place_of(self, name: str) -> Place:
        """Return where a value stands, or the mapping where it is absent."""
        return self._values[name].place if name in self._values else self.place

    def text(self, name: str) -> str | None:
        """Return a text, or None where it is absent, null or no text."""
        node = self.node(name)
        if isinstance(node, Scalar):
            return node.text
        if node is not None:
            self._builder.fault("report_needs_value", (*self.path, name), node.place)
        return None

    def choice(self, name: str, choices: Mapping[str, _Choice]) -> _Choice | None:
        """Return one of a few words' meanings, or None where it is absent or another word."""
        text = self.text(name)
        if text is None or text in choices:
            return None if text is None else choices[text]
        suggestions = near_ids(text, choices)
        self._builder.fault(
            "report_bad_choice",
            (*self.path, name),
            self.place_of(name),
            suggestions,
            value=shown(text),
            choices=", ".join(choices),
        )
        return None
