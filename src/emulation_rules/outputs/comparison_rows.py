"""The table that outputs of a comparison share: a row for every unit for which something changed."""

from __future__ import annotations

from collections.abc import Sequence

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.comparison_sentences import (
    Names,
    change_words,
    class_words,
    outcome_word,
)
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.standing_words import named, rank_cell
from emulation_rules.model.comparison import ClassChange, Comparison, TitleChange, UnitChange
from emulation_rules.model.text import Language
from emulation_rules.outputs.rows import headings, share_cell

COLUMNS = ("unit", "rank", "share", "titles", "classes", "verdicts", "causes")


def changed(comparison: Comparison, units: Sequence[str]) -> list[UnitChange]:
    """Return the changes of the ``units`` named, or all of them with that of the cluster last."""
    found = [change for change in comparison.units if not units or change.unit in units]
    return found if units or comparison.cluster is None else [*found, comparison.cluster]


def title_of(comparison: Comparison, names: Names, language: Language) -> str:
    """Return the line that says what is compared."""
    return say(
        "heading_comparison",
        language,
        title=visible(names.title.pick(language)) or visible(comparison.ruleset),
        ruleset=visible(comparison.ruleset),
        period=str(comparison.period),
    )


def table_of(
    changes: Sequence[UnitChange], names: Names, language: Language
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the headings and rows; columns in which nothing changed are left out."""
    rows = [_row(change, names, language) for change in changes]
    kept = [number for number in range(len(COLUMNS)) if any(row[number] for row in rows)]
    heads = headings(COLUMNS, language)
    return tuple(heads[number] for number in kept), [tuple(row[number] for number in kept) for row in rows]


def _row(change: UnitChange, names: Names, language: Language) -> tuple[str, ...]:
    return (
        names.unit(change.unit, language),
        _rank(change, language),
        _share(change, language),
        "; ".join(_title(each, names, language) for each in change.titles),
        "; ".join(_class(each, names, language) for each in change.classes),
        str(len(change.verdicts) or ""),
        _causes(change, language),
    )


def _rank(change: UnitChange, language: Language) -> str:
    if change.rank is None:
        return say("cell_arrived", language) if change.arrived else say("cell_left", language) if change.left else ""
    return change_words(rank_cell(change.rank.before, language), rank_cell(change.rank.after, language), language)


def _share(change: UnitChange, language: Language) -> str:
    score = change.score
    if score is None or score.share_before == score.share_after:
        return ""
    before, after = (share_cell(each, language) for each in (score.share_before, score.share_after))
    return change_words(before or say("change_none", language), after or say("change_none", language), language)


def _title(change: TitleChange, names: Names, language: Language) -> str:
    said = say(f"outlook_{change.outlook}", language) if change.outlook else outcome_word(change.after, language)
    return say("cell_outlook", language, title=named(names.titles, change.title, language), outlook=said)


def _class(change: ClassChange, names: Names, language: Language) -> str:
    before, after = (class_words(change, levels, names, language) for levels in (change.before, change.after))
    return change_words(before, after, language)


def _causes(change: UnitChange, language: Language) -> str:
    """Return what is behind the changes, each cause once; the sentences below the table name the units."""
    parts = (change.score, change.rank, *change.titles, *change.classes, *change.verdicts, *change.points)
    causes = dict.fromkeys(why.cause for part in parts if part is not None for why in part.why)
    return "; ".join(say(f"cause_{cause}", language) for cause in causes)
