"""Figures that contradict each other, or the way the rest of their table is written."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.assessment.notes import belied_rates
from emulation_rules.auditing.subject import Subject
from emulation_rules.auditing.words import number_detail
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.observation import Observation
from emulation_rules.model.quantity import Unit
from emulation_rules.plan.readings import read


def check_figures(subject: Subject) -> Iterator[Finding]:
    """Yield what is odd about the figures of one report."""
    yield from _odd_cells(subject)
    yield from _rates(subject)
    yield from _claims(subject)
    yield from _votes(subject)


def _odd_cells(subject: Subject) -> Iterator[Finding]:
    for cell in subject.report.odd_cells:
        path = ("figures", str(cell.period), subject.report.unit, cell.key)
        yield Finding("audit_odd_mark", path, cell.place, Severity.WARNING, (("text", cell.text),))


def _rates(subject: Subject) -> Iterator[Finding]:
    readings = read(subject.plan, subject.report)
    for belied in belied_rates(subject.plan, readings):
        slot = subject.plan.slots[belied.slot]
        counts = (_written(subject, index) for index in (belied.part, belied.whole))
        details = {
            "reported": subject.cell_text((slot.indicator.id, slot.period)),
            "counts": "/".join(counts),
            **number_detail("computed", belied.computed, Unit.PERCENT),
        }
        yield subject.about_figure(
            "audit_rate_belies_counts", (slot.indicator.id, slot.period), Severity.ERROR, details
        )


def _written(subject: Subject, index: int) -> str:
    slot = subject.plan.slots[index]
    return subject.cell_text((slot.indicator.id, slot.period))


def _claims(subject: Subject) -> Iterator[Finding]:
    for note in subject.evaluation.notes:
        if note.code == "claim_belies_figures":
            key = (note.subject, subject.plan.period)
            yield subject.about_figure("audit_claim_belies_figures", key, Severity.ERROR, {"target": note.subject})


def _votes(subject: Subject) -> Iterator[Finding]:
    """Yield votes in favour that are more than they can be a share of; titles on one vote share the finding."""
    period, reported = subject.plan.period, subject.report.observations
    asked = (title.vote for title in subject.plan.ruleset.titles.values())
    for favour, base in dict.fromkeys((vote.favour, vote.base) for vote in asked if vote is not None):
        given, most = (reported.get((name, period), Observation()).interval for name in (favour, base))
        if given is None or most is None or given.low is None or most.high is None or given.low <= most.high:
            continue
        details = {"favour": subject.cell_text((favour, period)), "base": subject.cell_text((base, period))}
        yield subject.about_figure("audit_votes_exceed_base", (favour, period), Severity.ERROR, details)
