"""Reports from files and texts of any kind."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, TypeAlias

from emulation_rules.exchange.locale_numbers import Locale
from emulation_rules.exchange.report_csv import reports_from_csv
from emulation_rules.exchange.report_yaml import reports_from_yaml
from emulation_rules.model.errors import InvalidDocumentError, InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.yaml_nodes import read_text

ReportKind: TypeAlias = Literal["yaml", "json", "csv"]

KINDS: Final[Mapping[str, ReportKind]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".csv": "csv"}
"""The kind of a file by its suffix."""

MAX_TABLE_BYTES: Final = 64 * 1024 * 1024


def read_reports(path: Path | str, ruleset: Ruleset, *, locale: Locale | None = None) -> Mapping[str, Report]:
    """Return the reports of a file by unit; its suffix says what it is written in.

    ``locale`` is that of a table's numbers, unless the table declares one itself; YAML and JSON are always plain.
    Raises `InvalidReportError` with everything that is wrong, and `OSError` where the file cannot be opened.
    """
    path = Path(path)
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise _refused("report_unknown_kind", path, (("suffix", path.suffix or "–"), ("known", ", ".join(KINDS))))
    if kind == "csv":
        return reports_from_text(_table_text(path), str(path), kind, ruleset, locale)
    try:
        text = read_text(path)
    except InvalidDocumentError as error:
        raise InvalidReportError(error.findings) from error
    return reports_from_text(text, str(path), kind, ruleset)


def reports_from_text(
    text: str, name: str, kind: ReportKind, ruleset: Ruleset, locale: Locale | None = None
) -> Mapping[str, Report]:
    """Return the reports of a text by unit. ``name`` is what places call it. Raises `InvalidReportError`."""
    if kind == "csv":
        return reports_from_csv(text, name, ruleset, locale)
    return reports_from_yaml(text, name, ruleset)


def _table_text(path: Path) -> str:
    limit = (("limit", str(MAX_TABLE_BYTES // 1024**2)),)
    with path.open("rb") as file:
        # One byte more than allowed tells a file that is too large, even one that grows while it is read.
        if path.stat().st_size > MAX_TABLE_BYTES or len(held := file.read(MAX_TABLE_BYTES + 1)) > MAX_TABLE_BYTES:
            raise _refused("table_too_large", path, limit)
    try:
        return held.decode("utf-8")
    except UnicodeDecodeError as error:
        before = held[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise _refused("table_not_utf8", path, (), line, column) from error


def _refused(
    code: str, path: Path, details: tuple[tuple[str, str], ...], line: int = 1, column: int = 1
) -> InvalidReportError:
    return InvalidReportError([Finding(code, (), Place(str(path), line, column), details=details)])
