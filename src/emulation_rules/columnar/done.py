"""What a block comes to for one target."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from emulation_rules.columnar.column import Mask
from emulation_rules.columnar.earning import Earned, Plain
from emulation_rules.columnar.exact import Exact
from emulation_rules.columnar.rulings import MET, NOT_MET, Ruled


@dataclass(slots=True)
class Done:
    """The rulings and points of a target. Where ``earned`` is None, points follow from ``plain`` and the verdict.

    ``again`` rows are not right: they are to be decided one by one (None: none are).
    """

    ruled: Ruled
    earned: Earned | None
    plain: Plain | None
    again: Mask | None
    _all: Earned | None = None

    def all_earned(self) -> Earned:
        """Return what the target brings, also where it follows from the verdict."""
        if self._all is None:
            # Rows scored one by one ask for it each time.
            self._all = self._plainly() if self.earned is None else self.earned
        return self._all

    def _plainly(self) -> Earned:
        if self.plain is None:
            raise TypeError("points follow from something")
        missed, met = self.plain.missed, self.plain.met
        common = math.lcm(missed.denominator, met.denominator)
        least, most = int(missed * common), int(met * common)
        top = max(abs(least), abs(most))
        low = Exact.whole(np.where(self.ruled.codes == MET, most, least), common, top)
        if self.ruled.decided:
            return Earned(low, low)
        return Earned(low, Exact.whole(np.where(self.ruled.codes == NOT_MET, least, most), common, top))
