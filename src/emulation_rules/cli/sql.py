"""``emulation-rules sql``: a ruleset as a query for a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias, get_args

import click

from emulation_rules import __version__
from emulation_rules.api import to_sql
from emulation_rules.cli import exit_codes
from emulation_rules.cli.failures import misused
from emulation_rules.cli.language import language_option
from emulation_rules.cli.sources import period_option, read_ruleset_at
from emulation_rules.cli.told import told_of
from emulation_rules.cli.writing import out_option, write
from emulation_rules.i18n.catalogue import say
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.text import Language
from emulation_rules.sql.undecided import undecided_targets
from emulation_rules.syntax.writing.write_ruleset import digest

Database: TypeAlias = Literal["duckdb", "sqlite", "postgresql", "spark"]
Told: TypeAlias = Literal["verdicts", "reasons", "points", "point_ranges", "shares"]

_USUAL: Final[tuple[Told, ...]] = ("verdicts", "points", "shares")


@click.command(short_help="Print the query that decides every row of a database table.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_path", metavar="RULESET")
@click.option("--dialect", type=click.Choice(get_args(Database)), default="duckdb", show_default=True)
@click.option(
    "--table",
    metavar="NAME",
    default="reports",
    show_default=True,
    help="The table, a row a unit and a column a figure; a dot separates schema and table.",
)
@click.option(
    "--column",
    "columns",
    metavar="KEY:TYPE",
    multiple=True,
    help="A column of figures and its type, crimes@2021:decimal(12,2) say; may be given again. Without any, every "
    "figure that the ruleset reads has a column: of whole numbers for counts, of decimals elsewhere. Over columns of "
    "other types a query ends in an error.",
)
@click.option(
    "--claim",
    "claims",
    metavar="ID",
    multiple=True,
    help="A target or part that a column of truths answers; may be given again.",
)
@click.option("--unit-column", default="unit", show_default=True, metavar="NAME", help="The column that names units.")
@click.option("--keep", "kept", metavar="NAME", multiple=True, help="Another column to hand on; may be given again.")
@click.option(
    "--tell",
    metavar="WHAT,…",
    multiple=True,
    callback=told_of(get_args(Told)),
    help=f"What is told, of {', '.join(get_args(Told))}; may be given again. [default: {','.join(_USUAL)}]",
)
@period_option
@out_option
@language_option
@click.pass_context
def command(  # noqa: PLR0913  # one argument for each option
    context: click.Context,
    *,
    ruleset_path: str,
    dialect: Database,
    table: str,
    columns: tuple[str, ...],
    claims: tuple[str, ...],
    unit_column: str,
    kept: tuple[str, ...],
    tell: tuple[Told, ...] | None,
    period: Period | None,
    out: str | None,
    language: Language,
) -> None:
    """Print one query that decides every row of a table by RULESET, in exact arithmetic, where the table lies.

    It tells what evaluate tells of tables, a row for each row. What a database cannot reckon exactly is told as
    undetermined, with the reason beyond_reach; a ruleset that cannot be said in SQL is refused.
    """
    ruleset = read_ruleset_at(context, ruleset_path)
    _insist_on_names(context, table, unit_column, kept)
    types = _types(context, columns)
    query = to_sql(
        ruleset,
        dialect=dialect,
        table=table.split("."),
        period=period,
        tell=_USUAL if tell is None else tell,
        columns=types,
        claims=claims,
        unit=unit_column,
        kept=kept,
    )
    undecided = () if types is None else undecided_targets(ruleset, types, claims, period)
    if undecided:
        click.echo(say("sql_targets_undecided", language, targets=", ".join(undecided)), err=True)
    write(f"{_head(ruleset, dialect, period)}{query.rstrip().rstrip(';')};\n", out)


def _insist_on_names(context: click.Context, table: str, unit_column: str, kept: Sequence[str]) -> None:
    names = {"--table": table.split("."), "--unit-column": [unit_column], "--keep": kept}
    for option, given in names.items():
        if not all(given):
            raise misused(context, "command_empty_name", option=option)


def _types(context: click.Context, columns: Sequence[str]) -> dict[str, str] | None:
    if not columns:
        return None
    found: dict[str, str] = {}
    for column in columns:
        key, colon, kind = column.partition(":")
        if not colon or not key or not kind:
            raise misused(context, "command_bad_column", column=column)
        if found.get(key, kind) != kind:
            raise misused(context, "command_column_of_two_types", column=key, types=f"`{found[key]}`, `{kind}`")
        found[key] = kind
    return found


def _head(ruleset: Ruleset, dialect: Database, period: Period | None) -> str:
    """Say in comments what the query was made from: names and numbers that hold no line breaks."""
    lines = [
        f"emulation-rules {__version__}: {ruleset.id}, period {period or ruleset.span.period}, for {dialect}",
        f"ruleset sha256 {digest(ruleset)}",
    ]
    return "".join(f"-- {line}\n" for line in lines)
