"""The text of a document before anything is read from it: its size, its encoding, and where an offset stands."""

from __future__ import annotations

import codecs
import os
import stat
from dataclasses import dataclass
from typing import Final, Never, TypeAlias

from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.text import shortened

MAX_SIZE: Final = 4 * 2**20
"""The most bytes a file, or characters a text, may have."""

RULESET_FILE: Final = "ruleset.yaml"
"""The file that holds the ruleset of a folder."""

_EXCERPT: Final = 120

_Path: TypeAlias = str | os.PathLike[str]


def shown(text: str, most: int = 60) -> str:
    """Return input as a message may show it: on one line, without control characters, cut when it is long."""
    visible = (letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text[: most + 1])
    return shortened("".join(visible), most)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text and the name findings give it. Offsets count characters from zero."""

    text: str
    file: str

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of ``offset`` begins."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """Return the offset at which the line of ``offset`` ends, its line break left out."""
        ends = (self.text.find("\n", offset), self.text.find("\r", offset))
        return min((end for end in ends if end >= 0), default=len(self.text))

    def line(self, offset: int) -> str:
        """Return the line that holds ``offset``."""
        return self.text[self.line_start(offset) : self.line_end(offset)]

    def place(self, offset: int) -> Place:
        """Return the line and column of an offset."""
        before = self.text[:offset].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        return Place(self.file, before.count("\n") + 1, len(before) - before.rfind("\n"))

    def fault(self, code: str, offset: int, path: KeyPath = (), **details: str) -> Finding:
        """Return a finding at an offset, with the line it stands in."""
        start = max(self.line_start(offset), offset - _EXCERPT // 2)
        excerpt = self.text[start : min(self.line_end(offset), start + _EXCERPT)].replace("\t", " ")
        return Finding(
            code,
            path,
            self.place(offset),
            details=tuple(details.items()),
            excerpt="".join(letter if letter.isprintable() else "?" for letter in excerpt),
            caret=offset - start,
        )


def read_text(path: _Path, most: int = MAX_SIZE) -> str:
    """Return the text of a UTF-8 file of ``most`` bytes without its byte order mark. Raises `InvalidDocumentError`.

    The size is checked before anything is read, and only ordinary files are opened: a pipe or a device may never end.
    """
    name = os.fspath(path)
    try:
        status = os.stat(name)  # noqa: PTH116 - `Path` would refuse names that `os` reports properly
        if not stat.S_ISREG(status.st_mode):
            _refuse("file_is_directory" if stat.S_ISDIR(status.st_mode) else "file_not_regular", name)
        if status.st_size > most:
            _refuse("file_too_large", name, size=_mebibytes(status.st_size), limit=_mebibytes(most))
        with open(name, "rb") as file:  # noqa: PTH123
            raw = file.read(most + 1)
    except FileNotFoundError:
        _refuse("file_missing", name)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        _refuse("file_unreadable", name)
    if len(raw) > most:  # it grew meanwhile
        _refuse("file_too_large", name, size=_mebibytes(len(raw)), limit=_mebibytes(most))
    return _decoded(raw, name)


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        _refuse("file_not_utf8", name, encoding="UTF-16")
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        good = raw.removeprefix(codecs.BOM_UTF8)[: error.start].decode("utf-8")
        place = SourceText(good, name).place(len(good))
        finding = Finding("file_not_utf8", (), place, details=(("file", shown(name)), ("encoding", "?")))
        raise InvalidDocumentError([finding]) from None


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:.1f}".removesuffix(".0")


def _refuse(code: str, name: str, **details: str) -> Never:
    found = Finding(code, (), Place(name), details=(("file", shown(name)), *details.items()))
    raise InvalidDocumentError([found]) from None
