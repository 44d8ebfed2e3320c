"""Whether a file holds test cases, told by its beginning. Nothing else is imported: many files may be looked at."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

_PEEKED = 4096
_YAML = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*|---|%[^\n]*)?\r?\n)*[ \t]*(?:\{\s*)?"
    rb"[\"']?format[\"']?\s*:\s*[\"']?emulation-rules-tests/"
)
_TABLE = re.compile(rb"(?:^|[,;\t\"])expect:", re.MULTILINE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SUFFIXES = {".yaml": _YAML, ".yml": _YAML, ".json": _YAML, ".csv": _TABLE}


def holds_trials(file: str | os.PathLike[str]) -> bool:
    """Whether the first key of a YAML or JSON file says so, or a column of a table is ``expect:…``.

    What is no ordinary file, or cannot be opened, holds none.
    """
    form = _SUFFIXES.get(Path(file).suffix.lower())
    if form is None:
        return False
    try:
        if not stat.S_ISREG(os.stat(file).st_mode):  # noqa: PTH116  (`Path` would refuse names that `os` reports properly)
            return False
        with open(file, "rb") as opened:  # noqa: PTH123  (as above)
            start = opened.read(_PEEKED)
    except (OSError, ValueError):
        return False
    if start.startswith(_UTF_16):
        # Whoever reads it says that it has to be UTF-8; passed over, its cases would count as run.
        start = start.decode("utf-16", errors="ignore").encode()
    return (form.search if form is _TABLE else form.match)(start) is not None
