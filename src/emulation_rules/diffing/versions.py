"""Rulesets by name: a file, a folder, or what either was at a revision of a git repository."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from emulation_rules.diffing.git_repository import Blob, Revision, may_be_revision, path_in, refuse, revision_at
from emulation_rules.model.errors import InvalidDocumentError, InvalidRulesetError, raised_as
from emulation_rules.model.finding import Finding
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.reading.read_ruleset import read_ruleset
from emulation_rules.syntax.yaml.source_text import MAX_SIZE, RULESET_FILE, read_text

_DRIVE: Final = re.compile(r"[A-Za-z]:[\\/]")
_RULESETS: Final = frozenset({".yaml", ".yml", ".json"})
_READ_BESIDE: Final = _RULESETS | {".csv"}
_MOST_BESIDE: Final = 400
_MOST_BYTES: Final = 4 * MAX_SIZE


def is_revision(name: str) -> bool:
    """Whether a name is one of a revision, as in ``main:rulesets/x.yaml``. A file of that name is a file."""
    return ":" in name and not _DRIVE.match(name) and not Path(name).exists()


def read_version(name: str, folder: Path | None = None) -> Ruleset:
    """Return the ruleset a name stands for; ``REVISION:PATH`` is looked for in the repository that holds ``folder``.

    What it extends, and its tables, are read as they were at the same revision. Raises `InvalidRulesetError` with
    everything that is wrong, or with why git cannot tell.
    """
    if not is_revision(name):
        if not Path(name).exists() and Path(name).suffix.lower() not in _RULESETS and may_be_revision(name):
            refuse("git_revision_alone", name=name)
        file = Path(name) / RULESET_FILE if Path(name).is_dir() else Path(name)
        with raised_as(InvalidRulesetError):
            text = read_text(file)
        return read_ruleset(text, str(file), base=file.parent)
    revision_name, _, path = name.partition(":")
    here = folder or Path()
    revision = revision_at(revision_name, here)
    return _read_at(revision, path_in(revision, path, here))


def _read_at(revision: Revision, path: str) -> Ruleset:
    around = PurePosixPath(path).parent.parent.as_posix()
    files = {blob.path: blob for blob in revision.files("" if around == "." else around)}
    found = path if path in files else f"{path}/{RULESET_FILE}"
    if found not in files:
        refuse("git_no_path", revision=revision.name, path=path)
    with TemporaryDirectory(prefix="emulation-rules-") as kept:
        top = Path(kept).resolve()
        for blob in _beside(PurePosixPath(found), files.values()):
            _write(top, blob, revision)
        file = top / found
        try:
            with raised_as(InvalidRulesetError):
                text = read_text(file)
            return read_ruleset(text, str(file), base=file.parent)
        except InvalidDocumentError as error:
            raise InvalidRulesetError([_as_named(each, top, revision.name) for each in error.findings]) from None


def _beside(path: PurePosixPath, files: Iterable[Blob]) -> Iterator[Blob]:
    """Yield a file and what it may refer to: files in its folder, and the rulesets in folders there and beside it."""
    left = _MOST_BYTES
    own_first = sorted(files, key=lambda blob: (blob.path != str(path), blob.path))
    for blob in islice((blob for blob in own_first if _is_near(path, PurePosixPath(blob.path))), _MOST_BESIDE):
        left -= blob.size
        if left >= 0:
            yield blob


def _is_near(path: PurePosixPath, other: PurePosixPath) -> bool:
    if other.parent == path.parent:
        return other.suffix in _READ_BESIDE or other == path
    return other.name == RULESET_FILE and other.parent.parent in (path.parent, path.parent.parent)


def _write(top: Path, blob: Blob, revision: Revision) -> None:
    file = top / blob.path
    if not file.resolve().is_relative_to(top):
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(revision.read(blob))


def _as_named(finding: Finding, top: Path, revision: str) -> Finding:
    """Return a finding whose files are named as they were asked for, and not by where they were put."""
    place = finding.place
    if place.file.startswith(str(top)):
        named = f"{revision}:{Path(place.file).relative_to(top).as_posix()}"
        finding = replace(finding, place=replace(place, file=named))
    details = tuple((name, value.replace(f"{top}/", f"{revision}:")) for name, value in finding.details)
    return replace(finding, details=details)
