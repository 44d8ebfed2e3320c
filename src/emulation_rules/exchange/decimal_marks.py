"""The decimal marks of a table in which both are used: which cells are written unlike the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from emulation_rules.model.report import OddCell
from emulation_rules.syntax.locale_numbers import decimal_mark


class DecimalMarks:
    """Keeps the cells of one table until the mark most of them use is known."""

    def __init__(self) -> None:
        self._cells: dict[str, list[tuple[str, OddCell]]] = {}
        self._counts: Counter[str] = Counter()

    def note(self, unit: str, cell: OddCell) -> None:
        """Keep one number, if it has decimals."""
        mark = decimal_mark(cell.text)
        if mark:
            self._counts[mark] += 1
            self._cells.setdefault(mark, []).append((unit, cell))

    def odd(self) -> Mapping[str, list[OddCell]]:
        """Return by unit the cells with the rarer mark; where both are as frequent, that is the one met second."""
        found: dict[str, list[OddCell]] = {}
        for mark, _ in self._counts.most_common()[1:]:
            for unit, cell in self._cells[mark]:
                found.setdefault(unit, []).append(cell)
        return found
