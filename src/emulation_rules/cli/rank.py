"""``emulation-rules rank``: the units of a cluster beside each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal, get_args

import click

from emulation_rules.api import standings
from emulation_rules.cli import exit_codes
from emulation_rules.cli.failures import check_units
from emulation_rules.cli.language import language_option
from emulation_rules.cli.progress import watched
from emulation_rules.cli.sources import locale_option, period_option, read_reports_at, read_ruleset_at
from emulation_rules.cli.writing import format_option, out_option, write
from emulation_rules.engines.choice import ENGINE_NAMES, EngineName
from emulation_rules.model.period import Period
from emulation_rules.model.standing import Standings
from emulation_rules.model.text import Language
from emulation_rules.outputs import standings_csv, standings_json, standings_markdown, standings_text
from emulation_rules.syntax.locale_numbers import Locale

Format = Literal["text", "json", "markdown", "csv"]

_RENDERERS: Final[Mapping[Format, Callable[[Standings, Language, Sequence[str]], str]]] = {
    "text": standings_text.render,
    "json": standings_json.render,
    "markdown": standings_markdown.render,
    "csv": standings_csv.render,
}


@click.command(short_help="Rank the units of a cluster, with titles and classes.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_path", metavar="RULESET")
@click.argument("report_paths", metavar="REPORT...", nargs=-1, required=True)
@click.option("--unit", "units", metavar="UNIT", multiple=True, help="Explain this unit in full; may be given again.")
@click.option("--engine", type=click.Choice(ENGINE_NAMES), default="auto", show_default=True)
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
    engine: EngineName,
    form: Format,
    locale: Locale | None,
    period: Period | None,
    out: str | None,
    language: Language,
) -> None:
    """Rank the units that REPORT files are about under RULESET, a file or a folder holding ruleset.yaml.

    Says for which titles each unit may be proposed and in which class it is. People award.

    While figures are missing, ranks are told from best to worst. Declared units without a report take part.
    """
    ruleset = read_ruleset_at(context, ruleset_path, report_paths)
    reports = read_reports_at(report_paths, ruleset, locale, period)
    found = standings(ruleset, watched(reports, language), engine=engine, period=period)
    check_units(context, units, {each.unit for each in found.standings})
    write(_RENDERERS[form](found, language, units), out)
