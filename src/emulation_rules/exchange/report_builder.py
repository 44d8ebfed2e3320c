"""Gathers observations, and everything wrong with them, until a whole report has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from emulation_rules.exchange.observation_error import ObservationError, shown
from emulation_rules.exchange.observation_parse import MAX_TEXT
from emulation_rules.exchange.observe import Subject
from emulation_rules.exchange.report_vocabulary import Vocabulary, near_ids, read_period
from emulation_rules.exchange.stages import judged_in_stages, settled
from emulation_rules.exchange.stated_text import POINTS, WHOLE, with_stated
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.report import FigureKey, OddCell, Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.stated_results import StatedNumber, StatedResults

MAX_FINDINGS: Final = 1000
"""Faults told apart in one report; how many more there are is told in one last finding."""

_PERIODS_TOLD: Final = 6


@dataclass(frozen=True, slots=True)
class _Judgement:
    """What one stage said, and where."""

    observation: Observation
    path: KeyPath
    place: Place


class ReportBuilder:
    """One reading of one or more reports on a ruleset, whatever they are written in."""

    def __init__(self, ruleset: Ruleset, vocabulary: Vocabulary | None = None) -> None:
        self.ruleset = ruleset
        self.vocabulary = vocabulary or Vocabulary(ruleset)
        self._findings: list[Finding] = []
        self._untold = 0
        self._observations: dict[str, dict[FigureKey, Observation]] = {}
        self._places: dict[str, dict[FigureKey, Place]] = {}
        self._judged: dict[tuple[str, FigureKey], dict[str, _Judgement]] = {}
        self._stated: dict[str, dict[Period, StatedResults]] = {}
        self._stated_places: dict[tuple[str, Period, str], Place] = {}
        self._odd: Mapping[str, list[OddCell]] = {}

    # ---- faults -------------------------------------------------------------------------

    @property
    def faulty(self) -> bool:
        """Whether a fault has been kept."""
        return bool(self._findings)

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

    def stated_name(self, name: str, path: KeyPath, place: Place) -> bool:
        """Whether there is a stated result of that name; otherwise the fault is kept."""
        kind, colon, subject = name.partition(":")
        if kind == POINTS and colon:
            if subject not in self.vocabulary.scored:
                near = near_ids(subject, self.vocabulary.scored)
                self.fault("stated_points_of_unknown", path, place, near, key=shown(subject))
            return subject in self.vocabulary.scored
        if name not in WHOLE:
            known = ", ".join((*WHOLE, f"{POINTS}:…"))
            self.fault("stated_unknown_name", path, place, near_ids(name, WHOLE), name=shown(name), known=known)
        return name in WHOLE

    # ---- observations -------------------------------------------------------------------

    def add(self, unit: str, key: FigureKey, observation: Observation, path: KeyPath, place: Place) -> None:
        """Keep one observation; a second one of the same thing is a fault that names the place of the first.

        Points of another stage are not the same thing: which of them count is settled when all have been read.
        """
        places = self._places.setdefault(unit, {})
        judged = self._judged.get((unit, key), {})
        by_stage = bool(observation.stage) and judged_in_stages(self.vocabulary.subjects.get(key[0]))
        if by_stage and not self.knows_stage(observation.stage, key[0], path, place):
            return
        first = judged[observation.stage].place if observation.stage in judged else places.get(key)
        if first is not None and (observation.stage in judged or not (by_stage and judged)):
            self.fault("report_figure_twice", path, place, key=key[0], unit=unit, period=str(key[1]), first=str(first))
            return
        if by_stage:
            judgement = _Judgement(observation, path, place)
            self._judged.setdefault((unit, key), {})[observation.stage] = judgement
        self._observations.setdefault(unit, {})[key] = observation
        places[key] = place

    def knows_stage(self, stage: str, key: str, path: KeyPath, place: Place) -> bool:
        """Whether a stage may judge an indicator; otherwise the fault is kept."""
        indicator = self.ruleset.indicators.get(key)
        stages = None if indicator is None else indicator.stages
        if stages is None or stage in stages.order:
            return True
        known = ", ".join(stages.order)
        near = near_ids(stage, stages.order)
        self.fault("report_unknown_stage", path, place, near, stage=shown(stage), key=key, known=known)
        return False

    def _settle_stages(self) -> None:
        """Replace the points of several stages by those that count; without an order of precedence they are a fault."""
        for (unit, key), judged in self._judged.items():
            stages = self.ruleset.indicators[key[0]].stages
            if len(judged) == 1:
                continue
            if stages is None:
                *_, last = judged.values()
                given = ", ".join(judged)
                self.fault("report_stages_undeclared", last.path, last.place, key=key[0], unit=unit, given=given)
            else:
                counts = settled({stage: each.observation for stage, each in judged.items()}, stages)
                self._observations[unit][key] = counts
                first = next(stage for stage in stages.order if stage in judged)
                self._places[unit][key] = judged[counts.stage or first].place

    def add_stated(self, unit: str, period: Period, name: str, stated: StatedNumber, path: KeyPath) -> None:
        """Keep one stated result under its name; a second one is a fault that names the place of the first."""
        first = self._stated_places.get((unit, period, name))
        if first is not None:
            details = {"name": name, "unit": unit, "period": str(period), "first": str(first)}
            self.fault("report_stated_twice", path, stated.place, **details)
            return
        self._stated_places[unit, period, name] = stated.place
        by_period = self._stated.setdefault(unit, {})
        by_period[period] = with_stated(by_period.get(period, StatedResults()), name, stated)

    def note_odd_cells(self, odd: Mapping[str, list[OddCell]]) -> None:
        """Keep the numbers of a table that are written unlike the others."""
        self._odd = odd

    def reports(self, sources: Mapping[str, str] | str = "") -> Mapping[str, Report]:
        """Return the reports by unit. Raises `InvalidReportError` with every fault kept."""
        self._settle_stages()
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
                self._stated.get(unit, {}),
                tuple(self._odd.get(unit, ())),
            )
            for unit, observations in self._observations.items()
        }
