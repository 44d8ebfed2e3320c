"""A file that is there in full or not at all."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from emulation_rules.frames.files.faults import fault

_END: Final = ".part"


def remove_unfinished(path: Path) -> None:
    """Remove what killed processes have left of a file. Raises `OSError`."""
    for unfinished in path.parent.glob(f"{glob.escape(_beginning(path))}*{_END}"):
        unfinished.unlink(missing_ok=True)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Yield the path of an empty file to write beside the one meant, which takes its place in one step at the end.

    Where the context is left with an error, by a person's Ctrl-C too, nothing is left behind and what stood under the
    name stays. Only a killed process leaves its unfinished file, whose name begins with a dot. Raises `OSError`.
    """
    # The name is there before the file, so that a Ctrl-C between the two leaves nothing.
    unfinished = path.with_name(f"{_beginning(path)}{token_hex(8)}{_END}")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield unfinished
        _like_any_new_file(unfinished)
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _beginning(path: Path) -> str:
    return f".{path.name[:100]}."


def _like_any_new_file(path: Path) -> None:
    """Give a file that was made for one's own eyes the rights that others get."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def real_target(out: str) -> Path:
    """Return the file that results are to go to: behind a link, the file it leads to.

    Raises `InvalidReportError` where something stands there that is no file.
    """
    path = Path(os.path.realpath(out))
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise fault("bulk_no_file", out)
    return path
