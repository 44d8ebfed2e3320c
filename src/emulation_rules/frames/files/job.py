"""What is to be evaluated, and where the results go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from emulation_rules.columnar.told import DEFAULT, Tell
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.files.kinds import ResultKind
from emulation_rules.frames.files.manifest import Counts
from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.tally import ImpossibleFigure
from emulation_rules.frames.frame_names import FrameNames, Layout
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset

Watch: TypeAlias = Callable[[int, float | None], None]
"""Is told of every batch how many rows it has, and what share of all the work that is, None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Job:
    """Tables under one ruleset. ``earlier`` are tables of other periods, one row a unit.

    ``layout`` is None where the names of columns tell it. ``version`` is that of the library, which results name.
    """

    ruleset: Ruleset
    period: Period
    parts: Sequence[Part]
    kind: ResultKind
    version: str
    layout: Layout | None = None
    earlier: Mapping[Period, Part] = field(default_factory=dict)
    names: FrameNames = field(default_factory=FrameNames)
    tell: Collection[Tell] = DEFAULT
    threads: int | None = None

    @property
    def asked(self) -> Asked:
        """What is asked of each table."""
        return Asked(self.ruleset, (self.period,), self.layout, self.names, tuple(self.tell), self.threads)


@dataclass(frozen=True, slots=True)
class Done:
    """What came out. ``tables`` were read now, ``kept`` were finished by an earlier run.

    ``missing`` are the figures without a column in some table read now, by the targets that read them.
    """

    tables: int
    kept: int
    rows: int
    counts: Counts
    impossible: int
    places: Sequence[ImpossibleFigure]
    missing: Mapping[str, Sequence[str]]
