"""A comparison of two standings as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from emulation_rules.i18n.comparison_sentences import Names, explain_change, explain_comparison
from emulation_rules.model.comparison import Comparison
from emulation_rules.model.text import Language
from emulation_rules.outputs.comparison_rows import changed, table_of, title_of
from emulation_rules.outputs.markdown import bullets, drawn, escaped


def render(comparison: Comparison, names: Names, language: Language, units: Sequence[str] = ()) -> str:
    """Return the table of changes and a sentence for each of them with why, of the ``units`` named or of all."""
    changes = changed(comparison, units)
    blocks = [
        f"## {escaped(title_of(comparison, names, language))}",
        bullets(explain_comparison(comparison, names, language)),
    ]
    if changes:
        blocks.append(drawn(*table_of(changes, names, language), ()))
    for change in changes:
        blocks.append(f"### {escaped(names.unit(change.unit, language))}")
        blocks.append(bullets(explain_change(change, names, language)))
    return "\n\n".join(blocks) + "\n"
