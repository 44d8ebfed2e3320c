"""The options of `evaluate` that are for tables of columns; using one says that the inputs are such."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import click
from click.core import ParameterSource

from emulation_rules.cli.failures import misused
from emulation_rules.cli.told import told_of
from emulation_rules.model.period import Period

F = TypeVar("F", bound=Callable[..., Any])

LAYOUTS: Final = ("wide", "panel", "long")
TOLD: Final = ("verdicts", "reasons", "margins", "points", "margin_ranges", "point_ranges", "shares", "ranks")

OPTIONS: Final = ("layout", "table", "earlier", "tell", "unit_column", "period_column", "ignore", "resume")
"""What these options are called within the command."""

REPORT_OPTIONS: Final = ("units", "engine")
"""Options that are for reports."""


def bulk_options(function: F) -> F:
    """Give a command these options."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def chosen(context: click.Context, names: tuple[str, ...]) -> list[str]:
    """Return which of some options were given, as they are written on the command line."""
    given = (name for name in names if context.get_parameter_source(name) is ParameterSource.COMMANDLINE)
    by_name = {parameter.name: parameter for parameter in context.command.params}
    return [by_name[name].opts[0] for name in given]


def _earlier(context: click.Context, _: click.Parameter, values: tuple[str, ...]) -> Mapping[Period, str]:
    found: dict[Period, str] = {}
    for value in values:
        label, sign, table = value.partition("=")
        try:
            period = Period.parse(label)
        except ValueError:
            raise misused(context, "bulk_bad_earlier", earlier=value) from None
        if not sign or not table or period in found:
            raise misused(context, "bulk_bad_earlier", earlier=value)
        found[period] = table
    return found


_OPTIONS: Final = (
    click.option("--layout", type=click.Choice(LAYOUTS), help="Tables: what a row is. [default: told by the columns]"),
    click.option("--table", metavar="NAME", default="", help="Tables: which one of a database."),
    click.option(
        "--earlier",
        metavar="PERIOD=TABLE",
        multiple=True,
        callback=_earlier,
        help="Tables: figures of another period; may be given again.",
    ),
    click.option(
        "--tell",
        metavar="WHAT,…",
        multiple=True,
        callback=told_of(TOLD),
        help=f"Tables: of {', '.join(TOLD)}; may be given again. [default: verdicts,points,shares]",
    ),
    click.option("--unit-column", metavar="NAME", default="unit", help="Tables: the column of units. [default: unit]"),
    click.option(
        "--period-column", metavar="NAME", default="period", help="Tables: the column of periods. [default: period]"
    ),
    click.option(
        "--ignore",
        metavar="COLUMN",
        multiple=True,
        help="Tables: a column that is no figure though its name is like one; may be given again.",
    ),
    click.option("--resume", is_flag=True, help="Tables: go on with a folder of results."),
)
