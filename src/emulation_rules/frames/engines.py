"""Engines by ruleset and period, kept ready: whoever evaluates frame after frame waits for the plan only once."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.from_model import plan_of

_MOST: Final = 16
"""Engines kept; the one unused longest makes room."""

_kept: OrderedDict[tuple[int, Period], ColumnarEngine] = OrderedDict()
_lock: Final = Lock()


def engine_of(ruleset: Ruleset, period: Period) -> ColumnarEngine:
    """Return the engine of a ruleset for a period, the same each time it is asked for."""
    # A ruleset that is kept is alive, so no other has its identity.
    key = id(ruleset), period
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    engine = ColumnarEngine(plan_of(ruleset, period))
    with _lock:
        _kept[key] = engine
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return engine
