"""The rulesets and reports that commands are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shlex import join

import click

from emulation_rules.api import load
from emulation_rules.cli.bulk_choice import is_table
from emulation_rules.cli.failures import misused, refuse
from emulation_rules.exchange.merge_reports import merge_reports
from emulation_rules.exchange.peek import form_at
from emulation_rules.exchange.read_reports import read_reports
from emulation_rules.frames.files.part import shown_name
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.locale_numbers import Locale
from emulation_rules.syntax.yaml.ruleset_files import rulesets_in
from emulation_rules.syntax.yaml.source_text import RULESET_FILE


def ruleset_file(context: click.Context, path: str) -> Path:
    """Return the file of a ruleset given as a file or as a folder. Ends the command where a folder has none."""
    file = Path(path)
    if not file.is_dir():
        return file
    if not (file / RULESET_FILE).is_file():
        refuse(context, "command_no_ruleset_in", folder=path)
    return file / RULESET_FILE


def ruleset_files(context: click.Context, paths: Sequence[str]) -> list[Path]:
    """Return the files all paths stand for, each once. Ends the command where a folder holds none."""
    files: dict[Path, None] = {}
    for path in paths:
        found = list(rulesets_in(Path(path)))
        if not found:
            refuse(context, "command_no_ruleset_below", folder=path)
        files.update(dict.fromkeys(found))
    return list(files)


def read_ruleset_at(context: click.Context, path: str, reports: Sequence[str] = ()) -> Ruleset:
    """Return the ruleset of a file or folder. ``reports`` are named behind it; where they are swapped, that is said.

    Raises `InvalidRulesetError`, `OSError`.
    """
    swapped = next(filter(_is_ruleset, reports), None) if _is_report(path) else None
    if swapped is not None:
        call = [
            "emulation-rules",
            str(context.info_name),
            swapped,
            path,
            *(each for each in reports if each != swapped),
        ]
        raise misused(context, "command_swapped", report=path, ruleset=swapped, call=join(call))
    return load(ruleset_file(context, path))


def _is_report(path: str) -> bool:
    return Path(path).suffix.lower() == ".csv" or form_at(path) == "emulation-rules-report"


def _is_ruleset(path: str) -> bool:
    return form_at(path) == "emulation-rules" or (Path(path) / RULESET_FILE).is_file()


def _period(context: click.Context, _: click.Parameter, label: str | None) -> Period | None:
    if label is None:
        return None
    try:
        return Period.parse(label)
    except ValueError:
        raise misused(context, "command_bad_period", period=label) from None


def _locale(_: click.Context, __: click.Parameter, value: str | None) -> Locale | None:
    return None if value is None else Locale(value)


period_option = click.option(
    "--period",
    metavar="PERIOD",
    callback=_period,
    help="Take another period than the ruleset's: 2023, 2022-H1.",
)
"""The option ``--period``; the command is given ``period``, None where it was not used."""

locale_option = click.option(
    "--locale",
    type=click.Choice([each.value for each in Locale]),
    callback=_locale,
    help="How CSV tables write numbers: 92.02, 92,02 or either.",
)
"""The option ``--locale``; the command is given ``locale``, None where it was not used."""


def read_reports_at(
    paths: Sequence[str], ruleset: Ruleset, locale: Locale | None, period: Period | None
) -> Mapping[str, Report]:
    """Return the reports of all files by unit, those of one unit put together. ``period`` is the one to evaluate.

    Raises `InvalidReportError` with the faults of every file, and `OSError`.
    """
    findings: list[Finding] = []
    reports = merge_reports(*_readable(paths, ruleset, locale, period, findings), ruleset=ruleset)
    if findings:
        raise InvalidReportError(findings)
    return reports


def _readable(
    paths: Sequence[str], ruleset: Ruleset, locale: Locale | None, period: Period | None, findings: list[Finding]
) -> Iterator[Mapping[str, Report]]:
    """Yield the reports of each file that is valid and note the faults of the others."""
    for path in paths:
        if is_table(path):
            findings.append(Finding("report_is_table", (), Place(shown_name(path), 0)))
            continue
        try:
            yield read_reports(path, ruleset, locale=locale, period=period or ruleset.span.period)
        except InvalidReportError as error:
            findings += error.findings
