"""Tables, limits and labels in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words, quantity_words
from emulation_rules.model.quantity import Unit
from emulation_rules.model.score_tree import Label
from emulation_rules.model.scoring import Rounding
from emulation_rules.model.tables import Grid, Lines, Step, Steps, Table
from emulation_rules.model.text import Language


def limit_words(step: Step | Label, unit: Unit, language: Language) -> str:
    """Return which values fall into a step: ``at least 90%``; whatever is left, where it has no limit."""
    if step.limit is None:
        return say("table_otherwise", language)
    return say(f"limit_{step.comparison}", language, limit=quantity_words(step.limit, unit, language))


def labels_words(labels: Iterable[Label], language: Language) -> str:
    """Return the words for points, each with its limit."""
    said = (
        say(
            "table_step",
            language,
            limit=limit_words(label, Unit.NUMBER, language),
            number=visible(label.text.pick(language)),
        )
        for label in labels
    )
    return say("labels", language, labels="; ".join(said))


def rounding_words(code: str, rounding: Rounding, language: Language) -> str:
    """Return how something is rounded; the message takes ``places`` and ``mode``."""
    places = say(f"rounding_places_{min(rounding.places, 2)}", language, places=str(rounding.places))
    return say(code, language, places=places, mode=say(f"rounding_{rounding.mode}", language))


def table_words(table: Table, language: Language) -> Iterator[str]:
    """Yield what a table says: one line of steps or lines, or the columns and then a line for each row of a grid."""
    match table:
        case Steps():
            yield say("table_steps", language, steps=_steps(table, language))
        case Lines(knots):
            said = (_entry(number_words(value, language), number, language) for value, number in knots)
            yield say("table_lines", language, knots="; ".join(said))
        case Grid(rows, columns, cells):
            yield say("table_columns", language, limits="; ".join(_limits(columns, language)))
            for limit, row in zip(_limits(rows, language), cells, strict=True):
                numbers = "; ".join(number_words(number, language) for number in row)
                yield say("table_step", language, limit=limit, number=numbers)


def _steps(table: Steps, language: Language) -> str:
    said = [_entry(limit_words(step, Unit.NUMBER, language), step.number, language) for step in table.steps]
    return "; ".join([*said, say("table_rest", language, number=number_words(table.rest, language))])


def _limits(axis: Steps, language: Language) -> list[str]:
    limits = [limit_words(step, Unit.NUMBER, language) for step in axis.steps]
    return [*limits, say("table_otherwise", language)]


def _entry(limit: str, number: Fraction, language: Language) -> str:
    return say("table_step", language, limit=limit, number=number_words(number, language))
