"""Engines by ruleset and period, kept ready: whoever evaluates frame after frame waits for the plan only once."""

from __future__ import annotations

from typing import Final

from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.frames.kept import Kept
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.from_model import plan_of

_ENGINES: Final = Kept[ColumnarEngine]()


def engine_of(ruleset: Ruleset, period: Period) -> ColumnarEngine:
    """Return the engine of a ruleset for a period, the same each time it is asked for."""
    # A ruleset whose engine is kept is alive, so no other has its identity.
    return _ENGINES.get((id(ruleset), period), lambda: ColumnarEngine(plan_of(ruleset, period)))
