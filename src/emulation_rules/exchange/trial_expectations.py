"""What a case expects of one unit, from the tree it is written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from emulation_rules.exchange.interval_notation import read_interval
from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.report_fields import Fields, is_null, mapping_entries
from emulation_rules.exchange.report_vocabulary import near
from emulation_rules.exchange.trial_words import (
    BECAUSE,
    EXCEEDED,
    NEEDS,
    OF_GROUP,
    OF_SCORE,
    OF_TARGET,
    OF_UNIT,
    OUTCOMES,
    RANGES,
    VERDICTS,
    WORDS,
    folded,
)
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import NumberError
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.questions import questions_of
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.trial import Expectation, Wanted
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode

_STATED: Final = ("indicator", "mode", "against", "value", "mark", "consistent")
_STATED_BY: Final = ("indicator", "mode", "against")
_TRUTHS: Final = {"true": True, "yes": True, "false": False, "no": False}
_WHOLE_CASE: Final = ("rank", "shared", "keys", "titles", "class", "classes")
"""What only a unit beside others has."""

Found: TypeAlias = Iterator[Expectation]


class ExpectationReader:
    """Reads what cases of one ruleset expect; faults go to the builder."""

    def __init__(self, ruleset: Ruleset, builder: ReportBuilder) -> None:
        self._ruleset = ruleset
        self._builder = builder
        titled = {asked.id: asked.title for asked in questions_of(ruleset)}
        self._targets = frozenset(titled)
        self._names = {
            called: name for name, title in titled.items() for called in (title.vi, title.en, name) if called
        } | {name: name for name in OF_UNIT}
        self._unit = CLUSTER

    def of_unit(self, node: Node, unit: str, path: KeyPath) -> tuple[Expectation, ...]:
        """Return everything expected of a unit, in the order written."""
        self._unit = unit
        entries = mapping_entries(node, path, self._builder)
        return tuple(found for name, key, value, inner in entries for found in self._one(name, key, value, inner))

    def of_case(self, quotas: Node | None, order: Node | None, path: KeyPath) -> tuple[Expectation, ...]:
        """Return what is expected of the cluster's places and order, which belongs to no unit."""
        self._unit = ""
        found: list[Expectation] = []
        if quotas is not None:
            for name, key, value, inner in mapping_entries(quotas, (*path, "quotas"), self._builder):
                if self._is_known(name.partition("@")[0], self._ruleset.titles, key, inner, "title"):
                    found += self._range(("quotas", name), value, inner)
        if order is not None:
            found += self._list(("order",), order, (*path, "order"))
        return tuple(found)

    def _one(self, name: str, key: Scalar, node: Node, path: KeyPath) -> Found:
        if name in _WHOLE_CASE and self._unit == CLUSTER:
            self._builder.fault("trial_no_rank_of_cluster", path, key.place, key=name)
            return
        readers: Mapping[str, Callable[[Node, KeyPath], Found]] = {
            "score": self._score,
            "rank": self._rank,
            "shared": self._shared,
            "keys": self._keys,
            "titles": self._titles,
            "class": self._class,
            "classes": self._classes,
            "stated": self._stated,
            "notes": self._notes,
        }
        if name in readers:
            yield from readers[name](node, path)
        elif name in self._targets or self._is_of_one_unit(name):
            yield from self._target(name, node, path)
        else:
            suggestions = near(name, self._names)
            self._builder.fault("trial_unknown_subject", path, key.place, suggestions, key=shown(name))

    def _is_of_one_unit(self, name: str) -> bool:
        """Whether it is a target that the cluster meets if every unit does, of one of them: ``crimes_down@gia-lai``."""
        target, _, unit = name.partition("@")
        return target in self._targets and bool(unit) and self._builder.vocabulary.knows_unit(unit)

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
                yield from self._range((name, field), value, inner)
            elif field == "labels":
                yield from self._list((name, field), value, inner)
            elif field == "need":
                yield from self._need(name, value, inner)
            else:
                yield from self._word((name, field), value, inner, WORDS[field])

    def _verdict(self, name: str, node: Node, path: KeyPath) -> Found:
        for found in self._word((name, "verdict"), node, path, VERDICTS):
            if found.wanted == EXCEEDED:
                yield Expectation(self._unit, (name, "verdict"), "met", found.place)
                yield Expectation(self._unit, (name, "exceeded"), "yes", found.place)
            else:
                yield found

    def _need(self, name: str, node: Node, path: KeyPath) -> Found:
        if is_null(node):
            yield self._expected((name, "need"), None, node.place)
            return
        fields = Fields(node, NEEDS, path, self._builder)
        for field in fields.given(*NEEDS):
            value = fields.node(field)
            if field in ("limit", "spare"):
                yield from self._range((name, "need", field), value, (*path, field), fields.place_of(field))
            else:
                yield self._expected((name, "need", field), fields.text(field) or "", fields.place_of(field))

    # ---- the score ----------------------------------------------------------------------

    def _score(self, node: Node, path: KeyPath) -> Found:
        if not isinstance(node, MappingNode):
            yield from self._range(("score", "points"), node, path)
            return
        fields = Fields(node, OF_SCORE, path, self._builder)
        for field, _, value, inner in mapping_entries(node, path, self._builder):
            if field in fields.given("points", "maximum", "share"):
                yield from self._range(("score", field), value, inner)
            elif field == "labels":
                yield from self._list(("score", field), value, inner)
            elif field == "vetoes":
                yield from self._vetoes(value, inner)
            elif field == "groups":
                yield from self._groups(value, inner)

    def _vetoes(self, node: Node, path: KeyPath) -> Found:
        for target, key, value, inner in mapping_entries(node, path, self._builder):
            vetoes = [name for name, each in self._ruleset.targets.items() if each.veto is not None]
            if self._is_known(target, vetoes, key, inner, "veto"):
                yield from self._word(("score", "vetoes", target), value, inner, WORDS["exceeded"])

    def _groups(self, node: Node, path: KeyPath) -> Found:
        for group, key, value, inner in mapping_entries(node, path, self._builder):
            if not self._is_known(group, self._ruleset.groups, key, inner, "group"):
                continue
            if not isinstance(value, MappingNode):
                yield from self._range(("score", "groups", group, "points"), value, inner)
                continue
            fields = Fields(value, OF_GROUP, inner, self._builder)
            for field in fields.given("points", "maximum"):
                at = (*inner, field)
                yield from self._range(("score", "groups", group, field), fields.node(field), at, value.place)
            labels = fields.node("labels")
            if labels is not None:
                yield from self._list(("score", "groups", group, "labels"), labels, (*inner, "labels"))

    # ---- the unit beside others ---------------------------------------------------------

    def _rank(self, node: Node, path: KeyPath) -> Found:
        yield from self._range(("rank",), node, path)

    def _shared(self, node: Node, path: KeyPath) -> Found:
        text = node.text if isinstance(node, Scalar) else ""
        if text in _TRUTHS:
            yield self._expected(("shared",), _TRUTHS[text], node.place)
        else:
            self._builder.fault("report_bad_choice", path, node.place, value=shown(text), choices="true, false")

    def _keys(self, node: Node, path: KeyPath) -> Found:
        if not isinstance(node, SequenceNode):
            self._builder.fault("trial_needs_list", path, node.place)
            return
        for index, item in enumerate(node.items):
            yield from self._range(("keys", str(index)), item, (*path, index))

    def _titles(self, node: Node, path: KeyPath) -> Found:
        """An outcome alone, or with why and of what, as in ``not_eligible, barred, discipline``."""
        for title, key, value, inner in mapping_entries(node, path, self._builder):
            if not self._is_known(title, self._ruleset.titles, key, inner, "title"):
                continue
            text = value.text if isinstance(value, Scalar) else ""
            outcome, *more = [part.strip() for part in text.split(",")]
            yield from self._chosen(("titles", title, "outcome"), outcome, OUTCOMES, value, inner)
            if more:
                yield from self._chosen(("titles", title, "because"), more[0], BECAUSE, value, inner)
            if more[1:]:
                yield self._expected(("titles", title, "subject"), more[1], value.place)

    def _class(self, node: Node, path: KeyPath) -> Found:
        schemes = tuple(self._ruleset.classes)
        if len(schemes) == 1:
            yield from self._levels(schemes[0], node, path)
        else:
            known = ", ".join(schemes) or "–"
            self._builder.fault("trial_which_classes", path, node.place, known=known)

    def _classes(self, node: Node, path: KeyPath) -> Found:
        for scheme, key, value, inner in mapping_entries(node, path, self._builder):
            if self._is_known(scheme, self._ruleset.classes, key, inner, "scheme"):
                yield from self._levels(scheme, value, inner)

    def _levels(self, scheme: str, node: Node, path: KeyPath) -> Found:
        items = node.items if isinstance(node, SequenceNode) else (node,)
        known = [level.id for level in self._ruleset.classes[scheme].levels]
        named = [item.text if isinstance(item, Scalar) else "" for item in items]
        for index, (item, name) in enumerate(zip(items, named, strict=True)):
            self._is_known(name, known, item, (*path, index), "class")
        yield self._expected(("classes", scheme), tuple(named), node.place)

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
                yield from self._range(("stated", name, field), fields.node(field), (*at, field), item.place)
            said = fields.choice("consistent", _TRUTHS)
            if said is not None:
                yield self._expected(("stated", name, "consistent"), said, fields.place_of("consistent"))
        yield self._expected(("stated",), tuple(sorted(named)), node.place)

    def _notes(self, node: Node, path: KeyPath) -> Found:
        if not isinstance(node, SequenceNode):
            self._builder.fault("trial_needs_list", path, node.place)
            return
        fields = [
            Fields(item, ("code", "subject"), (*path, index), self._builder) for index, item in enumerate(node.items)
        ]
        said = sorted(f"{each.text('code')} {each.text('subject')}" for each in fields)
        yield self._expected(("notes",), tuple(said), node.place)

    # ---- values -------------------------------------------------------------------------

    def _expected(self, path: tuple[str, ...], wanted: Wanted, place: Place) -> Expectation:
        return Expectation(self._unit, path, wanted, place)

    def _range(self, of: tuple[str, ...], node: Node | None, path: KeyPath, place: Place | None = None) -> Found:
        """Read a number, ``[low, high]``, an interval as text, or null; ``place`` is where a null stands."""
        if node is None or is_null(node):
            yield self._expected(of, None, place or (node.place if node is not None else Place("")))
            return
        items = node.items if isinstance(node, SequenceNode) else (node,)
        texts = [item.text for item in items if isinstance(item, Scalar)]
        try:
            yield self._expected(of, _interval(texts), node.place)
        except (NumberError, ValueError):
            self._builder.fault("trial_no_number", path, node.place, text=shown(", ".join(texts) or "–"))

    def _word(self, of: tuple[str, ...], node: Node, path: KeyPath, words: Mapping[str, str]) -> Found:
        text = node.text if isinstance(node, Scalar) else "–"
        if is_null(node):
            yield self._expected(of, None, node.place)
        else:
            yield from self._chosen(of, text, words, node, path)

    def _chosen(self, of: tuple[str, ...], text: str, words: Mapping[str, str], node: Node, path: KeyPath) -> Found:
        known = words.get(folded(text))
        if known is not None:
            yield self._expected(of, known, node.place)
            return
        choices = ", ".join(dict.fromkeys(words.values()))
        self._builder.fault(
            "report_bad_choice", path, node.place, near(text, words), value=shown(text), choices=choices
        )

    def _list(self, of: tuple[str, ...], node: Node, path: KeyPath) -> Found:
        if not isinstance(node, SequenceNode) or not all(map(_is_scalar, node.items)):
            self._builder.fault("trial_needs_list", path, node.place)
            return
        yield self._expected(of, tuple(item.text for item in node.items if isinstance(item, Scalar)), node.place)

    def _is_known(self, name: str, known: Iterable[str], key: Node, path: KeyPath, kind: str) -> bool:
        names = {each: each for each in known}
        if name in names:
            return True
        details = {"key": shown(name), "known": ", ".join(names) or "–"}
        self._builder.fault(f"trial_unknown_{kind}", path, key.place, near(name, names), **details)
        return False


def _is_scalar(node: Node) -> bool:
    return isinstance(node, Scalar)


def _interval(texts: list[str]) -> Interval:
    """Return the interval of one text, or of two ends. Raises `ValueError`, of which `NumberError` is one."""
    if len(texts) == 1:
        return read_interval(texts[0])
    low, high = map(read_interval, texts)
    return Interval(low.number, high.number)
