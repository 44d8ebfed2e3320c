"""Straight lines between knots, as scorings and tables write them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from emulation_rules.model.place import KeyPath
from emulation_rules.model.tables import Lines
from emulation_rules.syntax.document import Faults


def lines_of(written: Mapping[str, int | Decimal], path: KeyPath, faults: Faults) -> Lines:
    """Return lines through the knots written; values that do not rise are noted."""
    values = [Decimal(value) for value in written]
    unordered = faults.written_together(path, written)
    for before, value, key in zip(values, values[1:], list(written)[1:], strict=False):
        if value == before or (value < before and unordered):
            faults.add_at_key("knots_not_rising", (*path, key), given=key, before=str(before))
    return Lines(tuple(sorted(zip(map(Fraction, values), map(Fraction, written.values()), strict=True))))
