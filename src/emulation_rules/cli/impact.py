"""``emulation-rules impact``: whose results a change of a ruleset would have moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, Literal, get_args

import click

from emulation_rules.api import impact, load_version
from emulation_rules.cli import exit_codes
from emulation_rules.cli.failures import misused, refuse
from emulation_rules.cli.language import language_option
from emulation_rules.cli.progress import watched
from emulation_rules.cli.sources import locale_option, read_reports_at
from emulation_rules.cli.writing import format_option, out_option, write
from emulation_rules.diffing.impact import readable_by_both
from emulation_rules.model.impact import Impact, Moved
from emulation_rules.model.period import Period
from emulation_rules.model.text import Language
from emulation_rules.outputs import impact_json, impact_markdown, impact_text
from emulation_rules.syntax.locale_numbers import Locale

Format = Literal["text", "markdown", "json"]

_RENDERERS: Final[Mapping[Format, Callable[[Impact, Language], str]]] = {
    "text": impact_text.render,
    "markdown": impact_markdown.render,
    "json": impact_json.render,
}
_ANYTHING: Final = "anything"
_HELP: Final = """\
Say for whom anything comes out otherwise under NEW than under OLD, on reports
that were given: verdicts, points, scores, ranks, titles and classes.

OLD and NEW are rulesets, or rulesets as they were at a git revision, such as
main:rulesets/pact.yaml. Reports of several years are evaluated year by year,
under either version as it is in its own year.

Examples:

\b
  emulation-rules impact old.yaml new.yaml --reports 2021.csv --reports 2022.csv
  emulation-rules impact main:pact.yaml pact.yaml --reports reports.csv --format markdown
"""


def _periods(context: click.Context, _: click.Parameter, labels: tuple[str, ...]) -> tuple[Period, ...]:
    found = []
    for label in labels:
        try:
            found.append(Period.parse(label))
        except ValueError:
            raise misused(context, "command_bad_period", period=label) from None
    return tuple(found)


@click.command(help=_HELP, short_help="Say whose results a changed ruleset moves.", epilog=exit_codes.IN_HELP)
@click.argument("old")
@click.argument("new")
@click.argument("more", metavar="[REPORT]...", nargs=-1)
@click.option("--reports", "files", metavar="FILE", multiple=True, help="A file of reports; may be given again.")
@click.option(
    "--period",
    "periods",
    metavar="PERIOD",
    multiple=True,
    callback=_periods,
    help="Look at this period only; may be given again.",
)
@click.option(
    "--fail-on",
    "fatal",
    type=click.Choice([_ANYTHING, *(each.value for each in Moved)]),
    multiple=True,
    help="End with 1 where this comes out otherwise for some unit; may be given again.",
)
@format_option(get_args(Format))
@locale_option
@out_option
@language_option
@click.pass_context
def command(  # noqa: PLR0913  # one argument for each option
    context: click.Context,
    *,
    old: str,
    new: str,
    more: tuple[str, ...],
    files: tuple[str, ...],
    periods: tuple[Period, ...],
    fatal: tuple[str, ...],
    form: Format,
    locale: Locale | None,
    out: str | None,
    language: Language,
) -> None:
    """Evaluate reports under two versions of a ruleset."""
    paths = (*files, *more)
    if not paths:
        raise misused(context, "command_no_reports")
    before, after = load_version(old), load_version(new)
    reports = read_reports_at(paths, readable_by_both(before, after), locale, None)
    reported = {period for report in reports.values() for _, period in report.observations}
    for period in periods:
        if period not in reported:
            # Nothing would come out otherwise, and a mistyped year would pass.
            refuse(context, "command_period_unreported", period=str(period))
    found = impact(before, after, reports, periods, watch=partial(watched, language=language))
    write(_RENDERERS[form](found, language), out)
    if any(each in fatal for each in found.moved) or (_ANYTHING in fatal and found.moved):
        context.exit(exit_codes.NO)
