"""The settings ``lint`` goes by: of the nearest file, of the one that is named, and of the command line before both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from click.core import ParameterSource

from emulation_rules.cli.failures import unknown
from emulation_rules.cli.language import speak
from emulation_rules.linting.config import Config
from emulation_rules.linting.find_config import find_config, read_config
from emulation_rules.linting.registry import all_checks, chosen
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import FailLevel

config_option = click.option(
    "--config", metavar="FILE", type=click.Path(), help="Take settings from FILE, not from the nearest one."
)
"""The option ``--config``; the command is given ``config``, None where it was not used."""


def settings_of(
    context: click.Context, files: Sequence[Path], named: str | None, *, select: str, ignore: str
) -> dict[Path, Config]:
    """Return the settings of each file. Raises `InvalidConfigError`, `OSError`."""
    codes = [check.code for check in all_checks()]
    asked, left_out = _codes(select), _codes(ignore)
    try:
        chosen(asked, left_out)
    except KeyError as error:
        raise unknown(context, "command_no_such_check", codes, check=str(error.args[0])) from None
    by_folder = {
        folder: read_config(Path(named), codes) if named is not None else find_config(folder / "ruleset.yaml", codes)
        for folder in dict.fromkeys(file.parent for file in files)
    }
    return {file: by_folder[file.parent].overridden(select=asked, ignore=left_out) for file in files}


def language_by(context: click.Context, settings: dict[Path, Config], language: Language) -> Language:
    """Return the language of the command line, else of the first settings that say one, else the environment's."""
    if _said(context, "language"):
        return language
    found = next((config.language for config in settings.values() if config.language is not None), None)
    return language if found is None else speak(context, found)


def level_by(context: click.Context, settings: dict[Path, Config], level: FailLevel) -> FailLevel:
    """Return the level of the command line, else of the first settings that say one, else the usual one."""
    if _said(context, "level"):
        return level
    return next((config.fail_level for config in settings.values() if config.fail_level is not None), level)


def _said(context: click.Context, parameter: str) -> bool:
    return context.get_parameter_source(parameter) is ParameterSource.COMMANDLINE


def _codes(written: str) -> list[str]:
    return [code.strip() for code in written.split(",") if code.strip()]
