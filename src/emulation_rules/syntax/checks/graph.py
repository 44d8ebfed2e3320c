"""Things that are made of one another: an order in which each comes after what it is made of, and the circles."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def made_in_order(parts: Mapping[str, Collection[str]]) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return the keys with their parts first, and the circles among those that have no such order.

    Parts that are no keys themselves are taken as given. A circle ends with its first member again.
    """
    waiting = {name: {part for part in made_of if part in parts} for name, made_of in parts.items()}
    users: dict[str, list[str]] = {name: [] for name in parts}
    for name, missing in waiting.items():
        for part in missing:
            users[part].append(name)
    order = [name for name, missing in waiting.items() if not missing]
    # The list grows while it is gone through.
    for done in order:
        for name in users[done]:
            waiting[name].discard(done)
            if not waiting[name]:
                order.append(name)
    stuck = {name: missing for name, missing in waiting.items() if missing}
    return order, _circles(stuck)


def _circles(stuck: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """Return one circle for each knot: every member of `stuck` has at least one part in it."""
    circles, seen = [], set[str]()
    for start in stuck:
        trail: dict[str, int] = {}
        name = start
        while name not in seen and name not in trail:
            trail[name] = len(trail)
            name = min(stuck[name])
        if name in trail:
            circles.append((*list(trail)[trail[name] :], name))
        seen.update(trail)
    return circles
