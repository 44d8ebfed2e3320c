"""The rulesets and reports that commands are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from emulation_rules.api import load, load_reports
from emulation_rules.cli.failures import misused, refuse
from emulation_rules.exchange.locale_numbers import Locale
from emulation_rules.exchange.merge_reports import merge_reports
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.source_text import RULESET_FILE


def ruleset_file(context: click.Context, path: str) -> Path:
    """Return the file of a ruleset given as a file or as a folder. Ends the command where a folder has none."""
    file = Path(path)
    if not file.is_dir():
        return file
    if not (file / RULESET_FILE).is_file():
        refuse(context, "command_no_ruleset_in", folder=path)
    return file / RULESET_FILE


def read_ruleset_at(context: click.Context, path: str) -> Ruleset:
    """Return the ruleset of a file or folder. Raises `InvalidRulesetError`, `OSError`."""
    return load(ruleset_file(context, path))


def read_period(context: click.Context, label: str | None) -> Period | None:
    """Return the period a label names, None where there is none. Raises `click.UsageError`."""
    if label is None:
        return None
    try:
        return Period.parse(label)
    except ValueError:
        raise misused(context, "command_bad_period", period=label) from None


def read_reports_at(paths: Sequence[str], ruleset: Ruleset, locale: Locale | None) -> Mapping[str, Report]:
    """Return the reports of all files by unit, those of one unit put together.

    Raises `InvalidReportError` with the faults of every file, and `OSError`.
    """
    findings: list[Finding] = []
    reports = merge_reports(*_readable(paths, ruleset, locale, findings))
    if findings:
        raise InvalidReportError(findings)
    return reports


def _readable(
    paths: Sequence[str], ruleset: Ruleset, locale: Locale | None, findings: list[Finding]
) -> Iterator[Mapping[str, Report]]:
    """Yield the reports of each file that is valid and note the faults of the others."""
    for path in paths:
        try:
            yield load_reports(path, ruleset, locale=locale)
        except InvalidReportError as error:
            findings += error.findings
