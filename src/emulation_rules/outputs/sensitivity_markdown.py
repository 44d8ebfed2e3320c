"""How firm ranks are as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from emulation_rules.i18n.catalogue import say
from emulation_rules.model.sensitivity import Sensitivity
from emulation_rules.model.text import Language
from emulation_rules.outputs.markdown import bullets, drawn, escaped
from emulation_rules.outputs.sensitivity_rows import ranks_of, sections_of, swaps_of, title_of


def render(sensitivity: Sensitivity, language: Language, units: Sequence[str] = ()) -> str:
    """Return the table of ranks, the neighbours, and what it takes to move a unit, of the ``units`` named or of all."""
    shown = [one for one in sensitivity.units if not units or one.unit in units]
    blocks = [f"## {escaped(title_of(sensitivity, language))}", drawn(*ranks_of(sensitivity, shown, language), ())]
    heads, rows = swaps_of(sensitivity, shown, language)
    if rows:
        blocks += [f"### {say('heading_swaps', language)}", drawn(heads, rows, ())]
    for title, sentences in sections_of(sensitivity, shown, language):
        blocks += [f"### {title}", bullets(sentences)]
    return "\n\n".join(blocks) + "\n"
