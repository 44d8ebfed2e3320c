"""Whether every unit is in a peer group where peers are compared."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.model.formula import Call, Formula, inside
from emulation_rules.model.place import KeyPath, path_text
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import AchievementOrImprovement, BestOf, ByFormula, GridOf, Scoring
from emulation_rules.syntax.known import Known


def check_peers(ruleset: Ruleset, known: Known) -> None:
    """Note a ranking within peers where there are none, and units without the peer group something needs."""
    ranking = ruleset.ranking
    within = ranking is not None and ranking.within_peers
    if within and not ruleset.peers and ("peers",) not in known.shape.broken:
        known.faults.add_at_key("within_peers_without_peers", ("ranking", "within_peers"))
        return
    needing: KeyPath | None = ("ranking", "within_peers") if within else None
    needing = needing or next((path for path, formula in _formulas(ruleset) if _compares_peers(formula)), None)
    if needing is None:
        return
    for unit in ruleset.units:
        if unit not in ruleset.peers_of:
            known.faults.add_at_key("unit_without_peers", ("units", unit), unit=unit, by=f"`{path_text(needing)}`")


def _compares_peers(formula: Formula) -> bool:
    waiting = [formula]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Call) and node.function.startswith("peers_"):
            return True
        waiting += inside(node)
    return False


def _formulas(ruleset: Ruleset) -> Iterator[tuple[KeyPath, Formula]]:
    """Yield every formula that may compare units, with where it is written."""
    for indicator in ruleset.indicators.values():
        if indicator.formula is not None:
            yield ("indicators", indicator.id, "formula"), indicator.formula
    for target in ruleset.targets.values():
        for formula in _in_scoring(target.scoring):
            yield ("targets", target.id, "scoring"), formula
    for index, key in enumerate(() if ruleset.ranking is None else ruleset.ranking.keys):
        yield ("ranking", "by", index), key.formula
    for title in ruleset.titles.values():
        yield ("titles", title.id, "when"), title.when
    for scheme in ruleset.classes.values():
        for level in scheme.levels:
            if level.when is not None:
                yield ("classes", scheme.id, "levels", level.id, "when"), level.when


def _in_scoring(scoring: Scoring) -> Iterator[Formula]:
    match scoring:
        case ByFormula(formula, _):
            yield formula
        case GridOf(row, column, _):
            yield row
            yield column
        case AchievementOrImprovement():
            yield scoring.baseline
        case BestOf(ways, _):
            for way in ways:
                yield from _in_scoring(way)
        case _:
            return
