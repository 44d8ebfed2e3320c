"""One member whose weight leaves nothing to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.numbers import number_text, round_half_up
from emulation_rules.model.place import KeyPath
from emulation_rules.model.score_tree import Combine
from emulation_rules.plan.score_facts import is_scored

_DWARFS: Final = Fraction(9, 10)
_FEWEST: Final = 3
"""Of two members one is often the main one; of three or more, nine tenths for one is a slip."""


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    for group in ruleset.groups.values():
        if group.combine is Combine.WEIGHTED_MEAN:
            yield from _dominant(subject, group.weights, partial(_of_group, group.id))
    points = {name: target.points or Fraction(0) for name, target in ruleset.targets.items() if is_scored(target)}
    if not ruleset.groups:
        yield from _dominant(subject, points, lambda name: (*subject.paths_of_targets[name], "points"))


def _of_group(group: str, member: str) -> KeyPath:
    return "groups", group, "weights", member


def _dominant(subject: Subject, weights: Mapping[str, Fraction], path: Callable[[str], KeyPath]) -> Iterator[Finding]:
    whole = sum(weights.values(), Fraction(0))
    for name, weight in weights.items():
        if len(weights) >= _FEWEST and weight >= _DWARFS * whole:
            share = number_text(round_half_up(100 * weight / whole, 1))
            yield subject.finding("dominant_weight", path(name), given=name, share=share)


CHECK = Check("dominant_weight", Severity.WARNING, _find)
