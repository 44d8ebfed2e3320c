"""The values that expectations are written as: numbers and what they can be, words, lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from emulation_rules.exchange.interval_notation import read_interval
from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.report_fields import is_null
from emulation_rules.exchange.report_vocabulary import near
from emulation_rules.exchange.trial_words import folded
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import NumberError
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.trial import Expectation, Wanted
from emulation_rules.syntax.yaml.nodes import Node, Scalar, SequenceNode

Found: TypeAlias = Iterator[Expectation]


class Values:
    """Reads values that are expected of one unit; faults go to the builder."""

    def __init__(self, builder: ReportBuilder, unit: str) -> None:
        self.builder = builder
        self.unit = unit

    def expected(self, path: tuple[str, ...], wanted: Wanted, place: Place) -> Expectation:
        """Return that something of the unit is wanted."""
        return Expectation(self.unit, path, wanted, place)

    def range(self, of: tuple[str, ...], node: Node | None, path: KeyPath, place: Place | None = None) -> Found:
        """Read a number, ``[low, high]``, an interval as text, or null; ``place`` is where a null stands."""
        if node is None or is_null(node):
            yield self.expected(of, None, place or (node.place if node is not None else Place("")))
            return
        items = node.items if isinstance(node, SequenceNode) else (node,)
        texts = [item.text for item in items if isinstance(item, Scalar)]
        try:
            yield self.expected(of, _interval(texts), node.place)
        except (NumberError, ValueError):
            self.builder.fault("trial_no_number", path, node.place, text=shown(", ".join(texts) or "–"))

    def word(self, of: tuple[str, ...], node: Node, path: KeyPath, words: Mapping[str, str]) -> Found:
        """Read one of a few words, or null."""
        text = node.text if isinstance(node, Scalar) else "–"
        if is_null(node):
            yield self.expected(of, None, node.place)
        else:
            yield from self.chosen(of, text, words, node, path)

    def chosen(self, of: tuple[str, ...], text: str, words: Mapping[str, str], node: Node, path: KeyPath) -> Found:
        """Take a word for what it means, or keep the fault with the words there are."""
        known = words.get(folded(text))
        if known is not None:
            yield self.expected(of, known, node.place)
            return
        choices = ", ".join(dict.fromkeys(words.values()))
        self.builder.fault("report_bad_choice", path, node.place, near(text, words), value=shown(text), choices=choices)

    def listed(self, of: tuple[str, ...], node: Node, path: KeyPath) -> Found:
        """Read a list of words."""
        if not isinstance(node, SequenceNode) or not all(map(_is_scalar, node.items)):
            self.builder.fault("trial_needs_list", path, node.place)
            return
        yield self.expected(of, tuple(item.text for item in node.items if isinstance(item, Scalar)), node.place)

    def is_known(self, name: str, known: Iterable[str], key: Node, path: KeyPath, kind: str) -> bool:
        """Whether the ruleset has something of that kind and name; otherwise the fault is kept."""
        names = {each: each for each in known}
        if name in names:
            return True
        details = {"key": shown(name), "known": ", ".join(names) or "–"}
        self.builder.fault(f"trial_unknown_{kind}", path, key.place, near(name, names), **details)
        return False


def _is_scalar(node: Node) -> bool:
    return isinstance(node, Scalar)


def _interval(texts: list[str]) -> Interval:
    """Return the interval of one text, or of two ends. Raises `ValueError`, of which `NumberError` is one."""
    if len(texts) == 1:
        return read_interval(texts[0])
    low, high = map(read_interval, texts)
    return Interval(low.number, high.number)
