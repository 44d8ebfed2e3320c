"""``emulation-rules lsp``: a language server for editors."""

from __future__ import annotations

import sys
from typing import Final

import click

from emulation_rules.cli import exit_codes
from emulation_rules.cli.failures import refuse
from emulation_rules.cli.language import language_option
from emulation_rules.i18n.catalogue import say
from emulation_rules.model.text import Language

_PACKAGES: Final = frozenset({"pygls", "lsprotocol", "cattrs", "attr", "attrs"})


@click.command(short_help="Speak to an editor while a ruleset is written.", epilog=exit_codes.IN_HELP)
@click.option("--stdio", is_flag=True, help="Speak over standard input and output, which it does anyhow.")
@language_option
@click.pass_context
def command(context: click.Context, stdio: bool, language: Language) -> None:
    """Serve an editor over the language server protocol, on standard input and output.

    It shows what check and lint find, explains targets in both languages, completes keys, names and phrases, goes to
    definitions, mends and formats. An editor starts it; it needs: pip install 'emulation-rules[lsp]'
    """
    del stdio
    try:
        # Imported here: no other command needs what is behind it.
        from emulation_rules.language_server.server import server  # noqa: PLC0415
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _PACKAGES:
            raise
        refuse(context, "lsp_needs_extra", package=package)
    if sys.stdin.isatty():
        click.echo(say("lsp_waiting", language), err=True)
    try:
        server(language).start_io()
    except MemoryError:
        # A message that says it is larger than the machine.
        context.exit(exit_codes.UNUSABLE)
