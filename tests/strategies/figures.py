"""Figures that answer a ruleset, by the flat names of `emulation_rules.model.report.figure_key`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from hypothesis import strategies as st
from tests.strategies.fitting import levels

from emulation_rules.model.criterion import (
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Criterion,
    Figure,
    Frozen,
    MeanOf,
    Moves,
    NamedPeriod,
    NotMoves,
    PreviousPeriod,
    PreviousYear,
    SamePeriod,
    SlowerGrowth,
    Threshold,
)
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.numbers import number_text
from emulation_rules.model.period import Period
from emulation_rules.model.report import figure_key
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Measured, Qualitative, Question, Together

Draw: TypeAlias = st.DrawFn


@st.composite
def figures_for(draw: Draw, ruleset: Ruleset) -> Mapping[str, int | Decimal]:
    """Draw a plain figure for every reported indicator in the period and in every earlier one a criterion looks at.

    Figures are as reported (0.92 where a percent indicator is reported as a fraction) and lie within each indicator's
    range. Indicators that are computed are given a figure of their own now and then.
    """
    current = ruleset.span.period
    wanted = sorted({current, *periods_read(ruleset)})
    figures: dict[str, int | Decimal] = {}
    for indicator in ruleset.indicators.values():
        computed = indicator.ratio is not None or indicator.formula is not None
        if computed and not draw(st.booleans()):
            continue
        near = marks_on(indicator, ruleset)
        for period in wanted:
            figures[figure_key(indicator.id, period, current)] = draw(figures_of(indicator, near))
    return figures


@st.composite
def figures_of(draw: Draw, indicator: Indicator, near: list[Fraction]) -> int | Decimal:
    """Draw a plain figure of one indicator, often exactly on a mark or one step beside it."""
    if indicator.whole and indicator.range.high == 1:
        return draw(st.integers(0, 1))
    step = Fraction(indicator.scale) if indicator.whole else Fraction(indicator.scale, 10 ** (indicator.places or 0))
    nudge = draw(st.sampled_from([Fraction(0), Fraction(0), step, -step]))
    base = draw(levels(indicator) | st.sampled_from(near) if near else levels(indicator)) + nudge
    # On the grid of what can be reported, and back inside the range where that left it.
    on_grid = step * (base // step)
    low, high = indicator.range.low, indicator.range.high
    if low is not None and on_grid < low:
        on_grid = step * -(-low // step)
    if high is not None and on_grid > high:
        on_grid = step * (high // step)
    return _plain(on_grid / indicator.scale)


def _plain(number: Fraction) -> int | Decimal:
    return int(number) if number.denominator == 1 else Decimal(number_text(number))


def marks_on(indicator: Indicator, ruleset: Ruleset) -> list[Fraction]:
    """Return the marks an indicator is held against, as far as it can reach them."""
    held = [criterion for name, criterion in criteria_of(ruleset) if name == indicator.id]
    found = [number for criterion in held for number in _numbers(criterion)]
    return [number for number in found if number in indicator.range]


def _numbers(criterion: Criterion) -> Iterable[Fraction]:
    match criterion:
        case Threshold(_, Figure(quantity)):
            yield quantity.number
        case Between(low, high):
            yield from (mark.quantity.number for mark in (low, high) if isinstance(mark, Figure))
        case Change(_, _, _, Frozen(quantity)) | Moves(_, Frozen(quantity)) | NotMoves(_, Frozen(quantity)):
            yield quantity.number
        case _:
            pass


def criteria_of(ruleset: Ruleset) -> Iterable[tuple[str, Criterion]]:
    """Yield every criterion with the indicator it is held against."""
    for target in ruleset.targets.values():
        yield from _criteria_in(target.question)


def _criteria_in(question: Question) -> Iterable[tuple[str, Criterion]]:
    match question:
        case Measured(indicator, dated, _, exceeds):
            yield from ((indicator, held.criterion) for held in dated)
            if exceeds is not None:
                yield indicator, exceeds
        case Together(parts, _):
            for part in parts:
                yield from _criteria_in(part.question)
        case Qualitative():
            pass


def periods_read(ruleset: Ruleset) -> Iterable[Period]:
    """Yield the earlier periods the criteria look at."""
    current = ruleset.span.period
    for _, criterion in criteria_of(ruleset):
        match criterion:
            case Change() | ChangeBetween() | Moves() | NotMoves():
                yield from _periods_of(criterion.baseline, current)
            case SlowerGrowth():
                yield from (Period(current.year - back, current.kind, current.part) for back in (1, 2))
            case _:
                pass


def _periods_of(baseline: Baseline, current: Period) -> Iterable[Period]:
    match baseline:
        case PreviousYear():
            return (current.previous_year(),)
        case SamePeriod():
            return (current.same_in_previous_year(),)
        case PreviousPeriod():
            return (current.previous(),)
        case NamedPeriod(period):
            return (period,)
        case MeanOf(periods):
            return periods
        case _:
            return ()
