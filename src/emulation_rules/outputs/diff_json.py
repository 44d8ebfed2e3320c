"""Two versions of a ruleset as JSON for other programs."""

from __future__ import annotations

from emulation_rules.exchange.diff_json import changes_to_json
from emulation_rules.model.ruleset_changes import RulesetChanges
from emulation_rules.model.text import Language


def render(changes: RulesetChanges, language: Language, *, cases: bool = True) -> str:
    """Return the document; it is the same in every language, and always has the examples."""
    del language, cases
    return changes_to_json(changes) + "\n"
