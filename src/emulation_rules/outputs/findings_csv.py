"""Findings as a CSV table: one row for each."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import path_text
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import Checked
from emulation_rules.outputs.csv_cells import safe

COLUMNS: Final = ("code", "severity", "file", "line", "column", "path", "message")
"""The columns of the CSV table, in every language."""


def render(findings: Sequence[Finding], checked: Checked, language: Language) -> str:
    """Return the table. Headings and codes are the same in every language; messages are in this one."""
    del checked
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in findings:
        place = (safe(each.place.file), each.place.line, each.place.column)
        message = safe(finding_text(each, language))
        writer.writerow((each.code, each.severity.value, *place, safe(path_text(each.path)), message))
    return written.getvalue()
