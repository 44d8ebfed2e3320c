"""How firm ranks are as aligned plain text."""

from __future__ import annotations

from collections.abc import Sequence

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import display_width
from emulation_rules.model.sensitivity import Sensitivity
from emulation_rules.model.text import Language
from emulation_rules.outputs.layout import paragraph, table
from emulation_rules.outputs.sensitivity_rows import ranks_of, sections_of, swaps_of, title_of


def render(sensitivity: Sensitivity, language: Language, units: Sequence[str] = ()) -> str:
    """Return the table of ranks, the neighbours, and what it takes to move a unit, of the ``units`` named or of all."""
    shown = [one for one in sensitivity.units if not units or one.unit in units]
    heading = paragraph(title_of(sensitivity, language), "", "")
    blocks = ["\n".join([*heading, "=" * max(map(display_width, heading))])]
    blocks.append("\n".join(table(*ranks_of(sensitivity, shown, language))))
    heads, rows = swaps_of(sensitivity, shown, language)
    if rows:
        blocks.append("\n".join([say("heading_swaps", language), *table(heads, rows)]))
    for title, sentences in sections_of(sensitivity, shown, language):
        blocks.append("\n".join([title, *(line for said in sentences for line in paragraph(said))]))
    return "\n\n".join(blocks) + "\n"
