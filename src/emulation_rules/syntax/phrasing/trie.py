"""The tables of the grammar as trees of words, which are walked word by word without ever going back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from emulation_rules.model.text import LANGUAGES
from emulation_rules.syntax.phrasing.grammar import (
    BASELINES,
    CRITERIA,
    MARKS,
    OTHER_SPELLINGS,
    QUANTITIES,
    Slot,
    Wording,
)
from emulation_rules.syntax.phrasing.tokens import spans_in

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True)
class Node:
    """Where a walk may stand: the words that lead on, else the slot to fill, else the row whose wording is complete."""

    written: str = ""
    """The word that leads here, as the table writes it."""
    words: dict[str, Node] = field(default_factory=dict)
    slot: Slot | None = None
    after_slot: Node | None = None
    key: str | None = None


_CHOICE: Final = re.compile(r"\((?P<choice>[^()\[\]]*)\)|\[(?P<optional>[^()\[\]]*)\]")


def expand(wording: str) -> tuple[str, ...]:
    """Return every text a wording with ``[options]`` and ``(choices|others)`` stands for, whitespace folded."""
    found = _CHOICE.search(wording)
    if found is None:
        return (" ".join(wording.split()),)
    choices = found["choice"].split("|") if found["choice"] is not None else ["", found["optional"]]
    before, after = wording[: found.start()], wording[found.end() :]
    return tuple(dict.fromkeys(text for choice in choices for text in expand(before + choice + after)))


def build(table: Iterable[Wording]) -> Node:
    """Return the tree of all wordings in both languages. Raises `ValueError` where two rows share one wording."""
    root = Node()
    for row in table:
        for text in dict.fromkeys(
            text for language in LANGUAGES for wording in row.of(language) for text in expand(wording)
        ):
            _add(root, text, row.key)
    return root


def _add(node: Node, text: str, key: str) -> None:
    for start, end in spans_in(text)[:-1]:
        word = text[start:end]
        node = _slot(node, Slot(word[1:-1]), text) if word.startswith("{") else _word(node, word)
    if node.slot is not None or node.key not in {None, key}:
        raise ValueError(f"ambiguous wording: {text}")
    node.key = key


def _word(node: Node, word: str) -> Node:
    following = node.words.setdefault(word.lower(), Node(word))
    if word in OTHER_SPELLINGS:
        node.words.setdefault(OTHER_SPELLINGS[word], following)
    return following


def _slot(node: Node, slot: Slot, text: str) -> Node:
    if node.slot not in {None, slot} or node.key is not None:
        raise ValueError(f"ambiguous wording: {text}")
    node.slot = slot
    if node.after_slot is None:
        node.after_slot = Node()
    return node.after_slot


def certain_words(node: Node) -> tuple[tuple[str, ...], Node]:
    """Return the words that must follow, the canonical ones where spellings differ, and the node they lead to."""
    words: list[str] = []
    while node.key is None and node.slot is None and len(_ends(node)) == 1:
        node = next(iter(node.words.values()))
        words.append(node.written)
    return tuple(words), node


def _ends(node: Node) -> frozenset[str | int]:
    """Return what the words after a node lead to: keys of rows, and slots by their identity."""
    if node.key is not None or node.slot is not None:
        return frozenset({node.key or id(node)})
    return frozenset[str | int]().union(*map(_ends, node.words.values()))


CRITERION_WORDS: Final = build(CRITERIA)
MARK_WORDS: Final = build(MARKS)
BASELINE_WORDS: Final = build(BASELINES)
QUANTITY_WORDS: Final = build(QUANTITIES)
