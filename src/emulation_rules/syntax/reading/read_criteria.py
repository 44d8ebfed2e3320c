"""Criteria from phrases and structures, each held against its indicator at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from emulation_rules.model.criterion import Criterion
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.place import KeyPath
from emulation_rules.model.target import Dated
from emulation_rules.syntax.checks.criterion_checks import Fitting
from emulation_rules.syntax.checks.levels import Misfit, point_details
from emulation_rules.syntax.documents.criterion import PlainCriterion
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.phrases import read_criterion
from emulation_rules.syntax.reading.structures import criterion_of, points_in
from emulation_rules.syntax.text_error import PhraseError

_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_POINT: Final = re.compile(r"[0-9]+\.[0-9]++(?!\s*(?:%|points?\b|percent|phần trăm|điểm))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CriterionReader:
    """Reads the criteria of a ruleset."""

    known: Known

    def dated(
        self, written: PlainCriterion | dict[int, PlainCriterion], path: KeyPath, indicator: Indicator | None
    ) -> tuple[Dated, ...] | None:
        """Return criteria by the year they hold from (0: always), or None where one of them cannot be read."""
        if not isinstance(written, dict):
            criterion = self.plain(written, path, indicator)
            return None if criterion is None else (Dated(0, criterion),)
        self._check_rising(written, path)
        held = [(year, self.plain(each, (*path, str(year)), indicator)) for year, each in sorted(written.items())]
        read = tuple(Dated(year, criterion) for year, criterion in held if criterion is not None)
        return read if len(read) == len(held) else None

    def _check_rising(self, written: dict[int, PlainCriterion], path: KeyPath) -> None:
        years = list(written)
        later = next((year for before, year in pairwise(years) if year < before), None)
        if later is not None and self.known.faults.written_together(path, map(str, years)):
            self.known.faults.add_at_key("years_not_rising", (*path, str(later)), given=str(later))

    def plain(self, written: PlainCriterion, path: KeyPath, indicator: Indicator | None) -> Criterion | None:
        """Return one criterion, or None where it cannot be read. Without an indicator nothing is said about its fit."""
        if isinstance(written, str):
            return self._phrase(written, path, indicator)
        criterion = criterion_of(written)
        if indicator is None:
            return criterion
        faults = self.known.faults
        for misfit in Fitting(indicator, self.known).misfits(criterion):
            faults.add(misfit.code, (*path, *misfit.where), misfit.suggestions, **dict(misfit.details))
        for where, number in points_in(written) if indicator.whole else ():
            faults.add("point_in_count", (*path, *where), **dict(point_details(str(number), indicator)))
        return criterion

    def _phrase(self, text: str, path: KeyPath, indicator: Indicator | None) -> Criterion | None:
        faults = self.known.faults
        try:
            criterion = read_criterion(text)
        except PhraseError as error:
            faults.add_in_text(path, error)
            return None
        if indicator is None:
            return criterion
        for misfit in Fitting(indicator, self.known).misfits(criterion):
            at = _where_in(text, misfit)
            if at is None:
                faults.add(misfit.code, path, misfit.suggestions, **dict(misfit.details))
            else:
                faults.add_in_text(path, PhraseError(misfit.code, at, misfit.details, misfit.suggestions))
        for point in _POINT.finditer(text) if indicator.whole else ():
            details = point_details(point[0], indicator)
            faults.add_in_text(path, PhraseError("point_in_count", point.start(), details))
        return criterion


def _where_in(text: str, misfit: Misfit) -> int | None:
    """Return where in a phrase the number or word stands that does not fit, as far as that can be told."""
    if misfit.word:
        # The last one: an id may be a word of the grammar as well.
        at = text.rfind(misfit.word)
        return None if at < 0 else at
    if misfit.number is None:
        return None
    found = [number.start() for number in _NUMBER.finditer(text) if _is_scaled(number[0], misfit.number)]
    return found[0] if found else None


def _is_scaled(written: str, number: Fraction) -> bool:
    """Whether a number is what is written, or that many thousands, millions or billions."""
    stated = Fraction(Decimal(written))
    return any(stated * scale == number for scale in (1, 10**3, 10**6, 10**9))
