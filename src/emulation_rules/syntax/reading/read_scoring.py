"""How a target's points follow from its outcome, with what each way asks of the question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from emulation_rules.model.criterion import Change, Comparison, Criterion, Threshold
from emulation_rules.model.place import KeyPath
from emulation_rules.model.scoring import Adjustment, AllOrNothing, BestOf, Scoring, When
from emulation_rules.model.target import Measured, Question
from emulation_rules.syntax.checks.scoring_checks import Asked
from emulation_rules.syntax.documents.scoring import (
    FormulaScoringDocument,
    LeaderShareDocument,
    PresetDocument,
    ProportionalDocument,
    ScoringDocument,
)
from emulation_rules.syntax.documents.target import AdjustmentDocument
from emulation_rules.syntax.documents.values import ScoringWord
from emulation_rules.syntax.reading import read_presets

MAX_WAYS_DEEP: Final = 4
"""How deep ways of scoring may stand inside one another."""

_ONE_SIDED: Final = frozenset({Comparison.AT_LEAST, Comparison.ABOVE, Comparison.AT_MOST, Comparison.BELOW})
_WITHOUT_FIGURE: Final = frozenset({"all_or_nothing", "occurrences", "best_of", "worst_of", "grid", "formula"})
"""Ways that do not need the figure of the target's own indicator."""

_WITH_CRITERION: Final = frozenset({"all_or_nothing", "proportional", "step_bonus", "attainment", "leader_share"})

_Read: TypeAlias = Callable[[Asked, KeyPath], Scoring]


@dataclass(frozen=True, slots=True)
class ScoringReader:
    """Reads the scoring of one target, which stands at ``path``."""

    asked: Asked
    path: KeyPath

    def read(self, written: ScoringDocument) -> Scoring:
        """Return the scoring; what does not fit the question is noted."""
        path = (*self.path, "scoring")
        if written is not ScoringWord.ALL_OR_NOTHING and self.asked.points is None:
            self.asked.faults.add_at_key("scoring_without_points", path)
        return self._way(written, path, 0)

    def _way(self, written: ScoringDocument, path: KeyPath, depth: int) -> Scoring:
        key, read = _parts_of(written)
        name = key.replace("_", " ")
        if key not in _WITHOUT_FIGURE and not self.asked.has_figure(name, path):
            return AllOrNothing()
        if key in _WITH_CRITERION and not self.asked.has_criterion(name, path):
            return AllOrNothing()
        if isinstance(written, PresetDocument):
            path = (*path, key)
            ways = written.best_of or written.worst_of
            if ways is not None:
                return self._several(ways, path, depth, worst=written.worst_of is not None)
        return read(self.asked, path)

    def _several(self, written: list[ScoringDocument], path: KeyPath, depth: int, *, worst: bool) -> Scoring:
        if depth == MAX_WAYS_DEEP:
            self.asked.faults.add_at_key("ways_too_deep", path, most=str(MAX_WAYS_DEEP))
            return AllOrNothing()
        ways = (self._way(way, (*path, index), depth + 1) for index, way in enumerate(written))
        return BestOf(tuple(ways), worst)

    # ---- bonus and penalty --------------------------------------------------------------

    def adjustment(self, key: str, written: AdjustmentDocument | None) -> Adjustment | None:
        """Return a bonus or penalty; one that waits for exceeding needs a criterion that can be exceeded."""
        if written is None:
            return None
        only_scored = isinstance(self.asked.question, Measured) and not self.asked.question.dated
        if written.when is When.EXCEEDED and not only_scored and not can_be_exceeded(self.asked.question):
            self.asked.faults.add("cannot_be_exceeded", (*self.path, key, "when"))
        return Adjustment(Fraction(written.points), written.when)


def _parts_of(written: ScoringDocument) -> tuple[str, _Read]:
    """Return the key of a way of scoring, and how it is read."""
    match written:
        case ScoringWord():
            return written.value, _WORDS[written]
        case FormulaScoringDocument():
            return "formula", lambda asked, path: read_presets.by_formula(written, asked, path)
        case PresetDocument():
            key = next(iter(written.model_fields_set))
            return key, lambda asked, path: _preset(written, asked, path)


_WORDS: Final[dict[ScoringWord, _Read]] = {
    ScoringWord.ALL_OR_NOTHING: lambda _asked, _path: AllOrNothing(),
    ScoringWord.PROPORTIONAL: lambda asked, path: read_presets.proportional(ProportionalDocument(), asked, path),
    ScoringWord.DIRECT: read_presets.direct,
    ScoringWord.LEADER_SHARE: lambda asked, path: read_presets.leader_share(LeaderShareDocument(), asked, path),
}


def _preset(written: PresetDocument, asked: Asked, path: KeyPath) -> Scoring:
    if written.proportional is not None:
        return read_presets.proportional(written.proportional, asked, path)
    if written.bands is not None:
        return read_presets.bands(written.bands, asked, path)
    if written.goalposts is not None:
        return read_presets.goalposts(written.goalposts, asked, path)
    if written.step_bonus is not None:
        return read_presets.step_bonus(written.step_bonus, asked, path)
    if written.occurrences is not None:
        return read_presets.occurrences(written.occurrences, asked, path)
    if written.achievement_or_improvement is not None:
        return read_presets.achievement(written.achievement_or_improvement, asked, path)
    if written.attainment is not None:
        return read_presets.attainment(written.attainment, asked, path)
    if written.grid is not None:
        return read_presets.grid(written.grid, asked, path)
    if written.rank_points is not None:
        return read_presets.rank_points(written.rank_points, asked, path)
    if written.leader_share is not None:
        return read_presets.leader_share(written.leader_share, asked, path)
    knots: dict[str, int | Decimal] = written.interpolated or {}
    return read_presets.interpolated(knots, asked, path)


def can_be_exceeded(question: Question) -> bool:
    """Whether *exceeded* has a meaning for the question whatever the year."""
    if not isinstance(question, Measured):
        return False
    if question.exceeds is not None:
        return True
    return bool(question.dated) and _all_one_sided(dated.criterion for dated in question.dated)


def _all_one_sided(criteria: Iterable[Criterion]) -> bool:
    return all(
        isinstance(criterion, Change) or (isinstance(criterion, Threshold) and criterion.comparison in _ONE_SIDED)
        for criterion in criteria
    )
