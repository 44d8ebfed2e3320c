"""Files that a file of cases names: only those of the folder above its own are opened."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from emulation_rules.model.errors import InvalidTrialError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.syntax.reading.beside import is_file
from emulation_rules.syntax.yaml.source_text import shown


def file_beside(base: Path | None, name: str, path: KeyPath, place: Place) -> Path:
    """Return the file of a name relative to ``base``, the folder it is written in; None: there is no such folder.

    Raises `InvalidTrialError` for one that is not there, or that lies outside the folder above ``base``.
    """
    if base is None:
        raise InvalidTrialError([_fault("trial_no_folder", path, place, name)])
    if "\0" in name or PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor:
        raise InvalidTrialError([_fault("trial_file_outside", path, place, name)])
    found = base / name
    if not _stays_within(base, found):
        raise InvalidTrialError([_fault("trial_file_outside", path, place, name)])
    if not is_file(found):
        raise InvalidTrialError([_fault("trial_file_missing", path, place, name)])
    return found


def _stays_within(base: Path, found: Path) -> bool:
    """Whether a file lies in the folder above ``base``, wherever links lead; a loop of links leads nowhere."""
    try:
        return found.resolve().is_relative_to(base.resolve().parent)
    except (OSError, RuntimeError):
        return False


def _fault(code: str, path: KeyPath, place: Place, name: str) -> Finding:
    return Finding(code, path, place, details=(("file", shown(name)),))
