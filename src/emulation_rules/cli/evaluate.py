"""``emulation-rules evaluate``: reports, or tables of many units, under a ruleset."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final, Literal, cast, get_args

import click

from emulation_rules.api import evaluate_all
from emulation_rules.cli import exit_codes
from emulation_rules.cli.bulk_choice import RESULT_FORMATS, reads_tables
from emulation_rules.cli.bulk_options import OPTIONS, bulk_options, chosen
from emulation_rules.cli.failures import check_units
from emulation_rules.cli.language import language_option
from emulation_rules.cli.progress import watched
from emulation_rules.cli.sources import locale_option, period_option, read_reports_at, read_ruleset_at
from emulation_rules.cli.writing import format_option, write
from emulation_rules.engines.choice import ENGINE_NAMES, EngineName
from emulation_rules.frames.extra import frames_extra
from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.sentences import title_words
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.text import Language
from emulation_rules.model.verdict import Verdict
from emulation_rules.outputs import csv, json, markdown, text
from emulation_rules.syntax.locale_numbers import Locale

ReportFormat = Literal["text", "json", "markdown", "csv"]
Requirement = Literal["met", "decided"]

_RENDERERS: Final[Mapping[ReportFormat, Callable[[Sequence[Evaluation], Language], str]]] = {
    "text": text.render,
    "json": json.render,
    "markdown": markdown.render,
    "csv": csv.render,
}
_FALLS_SHORT: Final[Mapping[Requirement, tuple[Verdict, ...]]] = {
    "met": (Verdict.NOT_MET, Verdict.UNDETERMINED),
    "decided": (Verdict.UNDETERMINED,),
}


@click.command(short_help="Decide every target of a ruleset from reports.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_path", metavar="RULESET")
@click.argument("report_paths", metavar="REPORT...", nargs=-1, required=True)
@click.option("--unit", "units", metavar="UNIT", multiple=True, help="Show this unit only; may be given again.")
@click.option("--engine", type=click.Choice(ENGINE_NAMES), default="auto", show_default=True)
@format_option([*get_args(ReportFormat), *RESULT_FORMATS], "The last three: of tables.")
@locale_option
@period_option
@click.option("--out", metavar="FILE", is_eager=True, help="Write to a file instead; tables: or to a folder.")
@click.option(
    "--require",
    type=click.Choice(get_args(Requirement)),
    help="End with 1 unless every scored target that applies is met, or at least decided.",
)
@bulk_options
@language_option
@click.pass_context
def command(  # noqa: PLR0913  # one argument for each option
    context: click.Context,
    /,
    *,
    ruleset_path: str,
    report_paths: tuple[str, ...],
    units: tuple[str, ...],
    engine: EngineName,
    form: str,
    locale: Locale | None,
    period: Period | None,
    out: str | None,
    require: Requirement | None,
    language: Language,
    **of_tables: Any,  # noqa: ANN401  # the options of `bulk_options`, which `BulkCall` names
) -> None:
    """Decide every target of RULESET, a file or a folder holding ruleset.yaml, from one or several REPORT files.

    Reports are YAML, JSON or CSV. Several of them may speak of the same unit: last year's figures and this year's, say;
    tables of last year go with --earlier.

    A REPORT may also be a table of many units in columns of plain figures: Parquet, Arrow, a folder or a pattern of
    files, duckdb:FILE#TABLE, sqlite:FILE#TABLE, postgresql://USER@HOST/DB with --table. So is a CSV file where --out
    is Parquet, Arrow or JSON lines, or where an option for tables is used.
    """
    ruleset = read_ruleset_at(context, ruleset_path, report_paths)
    if chosen(context, OPTIONS) or reads_tables(report_paths, form, out):
        falls_short = () if require is None else _FALLS_SHORT[require]
        call = {
            "inputs": report_paths,
            "form": form,
            "out": out,
            "falls_short": falls_short,
            "locale": locale,
            **of_tables,
        }
        _evaluate_tables(context, ruleset, period, call, language)
        return
    reports = read_reports_at(report_paths, ruleset, locale, period)
    evaluations = evaluate_all(ruleset, watched(reports, language), engine=engine, period=period)
    shown = _of_units(context, evaluations, units)
    write(_RENDERERS[cast("ReportFormat", form)](shown, language), out)
    if require is not None:
        _insist(context, shown, require, language)


def _evaluate_tables(
    context: click.Context, ruleset: Ruleset, period: Period | None, call: dict[str, Any], language: Language
) -> None:
    with frames_extra():
        # Imported here: reports need none of the packages behind it.
        from emulation_rules.cli.bulk import BulkCall, evaluate_tables  # noqa: PLC0415

    evaluate_tables(context, ruleset, period, BulkCall(**call), language)


def _of_units(context: click.Context, evaluations: Sequence[Evaluation], units: Sequence[str]) -> list[Evaluation]:
    check_units(context, units, {evaluation.unit for evaluation in evaluations})
    return [evaluation for evaluation in evaluations if not units or evaluation.unit in units]


def _insist(
    context: click.Context, evaluations: Sequence[Evaluation], require: Requirement, language: Language
) -> None:
    lines = list(_shortfalls(evaluations, require, language))
    if lines:
        click.echo("\n".join(lines), err=True)
        context.exit(exit_codes.NO)


def _shortfalls(evaluations: Sequence[Evaluation], require: Requirement, language: Language) -> Iterator[str]:
    """Yield, for each unit that falls short, the scored targets it missed and those it leaves open, one line each."""
    for evaluation, verdict in product(evaluations, _FALLS_SHORT[require]):
        short = [
            title_words(assessment, language)
            for assessment in evaluation.assessments
            if assessment.scored and assessment.verdict is verdict
        ]
        if short:
            said = say(f"verdict_{verdict}", language)
            targets = ", ".join(short)
            yield say("command_falls_short", language, unit=visible(evaluation.unit), verdict=said, targets=targets)
