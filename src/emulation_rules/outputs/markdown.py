"""Evaluations as Markdown, for a page or a message."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import Final

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.score_sentences import (
    asked,
    explain_group,
    explain_notes,
    explain_score,
    explain_stated,
    explain_unasked,
    explain_vetoes,
)
from emulation_rules.i18n.sentences import explain_parts
from emulation_rules.model.evaluation import Assessment, Evaluation
from emulation_rules.model.text import Language
from emulation_rules.outputs.rows import (
    COLUMNS,
    SUMMARY_NUMBERS,
    headings,
    others,
    rows_of,
    summary,
    title_of,
    with_figures,
)

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#&~])")
_CODE: Final = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_CALLING: Final = re.compile(r"[@#!~$%&](?=\w)|:(?=//)|\bwww(?=\.)|\b(?:mailto|xmpp):", re.IGNORECASE)
"""What forges take for a person to call, a number to link or an address, wherever it stands outside code."""
_JOINER: Final = "\u2060"
"""Seen by nobody; what stands before it and what follows are no longer one word to a forge."""
_PART: Final = "↳ "


def render(evaluations: Sequence[Evaluation], language: Language) -> str:
    """Return a section for each evaluation, and a summary where there are several."""
    blocks = [block for evaluation in evaluations for block in _blocks(evaluation, language)]
    if len(evaluations) > 1:
        blocks.append(f"## {say('heading_summary', language)}")
        blocks.append(drawn(*summary(evaluations, language), SUMMARY_NUMBERS))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def escaped(text: str) -> str:
    """Return the text so that Markdown shows it as it is and links nothing; backticks keep their meaning."""
    # A lone backtick is no code, nor are several in a row, which would pair differently from what is escaped here.
    pieces = _CODE.split(text) if text.count("`") % 2 == 0 else [text]
    return "".join(_code(piece) if index % 2 else _as_it_is(piece) for index, piece in enumerate(pieces))


def _code(text: str) -> str:
    """Return text as code; a table ends its cell at a bar even there."""
    return "`{}`".format(text.replace("|", "\\|"))


def _as_it_is(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _CALLING.sub(lambda found: f"{found[0]}{_JOINER}", text))


def _blocks(evaluation: Evaluation, language: Language) -> list[str]:
    score = evaluation.score
    said = [
        explain_score(score, language),
        *(explain_group(group, language) for group in score.groups),
        *explain_vetoes(evaluation, language),
    ]
    reasons = (f"{'  ' * depth}- {escaped(each)}" for depth, each in explain_parts(asked(evaluation), language))
    blocks = [
        f"## {escaped(title_of(evaluation, language))}",
        _targets(with_figures(evaluation), language),
        escaped(explain_unasked(evaluation, language)),
        *_under("heading_other_targets", _targets(others(evaluation), language), language),
        *_under("heading_score", bullets(said), language),
        *_under("heading_stated", bullets(explain_stated(each, language) for each in evaluation.stated), language),
        *_under("heading_notes", bullets(explain_notes(evaluation, language)), language),
        *_under("heading_reasons", "\n".join(reasons), language),
    ]
    return [block for block in blocks if block]


def _under(heading: str, block: str, language: Language) -> list[str]:
    return [f"### {say(heading, language)}", block] if block else []


def bullets(sentences: Iterable[str]) -> str:
    """Return a list, a line a sentence."""
    return "\n".join(f"- {escaped(sentence)}" for sentence in sentences)


def _targets(assessments: Sequence[Assessment], language: Language) -> str:
    rows = [(_PART * row.depth + row.target, *row.cells[1:]) for row in rows_of(assessments, language)]
    return drawn(headings(COLUMNS, language), rows, {COLUMNS.index("points")}) if rows else ""


def drawn(heads: Sequence[str], rows: Sequence[Sequence[str]], right: Container[int]) -> str:
    """Return a table; ``right`` names the columns aligned to the right."""
    rule = ["---:" if index in right else "---" for index in range(len(heads))]
    lines = [[escaped(head) for head in heads], *([escaped(cell) for cell in row] for row in rows)]
    heading, *body = [f"| {' | '.join(cells)} |" for cells in lines]
    return "\n".join([heading, f"| {' | '.join(rule)} |", *body])
