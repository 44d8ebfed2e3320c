"""How a target's points follow from its outcome, with what each way asks of the question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from emulation_rules.model.criterion import Change, Comparison, Criterion, Threshold
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.scoring import (
    Adjustment,
    AllOrNothing,
    Bands,
    Direct,
    Interpolated,
    Proportional,
    Scoring,
    When,
)
from emulation_rules.model.tables import Lines, Step, Steps
from emulation_rules.model.target import Measured, Question
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.documents.target import AdjustmentDocument, BandDocument, ScalesDocument
from emulation_rules.syntax.documents.values import ScoringWord, fraction_of
from emulation_rules.syntax.documents.words import word_of
from emulation_rules.syntax.levels import check_level

_RISING: Final = frozenset({Comparison.AT_LEAST, Comparison.ABOVE})
_ONE_SIDED: Final = _RISING | {Comparison.AT_MOST, Comparison.BELOW}


@dataclass(frozen=True, slots=True)
class ScoringReader:
    """Reads the scoring of one target. ``indicator`` is that of a measured question where it can be told."""

    question: Question
    indicator: Indicator | None
    points: Fraction | None
    path: KeyPath
    faults: Faults

    def read(self, written: ScoringWord | ScalesDocument) -> Scoring:
        """Return the scoring; what does not fit the question is noted."""
        if written is ScoringWord.ALL_OR_NOTHING:
            return AllOrNothing()
        path = (*self.path, "scoring")
        name = word_of(written) if isinstance(written, ScoringWord) else next(iter(written.model_fields_set))
        if self.points is None:
            self.faults.add_at_key("scoring_without_points", path)
        if not isinstance(self.question, Measured):
            self.faults.add("scoring_needs_indicator", path, given=name)
            return AllOrNothing()
        if isinstance(written, ScalesDocument):
            return self._scale(written, path)
        return self._proportional(self.question, path) if written is ScoringWord.PROPORTIONAL else self._direct(path)

    def _proportional(self, question: Measured, path: KeyPath) -> Scoring:
        for dated in question.dated:
            held = dated.criterion
            if not (isinstance(held, Threshold) and held.comparison in _RISING):
                self.faults.add("proportional_needs_at_least", path)
                break
        return Proportional()

    def _direct(self, path: KeyPath) -> Scoring:
        indicator = self.indicator
        if indicator is not None and indicator.measure is not Measure.SCORE:
            self.faults.add("direct_needs_score", path, indicator=indicator.id, measure=indicator.measure.value)
        elif indicator is not None and self.points is not None:
            ceiling = indicator.ceiling
            if ceiling != self.points:
                said = {"ceiling": "-" if ceiling is None else number_text(ceiling), "points": number_text(self.points)}
                self.faults.add("direct_ceiling", path, indicator=indicator.id, **said)
        return Direct()

    # ---- scales -------------------------------------------------------------------------

    def _scale(self, written: ScalesDocument, path: KeyPath) -> Scoring:
        if written.bands is not None:
            return self._bands(written.bands, (*path, "bands"))
        knots = written.interpolated or {}
        return self._interpolated(knots, (*path, "interpolated"))

    def _bands(self, written: list[BandDocument], path: KeyPath) -> Scoring:
        for index, band in enumerate(written):
            self._check_points(band.points, (*path, index, "points"))
            last = index == len(written) - 1
            if band.limit is None and not last:
                self.faults.add("band_without_from", (*path, index))
            elif band.limit is not None and last:
                self.faults.add_at_key("last_band_with_from", (*path, index, "from"))
            if band.limit is not None:
                self._check_value(band.limit, (*path, index, "from"))
        self._check_order(written, path)
        lower = self.indicator is not None and self.indicator.better is Better.LOWER
        reached = Comparison.AT_MOST if lower else Comparison.AT_LEAST
        steps = [
            Step(reached, limit, Fraction(band.points))
            for band in written
            if (limit := fraction_of(band.limit)) is not None
        ]
        return Bands(Steps(tuple(steps), Fraction(written[-1].points)))

    def _check_order(self, written: list[BandDocument], path: KeyPath) -> None:
        if self.indicator is None:
            return
        better = self.indicator.better
        if better is Better.NEITHER:
            self.faults.add("bands_need_better", path, indicator=self.indicator.id)
            return
        limits = [(index, band.limit) for index, band in enumerate(written) if band.limit is not None]
        for (_, before), (index, limit) in pairwise(limits):
            if (limit >= before) if better is Better.HIGHER else (limit <= before):
                details = {"given": str(limit), "before": str(before), "better": better.value}
                self.faults.add("bands_not_in_order", (*path, index, "from"), **details)

    def _interpolated(self, written: dict[str, int | Decimal], path: KeyPath) -> Scoring:
        values = [Decimal(value) for value in written]
        for (key, points), value in zip(written.items(), values, strict=True):
            self._check_value(value if "." in key else int(value), (*path, key))
            self._check_points(points, (*path, key))
        unordered = self.faults.written_together(path, written)
        for before, value, key in zip(values, values[1:], list(written)[1:], strict=False):
            if value == before or (value < before and unordered):
                self.faults.add_at_key("knots_not_rising", (*path, key), given=key, before=str(before))
        knots = sorted(zip(map(Fraction, values), map(Fraction, written.values()), strict=True))
        return Interpolated(Lines(tuple(knots)))

    def _check_value(self, value: int | Decimal, path: KeyPath) -> None:
        if self.indicator is not None:
            check_level(value, self.indicator, path, self.faults)

    def _check_points(self, points: int | Decimal, path: KeyPath) -> None:
        if self.points is not None and Fraction(points) > self.points:
            self.faults.add("points_above_maximum", path, given=str(points), points=number_text(self.points))

    # ---- bonus and penalty --------------------------------------------------------------

    def adjustment(self, key: str, written: AdjustmentDocument | None) -> Adjustment | None:
        """Return a bonus or penalty; one that waits for exceeding needs a criterion that can be exceeded."""
        if written is None:
            return None
        if written.when is When.EXCEEDED and not can_be_exceeded(self.question):
            self.faults.add("cannot_be_exceeded", (*self.path, key, "when"))
        return Adjustment(Fraction(written.points), written.when)


def can_be_exceeded(question: Question) -> bool:
    """Whether *exceeded* has a meaning for the question whatever the year."""
    if not isinstance(question, Measured):
        return False
    return question.exceeds is not None or _all_one_sided(dated.criterion for dated in question.dated)


def _all_one_sided(criteria: Iterable[Criterion]) -> bool:
    return all(
        isinstance(criterion, Change) or (isinstance(criterion, Threshold) and criterion.comparison in _ONE_SIDED)
        for criterion in criteria
    )
