"""The functions formulas may call: how many arguments each takes, and which of those are words rather than numbers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from emulation_rules.model.formula import Call, Formula, Name, inside
from emulation_rules.plan.aggregates import Statistic
from emulation_rules.plan.nodes import Over

STATISTICS: Final[Mapping[str, Statistic]] = {
    f"{whose}_{statistic.value}": statistic for whose in ("cluster", "peers") for statistic in Statistic
}
OVER: Final[Mapping[str, Over]] = {
    "sum": Over.SUM,
    "mean": Over.MEAN,
    "count": Over.COUNT,
    "least": Over.LEAST,
    "greatest": Over.GREATEST,
}
ARITY: Final[Mapping[str, tuple[int, int | None]]] = {
    "min": (2, None),
    "max": (2, None),
    "abs": (1, 1),
    "clip": (3, 3),
    "round": (1, 3),
    "floor": (1, 1),
    "ceil": (1, 1),
    "if": (3, 3),
    **dict.fromkeys(OVER, (1, None)),
    "first": (2, None),
    "reported": (1, 1),
    "previous": (1, 2),
    "lookup": (2, 3),
    **dict.fromkeys(STATISTICS, (1, 1)),
    "cluster_percentile": (2, 3),
    "peers_percentile": (2, 3),
    "cluster_rank": (1, 2),
    "peers_rank": (1, 2),
}
FUNCTIONS: Final[Collection[str]] = frozenset(ARITY)
"""The functions every scope knows."""

_WORDS: Final[Mapping[str, frozenset[int]]] = {
    "lookup": frozenset({0}),
    "in_peers": frozenset({0}),
    "round": frozenset({2}),
    **dict.fromkeys(("cluster_percentile", "peers_percentile"), frozenset({2})),
    **dict.fromkeys(("cluster_rank", "peers_rank"), frozenset({1})),
}
"""Which arguments are words of a function, or names of tables and groups, and stand for no number."""


def names_read(formula: Formula) -> tuple[str, ...]:
    """Return the names a formula reads as numbers, each once, in order of appearance."""
    found: dict[str, None] = {}
    waiting: list[Formula] = [formula]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Name):
            found[node.name] = None
        words = _WORDS.get(node.function, frozenset()) if isinstance(node, Call) else frozenset()
        waiting += [part for index, part in reversed(list(enumerate(inside(node)))) if index not in words]
    return tuple(found)
