"""Where results go: to standard output, or to a file."""

from __future__ import annotations

from pathlib import Path

import click

out_option = click.option("--out", metavar="FILE", type=click.Path(dir_okay=False), help="Write to a file instead.")
"""The option ``--out``; the command is given ``out``, None where it was not used."""


def write(rendered: str, out: str | None) -> None:
    """Write what a command has rendered. Raises `OSError`."""
    if out is None:
        click.echo(rendered, nl=False)
    else:
        Path(out).write_text(rendered, encoding="utf-8", errors="backslashreplace", newline="\n")
