"""A line of progress while many reports are evaluated or many files looked at, for a person who waits."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
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
        _show("command_progress", done, len(self), self._language)


def watched(reports: Mapping[str, Report], language: Language) -> Mapping[str, Report]:
    """Return the reports, watched where they are many and standard error is a terminal."""
    return Watched(reports, language) if len(reports) >= MANY and sys.stderr.isatty() else reports


def watched_files(files: Sequence[Path], language: Language) -> Iterator[Path]:
    """Yield the files; how many have been taken up is shown where they are many and standard error is a terminal."""
    shown = len(files) >= MANY and sys.stderr.isatty()
    for done, file in enumerate(files, 1):
        yield file
        if shown:
            _show("lint_progress", done, len(files), language)


def _show(code: str, done: int, everything: int, language: Language) -> None:
    if done == everything or done % _EVERY == 0:
        said = say(code, language, done=str(done), all=str(everything))
        click.echo(f"\r{said}", nl=done == everything, err=True)
