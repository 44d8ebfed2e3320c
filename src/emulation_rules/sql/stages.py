"""A query as stages: each a SELECT over the one before it, so that nothing is written or worked out twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from emulation_rules.sql.dialect import Dialect

_NAME: Final = re.compile(r"\b[a-z]+[0-9]+(?:_[a-z]+)?\b")


@dataclass(slots=True)
class Stages:
    """Columns by the stage in which they are worked out: the first after all stages they rest on."""

    levels: dict[str, int] = field(default_factory=dict)
    texts: list[dict[str, str]] = field(default_factory=lambda: [{}])

    def given(self, name: str, text: str) -> str:
        """Add a column of the innermost SELECT, made of the table's own columns."""
        self.levels[name] = 0
        self.texts[0][name] = text
        return name

    def put(self, name: str, text: str) -> str:
        """Add a column made of others."""
        return self._put_at(1 + max((self.levels[used] for used in self._used(text)), default=0), name, text)

    def _put_at(self, level: int, name: str, text: str) -> str:
        while len(self.texts) <= level:
            self.texts.append({})
        self.levels[name] = level
        self.texts[level][name] = text
        return name

    def put_beside(self, name: str, text: str) -> str:
        """Add a column made of others to the stage of the last of those, written into it where they are of that stage.

        The database has to see that both are one.
        """
        level = max(self.levels[used] for used in self._used(text))
        here = self.texts[level]
        return self._put_at(
            level, name, _NAME.sub(lambda used: f"({here[used[0]]})" if used[0] in here else used[0], text)
        )

    def put_first(self, name: str, text: str) -> str:
        """Add a column made of others: to the innermost SELECT where those are the table's own."""
        if any(self.levels[used] for used in self._used(text)):
            return self.put(name, text)
        return self.given(name, _NAME.sub(lambda used: self.texts[0].get(used[0], used[0]), text))

    def selects(self, wanted: Mapping[str, str]) -> Sequence[Sequence[str]]:
        """Return what each stage selects, the innermost first. ``wanted`` are what the result is made of, by name."""
        needed = {used for text in wanted.values() for used in self._used(text)}
        selects: list[Sequence[str]] = []
        for level in range(len(self.texts) - 1, -1, -1):
            here = {name: text for name, text in self.texts[level].items() if name in needed}
            needed = {name for name in needed if self.levels[name] < level}
            needed |= {used for text in here.values() for used in self._used(text)} if level else set()
            lines = [*_carried(needed, self.levels), *(f"{text} AS {name}" for name, text in here.items())]
            selects.append(lines or ["1 AS one"])
        return selects[::-1]

    def query(self, source: str, wanted: Mapping[str, str], quoted: Mapping[str, str], dialect: Dialect) -> str:
        """Return the query. ``wanted`` are expressions by the name the result calls them, ``quoted`` those names."""
        parts = []
        for level, lines in enumerate(self.selects(wanted)):
            below = source if level == 0 else f"stage{level - 1}"
            end = f"{dialect.fence}\n" if dialect.fence else ""
            parts.append(f"stage{level} AS {dialect.read_through}(\n{_select(lines)}\nFROM {below}\n{end})")
        told = [f"{text} AS {quoted[name]}" for name, text in wanted.items()]
        return "WITH " + ",\n".join(parts) + f"\n{_select(told)}\nFROM stage{len(parts) - 1}"

    def _used(self, text: str) -> Iterable[str]:
        return {name for name in _NAME.findall(text) if name in self.levels}


def _carried(names: Iterable[str], levels: Mapping[str, int]) -> list[str]:
    return sorted(names, key=lambda name: (levels[name], name))


def _select(lines: Sequence[str]) -> str:
    return "SELECT\n  " + ",\n  ".join(lines)
