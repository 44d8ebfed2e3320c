"""``emulation-rules audit``: what reports state, held against their own figures."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import click

from emulation_rules.api import audit
from emulation_rules.cli import exit_codes
from emulation_rules.cli.findings import findings_document
from emulation_rules.cli.language import language_option
from emulation_rules.cli.sources import locale_option, period_option, read_reports_at, read_ruleset_at
from emulation_rules.cli.writing import out_option, write
from emulation_rules.i18n.catalogue import render_findings, say
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report
from emulation_rules.model.text import Language
from emulation_rules.outputs.findings import render_csv, render_markdown
from emulation_rules.syntax.locale_numbers import Locale

Format = Literal["text", "json", "markdown", "csv"]


@click.command(short_help="Say where reports contradict their own figures.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_path", metavar="RULESET")
@click.argument("report_paths", metavar="REPORT...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(get_args(Format)), default="text", show_default=True)
@locale_option
@period_option
@out_option
@language_option
@click.pass_context
def command(  # noqa: PLR0913  # one argument for each option
    context: click.Context,
    *,
    ruleset_path: str,
    report_paths: tuple[str, ...],
    form: Format,
    locale: Locale | None,
    period: Period | None,
    out: str | None,
    language: Language,
) -> None:
    """Recompute the totals, ranks, shares and points that REPORT files state under RULESET, and say what is off.

    What display rounding explains is not. Rates are held against their counts, and exceedances against every mark they
    may mean. Ends with 1 where a finding is an error.
    """
    ruleset = read_ruleset_at(context, ruleset_path)
    reports = read_reports_at(report_paths, ruleset, locale, period)
    findings = audit(ruleset, reports, period=period)
    rendered = _rendered(findings, _summary(findings, reports, period or ruleset.span.period, language), form, language)
    write(rendered, out)
    if any(finding.severity is Severity.ERROR for finding in findings):
        context.exit(exit_codes.NO)


def _rendered(findings: Sequence[Finding], summary: str, form: Format, language: Language) -> str:
    match form:
        case "json":
            return json.dumps(findings_document(findings, language), ensure_ascii=False, indent=2) + "\n"
        case "csv":
            return render_csv(findings, language)
        case "markdown":
            return render_markdown(findings, summary, language)
        case _:
            return "".join(f"{part}\n" for part in (render_findings(findings, language), summary) if part)


def _summary(findings: Sequence[Finding], reports: Mapping[str, Report], period: Period, language: Language) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    stated = sum(len([*report.stated[period].named()]) for report in reports.values() if period in report.stated)
    return say(
        "audit_found" if findings else "audit_clean",
        language,
        units=str(len(reports)),
        stated=str(stated),
        errors=str(errors),
        warnings=str(len(findings) - errors),
    )
