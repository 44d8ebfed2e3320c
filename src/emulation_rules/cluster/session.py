"""A live session: observations come in one by one through the year, and each says what it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from emulation_rules.cluster.compare import compare
from emulation_rules.cluster.tally import Tally
from emulation_rules.engines.decision import Figures, FigureValue
from emulation_rules.model.comparison import Comparison
from emulation_rules.model.observation import Observation
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.standing import Standings

Changes: TypeAlias = Comparison
"""What an observation changed, for the unit itself and for others."""

Observed: TypeAlias = Mapping[FigureKey, Observation | None]
"""What figures say, each under its key; None takes a figure back."""

ReadFigures: TypeAlias = Callable[[Mapping[str, Figures]], Mapping[str, Observed]]
"""Reads the flat figures of some units. Raises `InvalidReportError` with everything that is wrong."""


class Session:
    """The reports of a cluster as they grow, with the standings they come to.

    Whatever order observations come in, corrected ones and those taken back included, the standings are those of the
    reports that are left. A session belongs to one thread at a time.
    """

    def __init__(self, tally: Tally, read_figures: ReadFigures, reports: Mapping[str, Report]) -> None:
        self._tally = tally
        self._read_figures = read_figures
        self._invited = frozenset(reports)
        self._reports = dict(reports)
        self._standings = tally.standings(self._reports)

    @property
    def reports(self) -> Mapping[str, Report]:
        """The reports as they are now, by unit."""
        return dict(self._reports)

    @property
    def standings(self) -> Standings:
        """The standings as they are now."""
        return self._standings

    def observe(self, unit: str, key: str, value: FigureValue) -> Changes:
        """Take one figure of a unit, ``crimes`` or ``crimes@2021``, and return what it changed.

        A figure given before is replaced; None takes it back. Values are as in `report_from_figures`. Raises
        `InvalidReportError`, and then nothing has changed.
        """
        return self.observe_all({unit: {key: value}})

    def observe_all(self, figures: Mapping[str, Figures]) -> Changes:
        """Take figures of several units at once and return what they changed together. Raises `InvalidReportError`."""
        for unit, observed in self._read_figures(figures).items():
            self._take(unit, observed)
        before, self._standings = self._standings, self._tally.standings(self._reports)
        return compare(before, self._standings)

    def _take(self, unit: str, observed: Observed) -> None:
        report = self._reports.get(unit, Report(unit))
        merged = {**report.observations, **observed}
        left = {key: observation for key, observation in merged.items() if observation is not None}
        places = {key: place for key, place in report.places.items() if key not in observed}
        self._reports[unit] = replace(report, observations=left, places=places)
        if not left and unit not in self._invited:
            del self._reports[unit]  # it has reported nothing, as before its first figure
