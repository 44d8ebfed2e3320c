"""``emulation-rules audit``: what reports state, held against their own figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from emulation_rules.api import audit
from emulation_rules.cli import exit_codes
from emulation_rules.cli.finding_options import also_option, fail_level_option, findings_format_option, run_over, tell
from emulation_rules.cli.language import language_option
from emulation_rules.cli.sources import locale_option, period_option, read_reports_at, read_ruleset_at
from emulation_rules.cli.writing import out_option
from emulation_rules.i18n.catalogue import say
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import FailLevel
from emulation_rules.outputs.findings import FindingsFormat
from emulation_rules.syntax.locale_numbers import Locale


@click.command(short_help="Say where reports contradict their own figures.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_path", metavar="RULESET")
@click.argument("report_paths", metavar="REPORT...", nargs=-1, required=True)
@findings_format_option
@also_option
@fail_level_option("error")
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
    form: FindingsFormat,
    also: tuple[tuple[FindingsFormat, str], ...],
    level: FailLevel,
    locale: Locale | None,
    period: Period | None,
    out: str | None,
    language: Language,
) -> None:
    """Recompute the totals, ranks, shares and points that REPORT files state under RULESET, and say what is off.

    What display rounding explains is not. Rates are held against their counts, and exceedances against every mark they
    may mean. Ends with 1 where a finding is an error, or as grave as --fail-level says.
    """
    ruleset = read_ruleset_at(context, ruleset_path, report_paths)
    reports = read_reports_at(report_paths, ruleset, locale, period)
    findings = audit(ruleset, reports, period=period)
    summary = _summary(findings, reports, period or ruleset.span.period, language)
    checked = run_over(report_paths, summary, level)
    tell(context, findings, checked, form=form, language=language, out=out, also=also)


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
