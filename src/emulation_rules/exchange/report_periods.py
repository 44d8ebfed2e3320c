"""The periods a ruleset reads figures of: its own and those its baselines are in."""

from __future__ import annotations

from collections.abc import Mapping

from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.finding import Finding
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import SlotKind


def periods_read(ruleset: Ruleset, period: Period | None = None) -> tuple[Period, ...]:
    """Return the periods whose figures count when ``period`` is evaluated (None: the ruleset's own), it first."""
    current = period or ruleset.span.period
    plan = plan_of(ruleset, current)
    read = {slot.period for slot in plan.slots if slot.kind is SlotKind.REPORTED} | {at for _, at in plan.also_read}
    return (current, *sorted(read - {current}, reverse=True))


def check_periods(reports: Mapping[str, Report], ruleset: Ruleset, period: Period) -> None:
    """Refuse reports that hold figures, but none that evaluating ``period`` reads. Raises `InvalidReportError`."""
    found = {at for report in reports.values() for _, at in report.observations}
    # The plan is only made for the rare report without anything of the period itself.
    if not found or period in found or found.intersection(periods_read(ruleset, period)):
        return
    details = (("expected", str(period)), ("found", ", ".join(map(str, sorted(found)))))
    first = next(place for report in reports.values() for place in report.places.values())
    raise InvalidReportError(
        [Finding("report_no_current_period", ("figures",), first, details=details, suggestions=(str(period),))]
    )
