"""The impact of a change of a ruleset as Markdown for a pull request: short tables, details folded away."""

from __future__ import annotations

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.comparison_sentences import Names, explain_change
from emulation_rules.i18n.impact_sentences import explain_period, names_of
from emulation_rules.model.comparison import UnitChange
from emulation_rules.model.impact import Impact, PeriodImpact
from emulation_rules.model.text import Language
from emulation_rules.outputs.comparison_rows import table_of
from emulation_rules.outputs.diff_markdown import folded
from emulation_rules.outputs.impact_text import title_of
from emulation_rules.outputs.markdown import bullets, drawn, escaped

MOST_ROWS = 30
"""Rows of a table that stand open; a longer one is folded away."""


def render(impact: Impact, language: Language) -> str:
    """Return for each period whom the change reaches and a table of them; sentences about each unit are folded."""
    blocks = [f"## {escaped(title_of(impact, language))}"]
    for period in impact.periods:
        blocks += _blocks(impact, period, language)
    if not impact.periods:
        blocks.append(bullets([say("impact_no_period", language)]))
    return "\n\n".join(blocks) + "\n"


def _blocks(impact: Impact, period: PeriodImpact, language: Language) -> list[str]:
    names = names_of(impact, period)
    heading = say("heading_impact_period", language, period=str(period.period))
    blocks = [f"### {escaped(heading)}", bullets(explain_period(impact, period, language))]
    if not period.changes:
        return blocks
    rows = drawn(*table_of(period.changes, names, language), ())
    blocks.append(rows if len(period.changes) <= MOST_ROWS else folded(heading, rows))
    accounts = "\n\n".join(_account(change, names, language) for change in period.changes)
    details = say("heading_impact_details", language, period=str(period.period))
    return [*blocks, folded(details, accounts)]


def _account(change: UnitChange, names: Names, language: Language) -> str:
    return f"**{escaped(names.unit(change.unit, language))}**\n\n{bullets(explain_change(change, names, language))}"
