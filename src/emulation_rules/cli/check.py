"""``emulation-rules check``: everything that is wrong with rulesets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from emulation_rules.api import load
from emulation_rules.cli import exit_codes
from emulation_rules.cli.finding_options import also_option, fail_level_option, findings_format_option, run_over, tell
from emulation_rules.cli.language import language_option
from emulation_rules.cli.sources import ruleset_files
from emulation_rules.cli.writing import out_option
from emulation_rules.i18n.catalogue import say
from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import FailLevel
from emulation_rules.outputs.findings import FindingsFormat


@click.command(short_help="Say what is wrong with rulesets.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_paths", metavar="RULESET...", nargs=-1, required=True)
@findings_format_option
@also_option
@fail_level_option("error")
@out_option
@language_option
@click.pass_context
def command(
    context: click.Context,
    *,
    ruleset_paths: tuple[str, ...],
    form: FindingsFormat,
    also: tuple[tuple[FindingsFormat, str], ...],
    level: FailLevel,
    out: str | None,
    language: Language,
) -> None:
    """Say everything that is wrong with each RULESET, a file, or a folder in which every ruleset.yaml is looked for.

    A missing file ends the command with 3, a faulty one with 1.
    """
    files = ruleset_files(context, ruleset_paths)
    findings = [finding for file in files for finding in _findings(file)]
    checked = run_over(files, _summary(len(files), findings, language), level)
    tell(context, findings, checked, form=form, language=language, out=out, also=also)


def _findings(file: Path) -> tuple[Finding, ...]:
    try:
        load(file)
    except InvalidDocumentError as error:
        return error.findings
    return ()


def _summary(files: int, findings: Sequence[Finding], language: Language) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    code = "check_found" if findings else "check_clean"
    return say(code, language, files=str(files), errors=str(errors), warnings=str(len(findings) - errors))
