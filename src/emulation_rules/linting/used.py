"""What the targets, groups, ranking, titles and classes of a ruleset read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from fractions import Fraction

from emulation_rules.model.criterion import Reference
from emulation_rules.model.formula import Name
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import Occurrences
from emulation_rules.model.target import Measured
from emulation_rules.model.titles import Vote


@dataclass(frozen=True, slots=True)
class Used:
    """Ids of indicators, constants and tables that are read, those that others are computed from among them."""

    names: frozenset[str]
    references: frozenset[str]


def used_in(ruleset: Ruleset) -> Used:
    """Return what a ruleset reads."""
    names: set[str] = set()
    references: set[str] = set()
    roots = (ruleset.targets, ruleset.groups, ruleset.ranking, ruleset.titles, ruleset.classes)
    for part in _inside(roots):
        if isinstance(part, Reference):
            references.add(part.id)
        else:
            names.update(_names(part))
    waiting = list(names)
    while waiting:
        indicator = ruleset.indicators.get(waiting.pop())
        read = set() if indicator is None else {name for part in _inside(indicator) for name in _names(part)}
        if indicator is not None and indicator.ratio is not None:
            read |= {indicator.ratio.part, indicator.ratio.whole}
        waiting += read - names
        names |= read
    return Used(frozenset(names), frozenset(references))


def _names(part: object) -> Iterator[str]:
    match part:
        case Name(name):
            yield name
        case Measured(indicator):
            yield indicator
        case Occurrences(each=each):
            yield from each
        case Vote(favour, base, casting=casting):
            yield from filter(None, (favour, base, casting))
        case _:
            pass


def _inside(value: object) -> Iterator[object]:
    """Yield every value inside one, itself first."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if part is None or isinstance(part, (str, int, Fraction, Enum)):
            continue
        yield part
        if isinstance(part, Mapping):
            waiting += part.values()
        elif isinstance(part, (tuple, list)):
            waiting += part
        elif is_dataclass(part):
            waiting += [getattr(part, field.name) for field in fields(part)]
