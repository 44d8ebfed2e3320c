"""Where results go: to standard output, or to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

out_option = click.option("--out", metavar="FILE", type=click.Path(dir_okay=False), help="Write to a file instead.")
"""The option ``--out``; the command is given ``out``, None where it was not used."""


def also_option(forms: Sequence[str]) -> Callable[[_Command], _Command]:
    """Return the option ``--also`` of a command that writes these forms; it is given ``also``, in pairs."""
    return click.option(
        "--also",
        metavar="FORMAT FILE",
        multiple=True,
        type=(click.Choice(forms), click.Path(dir_okay=False)),
        help="Write the result to a file in another form, too; may be repeated.",
    )


def write(rendered: str, out: str | None) -> None:
    """Write what a command has rendered. Raises `OSError`."""
    if out is None:
        click.echo(rendered, nl=False)
    else:
        Path(out).write_text(rendered, encoding="utf-8", errors="backslashreplace", newline="\n")
