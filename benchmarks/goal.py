"""Numbers that the project is held to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_tables import table


@dataclass(frozen=True)
class Goal:
    """A number that is to be at most, or at least, so large."""

    what: str
    value: float
    limit: float
    at_least: bool = False
    unit: str = "×"

    @property
    def met(self) -> bool:
        """Whether the goal is met."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def goal_table(found: Sequence[Goal]) -> str:
    """Return the goals as a table."""
    rows = [
        [
            goal.what,
            f"{goal.value:.3g} {goal.unit}".strip(),
            f"{'≥' if goal.at_least else '≤'} {goal.limit:g} {goal.unit}".strip(),
            "met" if goal.met else "**missed**",
        ]
        for goal in found
    ]
    return table(["", "measured", "goal", ""], rows)
