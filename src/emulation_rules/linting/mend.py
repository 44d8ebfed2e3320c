"""A ruleset's text with the fixes of its findings made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.linting.lint import lint
from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.finding import Finding
from emulation_rules.model.fix import Fix, fixed
from emulation_rules.syntax.reading.read_ruleset import read_ruleset

_ROUNDS: Final = 10
"""A fix may uncover the next one; more rounds than this would be checks at odds with each other."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with fixes made, how many there were, and what is still found in it."""

    text: str
    fixes: int
    findings: tuple[Finding, ...]


def mended(text: str, file: str, *, base: Path | None = None, checks: Sequence[Check] | None = None) -> Mended:
    """Return a text with every fix made that leaves it a valid ruleset; nothing else in it changes.

    Fixes of the documents it extends are left to those. ``base`` and ``checks`` are as for `lint`.
    """
    count = 0
    for _ in range(_ROUNDS):
        findings = lint(text, file, base=base, checks=checks)
        made = _made(text, file, base, [each.fix for each in findings if each.fix is not None])
        if made is None:
            return Mended(text, count, findings)
        text, fixes = made
        count += fixes
    return Mended(text, count, lint(text, file, base=base, checks=checks))


def _made(text: str, file: str, base: Path | None, fixes: Iterable[Fix]) -> tuple[str, int] | None:
    """Return the text with fixes made, and how many: all at once, or else those that do no harm one by one."""
    own = list(dict.fromkeys(fix for fix in fixes if fix.file == file))
    together = fixed(text, own)
    if together == text:
        return None
    if _reads(together, file, base):
        return together, len(own)
    kept: list[Fix] = []
    for fix in own:
        if _reads(fixed(text, [*kept, fix]), file, base):
            kept.append(fix)
    after = fixed(text, kept)
    return None if after == text else (after, len(kept))


def _reads(text: str, file: str, base: Path | None) -> bool:
    try:
        read_ruleset(text, file, base=base)
    except InvalidRulesetError:
        return False
    return True
