"""``emulation-rules lint``: what is doubtful in rulesets that can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Final

import click

from emulation_rules.cli import exit_codes
from emulation_rules.cli.finding_options import also_option, fail_level_option, findings_format_option, run_over, tell
from emulation_rules.cli.language import language_option
from emulation_rules.cli.lint_settings import config_option, language_by, level_by, settings_of
from emulation_rules.cli.progress import watched_files
from emulation_rules.cli.sources import ruleset_files
from emulation_rules.cli.writing import out_option
from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.linting.check import Check
from emulation_rules.linting.config import Config
from emulation_rules.linting.files import fix_file, lint_file
from emulation_rules.linting.registry import all_checks
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import FailLevel
from emulation_rules.outputs.findings import FindingsFormat

_HELP: Final = """\
Say what is wrong, likely wrong or open in each RULESET.

RULESET is a file, or a folder in which every ruleset.yaml is looked for.

A finding that is meant is ignored by a comment with a reason, at the end of
its line or above the entry it is in:

\b
  # emulation-rules: ignore[code] reason

Examples:

\b
  emulation-rules lint rulesets
  emulation-rules lint --fix pact.yaml
  emulation-rules lint --select truncated_source pact.yaml

Settings come from emulation-rules.toml, or [tool.emulation-rules.lint] of
pyproject.toml, in the folder of the ruleset or the nearest one around it;
what is said here goes before them.

Errors and warnings end the command with 1, notes do not, unless --fail-level
says otherwise; a missing file ends it with 3.
"""


@click.command(help=_HELP, short_help="Say what is doubtful in rulesets.", epilog=exit_codes.IN_HELP)
@click.argument("paths", metavar="RULESET...", nargs=-1, required=True)
@click.option("--select", metavar="CODE,…", default="", help="Ask these checks only.")
@click.option("--ignore", metavar="CODE,…", default="", help="Leave these checks out.")
@click.option("--fix", is_flag=True, help="Make the fixes that are safe, then say what is left.")
@config_option
@findings_format_option
@also_option
@fail_level_option("warning")
@out_option
@language_option
@click.pass_context
def command(  # noqa: PLR0913  # one argument for each option
    context: click.Context,
    *,
    paths: tuple[str, ...],
    select: str,
    ignore: str,
    fix: bool,
    config: str | None,
    form: FindingsFormat,
    also: tuple[tuple[FindingsFormat, str], ...],
    level: FailLevel,
    out: str | None,
    language: Language,
) -> None:
    """Say what is wrong, likely wrong or open in each ruleset."""
    files = ruleset_files(context, paths)
    settings = settings_of(context, files, config, select=select, ignore=ignore)
    language, level = language_by(context, settings, language), level_by(context, settings, level)
    found = [_found(file, settings[file], language, fix=fix) for file in watched_files(files, language)]
    # What is found in a ruleset that others extend is told once.
    findings = list(dict.fromkeys(chain.from_iterable(found)))
    run = run_over(files, _summary(len(files), findings, language), level)
    tell(context, findings, run, form=form, language=language, out=out, also=also)


def _found(file: Path, config: Config, language: Language, *, fix: bool) -> tuple[Finding, ...]:
    checks = config.checks_in(file, all_checks())
    return _fix(file, checks, language) if fix else lint_file(file, checks)


def _fix(file: Path, checks: Sequence[Check], language: Language) -> tuple[Finding, ...]:
    """Make the fixes of one file, say so on standard error, and return what is left."""
    fixes, findings = fix_file(file, checks)
    if fixes:
        click.echo(say("lint_fixed", language, file=visible(str(file)), fixes=str(fixes)), err=True)
    return findings


def _summary(files: int, findings: Sequence[Finding], language: Language) -> str:
    counts = Counter(finding.severity for finding in findings)
    told = {f"{severity.value}s": str(counts[severity]) for severity in Severity}
    return say("lint_found" if findings else "lint_clean", language, files=str(files), **told)
