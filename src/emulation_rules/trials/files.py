"""The files of test cases that a path stands for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from emulation_rules.exchange.peek import holds_trials

TESTS: Final = "tests"
"""The folder beside a ruleset that holds its test cases."""

NAMED: Final = (".ruleset-test.yaml", ".ruleset-test.yml", ".ruleset-test.json", ".ruleset-test.csv")
"""What files of test cases anywhere else are called."""


def trial_files(path: Path) -> Iterator[Path]:
    """Yield the files of test cases a path stands for, in the order of their names.

    That is a file itself; for a ruleset those of ``tests`` beside it that name it; for a folder its own, those of every
    folder ``tests`` in it, and those called ``….ruleset-test.yaml``. Hidden folders and links to folders are not
    entered. A file without cases stands for itself, so that reading it says what it is.
    """
    if path.is_dir():
        yield from _below(path)
    else:
        yield from _about(path) or [path]


def _about(path: Path) -> list[Path]:
    beside = path.parent / TESTS
    if holds_trials(path) or not path.is_file() or not beside.is_dir():
        return []
    # Imported for rulesets only: a folder of many files needs no reader to be looked through.
    from emulation_rules.exchange.trial_about import may_be_about  # noqa: PLC0415

    return [file for file in _in(beside) if may_be_about(file, path)]


def _below(path: Path) -> Iterator[Path]:
    for folder, inner, files in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        here = Path(folder)
        if here == path or here.name == TESTS:
            yield from _in(here)
        else:
            yield from (here / name for name in sorted(files) if name.lower().endswith(NAMED))


def _in(folder: Path) -> Iterator[Path]:
    yield from (file for file in sorted(folder.iterdir()) if holds_trials(file))
