"""Two versions of a ruleset as plain text: a sentence a target."""

from __future__ import annotations

from collections.abc import Iterable

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.diff_sentences import (
    explain_changes_of,
    explain_item_change,
    explain_swings,
    explain_target_change,
)
from emulation_rules.i18n.display_width import display_width
from emulation_rules.model.ruleset_changes import RulesetChanges
from emulation_rules.model.text import Language
from emulation_rules.outputs.diff_rows import cases_of, changed, title_of
from emulation_rules.outputs.layout import paragraph


def render(changes: RulesetChanges, language: Language, *, cases: bool = False) -> str:
    """Return a sentence for every target that changed and for everything besides; ``cases`` adds the examples."""
    heading = paragraph(title_of(changes, language), "", "")
    blocks = ["\n".join([*heading, "=" * max(map(display_width, heading))])]
    blocks.append(_listed(explain_changes_of(changes, language)))
    targets = [explain_target_change(each, language) for each in changed(changes)]
    blocks += _under("heading_diff_targets", targets, language)
    blocks += _under("heading_diff_items", [explain_item_change(each, language) for each in changes.items], language)
    if changes:
        blocks += _under("heading_diff_score", explain_swings(changes, language), language)
    printed = cases_of(changes) if cases else ""
    if printed:
        blocks.append(f"{say('heading_diff_cases', language)}\n\n{printed.rstrip()}")
    return "\n\n".join(blocks) + "\n"


def _under(heading: str, sentences: list[str], language: Language) -> list[str]:
    return [f"{say(heading, language)}\n{_listed(sentences)}"] if sentences else []


def _listed(sentences: Iterable[str]) -> str:
    return "\n".join(line for said in sentences for line in paragraph(said))
