"""What changed besides targets: indicators, groups, weights, ranking, titles, classes, units and what they were set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Final

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.ruleset_changes import How, ItemChange, Section
from emulation_rules.model.text import Text

_WORDING: Final = frozenset({"title", "note", "source", "labels", "issuer"})
_HEAD: Final = ("id", "title", "issuer", "span", "source", "note")


def items_of(old: Ruleset, new: Ruleset) -> Iterator[ItemChange]:
    """Yield everything besides targets that is not the same in both versions."""
    yield from _head(old, new)
    sections: tuple[tuple[Section, Mapping[str, object], Mapping[str, object]], ...] = (
        (Section.INDICATORS, old.indicators, new.indicators),
        (Section.UNITS, old.units, new.units),
        (Section.PEERS, old.peers, new.peers),
        (Section.PEERS, old.peers_of, new.peers_of),
        (Section.REFERENCES, old.references, new.references),
        (Section.ASSIGNMENTS, old.assigned, new.assigned),
        (Section.CONSTANTS, old.constants, new.constants),
        (Section.TABLES, old.tables, new.tables),
        (Section.GROUPS, _unweighted(old), _unweighted(new)),
        (Section.WEIGHTS, _weights(old), _weights(new)),
        (Section.TITLES, old.titles, new.titles),
        (Section.CLASSES, old.classes, new.classes),
    )
    for section, before, after in sections:
        yield from _of_section(section, before, after, new)
    yield from _whole(Section.SCORE, old.score, new.score)
    yield from _whole(Section.SCORE, old.missing, new.missing, "cluster.missing")
    yield from _whole(Section.ASSIGNMENTS, old.precedence, new.precedence, "precedence")
    yield from _whole(Section.RANKING, old.ranking, new.ranking)


def _head(old: Ruleset, new: Ruleset) -> Iterator[ItemChange]:
    differs = tuple(name for name in _HEAD if getattr(old, name) != getattr(new, name))
    if differs:
        how = How.REWORDED if {*differs} <= _WORDING else How.CHANGED
        yield ItemChange(Section.HEAD, new.id, new.title, how, tuple(map(_said, differs)))


def _said(field: str) -> str:
    return "period" if field == "span" else field


def _of_section(
    section: Section, before: Mapping[str, object], after: Mapping[str, object], new: Ruleset
) -> Iterator[ItemChange]:
    if before == after and [*before] == [*after]:
        return
    for name in (*after, *(each for each in before if each not in after)):
        if name not in before:
            yield ItemChange(section, name, _title(section, name, after[name], new), How.ADDED)
        elif name not in after:
            yield ItemChange(section, name, _title(section, name, before[name], new), How.REMOVED)
        elif before[name] != after[name]:
            differs = _fields(before[name], after[name])
            reworded = isinstance(after[name], Text) or (bool(differs) and {*differs} <= _WORDING)
            how = How.REWORDED if reworded else How.CHANGED
            yield ItemChange(section, name, _title(section, name, after[name], new), how, differs)


def _whole(section: Section, before: object, after: object, name: str = "") -> Iterator[ItemChange]:
    if before == after:
        return
    how = How.ADDED if before is None else How.REMOVED if after is None else How.CHANGED
    differs = _fields(before, after)
    if how is How.CHANGED and differs and {*differs} <= _WORDING:
        how = How.REWORDED
    yield ItemChange(section, name or section.value, Text(), how, differs)


def _fields(before: object, after: object) -> tuple[str, ...]:
    """Return what differs: fields, or the entries of a mapping."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        names = dict.fromkeys((*before, *after))
        return tuple(str(name) for name in names if before.get(name) != after.get(name))
    if type(before) is not type(after) or not is_dataclass(after):
        return ()
    return tuple(field.name for field in fields(after) if getattr(before, field.name) != getattr(after, field.name))


def _title(section: Section, name: str, value: object, new: Ruleset) -> Text:
    if section is Section.ASSIGNMENTS:
        return new.units.get(name, Text())
    if section is Section.WEIGHTS and name in new.groups:
        return new.groups[name].title
    title = value if isinstance(value, Text) else getattr(value, "title", Text())
    return title if isinstance(title, Text) else Text()


def _unweighted(ruleset: Ruleset) -> Mapping[str, object]:
    return {name: replace(group, weights={}) for name, group in ruleset.groups.items()}


def _weights(ruleset: Ruleset) -> Mapping[str, object]:
    return {name: group.weights for name, group in ruleset.groups.items() if group.weights}
