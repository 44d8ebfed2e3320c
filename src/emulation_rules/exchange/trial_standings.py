"""What a case expects of a unit beside others: its rank, titles and classes."""

from __future__ import annotations

from typing import Final

from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.report_fields import mapping_entries
from emulation_rules.exchange.trial_values import Found, Values
from emulation_rules.exchange.trial_words import BECAUSE, OUTCOMES
from emulation_rules.model.place import KeyPath
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.yaml.nodes import Node, Scalar, SequenceNode

TRUTHS: Final = {"true": True, "yes": True, "false": False, "no": False}
"""The words of a truth."""


class StandingReader:
    """Reads what is expected of one unit of a ruleset's cluster."""

    def __init__(self, ruleset: Ruleset, values: Values) -> None:
        self._ruleset = ruleset
        self._values = values

    def rank(self, node: Node, path: KeyPath) -> Found:
        """Read a rank: a number, ``[best, worst]`` or null."""
        yield from self._values.range(("rank",), node, path)

    def shared(self, node: Node, path: KeyPath) -> Found:
        """Read whether another unit has the same rank."""
        text = node.text if isinstance(node, Scalar) else ""
        if text in TRUTHS:
            yield self._values.expected(("shared",), TRUTHS[text], node.place)
        else:
            self._values.builder.fault("report_bad_choice", path, node.place, value=shown(text), choices="true, false")

    def keys(self, node: Node, path: KeyPath) -> Found:
        """Read what a unit is ranked by."""
        if not isinstance(node, SequenceNode):
            self._values.builder.fault("trial_needs_list", path, node.place)
            return
        for index, item in enumerate(node.items):
            yield from self._values.range(("keys", str(index)), item, (*path, index))

    def titles(self, node: Node, path: KeyPath) -> Found:
        """Read an outcome alone, or with why and of what, as in ``not_eligible, barred, discipline``."""
        for title, key, value, inner in mapping_entries(node, path, self._values.builder):
            if not self._values.is_known(title, self._ruleset.titles, key, inner, "title"):
                continue
            text = value.text if isinstance(value, Scalar) else ""
            outcome, *more = [part.strip() for part in text.split(",")]
            yield from self._values.chosen(("titles", title, "outcome"), outcome, OUTCOMES, value, inner)
            if more:
                yield from self._values.chosen(("titles", title, "because"), more[0], BECAUSE, value, inner)
            if more[1:]:
                yield self._values.expected(("titles", title, "subject"), more[1], value.place)

    def one_class(self, node: Node, path: KeyPath) -> Found:
        """Read the class of a ruleset that has one scheme."""
        schemes = tuple(self._ruleset.classes)
        if len(schemes) == 1:
            yield from self._levels(schemes[0], node, path)
        else:
            known = ", ".join(schemes) or "–"
            self._values.builder.fault("trial_which_classes", path, node.place, known=known)

    def classes(self, node: Node, path: KeyPath) -> Found:
        """Read classes by scheme."""
        for scheme, key, value, inner in mapping_entries(node, path, self._values.builder):
            if self._values.is_known(scheme, self._ruleset.classes, key, inner, "scheme"):
                yield from self._levels(scheme, value, inner)

    def _levels(self, scheme: str, node: Node, path: KeyPath) -> Found:
        items = node.items if isinstance(node, SequenceNode) else (node,)
        known = [level.id for level in self._ruleset.classes[scheme].levels]
        named = [item.text if isinstance(item, Scalar) else "" for item in items]
        for index, (item, name) in enumerate(zip(items, named, strict=True)):
            self._values.is_known(name, known, item, (*path, index), "class")
        yield self._values.expected(("classes", scheme), tuple(named), node.place)
