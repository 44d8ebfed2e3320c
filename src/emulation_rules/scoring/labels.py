"""The words for points, where a ruleset gives them some."""

from __future__ import annotations

from collections.abc import Sequence

from emulation_rules.model.interval import Interval
from emulation_rules.model.score_tree import Label
from emulation_rules.model.text import Text
from emulation_rules.plan.tables import split


def labels_of(labels: Sequence[Label], points: Interval | None) -> tuple[Text, ...]:
    """Return every label the points may still carry, in the order they are declared."""
    found: list[Text] = []
    left = points
    for label in labels:
        if left is None:
            break
        reached, left = (left, None) if label.limit is None else split(left, label.comparison, label.limit)
        if reached is not None:
            found.append(label.text)
    return tuple(found)
