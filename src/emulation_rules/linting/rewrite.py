"""Writing a text back to the file it was read from: in full or not at all, its bytes the same where the text is."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

_WRITABLE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def rewrite(path: Path, before: str, after: str) -> bool:
    """Replace the text of a file, keeping its byte order mark, its line breaks and its mode; a link stays one.

    Return whether it was done: not where the file no longer holds ``before``. Raises `OSError`, also for a file that is
    marked as not to be written, though its folder would let it be replaced.
    """
    file = path.resolve()
    if not file.stat().st_mode & _WRITABLE or not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
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
