"""What of a ruleset its test cases tried, and what they did not."""

from __future__ import annotations

from dataclasses import dataclass

from emulation_rules.model.place import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing a case can try: a value at a mark, a band, a branch, a veto that fires.

    ``subject`` is the id of the target, table, title or class it belongs to. ``kind`` names the sentence that says what
    it is, and ``details`` fill it in.
    """

    subject: str
    kind: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageItem:
    """A spot, where the ruleset writes it, and whether any case tried it."""

    spot: Spot
    place: Place
    taken: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """Everything of one ruleset that cases can try."""

    ruleset: str
    file: str
    items: tuple[CoverageItem, ...]

    @property
    def taken(self) -> int:
        """How many were tried."""
        return sum(item.taken for item in self.items)

    @property
    def percent(self) -> int:
        """The share tried, rounded down: 100 only where nothing is missing."""
        return self.taken * 100 // len(self.items) if self.items else 100

    @property
    def missing(self) -> tuple[CoverageItem, ...]:
        """What no case tried."""
        return tuple(item for item in self.items if not item.taken)
