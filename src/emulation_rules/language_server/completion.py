"""What may be written at the cursor: keys with what they mean, words, names that are declared, phrases, functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final, Literal, TypeAlias

from emulation_rules.language_server.analysis import Analysis
from emulation_rules.language_server.cursor import Cursor, Layout, layout_of
from emulation_rules.language_server.definition import data_at, declared
from emulation_rules.language_server.names import sections_meant, sections_of_keys
from emulation_rules.language_server.schema_at import keys_at, words_at
from emulation_rules.language_server.text_lines import Span
from emulation_rules.model.indicator import Measure
from emulation_rules.model.place import KeyPath
from emulation_rules.model.quantity import Unit
from emulation_rules.model.text import LANGUAGES
from emulation_rules.plan.formula_functions import FUNCTIONS
from emulation_rules.syntax.phrasing.samples import BEFORE_BASELINE, baseline_samples, criterion_samples
from emulation_rules.syntax.writing.canonical import is_criterion, is_formula

Kind: TypeAlias = Literal["key", "word", "name", "phrase", "function"]

MOST: Final = 500
"""The most that is offered at once; an editor asks again as more is written."""

_UNITS: Final[Mapping[object, Unit]] = {
    Measure.COUNT: Unit.NUMBER,
    Measure.NUMBER: Unit.NUMBER,
    Measure.SCORE: Unit.NUMBER,
    Measure.MONEY: Unit.VND,
}
_QUOTES: Final = "\"'"
_LAST_WORD: Final = re.compile(r"[\w-]*\Z")


@dataclass(frozen=True, slots=True)
class Completion:
    """A text that may stand at ``span``, which is what is written of it so far."""

    text: str
    kind: Kind
    span: Span
    shown: str = ""
    meaning: str = ""


def completions(analysis: Analysis, offset: int) -> tuple[Completion, ...]:
    """Return what may be written at an offset, the likeliest first. The text need not be readable."""
    layout = layout_of(analysis.text, offset)
    cursor = layout.cursor
    if cursor is None:
        return ()
    if cursor.at_key:
        offered: Iterable[Completion] = chain(_keys(cursor, layout, analysis), _values(cursor, layout, analysis))
    else:
        offered = _values(cursor, layout, analysis)
    return tuple(offered)[:MOST]


def _keys(cursor: Cursor, layout: Layout, analysis: Analysis) -> Iterator[Completion]:
    """Yield the keys that are not there yet, and names where names are keys."""
    if isinstance(cursor.path[-1:] and cursor.path[-1], int) and not cursor.written and not keys_at(cursor.path):
        return
    span = Span(cursor.start, cursor.start + len(cursor.written))
    there = {*layout.keys.get(cursor.path, ())} - {cursor.written}
    for key in keys_at(cursor.path):
        if key.name not in there:
            yield Completion(f"{key.name}: ", "key", span, key.name, key.meaning)
    for name in _names(sections_of_keys(cursor.path), layout, analysis):
        if name not in there:
            yield Completion(f"{name}: ", "name", span, name)


def _values(cursor: Cursor, layout: Layout, analysis: Analysis) -> Iterator[Completion]:
    quoted = cursor.written[:1] in _QUOTES if cursor.written else False
    start = cursor.start + quoted
    span = Span(start, cursor.start + len(cursor.written))
    if is_formula(cursor.path):
        yield from _in_formula(span, cursor, layout, analysis)
    elif is_criterion(cursor.path):
        yield from _criteria(replace(cursor, start=start, written=cursor.written[quoted:]), layout, analysis)
    else:
        for name in _names(sections_meant(cursor.path), layout, analysis):
            yield Completion(name, "name", span)
        for word in words_at(cursor.path):
            yield Completion(word, "word", span)


def _in_formula(span: Span, cursor: Cursor, layout: Layout, analysis: Analysis) -> Iterator[Completion]:
    """Yield names and functions for the last word of a formula."""
    last = _LAST_WORD.search(cursor.written)
    span = Span(span.end - len(last[0]) if last else span.end, span.end)
    for name in _names(sections_meant(cursor.path), layout, analysis):
        yield Completion(name, "name", span)
    for function in sorted(FUNCTIONS):
        yield Completion(f"{function}(", "function", span, function)


def _criteria(cursor: Cursor, layout: Layout, analysis: Analysis) -> Iterator[Completion]:
    """Yield whole phrases, or the levels a change counts from where the phrase has come that far."""
    end = cursor.start + len(cursor.written)
    references = _names(("references",), layout, analysis)
    for language in LANGUAGES:
        begun = cursor.written.lower().rfind(BEFORE_BASELINE[language])
        if begun >= 0:
            span = Span(cursor.start + begun + len(BEFORE_BASELINE[language]), end)
            for sample in baseline_samples(language):
                # The sample of a reference names nothing; those that are declared follow.
                if not sample.endswith(" id"):
                    yield Completion(sample, "phrase", span)
            yield from (Completion(_referred(name, language), "phrase", span) for name in references)
            return
    span = Span(cursor.start, end)
    unit = _unit(cursor.path, analysis)
    for language in LANGUAGES:
        yield from (Completion(sample, "phrase", span) for sample in criterion_samples(language, unit))


def _unit(path: KeyPath, analysis: Analysis) -> Unit:
    """Return the unit of marks on the indicator that a criterion stands beside, percent where that is not known."""
    document = analysis.document
    key = next((index for index, step in enumerate(path) if step in ("criterion", "exceeds")), 0)
    indicator = None if document is None else data_at(document.data, (*path[:key], "indicator"))
    measure = None if document is None else data_at(document.data, ("indicators", str(indicator), "measure"))
    return Unit.PERCENT if measure not in _UNITS else _UNITS[Measure(str(measure))]


def _referred(name: str, language: str) -> str:
    return f"mức tham chiếu {name}" if language == "vi" else f"reference {name}"


def _names(sections: Iterable[str], layout: Layout, analysis: Analysis) -> tuple[str, ...]:
    """Return what sections declare, in this text as far as it is written and in those it extends."""
    found: dict[str, None] = {}
    for section in sections:
        found.update(dict.fromkeys(_written(section, layout)))
        if analysis.document is not None:
            found.update((str(path[-1]), None) for path in declared(analysis.document, section))
    return tuple(found)


def _written(section: str, layout: Layout) -> Iterator[str]:
    for path, keys in layout.keys.items():
        if path == (section,) or (section == "targets" and _holds_targets(path)):
            yield from keys


def _holds_targets(path: KeyPath) -> bool:
    return path[:1] == ("targets",) and path[-1] == "of_which"
