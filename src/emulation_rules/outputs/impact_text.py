"""The impact of a change of a ruleset as aligned plain text."""

from __future__ import annotations

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.comparison_sentences import explain_change
from emulation_rules.i18n.display_width import display_width, visible
from emulation_rules.i18n.impact_sentences import explain_period, names_of
from emulation_rules.model.impact import Impact, PeriodImpact
from emulation_rules.model.text import Language
from emulation_rules.outputs.comparison_rows import table_of
from emulation_rules.outputs.layout import paragraph, table


def title_of(impact: Impact, language: Language) -> str:
    """Return the line that says what is compared."""
    title = visible(impact.title.pick(language)) or visible(impact.after)
    return say("heading_impact", language, title=title, before=visible(impact.before), after=visible(impact.after))


def render(impact: Impact, language: Language) -> str:
    """Return for each period whom the change reaches, a table of them, and a sentence for everything that moved."""
    heading = paragraph(title_of(impact, language), "", "")
    blocks = ["\n".join([*heading, "=" * max(map(display_width, heading))])]
    for period in impact.periods:
        blocks += _blocks(impact, period, language)
    if not impact.periods:
        blocks.append("\n".join(paragraph(say("impact_no_period", language))))
    return "\n\n".join(blocks) + "\n"


def _blocks(impact: Impact, period: PeriodImpact, language: Language) -> list[str]:
    names = names_of(impact, period)
    said = [line for each in explain_period(impact, period, language) for line in paragraph(each)]
    blocks = ["\n".join([say("heading_impact_period", language, period=str(period.period)), *said])]
    if period.changes:
        blocks.append("\n".join(table(*table_of(period.changes, names, language))))
    for change in period.changes:
        lines = paragraph(names.unit(change.unit, language), "", "")
        lines += [line for each in explain_change(change, names, language) for line in paragraph(each)]
        blocks.append("\n".join(lines))
    return blocks
