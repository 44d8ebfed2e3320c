"""The table of settings for the linter, understood or refused key by key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final, TypeAlias, TypeVar, get_args

from emulation_rules.linting.config import Config, LeftOut
from emulation_rules.model.errors import InvalidConfigError
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.text import Language
from emulation_rules.outputs.checked import FailLevel

Table: TypeAlias = Mapping[str, object]

Known = TypeVar("Known")

KEYS: Final = ("select", "ignore", "severity", "per-file-ignores", "fail-level", "language")
"""What can be set."""

_MOST_ENTRIES: Final = 1000
_LONGEST_PATTERN: Final = 200
_LONGEST_SHOWN: Final = 60


def config_of(table: Table, file: Path, path: KeyPath, codes: Collection[str]) -> Config:
    """Return the settings a table holds; ``path`` leads to it. Raises `InvalidConfigError` with all that is wrong."""
    reader = _Reader(file, codes)
    for key in table:
        if key not in KEYS:
            reader.note("config_unknown_key", (*path, key), _near(key, KEYS), known=", ".join(KEYS))
    config = Config(
        select=reader.codes_of(table, "select", path),
        ignore=reader.codes_of(table, "ignore", path) or frozenset(),
        severities=reader.severities(table, path),
        left_out=reader.left_out(table, path),
        fail_level=reader.word(table, "fail-level", path, _LEVELS),
        language=reader.word(table, "language", path, _LANGUAGES),
        folder=file.parent,
    )
    if reader.findings:
        raise InvalidConfigError(reader.findings)
    return config


_SEVERITIES: Final[Mapping[str, Severity]] = {severity.value: severity for severity in Severity}
_LEVELS: Final[Mapping[str, FailLevel]] = {level: level for level in get_args(FailLevel)}
_LANGUAGES: Final[Mapping[str, Language]] = {"vi": "vi", "en": "en"}


@dataclass(slots=True)
class _Reader:
    """Reads values and gathers what is wrong with them."""

    file: Path
    codes: Collection[str]
    findings: list[Finding] = field(default_factory=list)

    def note(self, code: str, path: KeyPath, suggestions: Iterable[str] = (), /, **details: str) -> None:
        """Note that something is wrong at a key."""
        said = tuple((name, text[:_LONGEST_SHOWN] if name == "given" else text) for name, text in details.items())
        self.findings.append(
            Finding(code, path, Place(str(self.file)), details=said, suggestions=tuple(suggestions)),
        )

    def codes_of(self, table: Table, key: str, path: KeyPath) -> frozenset[str] | None:
        """Return the codes a key lists, None where it is not there."""
        return self._codes(table[key], (*path, key)) if key in table else None

    def word(self, table: Table, key: str, path: KeyPath, known: Mapping[str, Known]) -> Known | None:
        """Return what a word stands for, None where it is not there."""
        return self._word(table[key], (*path, key), known) if key in table else None

    def severities(self, table: Table, path: KeyPath) -> Mapping[str, Severity]:
        """Return how grave checks are made, by code."""
        found = dict[str, Severity]()
        for code, value, at in self._entries(table, "severity", path):
            severity = self._word(value, at, _SEVERITIES)
            if self._is_code(code, at) and severity is not None:
                found[code] = severity
        return found

    def left_out(self, table: Table, path: KeyPath) -> tuple[LeftOut, ...]:
        """Return what is left out in which files."""
        found = list[LeftOut]()
        for pattern, value, at in self._entries(table, "per-file-ignores", path):
            if len(pattern) > _LONGEST_PATTERN:
                self.note("config_pattern_too_long", at[:-1], given=pattern, limit=str(_LONGEST_PATTERN))
                continue
            found.append(LeftOut(pattern, self._codes(value, at)))
        return tuple(found)

    def _entries(self, table: Table, key: str, path: KeyPath) -> Iterable[tuple[str, object, KeyPath]]:
        entries = table.get(key, {})
        if not isinstance(entries, dict):
            self.note("config_not_a_table", (*path, key))
            return []
        if len(entries) > _MOST_ENTRIES:
            self.note("config_too_many", (*path, key), limit=str(_MOST_ENTRIES))
            return []
        return [(name, value, (*path, key, name)) for name, value in entries.items()]

    def _codes(self, value: object, path: KeyPath) -> frozenset[str]:
        if not isinstance(value, list):
            self.note("config_not_a_list", path, given=_kind(value))
            return frozenset()
        if len(value) > _MOST_ENTRIES:
            self.note("config_too_many", path, limit=str(_MOST_ENTRIES))
            return frozenset()
        found = set[str]()
        for index, code in enumerate(value):
            if not isinstance(code, str):
                self.note("config_not_a_word", (*path, index), given=_kind(code))
            elif self._is_code(code, (*path, index)):
                found.add(code)
        return frozenset(found)

    def _is_code(self, code: str, path: KeyPath) -> bool:
        if code in self.codes:
            return True
        self.note("config_unknown_code", path, _near(code, self.codes), given=code)
        return False

    def _word(self, value: object, path: KeyPath, known: Mapping[str, Known]) -> Known | None:
        if not isinstance(value, str):
            self.note("config_not_a_word", path, given=_kind(value))
            return None
        if value not in known:
            self.note("config_unknown_word", path, _near(value, known), given=value, known=", ".join(known))
            return None
        return known[value]


def _near(word: str, known: Collection[str]) -> list[str]:
    return get_close_matches(word[:_LONGEST_PATTERN], known, n=3)


_KINDS: Final[tuple[tuple[type, str], ...]] = (
    (bool, "true/false"),
    (int, "integer"),
    (float, "float"),
    (str, "string"),
    (list, "array"),
    (dict, "table"),
)


def _kind(value: object) -> str:
    """Return what TOML calls a value of this kind."""
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "date")
