"""The options that ``check``, ``lint`` and ``audit`` share: the form of findings, and which of them are a no."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

import click

from emulation_rules import __version__
from emulation_rules.cli import exit_codes, writing
from emulation_rules.model.finding import Finding
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import Checked, FailLevel
from emulation_rules.outputs.findings import FindingsFormat, render

_Command = TypeVar("_Command", bound=Callable[..., Any])

_NOT_DONE: Final = frozenset(
    {"file_missing", "file_unreadable", "file_is_directory", "file_not_regular", "file_not_written"}
)
"""A file that cannot be opened has not been checked, or fixed, which is not the same as a fault in it."""

findings_format_option = writing.format_option(
    get_args(FindingsFormat), "github: annotations; sarif: code scanning; junit: test reports."
)
"""The option ``--format``; the command is given ``form``."""

also_option = writing.also_option(get_args(FindingsFormat))
"""The option ``--also``; the command is given ``also``, pairs of a form and a file."""


def fail_level_option(default: FailLevel) -> Callable[[_Command], _Command]:
    """Return the option ``--fail-level`` of a command that usually fails from a severity on; it is given ``level``."""
    return click.option(
        "--fail-level",
        "level",
        type=click.Choice(get_args(FailLevel)),
        default=default,
        show_default=True,
        help="The least severity that ends the command with 1.",
    )


def run_over(files: Iterable[str | Path], summary: str, level: FailLevel) -> Checked:
    """Return what a command over these files, in this working directory, tells of itself."""
    return Checked(tuple(map(str, files)), summary, Path.cwd(), level, __version__)


def tell(
    context: click.Context,
    findings: Sequence[Finding],
    checked: Checked,
    *,
    form: FindingsFormat,
    language: Language,
    out: str | None = None,
    also: Iterable[tuple[FindingsFormat, str]] = (),
) -> None:
    """Write the findings of a run, then end the command if a file was not read or written, or a finding is a no."""
    for other, file in also:
        writing.write(render(findings, checked, other, language), file)
    writing.write(render(findings, checked, form, language), out)
    if any(finding.code in _NOT_DONE for finding in findings):
        context.exit(exit_codes.UNUSABLE)
    if checked.fail(findings):
        context.exit(exit_codes.NO)
