"""Files beside a ruleset: whether they are there, and where they seem to be."""

from __future__ import annotations

from pathlib import Path


def is_file(candidate: Path) -> bool:
    """Whether there is such a file; what cannot be looked at is none."""
    try:
        return candidate.is_file()
    except (OSError, ValueError):
        return False


def lies_in(folder: Path, candidate: Path) -> bool:
    """Whether a file is where it seems to be: a link may lead anywhere."""
    try:
        return candidate.resolve(strict=True).is_relative_to(folder.resolve(strict=True))
    except (OSError, RuntimeError):
        return False
