"""What is asked of a table."""

from __future__ import annotations

from dataclasses import dataclass

from emulation_rules.columnar.told import Tell
from emulation_rules.frames.frame_names import FrameNames, Layout
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a table of any library.

    ``periods`` are those to evaluate, at least one. ``layout`` is None where the names of columns tell it.
    """

    ruleset: Ruleset
    periods: tuple[Period, ...]
    layout: Layout | None
    names: FrameNames
    tell: tuple[Tell, ...]
    threads: int | None

    @property
    def period(self) -> Period:
        """The one period to evaluate, or the first of several."""
        return self.periods[0]
