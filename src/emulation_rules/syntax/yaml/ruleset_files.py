"""The files of rulesets that a path stands for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from emulation_rules.syntax.yaml.source_text import RULESET_FILE


def rulesets_in(path: Path) -> Iterator[Path]:
    """Yield a file itself, or every ``ruleset.yaml`` in a folder and the folders in it, in the order of their names.

    Hidden folders and links to folders are not entered.
    """
    if not path.is_dir():
        yield path
        return
    for folder, inner, files in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        if RULESET_FILE in files:
            yield Path(folder) / RULESET_FILE
