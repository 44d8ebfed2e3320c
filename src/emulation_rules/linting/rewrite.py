"""Writing a text back to the file it was read from: in full or not at all, its bytes the same where the text is."""

from __future__ import annotations

import codecs
import os
import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile


def rewrite(path: Path, before: str, after: str) -> bool:
    """Replace the text of a file, keeping its byte order mark, its line breaks and its mode; a link stays one.

    Return whether it was done: not where the file no longer holds ``before``. Raises `OSError`.
    """
    file = path.resolve()
    raw = file.read_bytes()
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    if raw != mark + before.encode():
        return False
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as written:
        try:
            written.write(mark + after.encode())
            written.flush()
            os.fsync(written.fileno())
            shutil.copymode(file, written.name)
            Path(written.name).replace(file)
        except BaseException:
            Path(written.name).unlink(missing_ok=True)
            raise
    return True
