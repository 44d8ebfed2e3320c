"""How a group makes one figure of its members: what each way needs beside them, and the most it can come to."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from emulation_rules.model.place import KeyPath
from emulation_rules.model.score_tree import Combine, Group
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.documents.groups import GroupDocument
from emulation_rules.syntax.documents.words import word_of

_OWN: Final = {
    "weights": Combine.WEIGHTED_MEAN,
    "worst": Combine.MEAN_OF_WORST,
    "formula": Combine.FORMULA,
}
"""The keys that belong to one way of combining."""

_NEEDED: Final = {Combine.WEIGHTED_MEAN: ("weights",), Combine.FORMULA: ("formula", "maximum")}


def check_combining(document: GroupDocument, path: KeyPath, faults: Faults) -> None:
    """Note what a way of combining lacks, what belongs to another, and numbers beyond those of the members."""
    combine = document.combine or Combine.SUM
    for key, own in _OWN.items():
        if getattr(document, key) is not None and own is not combine:
            faults.add_at_key("key_of_other_combine", (*path, key), key=key, combine=word_of(own))
    for key in _NEEDED.get(combine, ()):
        if getattr(document, key) is None:
            faults.add_at_key("missing_key", path, key=key)
    for key in ("worst", "least_scored"):
        count = getattr(document, key)
        if count is not None and count > len(document.members):
            faults.add("more_than_members", (*path, key), given=str(count), members=str(len(document.members)))
    if document.weights is not None and combine is Combine.WEIGHTED_MEAN:
        _check_weights(document, path, faults)


def _check_weights(document: GroupDocument, path: KeyPath, faults: Faults) -> None:
    weights = document.weights or {}
    for name in weights:
        if name not in document.members:
            near = faults.near(name, document.members)
            faults.add_at_key("weight_of_stranger", (*path, "weights", name), near, given=name)
    for index, member in enumerate(document.members):
        if member not in weights:
            faults.add("member_without_weight", (*path, "members", index), given=member)


def reach_of(group: Group, members: Sequence[Fraction]) -> Fraction | None:
    """Return the most a group can come to, given the most of each member; None where that cannot be told."""
    match group.combine:
        case Combine.SUM:
            return sum(members, Fraction(0))
        case Combine.MEAN:
            return sum(members, Fraction(0)) / len(members)
        case Combine.MINIMUM:
            return min(members)
        case Combine.WEIGHTED_MEAN:
            return _weighted(group, members)
        case Combine.MEAN_OF_WORST:
            # Every member at its most: the smallest of those are the worst.
            smallest = sorted(members)[: group.worst]
            return sum(smallest, Fraction(0)) / len(smallest)
        case Combine.FORMULA:
            return group.maximum


def _weighted(group: Group, members: Sequence[Fraction]) -> Fraction | None:
    if set(group.weights) != set(group.members):
        return None
    weights = [group.weights[member] for member in group.members]
    whole = sum(weights, Fraction(0))
    return sum((weight * most for weight, most in zip(weights, members, strict=True)), Fraction(0)) / whole
