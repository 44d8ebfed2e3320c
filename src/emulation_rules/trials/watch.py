"""Says when files change: by looking again and again, which works on every system and needs nothing installed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from time import sleep
from typing import Final

from emulation_rules.exchange.read_reports import KINDS

EVERY: Final = 0.5
"""Seconds between looks."""

MOST: Final = 20_000
"""The most files looked at; in a larger folder the others are not watched."""


def changes(roots: Iterable[Path], pause: Callable[[float], None] | None = None) -> Iterator[tuple[Path, ...]]:
    """Yield once without waiting, and then the files that changed, came or went, each time any did.

    Files are those that rulesets, reports and cases are written in, below the ``roots``.
    """
    folders = tuple(roots)
    before = _seen(folders)
    yield ()
    while True:
        (pause or sleep)(EVERY)
        now = _seen(folders)
        if now != before:
            # What is seen at this moment is remembered: a file written while the cases run is seen at the next look.
            changed = tuple(sorted(file for file in before.keys() | now.keys() if before.get(file) != now.get(file)))
            before = now
            yield changed


def roots_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders that hold what paths stand for: of a file in a folder ``tests`` the one above as well."""
    found = (path if path.is_dir() else _real(path).parent for path in paths)
    return tuple(dict.fromkeys(_real(each).parent if _real(each).name == "tests" else each for each in found))


def _real(path: Path) -> Path:
    # Not `Path.resolve`, which some Pythons end at a loop of links.
    return Path(os.path.realpath(path))


def _seen(roots: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    """Return when each file was last written, and its size."""
    found = {}
    for file in islice((file for root in roots for file in _files(root)), MOST):
        try:
            status = file.stat()
        except OSError:
            continue
        found[file] = (status.st_mtime_ns, status.st_size)
    return found


def _files(root: Path) -> Iterator[Path]:
    for folder, inner, files in os.walk(root):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(files) if Path(name).suffix.lower() in KINDS)
