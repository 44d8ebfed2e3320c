"""Which target of a later version is which of the earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Target


@dataclass(frozen=True, slots=True)
class Pair:
    """A target in either version; None where it is not there."""

    before: Target | None
    after: Target | None


def pairs(before: Ruleset, after: Ruleset) -> tuple[Pair, ...]:
    """Return the targets of both versions in the order of the later one; those that are gone come last.

    A target under a new id is the old one where it alone asks the same, or alone has the same title.
    """
    gone = [target for name, target in before.targets.items() if name not in after.targets]
    come = [target for name, target in after.targets.items() if name not in before.targets]
    former: dict[str, Target] = {}
    for sign in (_asks, _is_called):
        for old, new in _only_ones(gone, come, sign):
            former[new.id] = old
            gone.remove(old)
            come.remove(new)
    found = [Pair(before.targets.get(name) or former.get(name), target) for name, target in after.targets.items()]
    return (*found, *(Pair(target, None) for target in gone))


def _asks(target: Target) -> Hashable:
    return repr((target.question, target.scope, target.only, target.excluded))


def _is_called(target: Target) -> Hashable:
    return target.title or None


def _only_ones(
    gone: Sequence[Target], come: Sequence[Target], sign: Callable[[Target], Hashable]
) -> Iterator[tuple[Target, Target]]:
    """Yield a target that is gone and one that has come, where they alone on either side share a sign."""
    old, new = ([sign(target) for target in side] for side in (gone, come))
    times_old, times_new = Counter(old), Counter(new)
    once = {each for each in times_old if times_old[each] == times_new[each] == 1 and each is not None}
    by_sign = {each: target for each, target in zip(new, come, strict=True) if each in once}
    yield from [(target, by_sign[each]) for each, target in zip(old, gone, strict=True) if each in once]
