"""Reports from files and texts of any kind."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, TypeAlias

from emulation_rules.exchange.locale_numbers import Locale
from emulation_rules.exchange.report_csv import reports_from_csv
from emulation_rules.exchange.report_yaml import reports_from_yaml
from emulation_rules.model.errors import InvalidReportError, raised_as
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.source_text import MAX_SIZE, read_text

ReportKind: TypeAlias = Literal["yaml", "json", "csv"]

MAX_TABLE: Final = 64 * 2**20
"""The most bytes a table may have; it may be larger than the documents people write."""

KINDS: Final[Mapping[str, ReportKind]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".csv": "csv"}
"""The kind of a file by its suffix."""


def read_reports(path: Path | str, ruleset: Ruleset, *, locale: Locale | None = None) -> Mapping[str, Report]:
    """Return the reports of a file by unit; its suffix says what it is written in.

    ``locale`` is that of a table's numbers, unless the table declares one itself; YAML and JSON are always plain.
    Raises `InvalidReportError` with everything that is wrong.
    """
    path = Path(path)
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        details = (("suffix", path.suffix or "–"), ("known", ", ".join(KINDS)))
        raise InvalidReportError([Finding("report_unknown_kind", (), Place(str(path)), details=details)])
    with raised_as(InvalidReportError):
        text = read_text(path, MAX_TABLE if kind == "csv" else MAX_SIZE)
    return reports_from_text(text, str(path), kind, ruleset, locale)


def reports_from_text(
    text: str, name: str, kind: ReportKind, ruleset: Ruleset, locale: Locale | None = None
) -> Mapping[str, Report]:
    """Return the reports of a text by unit. ``name`` is what places call it. Raises `InvalidReportError`."""
    if kind == "csv":
        return reports_from_csv(text, name, ruleset, locale)
    return reports_from_yaml(text, name, ruleset)
