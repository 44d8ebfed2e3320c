"""What a file says it holds, told by its beginning. Nothing else is imported: many files may be looked at."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

_PEEKED = 4096
_FORM = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*|---|%[^\n]*)?\r?\n)*[ \t]*(?:\{\s*)?"
    rb"[\"']?format[\"']?\s*:\s*[\"']?(emulation-rules(?:-[a-z]+)?)/"
)
_CASES = re.compile(rb"(?:^|[,;\t\"])expect:", re.MULTILINE)
_DOCUMENTS = frozenset({".yaml", ".yml", ".json"})
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def holds_trials(file: str | os.PathLike[str]) -> bool:
    """Whether the first key of a YAML or JSON file says so, or a column of a table is ``expect:…``.

    What is no ordinary file, or cannot be opened, holds none.
    """
    if Path(file).suffix.lower() == ".csv":
        return _CASES.search(_start(file)) is not None
    return form_at(file) == "emulation-rules-tests"


def form_at(file: str | os.PathLike[str]) -> str:
    """Return the form that the first key of a YAML or JSON file names, without its version; nothing for any other."""
    if Path(file).suffix.lower() not in _DOCUMENTS:
        return ""
    found = _FORM.match(_start(file))
    return "" if found is None else found[1].decode()


def _start(file: str | os.PathLike[str]) -> bytes:
    try:
        if not stat.S_ISREG(os.stat(file).st_mode):  # noqa: PTH116  (`Path` would refuse names that `os` reports properly)
            return b""
        with open(file, "rb") as opened:  # noqa: PTH123  (as above)
            start = opened.read(_PEEKED)
    except (OSError, ValueError):
        return b""
    # Whoever reads it says that it has to be UTF-8; passed over, its cases would count as run.
    return start.decode("utf-16", errors="ignore").encode() if start.startswith(_UTF_16) else start
