"""The checks there are: whatever stands in the folder of checks."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from emulation_rules.linting import checks
from emulation_rules.linting.check import Check


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check, in the order of their codes. Raises `TypeError` for a file that holds none."""
    return tuple(_check(name) for name in sorted(found.name for found in iter_modules(checks.__path__)))


def _check(name: str) -> Check:
    check = getattr(import_module(f"{checks.__name__}.{name}"), "CHECK", None)
    if not isinstance(check, Check) or check.code != name:
        raise TypeError(f"{name}: no check of this name")
    return check
