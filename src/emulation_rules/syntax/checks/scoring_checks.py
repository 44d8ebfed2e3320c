"""What each way of scoring asks of the question it scores: a figure, a criterion, a mark, a direction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import (
    Between,
    Change,
    ChangeBetween,
    Comparison,
    Criterion,
    Direction,
    Figure,
    Moves,
    NoneAtAll,
    NotMoves,
    Threshold,
)
from emulation_rules.model.indicator import Better, Indicator
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.scoring import LowerIsBetter
from emulation_rules.model.target import Measured, Question
from emulation_rules.syntax.checks.levels import check_level
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.known import Known

_UP: Final = frozenset({Comparison.AT_LEAST, Comparison.ABOVE})
_DOWN: Final = frozenset({Comparison.AT_MOST, Comparison.BELOW})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is scored. ``indicator`` is that of a measured question where it can be told; ``points`` are the maximum."""

    question: Question
    indicator: Indicator | None
    points: Fraction | None
    known: Known

    @property
    def faults(self) -> Faults:
        """Where faults are noted."""
        return self.known.faults

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion the figure is held against, by year."""
        held = self.question.dated if isinstance(self.question, Measured) else ()
        return tuple(dated.criterion for dated in held)

    @property
    def lower(self) -> bool:
        """Whether less is better."""
        return self.indicator is not None and self.indicator.better is Better.LOWER

    def has_figure(self, name: str, path: KeyPath) -> bool:
        """Whether there is a figure to score; otherwise that is noted."""
        if isinstance(self.question, Measured):
            return True
        self.faults.add("scoring_needs_indicator", path, given=name)
        return False

    def has_criterion(self, name: str, path: KeyPath) -> bool:
        """Whether something is asked of the figure; otherwise that is noted."""
        if isinstance(self.question, Measured) and not self.question.dated:
            self.faults.add("scoring_needs_criterion", path, given=name)
            return False
        return True

    def check_direction(self, path: KeyPath) -> None:
        """Note an indicator that does not say which way is better."""
        if self.indicator is not None and self.indicator.better is Better.NEITHER:
            self.faults.add("scoring_needs_better", path, indicator=self.indicator.id)

    def check_criteria(self, code: str, path: KeyPath, fits: Callable[[Criterion], bool]) -> None:
        """Note that some criterion does not fit."""
        if not all(map(fits, self.criteria)):
            self.faults.add(code, path)

    def check_mark_above_zero(self, path: KeyPath) -> None:
        """Note a mark the ruleset itself sets to zero: there is no share of nothing."""
        for criterion in self.criteria:
            mark = criterion.mark if isinstance(criterion, Threshold) else None
            if isinstance(mark, Figure) and mark.quantity.number == 0:
                self.faults.add("share_of_zero_mark", path)
                return

    def check_lower(self, lower: LowerIsBetter | None, path: KeyPath, *, needed: bool = True) -> None:
        """Note that it is not said what a share of the mark is where less is better, or is said where more is."""
        if self.indicator is None:
            return
        if lower is None and needed and self.lower:
            self.faults.add("scoring_needs_lower", path, indicator=self.indicator.id)
        elif lower is not None and not self.lower:
            self.faults.add_at_key("lower_of_higher", (*path, "lower"), indicator=self.indicator.id)

    def check_value(self, value: int | Decimal, path: KeyPath) -> None:
        """Note a number that cannot be a figure of the indicator."""
        if self.indicator is not None:
            check_level(value, self.indicator, path, self.faults)

    def check_points(self, points: Fraction | None, path: KeyPath) -> None:
        """Note more points than the target has."""
        if points is not None and self.points is not None and points > self.points:
            self.faults.add("points_above_maximum", path, given=number_text(points), points=number_text(self.points))

    def check_improves(self, worst: Fraction, best: Fraction, path: KeyPath) -> None:
        """Note two values of which the second is not better than the first."""
        if worst == best or (self.indicator is not None and self._is_worse(best, worst, self.indicator.better)):
            self.faults.add("best_not_better", path, worst=number_text(worst), best=number_text(best))

    def _is_worse(self, value: Fraction, than: Fraction, better: Better) -> bool:
        return value < than if better is Better.HIGHER else value > than if better is Better.LOWER else False

    # ---- criteria ---------------------------------------------------------------------------

    def is_threshold(self, criterion: Criterion) -> bool:
        """Whether a criterion is a level to reach, or to stay within, in the direction that is better."""
        wanted = _DOWN if self.lower else _UP
        return isinstance(criterion, Threshold) and criterion.comparison in wanted

    def is_one_sided(self, criterion: Criterion) -> bool:
        """Whether a criterion has one mark, with the better values all beyond it."""
        match criterion:
            case Change(direction=direction) | Moves(direction=direction):
                return (direction is Direction.DOWN) is self.lower
            case NotMoves(direction=direction):
                return (direction is Direction.UP) is self.lower
            case NoneAtAll():
                return self.lower
            case _:
                return self.is_threshold(criterion)

    def has_mark(self, criterion: Criterion) -> bool:
        """Whether a criterion has a mark that may be other than zero, and does not look the wrong way."""
        match criterion:
            case Between() | ChangeBetween() | Threshold(comparison=Comparison.EXACTLY):
                return True
            case NoneAtAll():
                return False
            case _:
                return self.is_one_sided(criterion)
