"""What the weight of a target or a group is, and a ruleset in which it is another one.

With a weight times f, a target's points and its maximum count f times in all that stands above it. In a weighted mean
it is the declared weight that is multiplied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Combine, Group, RoundingStage, tops_of
from emulation_rules.model.target import Target


@dataclass(frozen=True, slots=True)
class Lever:
    """One weight: ``targets`` whose points it multiplies, ``groups`` whose cap, floor and scale go with them.

    ``share`` is the group that takes it as a weight of its mean ("": none does).
    """

    name: str
    targets: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    share: str = ""

    def moves(self, group: Group, member: str) -> bool:
        """Whether it multiplies the weight that a group gives a member."""
        return group.id == self.share and member == self.name


def levers_of(ruleset: Ruleset) -> tuple[tuple[Lever, ...], tuple[str, ...]]:
    """Return every weight that can be moved, and the targets and groups whose weight a formula decides."""
    found: list[Lever] = []
    by_formula: list[str] = []
    tops = tops_of(ruleset.groups, ruleset.targets)
    for name, parent, formula in _counted(ruleset, tops):
        if formula:
            by_formula.append(name)
        elif parent is not None and parent.combine is Combine.WEIGHTED_MEAN:
            found.append(Lever(name, share=parent.id))
        elif len(tops) > 1 or parent is not None:
            found.append(_below(ruleset, name))
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(by_formula))


def _counted(ruleset: Ruleset, tops: tuple[str, ...]) -> Iterator[tuple[str, Group | None, bool]]:
    """Yield what the score is made of, with the group it stands in, and whether a formula is around or inside it."""
    waiting: list[tuple[str, Group | None, bool]] = [(name, None, False) for name in reversed(tops)]
    while waiting:
        name, parent, formula = waiting.pop()
        group = ruleset.groups.get(name)
        if group is None:
            target = ruleset.targets[name]
            if target.scored and target.points is not None:
                yield name, parent, formula
            continue
        yield name, parent, formula or _has_formula(ruleset, group)
        inside = formula or group.combine is Combine.FORMULA
        waiting += [(member, group, inside) for member in reversed(group.members)]


def _has_formula(ruleset: Ruleset, group: Group) -> bool:
    below = (ruleset.groups[name] for name in group.members if name in ruleset.groups)
    return group.combine is Combine.FORMULA or any(_has_formula(ruleset, each) for each in below)


def _below(ruleset: Ruleset, name: str) -> Lever:
    targets, groups, waiting = set(), set(), [name]
    while waiting:
        group = ruleset.groups.get(each := waiting.pop())
        if group is None:
            targets.add(each)
            continue
        groups.add(each)
        if group.out_of is None:
            waiting += group.members
    return Lever(name, frozenset(targets), frozenset(groups))


def reweighted(ruleset: Ruleset, lever: Lever, factor: Fraction) -> Ruleset:
    """Return the ruleset with a weight times a factor. Points of targets are taken as rounded already."""
    targets = {
        name: _target(target, factor) if name in lever.targets else target for name, target in ruleset.targets.items()
    }
    groups = {name: _group(group, lever, factor) for name, group in ruleset.groups.items()}
    rules = ruleset.score
    if rules.stage is RoundingStage.TARGET:
        rules = replace(rules, rounding=None)
    return replace(ruleset, targets=targets, groups=groups, score=rules)


def _target(target: Target, factor: Fraction) -> Target:
    return target if target.points is None else replace(target, points=target.points * factor)


def _group(group: Group, lever: Lever, factor: Fraction) -> Group:
    if group.id == lever.share:
        return replace(group, weights=_weights(group.weights, lever.name, factor))
    if group.id not in lever.groups:
        return group
    cap, floor, out_of = (None if each is None else each * factor for each in (group.cap, group.floor, group.out_of))
    return replace(group, cap=cap, floor=floor, out_of=out_of)


def _weights(weights: Mapping[str, Fraction], name: str, factor: Fraction) -> Mapping[str, Fraction]:
    return {member: weight * factor if member == name else weight for member, weight in weights.items()}
