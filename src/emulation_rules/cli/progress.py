"""A line of progress while many reports are evaluated, for a person who waits."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Final

import click

from emulation_rules.i18n.catalogue import say
from emulation_rules.model.report import Report
from emulation_rules.model.text import Language

MANY: Final = 50
"""Fewer units than this are done before a line could be read."""

_EVERY: Final = 10


class Watched(Mapping[str, Report]):
    """Reports that show on standard error how many of them have been taken up."""

    def __init__(self, reports: Mapping[str, Report], language: Language) -> None:
        self._reports = reports
        self._language = language
        self._taken: set[str] = set()

    def __getitem__(self, unit: str) -> Report:
        report = self._reports[unit]
        if unit not in self._taken:
            self._taken.add(unit)
            self._show(len(self._taken))
        return report

    def __iter__(self) -> Iterator[str]:
        return iter(self._reports)

    def __len__(self) -> int:
        return len(self._reports)

    def _show(self, done: int) -> None:
        if done == len(self) or done % _EVERY == 0:
            said = say("command_progress", self._language, done=str(done), all=str(len(self)))
            click.echo(f"\r{said}", nl=done == len(self), err=True)


def watched(reports: Mapping[str, Report], language: Language) -> Mapping[str, Report]:
    """Return the reports, watched where they are many and standard error is a terminal."""
    return Watched(reports, language) if len(reports) >= MANY and sys.stderr.isatty() else reports
