"""Trees of nodes to plain data and back: what a scalar stands for, the same for YAML and JSON."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, TypeAlias

from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.finding import Finding
from emulation_rules.model.numbers import NumberError, from_text
from emulation_rules.model.place import KeyPath, Place, Places
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode, Style
from emulation_rules.syntax.yaml.source_text import shown

Atom: TypeAlias = bool | int | Decimal | str | None
"""What a scalar can stand for."""

Data: TypeAlias = "Atom | list[Data] | dict[str, Data]"
"""What a document holds. Keys are always text: ``2022:`` is the key ``"2022"``."""

Plain: TypeAlias = bool | int | str | list["Plain"] | dict[str, "Plain"] | None
"""What documents for programs hold: JSON without binary floats, numbers with decimals as text."""

_WORDS: Final[dict[str, Atom]] = {"": None, "~": None, "null": None, "true": True, "false": False}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<rest>(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)")
_SURELY_SHORT: Final = 30


def is_text(text: str, style: Style) -> bool:
    """Return whether a scalar stands for text: a plain one does unless it is written as JSON writes another value."""
    return style is not Style.PLAIN or (text not in _WORDS and _NUMBER.fullmatch(text) is None)


def resolve(scalar: Scalar) -> Atom:
    """Return what a scalar stands for.

    Only the forms JSON has, and an empty scalar or ``~`` for null, are more than text: ``no``, ``1:30``, ``0x1F``,
    ``007`` and ``1_000`` are text. Numbers are exact: int, or Decimal with the places written. Raises `NumberError` for
    numbers with too many digits or too large an exponent.
    """
    text = scalar.text
    if scalar.style is not Style.PLAIN:
        return text
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    rest = number["rest"]
    if len(text) > _SURELY_SHORT or "e" in rest or "E" in rest:
        from_text(text)
    return Decimal(text) if rest else int(text)


def to_data(node: Node) -> tuple[Data, Places]:
    """Return the data of a tree and where each key and value of it stands.

    Raises `InvalidDocumentError` with a finding for every number beyond the limits of `model.numbers`.
    """
    gathering = _Gathering()
    data = gathering.value(node, ())
    if gathering.findings:
        raise InvalidDocumentError(gathering.findings)
    return data, Places(gathering.keys, gathering.values, node.place.file)


class _Gathering:
    """The places and faults met on the way through a tree."""

    def __init__(self) -> None:
        self.keys: dict[KeyPath, Place] = {}
        self.values: dict[KeyPath, Place] = {}
        self.findings: list[Finding] = []

    def value(self, node: Node, path: KeyPath) -> Data:
        self.values[path] = node.place
        if isinstance(node, Scalar):
            try:
                return resolve(node)
            except NumberError:
                details = (("written", shown(node.text)),)
                self.findings.append(Finding("yaml_number_size", path, node.place, details=details))
                return None
        if isinstance(node, SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.items)]
        data: dict[str, Data] = {}
        for key, value in node.entries:
            inner = (*path, key.text)
            self.keys[inner] = key.place
            data[key.text] = self.value(value, inner)
        return data


def from_data(data: Data, file: str = "") -> Node:
    """Return the tree that stands for the data, without places, to be printed. Text is taken as it is."""
    place = Place(file)
    if isinstance(data, dict):
        entries = tuple((Scalar(key, Style.QUOTED, place, 0, 0), from_data(value, file)) for key, value in data.items())
        return MappingNode(entries, flow=False, place=place, start=0, end=0)
    if isinstance(data, list):
        return SequenceNode(tuple(from_data(item, file) for item in data), flow=False, place=place, start=0, end=0)
    if isinstance(data, str):
        return Scalar(data, Style.QUOTED, place, 0, 0)
    text = "null" if data is None else str(data).lower() if isinstance(data, bool) else str(data)
    return Scalar(text, Style.PLAIN, place, 0, 0)
