"""The checks there are: whatever stands in the folder of checks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Final

from emulation_rules.linting import checks
from emulation_rules.linting.check import Check

_OF_IGNORES: Final = "ignore_"
"""How the codes begin of checks about ignores, which no ignore can silence."""


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check, in the order of their codes. Raises `TypeError` for a file that holds none."""
    return tuple(_check(name) for name in sorted(found.name for found in iter_modules(checks.__path__)))


@cache
def ignorable_checks() -> Mapping[str, Check]:
    """Return the checks whose findings a comment can ignore, by code."""
    return MappingProxyType({check.code: check for check in all_checks() if not check.code.startswith(_OF_IGNORES)})


def chosen(select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Check, ...]:
    """Return the checks named by ``select``, or all where it names none, without those that ``ignore`` names.

    Raises `KeyError` with the first code that no check has.
    """
    known = {check.code for check in all_checks()}
    for code in (*select, *ignore):
        if code not in known:
            raise KeyError(code)
    return tuple(check for check in all_checks() if (not select or check.code in select) and check.code not in ignore)


def _check(name: str) -> Check:
    check = getattr(import_module(f"{checks.__name__}.{name}"), "CHECK", None)
    if not isinstance(check, Check) or check.code != name:
        raise TypeError(f"{name}: no check of this name")
    return check
