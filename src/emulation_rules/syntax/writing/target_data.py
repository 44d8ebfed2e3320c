"""Targets as documents write them, in canonical form: keys in order, what goes without saying left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from emulation_rules.model.criterion import Criterion
from emulation_rules.model.indicator import Better, Indicator
from emulation_rules.model.scoring import Adjustment, AllOrNothing
from emulation_rules.model.target import (
    Dated,
    Measured,
    Part,
    Qualitative,
    Question,
    Scope,
    Target,
    Together,
    ZeroBaseline,
)
from emulation_rules.syntax.documents.words import word_of
from emulation_rules.syntax.writing.scoring_data import scoring_data
from emulation_rules.syntax.writing.structure_data import number_data
from emulation_rules.syntax.writing.table_data import given, label_data, labels_data
from emulation_rules.syntax.yaml.data import Data

WriteCriterion: TypeAlias = Callable[[Criterion], Data]
"""How a criterion is written: as a structure or as a phrase."""


@dataclass(frozen=True, slots=True)
class TargetWriter:
    """Writes targets; ``inside`` are those that belong to another one, by its id."""

    criterion: WriteCriterion
    indicators: Mapping[str, Indicator]
    inside: Mapping[str, list[Target]]

    def write(self, targets: Iterable[Target]) -> dict[str, Data]:
        """Return targets by id, those about a part of another one inside it."""
        return {target.id: self._target(target) for target in targets}

    def _target(self, target: Target) -> dict[str, Data]:
        inside = self.inside.get(target.id)
        return {
            **label_data(target.title),
            **self._question(target.question),
            **given(
                {
                    "scope": None if target.scope is Scope.PER_UNIT else word_of(target.scope),
                    "points": None if target.points is None else number_data(target.points),
                    "scoring": self._scoring(target),
                    "missing": None if target.missing is None else word_of(target.missing),
                    "labels": labels_data(target.labels),
                    "scored": None if target.scored else False,
                    "bonus": _adjustment(target.bonus),
                    "penalty": _adjustment(target.penalty),
                    "veto": None if target.veto is None else word_of(target.veto),
                    "only": list(target.only) or None,
                    "excluded": list(target.excluded) or None,
                    "source": target.source,
                    "note": target.note,
                    "of_which": self.write(inside) if inside else None,
                }
            ),
        }

    def _scoring(self, target: Target) -> Data:
        """Return the preset as such; one that goes without saying is left out."""
        if isinstance(target.scoring, AllOrNothing):
            return None
        return scoring_data(target.scoring, self._better(target.question))

    def _better(self, question: Question) -> Better:
        known = self.indicators.get(question.indicator) if isinstance(question, Measured) else None
        return Better.HIGHER if known is None else known.better

    def _question(self, question: Question) -> dict[str, Data]:
        match question:
            case Measured(indicator, dated, zero, exceeds):
                return given(
                    {
                        "indicator": indicator,
                        "criterion": self._dated(dated),
                        "zero_baseline": None if zero is ZeroBaseline.UNDETERMINED else word_of(zero),
                        "exceeds": None if exceeds is None else self.criterion(exceeds),
                    }
                )
            case Qualitative(kind):
                return {kind.value: True}
            case Together(parts, need):
                written: list[Data] = [self._part(part) for part in parts]
                if need is None:
                    return {"all_of": written}
                return {"any_of": written} if need == 1 else {"at_least": {"count": need, "of": written}}

    def _dated(self, dated: tuple[Dated, ...]) -> Data:
        if not dated:
            return None
        if [each.year for each in dated] == [0]:
            return self.criterion(dated[0].criterion)
        return {str(each.year): self.criterion(each.criterion) for each in dated}

    def _part(self, part: Part) -> dict[str, Data]:
        return {**given({"id": part.id}), **label_data(part.title), **self._question(part.question)}


def _adjustment(adjustment: Adjustment | None) -> Data:
    if adjustment is None:
        return None
    return {"points": number_data(adjustment.points), "when": word_of(adjustment.when)}
