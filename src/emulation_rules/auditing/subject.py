"""One unit's report with what its figures come to, ready to be held against what the report states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import number_text
from emulation_rules.model.observation import Observation
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.standing import Standings
from emulation_rules.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Subject:
    """A report to audit.

    ``displayed`` is the report with the digits that cells may hide (`auditing.display`), ``most`` what it comes to, and
    ``evaluation`` what the report as written comes to. ``again`` evaluates another report of the same unit beside the
    same others. ``standings`` are those of all units, hidden digits allowed for.
    """

    plan: Plan
    report: Report
    displayed: Report
    evaluation: Evaluation
    most: Evaluation
    standings: Standings
    again: Callable[[Report], Evaluation]

    def without(self, keys: Iterable[FigureKey]) -> Evaluation:
        """Return what the report would come to with some figures counted as zero."""
        nothing = dict.fromkeys(keys, Observation(interval=Interval.point(0)))
        return self.again(replace(self.displayed, observations={**self.displayed.observations, **nothing}))

    def cell_text(self, key: FigureKey) -> str:
        """Return a figure as it was typed."""
        odd = (cell.text for cell in self.report.odd_cells if (cell.key, cell.period) == key)
        return next(odd, "") or _text_of(self.report.observations[key])

    def figure_place(self, key: FigureKey) -> Place:
        """Return where a figure is written, or the name of nowhere."""
        return self.report.places.get(key, Place(""))

    def figure_path(self, key: FigureKey) -> KeyPath:
        """Return the keys that lead to a figure."""
        return ("figures", str(key[1]), self.report.unit, key[0])

    def about_figure(self, code: str, key: FigureKey, severity: Severity, details: Mapping[str, str]) -> Finding:
        """Return a finding about one figure."""
        return Finding(code, self.figure_path(key), self.figure_place(key), severity, tuple(details.items()))


def _text_of(observation: Observation) -> str:
    """Return the text of an observation; one made by a program, or of several stages, has none of its own."""
    interval = observation.interval
    if observation.written or interval is None:
        return observation.written
    return number_text(interval.number) if interval.is_point else f"{interval.low}–{interval.high}"
