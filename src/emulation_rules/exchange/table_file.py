"""The text of a table from a file. Tables may be larger than the documents `emulation_rules.syntax` reads."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path
from typing import Final

from emulation_rules.exchange.observation_error import shown
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place

MAX_BYTES: Final = 64 * 2**20


def read_table_text(path: Path) -> str:
    """Return the text of a UTF-8 file of 64 MiB at most. Raises `InvalidReportError`.

    The size is checked before anything is read, and only ordinary files are opened: a pipe or a device may never end.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _refused("file_is_directory" if stat.S_ISDIR(status.st_mode) else "file_not_regular", path)
        if status.st_size > MAX_BYTES:
            raise _too_large(status.st_size, path)
        with path.open("rb") as file:
            held = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise _refused("file_missing", path) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _refused("file_unreadable", path) from error
    if len(held) > MAX_BYTES:
        # It grew meanwhile.
        raise _too_large(len(held), path)
    return _decoded(held, path)


def _decoded(held: bytes, path: Path) -> str:
    if held.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _refused("file_not_utf8", path, encoding="UTF-16")
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind the byte order mark, or from it; the error's own bytes are sure.
        good = error.object[: error.start].decode("utf-8-sig")
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        raise _refused("file_not_utf8", path, line, column, encoding="?") from error


def _too_large(size: int, path: Path) -> InvalidReportError:
    return _refused("file_too_large", path, size=f"{size / 2**20:.1f}", limit=f"{MAX_BYTES / 2**20:.0f}")


def _refused(code: str, path: Path, line: int = 1, column: int = 1, **details: str) -> InvalidReportError:
    name = shown(str(path))
    found = (("file", name), *details.items())
    return InvalidReportError([Finding(code, (), Place(name, line, column), details=found)])
