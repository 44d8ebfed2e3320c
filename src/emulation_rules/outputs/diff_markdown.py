"""Two versions of a ruleset as Markdown, for a pull request: a short table, and details folded away."""

from __future__ import annotations

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.diff_sentences import (
    explain_changes_of,
    explain_item_change,
    explain_swings,
    explain_target_change,
)
from emulation_rules.model.ruleset_changes import RulesetChanges
from emulation_rules.model.text import Language
from emulation_rules.outputs.diff_rows import cases_of, changed, table_of, title_of
from emulation_rules.outputs.markdown import bullets, drawn, escaped


def render(changes: RulesetChanges, language: Language, *, cases: bool = True) -> str:
    """Return the table of targets that changed, with a sentence for each of them and the examples as test cases."""
    blocks = [f"## {escaped(title_of(changes, language))}", bullets(explain_changes_of(changes, language))]
    targets = changed(changes)
    if targets:
        blocks.append(drawn(*table_of(targets, language), ()))
        sentences = bullets(explain_target_change(each, language) for each in targets)
        blocks.append(folded(say("heading_diff_targets", language), sentences))
    if changes.items:
        items = bullets(explain_item_change(each, language) for each in changes.items)
        blocks.append(folded(say("heading_diff_items", language), items))
    if changes:
        blocks += [f"### {say('heading_diff_score', language)}", bullets(explain_swings(changes, language))]
    printed = cases_of(changes) if cases else ""
    if printed:
        blocks.append(folded(say("heading_diff_cases", language), f"```yaml\n{printed.rstrip()}\n```"))
    return "\n\n".join(blocks) + "\n"


def folded(summary: str, block: str) -> str:
    """Return a block that is shown when its summary is clicked."""
    return f"<details><summary>{escaped(summary)}</summary>\n\n{block}\n\n</details>"
