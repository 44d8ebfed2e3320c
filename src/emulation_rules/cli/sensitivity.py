"""``emulation-rules sensitivity``: how firm ranks, titles and classes are."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final, Literal, get_args

import click

from emulation_rules.api import sensitivity
from emulation_rules.cli import exit_codes
from emulation_rules.cli.failures import check_units, misused
from emulation_rules.cli.language import language_option
from emulation_rules.cli.sources import locale_option, period_option, read_reports_at, read_ruleset_at
from emulation_rules.cli.writing import format_option, out_option, write
from emulation_rules.i18n.catalogue import say
from emulation_rules.model.numbers import NumberError, exact
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.sensitivity import Kind, Sensitivity
from emulation_rules.model.text import Language
from emulation_rules.outputs import sensitivity_json, sensitivity_markdown, sensitivity_text
from emulation_rules.syntax.locale_numbers import Locale

Format = Literal["text", "json", "markdown"]

_RENDERERS: Final[Mapping[Format, Callable[[Sensitivity, Language, Sequence[str]], str]]] = {
    "text": sensitivity_text.render,
    "json": sensitivity_json.render,
    "markdown": sensitivity_markdown.render,
}

_HELP: Final = """\
Say how ranks and titles move when weights, figures or roundings do.

REPORT files are about the units of a cluster under RULESET, a file or a
folder holding ruleset.yaml. Asked about are

\b
  weight    one weight within ±--weights
  weights   all weights at once, each within ±--weights
  display   figures known only to the digits shown
  rounding  other ways of rounding the score
  restated  one figure of one unit, of any year, within ±--restated
  left_out  one target that is not asked

Ranges are exact, or wider than need be, or tried at some points only; the
result says which. Neighbours are told with the smallest change that levels
them, and flagged where less than is shown tells them apart.

Examples:

\b
  emulation-rules sensitivity pact.yaml reports.csv
  emulation-rules sensitivity --only weight --weights 25% pact.yaml reports.csv
"""


def _percent(context: click.Context, _: click.Parameter, value: str) -> Fraction:
    try:
        percent = exact(value.strip().removesuffix("%").strip())
    except NumberError:
        percent = Fraction(0)
    if not 0 < percent < 100:  # noqa: PLR2004  # percent
        raise misused(context, "sensitivity_bad_percent", value=value)
    return percent


@click.command(help=_HELP, short_help="Say how firm ranks and titles are.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_path", metavar="RULESET")
@click.argument("report_paths", metavar="REPORT...", nargs=-1, required=True)
@click.option("--unit", "units", metavar="UNIT", multiple=True, help="Tell of this unit only; may be given again.")
@click.option("--weights", metavar="PERCENT", callback=_percent, default="10%", show_default=True)
@click.option("--restated", metavar="PERCENT", callback=_percent, default="2%", show_default=True)
@click.option(
    "--only",
    "kinds",
    type=click.Choice([each.value for each in Kind]),
    multiple=True,
    help="Ask about this; may be given again.",
)
@click.option("--decimals", type=click.IntRange(0, 30), help="Decimals that people are shown.  [default: as declared]")
@format_option(get_args(Format))
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
    units: tuple[str, ...],
    weights: Fraction,
    restated: Fraction,
    kinds: tuple[str, ...],
    decimals: int | None,
    form: Format,
    locale: Locale | None,
    period: Period | None,
    out: str | None,
    language: Language,
) -> None:
    """Say how ranks and titles move when weights, figures or roundings do."""
    ruleset = read_ruleset_at(context, ruleset_path, report_paths)
    reports = read_reports_at(report_paths, ruleset, locale, period)
    # Before what takes long; the standings have nobody else.
    check_units(context, units, {*ruleset.units, *reports} - {CLUSTER})
    found = sensitivity(
        ruleset,
        reports,
        weights=weights,
        restated=restated,
        kinds=kinds or tuple(Kind),
        decimals=decimals,
        period=period,
        seen=_progress(language) if sys.stderr.isatty() else None,
    )
    write(_RENDERERS[form](found, language, units), out)


def _progress(language: Language) -> Callable[[Kind, int, int], None]:
    """Return what shows on standard error how much has been tried."""

    def show(_: Kind, done: int, every: int) -> None:
        said = say("sensitivity_progress", language, done=str(done), all=str(every))
        click.echo(f"\r{said}\x1b[K", nl=done == every, err=True)

    return show
