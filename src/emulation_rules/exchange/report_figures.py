"""Reports from programs: a flat mapping of figures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from emulation_rules.engines.decision import Figures, FigureValue
from emulation_rules.exchange.interval_notation import interval_text
from emulation_rules.exchange.observation_error import NUMBER_CODES, ObservationError, shown
from emulation_rules.exchange.observe import Claimed, Subject, number_observation, observe
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import NumberError, exact
from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period, PeriodLike
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.ruleset import CLUSTER, Ruleset

_PRINTED_BITS: Final = 4_000

NAME: Final = "figures"
"""What places of faults in such a mapping are called."""


def report_from_figures(
    ruleset: Ruleset,
    figures: Figures,
    unit: str = CLUSTER,
    period: PeriodLike | None = None,
) -> Report:
    """Return the report of one unit from figures by name: ``crimes``, ``crimes@2021``, ``house_fund``.

    ``period`` is that of names without one, as itself or by its label; the ruleset's own if None. Numbers are plain
    reported figures in the scale the indicator is reported in; a float means its shortest printed form. Text is read as
    in a report, a boolean is a claim and None was not reported. Raises `InvalidReportError` with everything that is
    wrong, `TypeError` for what is no mapping, and `ValueError` for what is no period.
    """
    builder = ReportBuilder(ruleset)
    _read(builder, figures, unit, ruleset.span.period if period is None else Period.of(period), ())
    return builder.reports().get(unit, Report(unit))


def observations_from_figures(
    ruleset: Ruleset, figures: Mapping[str, Figures], period: Period | None = None
) -> Mapping[str, Mapping[FigureKey, Observation | None]]:
    """Return by unit what figures by name say, each under its key; None stands for one that was not reported.

    Raises `InvalidReportError` with everything that is wrong.
    """
    builder, current = ReportBuilder(ruleset), period or ruleset.span.period
    unreported = {unit: _read(builder, named, unit, current, (_id(unit),)) for unit, named in figures.items()}
    reports = builder.reports()
    return {unit: {**dict.fromkeys(keys), **reports[unit].observations} for unit, keys in unreported.items()}


def _read(builder: ReportBuilder, figures: Figures, unit: object, current: Period, within: KeyPath) -> list[FigureKey]:
    """Read figures into a report, and return the keys of those that were not reported."""
    if not hasattr(figures, "items"):
        raise TypeError(f"figures is a {type(figures).__name__}, and is to be a mapping like {{'crimes': 20}}")
    known = builder.unit(_id(unit), within, Place(NAME, 0))
    added = [_add(name, value, known, current, builder, within) for name, value in figures.items()]
    return [key for key in added if key is not None]


def _id(unit: object) -> str:
    """Return what a program calls a unit as text: whatever else it is, no unit has that id."""
    return unit if isinstance(unit, str) else _said(unit)


def _add(
    name: object, value: FigureValue, unit: str | None, current: Period, builder: ReportBuilder, within: KeyPath
) -> FigureKey | None:
    """Keep one figure; of one that was not reported return the key."""
    place = Place(NAME, 0)
    if not isinstance(name, str):
        builder.fault("figure_name_no_text", (*within, _said(name)), place, name=_said(name))
        return None
    path = (*within, name)
    key, at, label = name.partition("@")
    period = builder.period(label, path, place) if at else current
    subject = builder.subject(key, path, place)
    if subject is None or value is None:
        return None if subject is None or period is None else (key, period)
    try:
        observation = _observation(value, subject)
    except ObservationError as error:
        builder.value_fault(error, value if isinstance(value, str) else "", path, place)
        return None
    if unit is not None and period is not None:
        builder.add(unit, (key, period), observation, path, place)
    return None


def _observation(value: FigureValue, subject: Subject) -> Observation:
    if _is_truth(value):
        return observe(str(bool(value)).lower(), subject)
    if isinstance(value, str):
        return observe(value, subject, declared=False)
    number = _number(value)
    written = interval_text(Interval.point(number))
    if isinstance(subject, Claimed):
        raise ObservationError("figure_for_a_target", text=written, target=subject.id)
    return number_observation(number, written, subject)


def _is_truth(value: object) -> bool:
    """Whether a value is a truth of Python or of NumPy, which is not imported for this."""
    kind = type(value)
    return kind is bool or (kind.__module__ == "numpy" and kind.__name__ in ("bool", "bool_"))


def _number(value: object) -> Fraction:
    try:
        return exact(value)
    except NumberError as error:
        said = _said(value)
        # Only numbers near zero are printed with a negative exponent.
        tiny = error.code == "too_large" and "e-" in said.lower()
        raise ObservationError("figure_too_small" if tiny else NUMBER_CODES[error.code], text=said) from error


def _said(value: object) -> str:
    """Return a value as a message repeats it."""
    if isinstance(value, Fraction):
        return f"{_said(value.numerator)}/{_said(value.denominator)}"
    if isinstance(value, int) and value.bit_length() > _PRINTED_BITS:
        # A huge number must not be printed: that alone takes long, or fails.
        power = math.log10(abs(value))
        return f"{'-' if value < 0 else ''}{10 ** (power % 1):.3f}e+{math.floor(power)}"
    return shown(str(value))
