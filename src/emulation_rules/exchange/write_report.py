"""Reports as canonical text: what is written here reads back as the same reports."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from emulation_rules.exchange.interval_notation import interval_text
from emulation_rules.exchange.observation_error import ObservationError
from emulation_rules.exchange.observe import Subject, observe, stated_exceedance
from emulation_rules.exchange.plain_data import to_plain
from emulation_rules.exchange.report_vocabulary import Vocabulary
from emulation_rules.exchange.report_yaml import FORMAT
from emulation_rules.exchange.stages import stages_entry
from emulation_rules.exchange.stated_text import POINTS, WHOLE, stated_text
from emulation_rules.model.observation import ExceedanceMode, Observation, StatedExceedance
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.yaml.data import Plain

_WHOLE: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")
_TRUTHS: Final[Mapping[str, bool]] = {"true": True, "false": False}
# YAML, which JSON is read as, takes these only when they are escaped.
_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

_Entry: TypeAlias = "dict[str, Plain]"


def print_reports(reports: Mapping[str, Report], ruleset: Ruleset) -> str:
    """Return the reports as one JSON document, which is YAML as well; reading it gives equal reports.

    Equal reports give the same text, whatever order they were read in.
    """
    text = json.dumps(report_data(reports, ruleset), ensure_ascii=False, indent=2)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def report_data(reports: Mapping[str, Report], ruleset: Ruleset) -> dict[str, Plain]:
    """Return the reports as the data of one document; decimals are text, so that no reader rounds them."""
    ordered = sorted(reports.values(), key=lambda report: report.unit)
    data: dict[str, Plain] = {"format": FORMAT, "ruleset": ruleset.id}
    source = _sources(ordered)
    if source:
        data["source"] = source
    data["figures"] = _figures(ordered, ruleset)
    stated = _stated_results(ordered)
    if stated:
        data["stated"] = stated
    return data


def _sources(reports: Iterable[Report]) -> Plain:
    """Return the one source all have, or each unit's own where they differ."""
    sources: dict[str, Plain] = {report.unit: report.source for report in reports}
    if len(set(sources.values())) <= 1:
        return next(iter(sources.values()), "")
    return {unit: source for unit, source in sources.items() if source}


def _figures(reports: Iterable[Report], ruleset: Ruleset) -> dict[str, Plain]:
    vocabulary = Vocabulary(ruleset)
    figures: dict[Period, dict[str, Plain]] = {}
    for report in reports:
        if not report.observations:
            # A unit that reported nothing has still reported.
            figures.setdefault(ruleset.span.period, {})[report.unit] = {}
        by_period: dict[Period, _Entry] = {}
        for key, period in sorted(report.observations):
            entry = _entry(report.observations[key, period], vocabulary.subjects.get(key))
            by_period.setdefault(period, {})[key] = entry
        for period, entries in by_period.items():
            figures.setdefault(period, {})[report.unit] = dict(entries)
    return {str(period): dict(sorted(figures[period].items())) for period in sorted(figures)}


def _stated_results(reports: Iterable[Report]) -> dict[str, Plain]:
    """Return what the reports state of themselves, by period and unit."""
    found: dict[Period, dict[str, Plain]] = {}
    for report in reports:
        for period, results in report.stated.items():
            entries: _Entry = {name: stated_text(each) for name, each in results.named() if name in WHOLE}
            points: _Entry = {name: stated_text(results.points[name]) for name in sorted(results.points)}
            found.setdefault(period, {})[report.unit] = entries | ({POINTS: points} if points else {})
    return {str(period): found[period] for period in sorted(found)}


# ---- one observation --------------------------------------------------------------------


def _entry(observation: Observation, subject: Subject | None) -> Plain:
    """Return the shortest form that reads back as the same observation."""
    said = _said(observation)
    stated = observation.stated
    if stated is not None:
        said["stated"] = _stated(stated, subject)
    if observation.stages:
        said.pop("stage", None)
        return stages_entry(observation, subject) | said
    for name in ("value", "judged"):
        if _reads_back(observation, subject, judged=name == "judged"):
            value = _scalar(observation.written)
            return value if name == "value" and not said else {name: value, **said}
    exact: Plain = observation.claim if observation.interval is None else interval_text(observation.interval)
    spelled: _Entry = {"exact": exact, "grade": observation.grade.value}
    if observation.written:
        spelled["written"] = observation.written
    return spelled | said


def _said(observation: Observation) -> _Entry:
    return {name: text for name, text in (("stage", observation.stage), ("source", observation.source)) if text}


def _reads_back(observation: Observation, subject: Subject | None, *, judged: bool) -> bool:
    if subject is None:
        return False
    try:
        read = observe(observation.written, subject, declared=False, stage=observation.stage, judged=judged)
    except ObservationError:
        return False
    same_value = read.interval == observation.interval and read.claim == observation.claim
    return same_value and read.grade == observation.grade and read.written == observation.written


def _stated(stated: StatedExceedance, subject: Subject | None) -> _Entry:
    said: _Entry = {"over": stated.over} if stated.over else {}
    if stated.mode is not ExceedanceMode.UNSTATED:
        said["mode"] = stated.mode.value
    if _stated_reads_back(stated, subject):
        return {"by": stated.written, **said}
    written: _Entry = {"written": stated.written} if stated.written else {}
    return {"exact": interval_text(stated.by), **written, **said}


def _stated_reads_back(stated: StatedExceedance, subject: Subject | None) -> bool:
    mode = None if stated.mode is ExceedanceMode.UNSTATED else stated.mode
    try:
        return subject is not None and stated_exceedance(stated.written, stated.over, mode, subject) == stated
    except ObservationError:
        return False


def _scalar(written: str) -> Plain:
    if written in _TRUTHS:
        return _TRUTHS[written]
    return int(written) if _WHOLE.fullmatch(written) else written


# ---- digest -----------------------------------------------------------------------------


def report_digest(*reports: Report) -> str:
    """Return SHA-256 in hex over everything the reports say, whatever order they say it in."""
    said = sorted((report.unit, report.source, _observations(report), *_stated_of(report)) for report in reports)
    text = json.dumps(said, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _observations(report: Report) -> list[tuple[str, str, str]]:
    """Return (key, period, observation as JSON) in order."""
    return sorted(
        (key, str(period), json.dumps(to_plain(observation), sort_keys=True))
        for (key, period), observation in report.observations.items()
    )


def _stated_of(report: Report) -> list[list[tuple[str, str, str]]]:
    """Return (period, name, text) of all that is stated, in order; nothing where nothing is, as before it could be."""
    stated = sorted(
        (str(period), name, stated_text(each))
        for period, results in report.stated.items()
        for name, each in results.named()
    )
    return [stated] if stated else []
