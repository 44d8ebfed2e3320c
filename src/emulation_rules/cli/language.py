"""Which language the command line speaks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise, takewhile

import click

from emulation_rules.i18n.environment import environment_language
from emulation_rules.model.text import LANGUAGES, Language

_META = "emulation_rules.language"
_OPTION = "--lang"


def language_of(context: click.Context) -> Language:
    """Return the language chosen with ``--lang``, or the environment's before one was."""
    chosen = context.meta.get(_META)
    return chosen if chosen in LANGUAGES else environment_language(os.environ)


def speak(context: click.Context, language: Language) -> Language:
    """Let everything said from here on be in a language, and return it."""
    context.meta[_META] = language
    return language


def listen(context: click.Context, arguments: Sequence[str]) -> None:
    """Speak the language that arguments ask for: where they cannot be parsed, ``--lang`` may not have been read yet."""
    options = list(takewhile("--".__ne__, arguments))
    for option, following in pairwise([*options, ""]):
        name, sign, value = option.partition("=")
        asked = value if sign else following
        if name == _OPTION and asked in LANGUAGES:
            speak(context, asked)


def _chosen(context: click.Context, _: click.Parameter, value: str | None) -> Language:
    if value in LANGUAGES:
        context.meta[_META] = value
    return language_of(context)


language_option = click.option(
    _OPTION,
    "language",
    type=click.Choice(LANGUAGES),
    callback=_chosen,
    # Set before other options are read, so that their messages are in it.
    is_eager=True,
    help="Language of messages and results. [default: vi in a Vietnamese locale, otherwise en]",
)
"""The option ``--lang``; the command is given ``language``."""
