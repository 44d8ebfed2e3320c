"""What an editor shows of the thing under the pointer: what is asked, in both languages, and what a key means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from emulation_rules.i18n.display_width import visible
from emulation_rules.language_server.analysis import Analysis
from emulation_rules.language_server.names import sections_meant, word_at
from emulation_rules.language_server.node_at import Found, scalar_at
from emulation_rules.language_server.schema_at import meaning_of
from emulation_rules.language_server.text_lines import Span
from emulation_rules.model.place import KeyPath
from emulation_rules.model.text import LANGUAGES
from emulation_rules.outputs.markdown import escaped
from emulation_rules.outputs.ruleset.questions import Questions
from emulation_rules.syntax.document import Document
from emulation_rules.syntax.phrases import print_criterion, read_criterion
from emulation_rules.syntax.text_error import PhraseError
from emulation_rules.syntax.writing.canonical import is_criterion

_FACTS: Final = ("measure", "better", "floor", "ceiling", "formula")


@dataclass(frozen=True, slots=True)
class Hover:
    """Markdown about what stands at a span."""

    markdown: str
    span: Span


def hover(analysis: Analysis, offset: int) -> Hover | None:
    """Return what is to be said of what stands at an offset, or None."""
    found = None if analysis.root is None else scalar_at(analysis.root, offset)
    if found is None:
        return None
    said = "\n\n".join(_blocks(analysis, found, offset))
    return Hover(said, Span(found.scalar.start, found.scalar.end)) if said else None


def _blocks(analysis: Analysis, found: Found, offset: int) -> Iterator[str]:
    if found.is_key and (meaning := meaning_of(found.path)):
        yield f"`{found.path[-1]}`: {escaped(meaning)}"
        return
    named = _indicator(found, word_at(analysis.text, offset)[0])
    facts = _facts(analysis.document, named)
    if facts:
        yield f"`{named}`: {escaped(facts.pop(0))}"
        yield escaped("; ".join(facts))
        return
    target = target_of(found.path)
    if analysis.ruleset is not None and target in analysis.ruleset.targets:
        for language in LANGUAGES:
            yield "\n".join(map(_line, Questions(analysis.ruleset, None, language).lines([target])))
    elif is_criterion(found.path) and not found.is_key:
        yield from _phrases(found.scalar.text)


def target_of(path: KeyPath) -> str:
    """Return the id of the innermost target a path leads into, empty where it leads into none."""
    target = ""
    for before, step in pairwise(path):
        if path[0] == "targets" and before in ("targets", "of_which") and isinstance(step, str):
            target = step
    return target


def _line(line: str) -> str:
    """Return a line of an explanation with its indent kept."""
    text = line.lstrip(" ")
    return f"{line[: len(line) - len(text)]}- {escaped(text.removeprefix('- '))}"


def _indicator(found: Found, word: str) -> str:
    """Return the id of the indicator that is declared or meant, empty where none is."""
    declared = found.is_key and found.path[:-1] == ("indicators",)
    meant = not found.is_key and "indicators" in sections_meant(found.path)
    return str(found.path[-1]) if declared else word if meant else ""


def _facts(document: Document | None, indicator: str) -> list[str]:
    """Return what is written of an indicator, its labels first; the ruleset need not be valid."""
    data = None if document is None else document.data
    section = data.get("indicators") if isinstance(data, dict) else None
    written = section.get(indicator) if isinstance(section, dict) else None
    if not isinstance(written, dict):
        return []
    labels = " / ".join(visible(label) for label in map(written.get, LANGUAGES) if isinstance(label, str))
    return [labels, *(f"{key}: {visible(str(written[key]))}" for key in _FACTS if key in written)]


def _phrases(text: str) -> Iterator[str]:
    """Yield a criterion in both languages."""
    try:
        criterion = read_criterion(text)
    except PhraseError:
        return
    yield "\n".join(f"- `{print_criterion(criterion, language)}`" for language in LANGUAGES)
