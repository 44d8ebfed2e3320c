"""Findings as Markdown and as a CSV table: one row for each."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from emulation_rules.i18n.catalogue import finding_text, say
from emulation_rules.i18n.display_width import visible
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import path_text
from emulation_rules.model.text import Language
from emulation_rules.outputs.csv_cells import safe
from emulation_rules.outputs.markdown import drawn, escaped
from emulation_rules.outputs.rows import headings

COLUMNS: Final = ("code", "severity", "file", "line", "column", "path", "message")
"""The columns of the CSV table, in every language."""

_HEADINGS: Final = ("severity", "place", "finding")


def render_markdown(findings: Sequence[Finding], summary: str, language: Language) -> str:
    """Return a table of the findings, where there are any, and the summary below it."""
    rows = [
        (say(f"severity_{each.severity}", language), _place(each), finding_text(each, language)) for each in findings
    ]
    table = [drawn(headings(_HEADINGS, language), rows, ())] if rows else []
    return "\n\n".join([*table, escaped(summary)]) + "\n"


def _place(finding: Finding) -> str:
    return f"`{visible(str(finding.place) if finding.place.file else path_text(finding.path))}`"


def render_csv(findings: Sequence[Finding], language: Language) -> str:
    """Return the table. Headings and codes are the same in every language; messages are in this one."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in findings:
        place = (safe(each.place.file), each.place.line, each.place.column)
        message = safe(finding_text(each, language))
        writer.writerow((each.code, each.severity.value, *place, safe(path_text(each.path)), message))
    return written.getvalue()
