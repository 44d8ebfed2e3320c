"""A bar of progress with rate and remaining time, for a person who waits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from time import monotonic
from typing import Final

import click

from emulation_rules.frames.files.job import Watch
from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.numbers_text import number_words
from emulation_rules.model.text import Language

_STEPS: Final = 1000
"""Steps of the bar: it is told shares of the work, not rows."""

_SECONDS: Final = 0.2
"""Between two drawings."""


@contextmanager
def watched_run(language: Language) -> Iterator[Watch]:
    """Yield what is told of progress; nothing is shown where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield _ignore
        return
    template = "%(label)s [%(bar)s] %(info)s"
    with click.progressbar(length=_STEPS, file=sys.stderr, show_pos=False, bar_template=template, width=24) as bar:
        counter = _Counter(language)

        def watch(rows: int, share: float | None) -> None:
            steps = counter.add(rows, share)
            if steps is not None:
                bar.label = counter.said()
                # Without a step it would not be drawn again.
                bar.update(steps) if steps else bar.render_progress()

        yield watch
        bar.label = counter.said()
        bar.update(_STEPS - bar.pos)


def _ignore(rows: int, share: float | None) -> None:
    del rows, share


class _Counter:
    """How far the work is."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._began = self._shown = monotonic()
        self._rows = 0
        self._share = 0.0
        self._steps = 0

    def add(self, rows: int, share: float | None) -> int | None:
        """Count rows; return by how many steps the bar is to move, None where it is too early to draw it again."""
        self._rows += rows
        self._share += share or 0.0
        now = monotonic()
        if now - self._shown < _SECONDS:
            return None
        self._shown = now
        # Shares are estimates: the bar waits before its end until the work is at its end.
        reached = min(_STEPS - 1, int(self._share * _STEPS))
        steps, self._steps = max(0, reached - self._steps), max(self._steps, reached)
        return steps

    def said(self) -> str:
        """Return rows and rate in words."""
        rate = round(self._rows / max(monotonic() - self._began, 0.001))
        words = {"rows": number_words(Fraction(self._rows), self._language)}
        return say("bulk_progress", self._language, **words, rate=number_words(Fraction(rate), self._language))
