"""``emulation-rules compare``: who changed between two states of a cluster's reports, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

import click

from emulation_rules.api import compare, standings
from emulation_rules.cli import exit_codes
from emulation_rules.cli.failures import check_units, misused, refuse
from emulation_rules.cli.language import language_option
from emulation_rules.cli.progress import watched
from emulation_rules.cli.sources import locale_option, period_option, read_reports_at, read_ruleset_at
from emulation_rules.cli.writing import format_option, out_option, write
from emulation_rules.engines.choice import ENGINE_NAMES, EngineName
from emulation_rules.exchange.json_document import MAX_TEXT
from emulation_rules.exchange.standings_json import FORMAT, standings_from_json
from emulation_rules.i18n.comparison_sentences import Names
from emulation_rules.model.comparison import Comparison
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.standing import Standings
from emulation_rules.model.text import Language
from emulation_rules.outputs import comparison_csv, comparison_json, comparison_markdown, comparison_text
from emulation_rules.syntax.locale_numbers import Locale
from emulation_rules.syntax.yaml.source_text import read_text

Format = Literal["text", "json", "markdown", "csv"]
_Render = Callable[[Comparison, Names, Language, Sequence[str]], str]

_RENDERERS: Final[Mapping[Format, _Render]] = {
    "text": comparison_text.render,
    "json": comparison_json.render,
    "markdown": comparison_markdown.render,
    "csv": comparison_csv.render,
}
_HEAD: Final = 200
"""Bytes within which a document says its format."""


@click.command(short_help="Say who changed between two sets of reports, and why.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_path", metavar="RULESET")
@click.argument("sides", metavar="[BEFORE AFTER]", nargs=-1)
@click.option(
    "--before", "before", metavar="FILE", multiple=True, help="A file of the earlier state; may be given again."
)
@click.option("--after", "after", metavar="FILE", multiple=True, help="A file of the later state; may be given again.")
@click.option("--unit", "units", metavar="UNIT", multiple=True, help="Show this unit only; may be given again.")
@click.option("--exit-code", "telling", is_flag=True, help="End with 1 where anything changed.")
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
    sides: tuple[str, ...],
    before: tuple[str, ...],
    after: tuple[str, ...],
    units: tuple[str, ...],
    telling: bool,
    engine: EngineName,
    form: Format,
    locale: Locale | None,
    period: Period | None,
    out: str | None,
    language: Language,
) -> None:
    """Say which units changed under RULESET from one state of the reports to a later one, in what, and why.

    BEFORE and AFTER are one file each: reports, or what `rank --format json` wrote. Where a state stands in several
    files, name each with --before or --after; every state is named in full.
    """
    earlier, later = _sides(context, sides, before, after)
    ruleset = read_ruleset_at(context, ruleset_path)
    reading = _Reading(context, ruleset, locale, period, engine, language)
    old, new = reading.standings(earlier), reading.standings(later)
    comparison = compare(old, new)
    check_units(context, units, {each.unit for each in (*old.standings, *new.standings)})
    write(_RENDERERS[form](comparison, Names.of(old, new), language, units), out)
    if telling and comparison:
        context.exit(exit_codes.NO)


def _sides(
    context: click.Context, sides: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the files of either state."""
    match sides:
        case (earlier, later) if not before and not after:
            return (earlier,), (later,)
        case () if before and after:
            return before, after
        case _:
            raise misused(context, "command_two_sides")


@dataclass(frozen=True, slots=True)
class _Reading:
    """How files become standings: written ones are taken as they are, reports are evaluated."""

    context: click.Context
    ruleset: Ruleset
    locale: Locale | None
    period: Period | None
    engine: EngineName
    language: Language

    def standings(self, paths: tuple[str, ...]) -> Standings:
        if len(paths) == 1 and _holds_standings(Path(paths[0])):
            return self._written(Path(paths[0]))
        reports = read_reports_at(paths, self.ruleset, self.locale, self.period)
        return standings(self.ruleset, watched(reports, self.language), engine=self.engine, period=self.period)

    def _written(self, file: Path) -> Standings:
        found = standings_from_json(read_text(file, MAX_TEXT), name=str(file))
        period = self.period or self.ruleset.span.period
        if (found.ruleset, found.period) != (self.ruleset.id, period):
            told = {"ruleset": found.ruleset, "period": str(found.period)}
            refuse(self.context, "command_other_standings", file=str(file), **told)
        return found


def _holds_standings(file: Path) -> bool:
    """Whether a file is one of standings; reports name their format too, or are tables."""
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return FORMAT.encode() in opened.read(_HEAD)
