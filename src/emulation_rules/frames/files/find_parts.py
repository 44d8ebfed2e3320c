"""The tables that files, folders, patterns and addresses name."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Final

from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.kinds import DATABASES, FILE_ENDINGS, input_kind
from emulation_rules.frames.files.part import Part, is_address, part_at
from emulation_rules.syntax.locale_numbers import Locale

_HIDDEN: Final = (".", "_")
"""What the names of files begin with that other programs leave beside tables (``_SUCCESS``)."""


def is_pattern(text: str) -> bool:
    """Whether an input is a pattern of file names, and not a file that is called so."""
    return not is_address(text) and glob.has_magic(text) and not Path(text).exists()


def find_parts(inputs: Sequence[str], table: str = "", locale: Locale | None = None) -> list[Part]:
    """Return every table that is named, each once: those of a folder or a pattern in the order of their names.

    Folders are searched to the bottom; what begins with ``.`` or ``_`` is left out, and so are files of other kinds.
    ``table`` is the one to take of a database, ``locale`` how CSV tables write numbers.
    Raises `InvalidReportError` and `OSError`.
    """
    found: dict[str, Part] = {}
    for text in inputs:
        for part in _parts(text, table, locale):
            found.setdefault(part.name, part)
    return list(found.values())


def _parts(text: str, table: str, locale: Locale | None) -> Iterator[Part]:
    if is_pattern(text):
        matches = sorted(Path(each) for each in glob.glob(text, recursive=True))  # noqa: PTH207  # patterns may be absolute
        files = [file for each in matches for file in (_tables_in(each) if each.is_dir() else [each])]
        if not files:
            raise fault("bulk_no_match", text, pattern=text)
        yield from (_file_part(file, _before_pattern(text), part_at(str(file), table, locale)) for file in files)
    elif not is_address(text) and Path(text).is_dir():
        files = _tables_in(Path(text))
        if not files:
            raise fault("bulk_nothing_in_folder", text, known=", ".join(FILE_ENDINGS))
        yield from (_file_part(file, Path(text), part_at(str(file), table, locale)) for file in files)
    else:
        part = part_at(text, table, locale)
        if part.file is not None:
            part.file.stat()
        yield part


def _before_pattern(text: str) -> Path:
    """Return the folder in which a pattern begins."""
    return Path(*takewhile(lambda step: not glob.has_magic(step), Path(text).parent.parts))


def _tables_in(folder: Path) -> list[Path]:
    """Files of tables in a folder; links to folders are not followed, so there is no way round in circles.

    A link to nothing stands for a file that is missing, which whoever opens it says.
    """
    named = (file for file in folder.rglob("*") if file.is_file() or not file.exists())
    files = (file for file in named if not _is_hidden(file.relative_to(folder)))
    return sorted(file for file in files if (kind := input_kind(file.name)) is not None and kind not in DATABASES)


def _is_hidden(path: Path) -> bool:
    return any(step.startswith(_HIDDEN) for step in path.parts)


def _file_part(file: Path, folder: Path, part: Part) -> Part:
    """Return the table of a file with the columns that folders below ``folder`` tell."""
    steps = (step.partition("=") for step in file.relative_to(folder).parent.parts)
    return replace(part, keys={name: value for name, sign, value in steps if sign})
