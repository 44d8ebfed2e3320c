"""How far points can go: in groups and in the total, with what holds them there."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Combine, Group, tops_of
from emulation_rules.plan.score_facts import is_scored


def holders_of(member: str, ruleset: Ruleset) -> Iterator[Group]:
    """Yield the scored groups a member stands in, the innermost first."""
    parents = {inner: group for group in ruleset.groups.values() if group.scored for inner in group.members}
    group = parents.get(member)
    while group is not None:
        yield group
        group = parents.get(group.id)


def bends(group: Group, *, upwards: bool) -> bool:
    """Whether a group says where bonuses, or penalties, end."""
    return (group.cap if upwards else group.floor) is not None or group.combine is Combine.FORMULA


def adjustments(ruleset: Ruleset) -> tuple[Fraction, Fraction]:
    """Return the most that bonuses give, and the most that penalties take, over all targets."""
    targets = ruleset.targets.values()
    given = sum((target.bonus.points for target in targets if target.bonus is not None), Fraction(0))
    taken = sum((target.penalty.points for target in targets if target.penalty is not None), Fraction(0))
    return given, taken


def whole_maximum(ruleset: Ruleset) -> Fraction | None:
    """Return the most that can be had without bonuses; None where groups reckon so that less asked may give more."""
    tops = tops_of(ruleset.groups, ruleset.targets)
    found = [maximum_of(name, ruleset) for name in tops]
    return None if None in found else sum((each for each in found if each is not None), Fraction(0))


def maximum_of(member: str, ruleset: Ruleset) -> Fraction | None:
    """Return the most a target or group can give without bonuses, None where that is not the sum of its members."""
    group = ruleset.groups.get(member)
    if group is None:
        target = ruleset.targets[member]
        return target.points or Fraction(0) if is_scored(target) else Fraction(0)
    if group.out_of is not None:
        return group.out_of
    if group.combine is Combine.FORMULA:
        return group.maximum
    inner = [maximum_of(name, ruleset) for name in group.members]
    known = [each for each in inner if each is not None]
    if len(known) < len(inner) or not known:
        return None
    # A mean is at most its largest member, whichever of them apply.
    return sum(known, Fraction(0)) if group.combine is Combine.SUM else max(known)


def most_with_bonuses(ruleset: Ruleset) -> Fraction | None:
    """Return the most a total can be before its cap and roundings, None where groups bring bonuses to another scale."""
    whole, given = whole_maximum(ruleset), adjustments(ruleset)[0]
    return None if whole is None or (given and _rescales(ruleset)) else whole + given


def most_of_whole(ruleset: Ruleset) -> Fraction | None:
    """Return the most a total can be, with bonuses, cap and rounding."""
    rules, places = ruleset.score, _places(ruleset)
    most = most_with_bonuses(ruleset)
    if places and _rescales(ruleset):
        most = None
    if most is None:
        most = rules.cap
    elif rules.cap is not None:
        most = min(most, rules.cap)
    # Each rounding adds less than one unit of its last decimal, of every target where it is of targets.
    slack = (len(ruleset.targets) + len(places)) * Fraction(1, 10 ** min(places)) if places else Fraction(0)
    return None if most is None else most + slack


def most_of_group(group: Group, ruleset: Ruleset) -> Fraction | None:
    """Return the most a group can give, with the bonuses of its members and its cap; None where roundings add to it."""
    given = adjustments(ruleset)[0]
    if _places(ruleset) or (given and _rescales(ruleset)):
        return group.cap if group.rounding is None else None
    whole = maximum_of(group.id, ruleset)
    most = None if whole is None else whole + given
    return most if group.cap is None or most is None else min(most, group.cap)


def _rescales(ruleset: Ruleset) -> bool:
    return any(group.out_of is not None or group.combine is Combine.FORMULA for group in ruleset.groups.values())


def _places(ruleset: Ruleset) -> list[int]:
    roundings = (ruleset.score.rounding, *(group.rounding for group in ruleset.groups.values()))
    return [rounding.places for rounding in roundings if rounding is not None]
