"""What a block comes to for one target."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.earning import Earned, Plain
from emulation_rules.columnar.exact import Exact
from emulation_rules.columnar.rulings import Ruled


@dataclass(frozen=True, slots=True)
class Done:
    """The rulings and points of a target. Where ``earned`` is None, points follow from ``plain`` and the verdict.

    ``again`` rows are not right: they are to be decided one by one (None: none are).
    """

    ruled: Ruled
    earned: Earned | None
    plain: Plain | None
    again: Mask | None

    def all_earned(self) -> Earned:
        """Return what the target brings, also where it follows from the verdict."""
        if self.earned is not None:
            return self.earned
        if self.plain is None:
            raise TypeError("points follow from something")
        missed, met = self.plain.missed, self.plain.met
        common = math.lcm(missed.denominator, met.denominator)
        low, high = int(missed * common), int(met * common)
        both = Exact.whole(np.where(self.ruled.codes == 1, high, low), common, max(abs(low), abs(high)))
        return Earned(both, both)
