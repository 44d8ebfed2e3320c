"""The conditions of titles and classes, taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.model.formula import Formula, inside
from emulation_rules.model.place import KeyPath
from emulation_rules.model.ruleset import Ruleset


def conditions_of(ruleset: Ruleset) -> Iterator[tuple[KeyPath, tuple[Formula, ...]]]:
    """Yield every condition: where it is written, and all formulas in it, itself first."""
    for name, title in ruleset.titles.items():
        yield ("titles", name, "when"), _parts(title.when)
    for name, scheme in ruleset.classes.items():
        for level in scheme.levels:
            if level.when is not None:
                yield ("classes", name, "levels", level.id, "when"), _parts(level.when)


def _parts(formula: Formula) -> tuple[Formula, ...]:
    found: list[Formula] = []
    waiting = [formula]
    while waiting:
        part = waiting.pop()
        found.append(part)
        waiting += reversed(inside(part))
    return tuple(found)
