"""Reports from files and texts of any kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

from emulation_rules.exchange.report_csv import reports_from_csv
from emulation_rules.exchange.report_periods import check_periods
from emulation_rules.exchange.report_yaml import reports_from_yaml
from emulation_rules.model.errors import InvalidDocumentError, InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.locale_numbers import Locale
from emulation_rules.syntax.yaml.source_text import MAX_SIZE, read_text, shown

ReportKind: TypeAlias = Literal["yaml", "json", "csv"]

MAX_TABLE: Final = 64 * 2**20
"""The most bytes a table may have; it may be larger than the documents people write."""

KINDS: Final[Mapping[str, ReportKind]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".csv": "csv"}
"""The kind of a file by its suffix."""

_SPREADSHEETS: Final = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers"})


def read_reports(
    path: Path | str, ruleset: Ruleset, *, locale: Locale | None = None, period: Period | None = None
) -> Mapping[str, Report]:
    """Return the reports of a file by unit; its suffix says what it is written in.

    ``locale`` is that of a table's numbers, unless the table declares one itself; YAML and JSON are always plain.
    ``period`` is the one to be evaluated, None if it is not settled yet: a file that holds figures, but none its
    evaluation reads, is refused. Raises `InvalidReportError` with everything that is wrong.
    """
    path = Path(path)
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        details = (("file", shown(str(path))), ("suffix", path.suffix or "–"), ("known", ", ".join(KINDS)))
        raise InvalidReportError([Finding(_why_of_no_kind(path), (), Place(str(path)), details=details)])
    try:
        text = read_text(path, MAX_TABLE if kind == "csv" else MAX_SIZE)
    except InvalidDocumentError as error:
        raise InvalidReportError(map(_said_of_report, error.findings)) from error
    reports = reports_from_text(text, str(path), kind, ruleset, locale)
    if period is not None:
        check_periods(reports, ruleset, period)
    return reports


def _why_of_no_kind(path: Path) -> str:
    """Return the code of what is wrong with a path that does not end as reports do."""
    if path.suffix.lower() in _SPREADSHEETS:
        return "report_is_spreadsheet"
    if path.is_dir():
        return "file_is_directory"
    return "report_unknown_kind" if path.exists() else "report_nothing_there"


def _said_of_report(finding: Finding) -> Finding:
    """Tell people who save tables from a spreadsheet what to choose there."""
    return replace(finding, code="report_not_utf8") if finding.code == "file_not_utf8" else finding


def reports_from_text(
    text: str, name: str, kind: ReportKind, ruleset: Ruleset, locale: Locale | None = None
) -> Mapping[str, Report]:
    """Return the reports of a text by unit. ``name`` is what places call it. Raises `InvalidReportError`."""
    if kind == "csv":
        return reports_from_csv(text, name, ruleset, locale)
    return reports_from_yaml(text, name, ruleset)
