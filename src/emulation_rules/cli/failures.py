"""How a command ends that cannot do its work: a message for people and an exit code, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn, TextIO

import click

from emulation_rules.cli import exit_codes
from emulation_rules.cli.language import language_of
from emulation_rules.cli.usage_errors import usage_error
from emulation_rules.i18n.catalogue import render_findings, say, suggested
from emulation_rules.i18n.display_width import visible
from emulation_rules.model.errors import EngineUnavailableError, InvalidDocumentError
from emulation_rules.model.text import Language

_LONGEST_COMPARED: Final = 100


def refuse(context: click.Context, code: str, **details: str) -> NoReturn:
    """End the command because its input cannot be used, with a message of the catalogue."""
    _say(code, language_of(context), **details)
    context.exit(exit_codes.UNUSABLE)


def misused(context: click.Context, code: str, **details: str) -> click.UsageError:
    """Return the error of a wrong call, with a message of the catalogue."""
    shown = {name: visible(value) for name, value in details.items()}
    return click.UsageError(say(code, language_of(context), **shown), context)


def unknown(context: click.Context, code: str, known: Iterable[str], **named: str) -> click.UsageError:
    """Return the error of a call that names what does not exist, with the names nearest to it. One thing is named."""
    error = misused(context, code, **named)
    (word,) = named.values()
    near = get_close_matches(word[:_LONGEST_COMPARED], sorted(known), n=3)
    return click.UsageError(f"{error.message} {suggested(near, language_of(context))}", context) if near else error


def check_units(context: click.Context, asked: Iterable[str], known: Collection[str]) -> None:
    """Refuse a unit that is asked for and that nothing is known of."""
    for unit in asked:
        if unit not in known:
            raise unknown(context, "command_no_such_unit", known, unit=unit)


def end(error: BaseException, context: click.Context) -> NoReturn:
    """End the command because of an error that is not the program's own fault; raise any other again."""
    try:
        _end(error, context)
    except BrokenPipeError:
        # Of messages the reader may go away too.
        _forget(sys.stderr)
        context.exit(exit_codes.PIPE_CLOSED)


def _end(error: BaseException, context: click.Context) -> NoReturn:
    language = language_of(context)
    match error:
        case click.UsageError():
            click.echo(usage_error(error, context), err=True)
            context.exit(exit_codes.USAGE)
        case InvalidDocumentError():
            click.echo(render_findings(error.findings, language), err=True)
        case EngineUnavailableError():
            _say("command_engine_unavailable", language, why=str(error))
        case BrokenPipeError():
            _forget(sys.stdout)
            context.exit(exit_codes.PIPE_CLOSED)
        case KeyboardInterrupt():
            context.exit(exit_codes.INTERRUPTED)
        case OSError(filename=None):
            _forget(sys.stdout)
            _say("command_not_written", language, why=error.strerror or type(error).__name__)
        case OSError():
            _say(_file_code(error), language, file=_file_of(error), why=error.strerror or type(error).__name__)
        case _:
            raise error
    context.exit(exit_codes.UNUSABLE)


def _say(code: str, language: Language, **details: str) -> None:
    shown = {name: visible(value) for name, value in details.items()}
    click.echo(say("command_error", language, said=say(code, language, **shown)), err=True)


def _file_code(error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            folder = Path(_file_of(error)).parent
            return "command_file_missing" if folder.is_dir() else "command_folder_missing"
        case IsADirectoryError():
            return "command_is_folder"
        case PermissionError():
            return "command_not_allowed"
        case _:
            return "command_not_usable"


def _file_of(error: OSError) -> str:
    name = error.filename
    return os.fsdecode(name) if isinstance(name, (str, bytes)) else ""


def _forget(output: TextIO) -> None:
    """Point a standard output nowhere, so that Python does not fail once more when it flushes it at the end."""
    try:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, output.fileno())
    except OSError:
        # No real standard output, as in a test.
        return
