"""Gathers observations, and everything wrong with them, until a whole report has been read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.exchange.observation_error import ObservationError, shown
from emulation_rules.exchange.observation_parse import MAX_TEXT
from emulation_rules.exchange.observe import Subject
from emulation_rules.exchange.report_vocabulary import Vocabulary, read_period
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.ruleset import Ruleset

MAX_FINDINGS: Final = 1000
"""Faults told apart in one report; how many more there are is told in one last finding."""

_PERIODS_TOLD: Final = 6


class ReportBuilder:
    """One reading of one or more reports on a ruleset, whatever they are written in."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.ruleset = ruleset
        self.vocabulary = Vocabulary(ruleset)
        self._findings: list[Finding] = []
        self._untold = 0
        self._observations: dict[str, dict[FigureKey, Observation]] = {}
        self._places: dict[str, dict[FigureKey, Place]] = {}

    # ---- faults -------------------------------------------------------------------------

    def fault(
        self, code: str, path: KeyPath, place: Place, suggestions: tuple[str, ...] = (), /, **details: str
    ) -> None:
        """Keep one fault."""
        self._keep(Finding(code, path, place, details=tuple(details.items()), suggestions=suggestions))

    def value_fault(self, error: ObservationError, text: str, path: KeyPath, place: Place) -> None:
        """Keep the fault of one value, with a mark under its first bad character."""
        one_line = not any(character in text for character in "\n\r") and len(text) <= MAX_TEXT
        excerpt, caret = (text, error.column) if one_line else ("", 0)
        self._keep(
            Finding(
                error.code,
                path,
                place,
                details=error.details,
                suggestions=error.suggestions,
                excerpt=excerpt,
                caret=caret,
            )
        )

    def _keep(self, finding: Finding) -> None:
        if len(self._findings) < MAX_FINDINGS:
            self._findings.append(finding)
        else:
            self._untold += 1

    # ---- words --------------------------------------------------------------------------

    def check_ruleset(self, found: str, path: KeyPath, place: Place) -> None:
        """Keep a fault unless the report is for this ruleset."""
        if found != self.ruleset.id:
            self.fault("report_for_another_ruleset", path, place, found=shown(found), ruleset=self.ruleset.id)

    def unit(self, text: str, path: KeyPath, place: Place, *, reports: bool = True) -> str | None:
        """Return the id of a unit and, if it ``reports``, note that it did; or keep the fault and return None."""
        if not self.vocabulary.knows_unit(text):
            code = "report_unknown_unit" if self.vocabulary.declares_units else "report_bad_unit"
            near = self.vocabulary.near_units(text)
            self.fault(code, path, place, near, unit=shown(text))
            return None
        if reports:
            self._observations.setdefault(text, {})
        return text

    def period(self, text: str, path: KeyPath, place: Place) -> Period | None:
        """Return a period, or keep the fault and return None."""
        period = read_period(text)
        if period is None:
            near = self.vocabulary.near_periods(text)
            read = ", ".join(self.vocabulary.periods[:_PERIODS_TOLD])
            self.fault("report_bad_period", path, place, near, period=shown(text), read=read)
        return period

    def subject(self, key: str, path: KeyPath, place: Place) -> Subject | None:
        """Return the indicator or target of a key, or keep the fault and return None."""
        subject = self.vocabulary.subjects.get(key)
        if subject is None:
            near = self.vocabulary.near_keys(key)
            self.fault("report_unknown_key", path, place, near, key=shown(key))
        return subject

    # ---- observations -------------------------------------------------------------------

    def add(self, unit: str, key: FigureKey, observation: Observation, path: KeyPath, place: Place) -> None:
        """Keep one observation; a second one of the same thing is a fault that names the place of the first."""
        places = self._places.setdefault(unit, {})
        if key in places:
            self.fault(
                "report_figure_twice", path, place, key=key[0], unit=unit, period=str(key[1]), first=str(places[key])
            )
            return
        self._observations.setdefault(unit, {})[key] = observation
        places[key] = place

    def reports(self, sources: Mapping[str, str] | str = "") -> Mapping[str, Report]:
        """Return the reports by unit. Raises `InvalidReportError` with every fault kept."""
        if self._untold:
            last = self._findings[-1].place
            self._findings.append(Finding("report_more_faults", (), last, details=(("count", str(self._untold)),)))
        if self._findings:
            raise InvalidReportError(self._findings)
        return {
            unit: Report(
                unit,
                observations,
                sources if isinstance(sources, str) else sources.get(unit, ""),
                self._places.get(unit, {}),
            )
            for unit, observations in self._observations.items()
        }
