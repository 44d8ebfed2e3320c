"""What a case expects of one unit, from the tree it is written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.report_fields import Fields, is_null, mapping_entries
from emulation_rules.exchange.report_vocabulary import near
from emulation_rules.exchange.trial_standings import TRUTHS, StandingReader
from emulation_rules.exchange.trial_values import Found, Values
from emulation_rules.exchange.trial_words import (
    EXCEEDED,
    NEEDS,
    OF_GROUP,
    OF_SCORE,
    OF_TARGET,
    OF_UNIT,
    RANGES,
    VERDICTS,
    WORDS,
)
from emulation_rules.model.place import KeyPath
from emulation_rules.model.questions import questions_of
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.trial import Expectation
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode

_STATED: Final = ("indicator", "mode", "against", "value", "mark", "consistent")
_STATED_BY: Final = ("indicator", "mode", "against")
_WHOLE_CASE: Final = ("rank", "shared", "keys", "titles", "class", "classes")
"""What only a unit beside others has."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The ids of everything a ruleset asks, and everything people call it. Made once for all cases."""

    targets: frozenset[str]
    names: Mapping[str, str]

    @classmethod
    def of(cls, ruleset: Ruleset) -> Asked:
        """Return what a ruleset asks."""
        titled = {asked.id: asked.title for asked in questions_of(ruleset)}
        called = {word: name for name, title in titled.items() for word in (title.vi, title.en, name) if word}
        return cls(frozenset(titled), called | {name: name for name in OF_UNIT})


class ExpectationReader:
    """Reads what cases of one ruleset expect; faults go to the builder."""

    def __init__(self, ruleset: Ruleset, builder: ReportBuilder, asked: Asked | None = None) -> None:
        self._ruleset = ruleset
        self._builder = builder
        self._asked = asked or Asked.of(ruleset)
        self._values = Values(builder, CLUSTER)

    def of_unit(self, node: Node, unit: str, path: KeyPath) -> tuple[Expectation, ...]:
        """Return everything expected of a unit, in the order written."""
        self._values = Values(self._builder, unit)
        entries = mapping_entries(node, path, self._builder)
        return tuple(found for name, key, value, inner in entries for found in self._one(name, key, value, inner))

    def of_case(self, quotas: Node | None, order: Node | None, path: KeyPath) -> tuple[Expectation, ...]:
        """Return what is expected of the cluster's places and order, which belongs to no unit."""
        values = self._values = Values(self._builder, "")
        found: list[Expectation] = []
        if quotas is not None:
            for name, key, value, inner in mapping_entries(quotas, (*path, "quotas"), self._builder):
                if values.is_known(name.partition("@")[0], self._ruleset.titles, key, inner, "title"):
                    found += values.range(("quotas", name), value, inner)
        if order is not None:
            found += values.listed(("order",), order, (*path, "order"))
        return tuple(found)

    def _one(self, name: str, key: Scalar, node: Node, path: KeyPath) -> Found:
        if name in _WHOLE_CASE and self._values.unit == CLUSTER:
            self._builder.fault("trial_no_rank_of_cluster", path, key.place, key=name)
            return
        standing = StandingReader(self._ruleset, self._values)
        readers: Mapping[str, Callable[[Node, KeyPath], Found]] = {
            "score": self._score,
            "rank": standing.rank,
            "shared": standing.shared,
            "keys": standing.keys,
            "titles": standing.titles,
            "class": standing.one_class,
            "classes": standing.classes,
            "stated": self._stated,
            "notes": self._notes,
        }
        if name in readers:
            yield from readers[name](node, path)
        elif name in self._asked.targets or self._is_of_one_unit(name):
            yield from self._target(name, node, path)
        else:
            suggestions = near(name, self._asked.names)
            self._builder.fault("trial_unknown_subject", path, key.place, suggestions, key=shown(name))

    def _is_of_one_unit(self, name: str) -> bool:
        """Whether it is a target that the cluster meets if every unit does, of one of them: ``crimes_down@gia-lai``."""
        target, _, unit = name.partition("@")
        return target in self._asked.targets and bool(unit) and self._builder.vocabulary.knows_unit(unit)

    # ---- a target -----------------------------------------------------------------------

    def _target(self, name: str, node: Node, path: KeyPath) -> Found:
        if not isinstance(node, MappingNode):
            yield from self._verdict(name, node, path)
            return
        fields = Fields(node, OF_TARGET, path, self._builder)
        for field, _, value, inner in mapping_entries(node, path, self._builder):
            if field not in fields.given(*OF_TARGET):
                continue
            if field == "verdict":
                yield from self._verdict(name, value, inner)
            elif field in RANGES:
                yield from self._values.range((name, field), value, inner)
            elif field == "labels":
                yield from self._values.listed((name, field), value, inner)
            elif field == "need":
                yield from self._need(name, value, inner)
            else:
                yield from self._values.word((name, field), value, inner, WORDS[field])

    def _verdict(self, name: str, node: Node, path: KeyPath) -> Found:
        for found in self._values.word((name, "verdict"), node, path, VERDICTS):
            if found.wanted == EXCEEDED:
                yield self._values.expected((name, "verdict"), "met", found.place)
                yield self._values.expected((name, "exceeded"), "yes", found.place)
            else:
                yield found

    def _need(self, name: str, node: Node, path: KeyPath) -> Found:
        if is_null(node):
            yield self._values.expected((name, "need"), None, node.place)
            return
        fields = Fields(node, NEEDS, path, self._builder)
        for field in fields.given(*NEEDS):
            value = fields.node(field)
            if field in ("limit", "spare"):
                yield from self._values.range((name, "need", field), value, (*path, field), fields.place_of(field))
            else:
                yield self._values.expected((name, "need", field), fields.text(field) or "", fields.place_of(field))

    # ---- the score ----------------------------------------------------------------------

    def _score(self, node: Node, path: KeyPath) -> Found:
        if not isinstance(node, MappingNode):
            yield from self._values.range(("score", "points"), node, path)
            return
        fields = Fields(node, OF_SCORE, path, self._builder)
        for field, _, value, inner in mapping_entries(node, path, self._builder):
            if field in fields.given("points", "maximum", "share"):
                yield from self._values.range(("score", field), value, inner)
            elif field == "labels":
                yield from self._values.listed(("score", field), value, inner)
            elif field == "vetoes":
                yield from self._vetoes(value, inner)
            elif field == "groups":
                yield from self._groups(value, inner)

    def _vetoes(self, node: Node, path: KeyPath) -> Found:
        for target, key, value, inner in mapping_entries(node, path, self._builder):
            vetoes = [name for name, each in self._ruleset.targets.items() if each.veto is not None]
            if self._values.is_known(target, vetoes, key, inner, "veto"):
                yield from self._values.word(("score", "vetoes", target), value, inner, WORDS["exceeded"])

    def _groups(self, node: Node, path: KeyPath) -> Found:
        for group, key, value, inner in mapping_entries(node, path, self._builder):
            if not self._values.is_known(group, self._ruleset.groups, key, inner, "group"):
                continue
            if not isinstance(value, MappingNode):
                yield from self._values.range(("score", "groups", group, "points"), value, inner)
                continue
            fields = Fields(value, OF_GROUP, inner, self._builder)
            for field in fields.given("points", "maximum"):
                at = (*inner, field)
                yield from self._values.range(("score", "groups", group, field), fields.node(field), at, value.place)
            labels = fields.node("labels")
            if labels is not None:
                yield from self._values.listed(("score", "groups", group, "labels"), labels, (*inner, "labels"))

    # ---- what is told beside ------------------------------------------------------------

    def _stated(self, node: Node, path: KeyPath) -> Found:
        if not isinstance(node, SequenceNode):
            self._builder.fault("trial_needs_list", path, node.place)
            return
        named: list[str] = []
        for index, item in enumerate(node.items):
            at = (*path, index)
            fields = Fields(item, _STATED, at, self._builder)
            name = " ".join(fields.text(each) or "–" for each in _STATED_BY)
            named.append(name)
            for field in fields.given("mark", "value"):
                yield from self._values.range(("stated", name, field), fields.node(field), (*at, field), item.place)
            said = fields.choice("consistent", TRUTHS)
            if said is not None:
                yield self._values.expected(("stated", name, "consistent"), said, fields.place_of("consistent"))
        yield self._values.expected(("stated",), tuple(sorted(named)), node.place)

    def _notes(self, node: Node, path: KeyPath) -> Found:
        if not isinstance(node, SequenceNode):
            self._builder.fault("trial_needs_list", path, node.place)
            return
        fields = [
            Fields(item, ("code", "subject"), (*path, index), self._builder) for index, item in enumerate(node.items)
        ]
        said = sorted(f"{each.text('code')} {each.text('subject')}" for each in fields)
        yield self._values.expected(("notes",), tuple(said), node.place)
