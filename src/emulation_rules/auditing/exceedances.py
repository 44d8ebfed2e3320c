"""A report's own "so much above the target": which mark it fits, and counted how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from emulation_rules.auditing.subject import Subject
from emulation_rules.auditing.words import range_detail
from emulation_rules.i18n.numbers_text import quantity_words
from emulation_rules.model.evaluation import StatedCheck
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.observation import ExceedanceMode, StatedExceedance
from emulation_rules.model.quantity import Unit
from emulation_rules.model.text import Language


def check_exceedances(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each stated exceedance that fits no mark, or whose way of counting is not said."""
    for (name, period), observation in subject.report.observations.items():
        checks = [check for check in subject.evaluation.stated if check.indicator == name]
        if period == subject.plan.period and observation.stated is not None and checks:
            yield from _exceedance(subject, name, observation.stated, checks)


def _exceedance(
    subject: Subject, indicator: str, stated: StatedExceedance, checks: Sequence[StatedCheck]
) -> Iterator[Finding]:
    named = [check for check in checks if check.against == stated.over]
    checks = named or checks
    fitting = {mode: _fitting(checks, mode) for mode in (ExceedanceMode.POINTS, ExceedanceMode.RELATIVE)}
    points, relative = fitting.values()
    unit = subject.plan.ruleset.indicators[indicator].unit
    key = (indicator, subject.plan.period)
    details = {"written": stated.written, "indicator": indicator}
    if not points and not relative:
        # Without a named reference it may be above a mark that nobody declared here.
        severity = Severity.ERROR if named else Severity.WARNING
        details |= _implied(checks, unit, stated.mode) | _marks("marks", checks, unit)
        yield subject.about_figure(_NONE[stated.mode], key, severity, details)
    elif stated.mode is ExceedanceMode.UNSTATED:
        code = _FITS[bool(points), bool(relative)]
        details |= _marks("points", points, unit) | _marks("relative", relative, unit)
        yield subject.about_figure(code, key, Severity.WARNING, details)


_NONE = {
    ExceedanceMode.UNSTATED: "audit_exceedance_fits_none",
    ExceedanceMode.POINTS: "audit_exceedance_off_in_points",
    ExceedanceMode.RELATIVE: "audit_exceedance_off_relatively",
}
_FITS = {
    (True, False): "audit_exceedance_fits_points",
    (False, True): "audit_exceedance_fits_relative",
    (True, True): "audit_exceedance_fits_both",
}


def _fitting(checks: Iterable[StatedCheck], mode: ExceedanceMode) -> list[StatedCheck]:
    return [check for check in checks if check.mode is mode and check.consistent]


def _implied(checks: Iterable[StatedCheck], unit: Unit, mode: ExceedanceMode) -> dict[str, str]:
    """Return the marks the sentence allows, under each way of counting it that is left open."""
    found: dict[str, str] = {}
    for check in checks:
        name = f"implied_{check.mode}" if mode is ExceedanceMode.UNSTATED else "implied"
        found |= range_detail(name, check.implied, unit)
    return found


def _marks(name: str, checks: Iterable[StatedCheck], unit: Unit) -> dict[str, str]:
    checks = list(checks)
    return {name: _listed(checks, unit, "en"), f"{name}_vi": _listed(checks, unit, "vi")}


def _listed(checks: Iterable[StatedCheck], unit: Unit, language: Language) -> str:
    marks = (f"{quantity_words(check.mark, unit, language)} (`{check.against}`)" for check in checks)
    return ", ".join(dict.fromkeys(marks))
