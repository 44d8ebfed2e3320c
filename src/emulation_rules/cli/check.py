"""``emulation-rules check``: everything that is wrong with rulesets."""

from __future__ import annotations

import json
from typing import Literal, get_args

import click

from emulation_rules.cli import exit_codes
from emulation_rules.cli.findings import findings_document
from emulation_rules.cli.language import language_option
from emulation_rules.cli.sources import read_ruleset_at
from emulation_rules.i18n.catalogue import render_findings, say
from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.text import Language

Format = Literal["text", "json"]

_NOT_READ = frozenset({"file_missing", "file_unreadable", "file_is_directory", "file_not_regular"})
"""A file that cannot be opened has not been checked, which is not the same as a fault in it."""


@click.command(short_help="Say what is wrong with rulesets.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_paths", metavar="RULESET...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(get_args(Format)), default="text", show_default=True)
@language_option
@click.pass_context
def command(context: click.Context, ruleset_paths: tuple[str, ...], form: Format, language: Language) -> None:
    """Say everything that is wrong with each RULESET, a file or a folder holding ruleset.yaml.

    A missing file ends the command with 3, a faulty one with 1.
    """
    findings = [finding for path in ruleset_paths for finding in _findings(context, path)]
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if form == "json":
        click.echo(json.dumps(findings_document(findings, language), ensure_ascii=False, indent=2))
    else:
        if findings:
            click.echo(render_findings(findings, language))
        click.echo(_summary(len(ruleset_paths), errors, len(findings) - errors, language))
    if any(finding.code in _NOT_READ for finding in findings):
        context.exit(exit_codes.UNUSABLE)
    if errors:
        context.exit(exit_codes.NO)


def _findings(context: click.Context, path: str) -> tuple[Finding, ...]:
    try:
        read_ruleset_at(context, path)
    except InvalidDocumentError as error:
        return error.findings
    return ()


def _summary(files: int, errors: int, warnings: int, language: Language) -> str:
    code = "check_found" if errors or warnings else "check_clean"
    return say(code, language, files=str(files), errors=str(errors), warnings=str(warnings))
