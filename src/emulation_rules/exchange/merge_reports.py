"""Several reports on the same units made one: this year's figures and those of earlier years from another file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from emulation_rules.exchange.interval_notation import interval_text
from emulation_rules.exchange.stages import joined
from emulation_rules.exchange.stated_text import with_stated
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.indicator import Stages
from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.stated_results import StatedNumber, StatedResults


def merge_reports(*many: Mapping[str, Report], ruleset: Ruleset | None = None) -> Mapping[str, Report]:
    """Return the reports of all of them by unit.

    The same figure twice is fine where both say the same (the first is kept), and so are points of different stages
    where the ``ruleset`` says which count; where figures differ, `InvalidReportError` names both places. Sources that
    differ move from the reports to their observations.
    """
    indicators = {} if ruleset is None else ruleset.indicators
    stages = {name: each.stages for name, each in indicators.items() if each.stages is not None}
    merged: dict[str, Report] = {}
    findings: list[Finding] = []
    for reports in many:
        for report in reports.values():
            known = merged.get(report.unit)
            merged[report.unit] = report if known is None else _merged(known, report, stages, findings)
    if findings:
        raise InvalidReportError(findings)
    return merged


def _merged(first: Report, second: Report, stages: Mapping[str, Stages], findings: list[Finding]) -> Report:
    if first.source != second.source:
        first, second = _sourced(first), _sourced(second)
    observations, places = {**second.observations, **first.observations}, {**second.places, **first.places}
    for key, observation in first.observations.items():
        other = second.observations.get(key, observation)
        if _meaning(other) == _meaning(observation):
            continue
        both = joined(observation, other, stages.get(key[0]))
        if both is None:
            findings.append(_conflict(key, first, second))
        else:
            observations[key] = both
            places[key] = (second if both.stage == other.stage else first).places.get(key, Place(""))
    return replace(
        first,
        observations=observations,
        places=places,
        stated=_stated(first, second, findings),
        odd_cells=(*first.odd_cells, *second.odd_cells),
    )


def _stated(first: Report, second: Report, findings: list[Finding]) -> Mapping[Period, StatedResults]:
    """Return what both state; a result that both state, and differently, is a finding."""
    merged = {**second.stated, **first.stated}
    for period in first.stated.keys() & second.stated.keys():
        results, known = first.stated[period], dict(first.stated[period].named())
        for name, stated in second.stated[period].named():
            if name not in known:
                results = with_stated(results, name, stated)
            elif known[name].number != stated.number:
                findings.append(_stated_conflict((name, period), first.unit, known[name], stated))
        merged[period] = results
    return merged


def _stated_conflict(key: FigureKey, unit: str, first: StatedNumber, second: StatedNumber) -> Finding:
    name, period = key
    details = (
        ("name", name),
        ("unit", unit),
        ("period", str(period)),
        ("first", f"{first.written} ({first.place})"),
        ("second", f"{second.written} ({second.place})"),
    )
    return Finding(
        "report_stated_differ", ("stated", str(period), unit, *name.split(":")), second.place, details=details
    )


def _sourced(report: Report) -> Report:
    """Return the report with its source told by each observation that has none of its own."""
    observations = {
        key: observation if observation.source else replace(observation, source=report.source)
        for key, observation in report.observations.items()
    }
    return replace(report, observations=observations, source="")


def _meaning(observation: Observation) -> Observation:
    return replace(observation, written="", source="")


def _conflict(key: FigureKey, first: Report, second: Report) -> Finding:
    name, period = key
    details = (
        ("key", name),
        ("unit", first.unit),
        ("period", str(period)),
        ("first", _told(key, first)),
        ("second", _told(key, second)),
    )
    path = ("figures", str(period), first.unit, name)
    return Finding("report_figures_differ", path, second.places.get(key, Place("")), details=details)


def _told(key: FigureKey, report: Report) -> str:
    """Return what one report says, and where."""
    observation = report.observations[key]
    said = observation.written
    if not said:
        said = str(observation.claim) if observation.interval is None else interval_text(observation.interval)
    return f"{said} ({report.places[key]})" if key in report.places else said
