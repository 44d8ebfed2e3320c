"""Two versions of a ruleset beside each other."""

from __future__ import annotations

from emulation_rules.diffing.items import items_of
from emulation_rules.diffing.pairs import pairs
from emulation_rules.diffing.swings import swings
from emulation_rules.diffing.target_changes import Versions, target_change
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.ruleset_changes import RulesetChanges


def diff(old: Ruleset, new: Ruleset) -> RulesetChanges:
    """Return what became of each target and of the score, proved or shown by a report on which the two differ.

    Every report shown was evaluated under both by the reference engine.
    """
    versions = Versions(old, new)
    paired = pairs(old, new)
    targets = tuple(target_change(pair, versions) for pair in paired)
    moved = swings(versions, paired)
    return RulesetChanges(
        old.id,
        new.id,
        new.title,
        new.span.period,
        old.span.period,
        new.span.period,
        targets,
        tuple(items_of(old, new)),
        moved.gain,
        moved.loss,
        moved.open,
    )
