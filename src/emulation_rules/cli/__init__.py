"""The command line. A command is imported when it is called, so that help and errors of usage stay fast."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper
from typing import Final, NamedTuple, TextIO

import click

from emulation_rules import __version__
from emulation_rules.cli import exit_codes
from emulation_rules.cli.language import listen


class _Entry(NamedTuple):
    """Where a command is, and the line that help says of it."""

    module: str
    summary: str


_COMMANDS: Final = {
    "evaluate": _Entry("emulation_rules.cli.evaluate", "Decide every target of a ruleset from reports."),
    "rank": _Entry("emulation_rules.cli.rank", "Rank the units of a cluster, with titles and classes."),
    "compare": _Entry("emulation_rules.cli.compare", "Say who changed between two sets of reports, and why."),
    "sensitivity": _Entry("emulation_rules.cli.sensitivity", "Say how firm ranks and titles are."),
    "audit": _Entry("emulation_rules.cli.audit", "Say where reports contradict their own figures."),
    "check": _Entry("emulation_rules.cli.check", "Say what is wrong with rulesets."),
    "lint": _Entry("emulation_rules.cli.lint", "Say what is doubtful in rulesets."),
    "test": _Entry("emulation_rules.cli.test", "Run the test cases of rulesets."),
    "diff": _Entry("emulation_rules.cli.diff", "Say what a ruleset asks now and asked before."),
    "impact": _Entry("emulation_rules.cli.impact", "Say whose results a changed ruleset moves."),
    "prove": _Entry("emulation_rules.cli.prove", "Prove what holds for a whole score, or show a report."),
    "explain": _Entry("emulation_rules.cli.explain", "Say in sentences what a ruleset asks, or why a verdict is so."),
    "sql": _Entry("emulation_rules.cli.sql", "Print the query that decides every row of a database table."),
    "schema": _Entry("emulation_rules.cli.schema", "Print a JSON Schema, for editors and other programs."),
    "fmt": _Entry("emulation_rules.cli.fmt", "Rewrite rulesets in their canonical form."),
    "lsp": _Entry("emulation_rules.cli.lsp", "Speak to an editor while a ruleset is written."),
    "new": _Entry("emulation_rules.cli.new", "Start a ruleset, with a report to try it on."),
}


class LazyGroup(click.Group):
    """The commands, each imported when it is called, and the one place where errors become messages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order people need them."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, importing its module now."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(_COMMANDS[cmd_name].module).command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing one of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in _COMMANDS.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options before a command, ``--help`` among them; without any arguments, show the help."""
        if not args:
            return super().parse_args(ctx, args)
        listen(ctx, args)
        with _ended_well(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called. Raises `click.UsageError` with the names near to one that there is not."""
        if args[0] in _COMMANDS or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        # Imported here, as below.
        from emulation_rules.cli.failures import unknown  # noqa: PLC0415

        raise unknown(ctx, "usage_no_such_command", _COMMANDS, command=args[0])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what is wrong with its call or its input becomes a message and an exit code."""
        with _ended_well(ctx):
            return super().invoke(ctx)


@contextmanager
def _ended_well(context: click.Context) -> Iterator[None]:
    try:
        yield
    except (click.exceptions.Exit, click.Abort):
        raise
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # what `end` does not know it raises again
        # Imported here: help needs none of it.
        from emulation_rules.cli.failures import end  # noqa: PLC0415

        end(error, context)


@click.group(cls=LazyGroup, epilog=exit_codes.IN_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="emulation-rules")
def commands() -> None:
    """Decide, exactly and explainably, whether declared targets were met."""


def main() -> None:
    """Run the command line on the arguments of the process."""
    sys.stdout, sys.stderr = _whole(sys.stdout), _whole(sys.stderr)
    commands()


def _whole(stream: TextIO) -> TextIO:
    """Return a stream that writes all it is given, or fails.

    Vietnamese must come out whole even where the locale is C. And where Python is told to buffer nothing
    (``PYTHONUNBUFFERED``), its own stream drops without a word what the system does not take at once.
    """
    if not isinstance(stream, TextIOWrapper):
        return stream
    stream.flush()
    return open(stream.fileno(), "w", encoding="utf-8", errors="backslashreplace", closefd=False)
