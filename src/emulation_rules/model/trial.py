"""Trials: what a ruleset must make of given figures, and what came out otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset

Wanted: TypeAlias = Interval | str | bool | tuple[str, ...] | None
"""What can be expected: a number or what it can be, a word, a truth, several words, or that there is none."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that must come out of a case: that what ``path`` names of ``unit`` is ``wanted``.

    Paths are those of the file: ``("clearance", "verdict")``, ``("score", "points")``, ``("rank",)``,
    ``("titles", "leading", "outcome")``. Of the cluster's own places and order ``unit`` is empty.
    """

    unit: str
    path: tuple[str, ...]
    wanted: Wanted
    place: Place = field(default=Place(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Trial:
    """One case: reports by unit, and what must come out. ``period`` None is the ruleset's own."""

    name: str
    reports: Mapping[str, Report]
    expected: tuple[Expectation, ...]
    period: Period | None = None
    about: str = ""
    place: Place = field(default=Place(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Trials:
    """The cases of one file, and the ruleset they are about."""

    file: str
    ruleset: Ruleset
    cases: tuple[Trial, ...]
    ruleset_file: str = ""
