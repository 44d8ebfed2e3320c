"""The settings nearest to a ruleset: looked for in its folder and in those around it."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Final, NoReturn

from emulation_rules.linting.config import NO_CONFIG, Config
from emulation_rules.linting.read_config import Table, config_of
from emulation_rules.model.errors import InvalidConfigError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.syntax.yaml.source_text import shown

OWN_FILE: Final = "emulation-rules.toml"
"""The file that holds nothing but settings."""
PROJECT_FILE: Final = "pyproject.toml"
"""The file of a Python project, which may hold them among others."""

MAX_BYTES: Final = 256 * 1024
_MOST_FOLDERS: Final = 64
_PROJECT_PATH: Final[KeyPath] = ("tool", "emulation-rules", "lint")


def find_config(ruleset: Path, codes: Collection[str]) -> Config:
    """Return the nearest settings upwards from a ruleset's file, or nothing set where there are none.

    In one folder ``emulation-rules.toml`` goes before ``pyproject.toml``. A project file without a table for the linter
    is passed over. ``codes`` are those of all checks. Raises `InvalidConfigError`.
    """
    # Not `Path.resolve`, which some Pythons end at a loop of links; that the file cannot be read is told elsewhere.
    folder = Path(os.path.realpath(ruleset)).parent
    for place in (folder, *folder.parents)[:_MOST_FOLDERS]:
        for name, path in ((OWN_FILE, ("lint",)), (PROJECT_FILE, _PROJECT_PATH)):
            file = place / name
            if not file.is_file():
                continue
            found = _table_in(file, path, whole=name == OWN_FILE)
            if found is not None:
                return config_of(found, file, path, codes)
    return NO_CONFIG


def read_config(file: Path, codes: Collection[str]) -> Config:
    """Return the settings a named file holds. Raises `InvalidConfigError`, `OSError`."""
    whole = file.name != PROJECT_FILE
    path: KeyPath = ("lint",) if whole else _PROJECT_PATH
    found = _table_in(file, path, whole=whole)
    return NO_CONFIG if found is None else config_of(found, file, path, codes)


def _table_in(file: Path, path: KeyPath, *, whole: bool) -> Table | None:
    """Return the linter's table of a file; ``whole``: the file may hold nothing else."""
    data: object = _parsed(file)
    for depth, step in enumerate(path):
        if not isinstance(data, dict):
            _refuse("config_not_a_table", file, path[:depth])
        if whole and set(data) - {step}:
            unknown = min(set(data) - {step})
            _refuse("config_unknown_key", file, (*path[:depth], unknown), known=str(step))
        if step not in data:
            return None
        data = data[step]
    if not isinstance(data, dict):
        _refuse("config_not_a_table", file, path)
    return data


def _parsed(file: Path) -> dict[str, object]:
    mode = file.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        # A pipe or a device may never end. A folder is refused by whoever opens it.
        _refuse("file_not_regular", file, (), file=shown(str(file)))
    with file.open("rb") as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        _refuse("config_too_large", file, (), limit=str(MAX_BYTES // 1024))
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number of too many digits
        _refuse("config_not_toml", file, (), why=str(error) or type(error).__name__)


def _refuse(code: str, file: Path, path: KeyPath, /, **details: str) -> NoReturn:
    raise InvalidConfigError([Finding(code, path, Place(str(file)), details=tuple(details.items()))])
