"""A comparison of two standings as aligned plain text."""

from __future__ import annotations

from collections.abc import Sequence

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.comparison_sentences import Names, explain_change, explain_comparison
from emulation_rules.i18n.display_width import display_width
from emulation_rules.model.comparison import Comparison, UnitChange
from emulation_rules.model.text import Language
from emulation_rules.outputs.comparison_rows import changed, table_of, title_of
from emulation_rules.outputs.layout import paragraph, table


def render(comparison: Comparison, names: Names, language: Language, units: Sequence[str] = ()) -> str:
    """Return the table of changes and a sentence for each of them with why, of the ``units`` named or of all."""
    changes = changed(comparison, units)
    heading = paragraph(title_of(comparison, names, language), "", "")
    blocks = ["\n".join([*heading, "=" * max(map(display_width, heading))])]
    blocks.append(
        "\n".join(line for said in explain_comparison(comparison, names, language) for line in paragraph(said))
    )
    if changes:
        blocks.append("\n".join(table(*table_of(changes, names, language))))
        blocks.append(say("heading_changes", language))
        blocks += [_account(change, names, language) for change in changes]
    return "\n\n".join(blocks) + "\n"


def _account(change: UnitChange, names: Names, language: Language) -> str:
    lines = paragraph(names.unit(change.unit, language), "", "")
    lines += [line for said in explain_change(change, names, language) for line in paragraph(said)]
    return "\n".join(lines)
