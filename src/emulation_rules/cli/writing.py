"""Where results go: to standard output, or to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

_BY_ENDING: Final = {".csv": "csv", ".json": "json", ".md": "markdown", ".sarif": "sarif"}

out_option = click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    # Read before the format, which follows it.
    is_eager=True,
    help="Write to a file instead.",
)
"""The option ``--out``; the command is given ``out``, None where it was not used."""


def format_option(forms: Sequence[str], told: str = "") -> Callable[[_Command], _Command]:
    """Return the option ``--format`` of a command that writes these forms; the command is given ``form``.

    Where it is not used, the ending of ``--out`` says the form, if it is the ending of one; else it is the first.
    ``told`` is what help says of the forms.
    """

    def settled(context: click.Context, _: click.Parameter, form: str | None) -> str:
        by_ending = _BY_ENDING.get(Path(context.params.get("out") or "").suffix.lower(), "")
        return form or (by_ending if by_ending in forms else forms[0])

    default = f"[default: what --out ends with, otherwise {forms[0]}]"
    return click.option(
        "--format", "form", type=click.Choice(forms), callback=settled, help=f"{told} {default}".lstrip()
    )


def also_option(forms: Sequence[str]) -> Callable[[_Command], _Command]:
    """Return the option ``--also`` of a command that writes these forms; it is given ``also``, in pairs."""
    return click.option(
        "--also",
        metavar="FORMAT FILE",
        multiple=True,
        type=(click.Choice(forms), click.Path(dir_okay=False)),
        help="Write the result to a file in another form, too; may be given again.",
    )


def write(rendered: str, out: str | None) -> None:
    """Write what a command has rendered. Raises `OSError`."""
    if out is None:
        click.echo(rendered, nl=False)
    else:
        Path(out).write_text(rendered, encoding="utf-8", errors="backslashreplace", newline="\n")
