"""A criterion read a little wrong: a mark beside its own, strict for inclusive, the other direction or baseline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import (
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Comparison,
    Criterion,
    Direction,
    Figure,
    Frozen,
    Mark,
    MeanOf,
    Moves,
    NamedPeriod,
    NoneAtAll,
    NotMoves,
    PreviousPeriod,
    PreviousYear,
    SamePeriod,
    Threshold,
)
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.trials.mutant import last_digit

_STRICTNESS: Final = {
    Comparison.AT_LEAST: Comparison.ABOVE,
    Comparison.ABOVE: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.BELOW,
    Comparison.BELOW: Comparison.AT_MOST,
}
_OTHER_WAY: Final = {
    Comparison.AT_LEAST: Comparison.AT_MOST,
    Comparison.ABOVE: Comparison.BELOW,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.BELOW: Comparison.ABOVE,
}
_TURNED: Final = {Direction.DOWN: Direction.UP, Direction.UP: Direction.DOWN}


def wrong_criteria(criterion: Criterion, indicator: Indicator, period: Period) -> Iterator[Criterion]:
    """Yield a criterion with one thing changed, each once."""
    match criterion:
        case Threshold(comparison, mark):
            yield from (Threshold(comparison, beside) for beside in _marks(mark, indicator))
            if comparison in _STRICTNESS:
                yield Threshold(_STRICTNESS[comparison], mark)
                yield Threshold(_OTHER_WAY[comparison], mark)
            else:
                yield from (Threshold(each, mark) for each in (Comparison.AT_LEAST, Comparison.AT_MOST))
        case Between(low, high):
            yield from (Between(beside, high) for beside in _marks(low, indicator) if _in_order(beside, high))
            yield from (Between(low, beside) for beside in _marks(high, indicator) if _in_order(low, beside))
        case NoneAtAll():
            step = indicator.step or Fraction(1)
            yield Threshold(Comparison.AT_MOST, Figure(Quantity(step, indicator.unit)))
        case Change(direction, amount, more_than, baseline):
            yield from (replace(criterion, amount=each) for each in _amounts(amount, indicator))
            yield replace(criterion, more_than=not more_than)
            yield replace(criterion, direction=_TURNED[direction])
            yield from (replace(criterion, baseline=each) for each in _baselines(baseline, period))
        case ChangeBetween(direction, low, high, baseline):
            lows = (each for each in _amounts(low, indicator) if each.number <= high.number)
            yield from (replace(criterion, low=each) for each in lows)
            highs = (each for each in _amounts(high, indicator) if each.number >= low.number)
            yield from (replace(criterion, high=each) for each in highs)
            yield replace(criterion, direction=_TURNED[direction])
            yield from (replace(criterion, baseline=each) for each in _baselines(baseline, period))
        case Moves(direction, baseline):
            yield NotMoves(_TURNED[direction], baseline)
            yield Moves(_TURNED[direction], baseline)
            yield from (Moves(direction, each) for each in _baselines(baseline, period))
        case NotMoves(direction, baseline):
            yield Moves(_TURNED[direction], baseline)
            yield NotMoves(_TURNED[direction], baseline)
            yield from (NotMoves(direction, each) for each in _baselines(baseline, period))
        case _:
            return


def _marks(mark: Mark, indicator: Indicator) -> Iterator[Mark]:
    """Yield the marks one reporting step below and above; marks of references are changed where they are listed."""
    if isinstance(mark, Figure):
        yield from (Figure(each) for each in _amounts(mark.quantity, indicator))


def _amounts(quantity: Quantity, indicator: Indicator) -> Iterator[Quantity]:
    """Yield the quantities one step below and above: of the reporting grid, or of the last digit that is written."""
    own = quantity.unit is indicator.unit and indicator.step is not None
    step = indicator.step if own and indicator.step is not None else _written_step(quantity)
    for number in (quantity.number - step, quantity.number + step):
        if number >= 0:
            yield replace(quantity, number=number)


def _written_step(quantity: Quantity) -> Fraction:
    if quantity.unit is not Unit.VND:
        return last_digit(quantity.number)
    # Money is written in millions or billions: one of the last digit that is not zero.
    number, step = int(quantity.number), 1
    while number and number % 10 == 0:
        number //= 10
        step *= 10
    return Fraction(step)


def _in_order(low: Mark, high: Mark) -> bool:
    if isinstance(low, Figure) and isinstance(high, Figure):
        return low.quantity.number <= high.quantity.number
    return True


def _baselines(baseline: Baseline, period: Period) -> Iterator[Baseline]:
    """Yield the baselines somebody may have meant instead."""
    match baseline:
        case PreviousYear():
            if period.kind != "year":
                yield SamePeriod()
            yield NamedPeriod(Period(period.year - 2))
        case SamePeriod():
            yield PreviousYear() if period.kind != "year" else NamedPeriod(Period(period.year - 2))
        case PreviousPeriod():
            yield SamePeriod() if period.kind != "year" else NamedPeriod(Period(period.year - 2))
        case NamedPeriod(named):
            yield NamedPeriod(Period(named.year - 1, named.kind, named.part))
        case MeanOf(periods):
            yield NamedPeriod(periods[0]) if len(periods) == 2 else MeanOf(periods[1:])  # noqa: PLR2004  (two at least)
        case Frozen(quantity):
            step = _written_step(quantity)
            yield Frozen(replace(quantity, number=quantity.number + step))
        case _:
            return
