"""What is to be told, as an option takes it: separated by commas, given again, or both."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeAlias

import click

from emulation_rules.cli.failures import misused

_Asked: TypeAlias = tuple[str, ...] | None


def told_of(known: Collection[str]) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], _Asked]:
    """Return the callback of an option that names some of what is known, None where it is not given."""

    def read(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> _Asked:
        asked = tuple(dict.fromkeys(each.strip() for value in values for each in value.split(",")))
        unknown = [each for each in asked if each not in known]
        if unknown:
            words = ", ".join(f"`{each}`" for each in unknown)
            raise misused(context, "usage_not_told", option=option.opts[0], words=words, known=", ".join(known))
        return asked or None

    return read
