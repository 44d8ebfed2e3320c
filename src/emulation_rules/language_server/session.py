"""The texts an editor has open, and what is known of them; each version of a text is looked at once."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from emulation_rules.language_server.analysis import Analysis, analyse
from emulation_rules.language_server.recognised import is_ruleset
from emulation_rules.language_server.text_lines import TextLines, Units
from emulation_rules.model.text import Language

MOST_LIVE: Final = 2**20
"""The most characters of a text that is looked at while it is written."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One version of a text; ``file`` is its path, or its address where it has none, ``base`` the folder it is in."""

    uri: str
    lines: TextLines
    version: int
    file: str
    base: Path | None

    @property
    def is_live(self) -> bool:
        """Whether it is a ruleset, and small enough to be looked at while it is written."""
        return len(self.lines.text) <= MOST_LIVE and is_ruleset(self.lines.text, self.file)


@dataclass(slots=True)
class Session:
    """What is open, and in which language and units an editor is spoken to."""

    language: Language
    units: Units = "utf-16"
    opened: dict[str, Opened] = field(default_factory=dict)
    _latest: dict[str, Analysis] = field(default_factory=dict)
    _running: dict[str, tuple[Opened, asyncio.Task[Analysis]]] = field(default_factory=dict)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def put(self, uri: str, text: str, version: int, path: str | None) -> Opened:
        """Take a text, or a new version of one."""
        base = None if path is None else Path(path).parent
        self.opened[uri] = Opened(uri, TextLines(text, self.units), version, path or uri, base)
        return self.opened[uri]

    def close(self, uri: str) -> None:
        """Forget a text."""
        for known in (self.opened, self._latest, self._running):
            known.pop(uri, None)

    def look_again(self) -> None:
        """Forget what is known of texts: a file they extend may have changed."""
        self._running.clear()

    def is_current(self, opened: Opened) -> bool:
        """Whether a version of a text is still the one that is open."""
        return self.opened.get(opened.uri) is opened

    def latest(self, opened: Opened) -> Analysis:
        """Return what was last known of a text, perhaps of an earlier version: names rarely go."""
        return self._latest.get(opened.uri) or Analysis(opened.lines.text, opened.file)

    async def analysis(self, opened: Opened) -> Analysis:
        """Return what is known of a version of a text, worked out once and beside whatever else goes on."""
        running = self._running.get(opened.uri)
        if running is None or running[0] is not opened:
            running = (opened, asyncio.create_task(self._analyse(opened)))
            self._running[opened.uri] = running
        analysis = await asyncio.shield(running[1])
        if self.is_current(opened):
            self._latest[opened.uri] = analysis
        return analysis

    async def _analyse(self, opened: Opened) -> Analysis:
        """Look at a text once nothing else is being looked at; not at all where it is gone by then."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(_analysed, opened) if self.is_current(opened) else self.latest(opened)


def _analysed(opened: Opened) -> Analysis:
    """Return what is known of a text; nothing where the program itself fails at it, which is no reason to end."""
    try:
        return analyse(opened.lines.text, opened.file, opened.base)
    except Exception as error:  # noqa: BLE001  # told on standard error; the next version may do better
        sys.stderr.write(f"{opened.file}: {type(error).__name__}: {error}\n")
        return Analysis(opened.lines.text, opened.file)
