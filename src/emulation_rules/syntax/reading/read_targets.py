"""Targets from their documents: the question, whom it is asked of, and its points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.model.criterion import minds_zero_baseline
from emulation_rules.model.indicator import Measure
from emulation_rules.model.place import KeyPath
from emulation_rules.model.scoring import AllOrNothing
from emulation_rules.model.target import (
    Measured,
    Part,
    Qualitative,
    QualitativeKind,
    Question,
    Scope,
    Target,
    Together,
    ZeroBaseline,
)
from emulation_rules.syntax.checks.scoring_checks import Asked
from emulation_rules.syntax.documents.target import PartDocument, QuestionDocument, TargetDocument
from emulation_rules.syntax.documents.values import fraction_of
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.reading.labels import label_of
from emulation_rules.syntax.reading.read_criteria import CriterionReader
from emulation_rules.syntax.reading.read_scoring import ScoringReader
from emulation_rules.syntax.reading.read_steps import labels_at

_QUESTIONS: Final = ("indicator", "all_of", "any_of", "at_least", "deliverable", "judged")
_MEASURED_ONLY: Final = ("criterion", "zero_baseline", "exceeds")
_SCORED_ONLY: Final = ("points", "scoring", "bonus", "penalty", "missing", "labels")
_WITH_CRITERION: Final = ("exceeds", "zero_baseline", "bonus", "penalty", "veto")
"""What has no meaning where nothing is asked of the figure."""

_WITH_POINTS: Final = ("missing", "labels")
_POOLED: Final = frozenset({Measure.COUNT, Measure.MONEY, Measure.NUMBER, Measure.PERCENT})


class TargetReader:
    """Reads all targets of a ruleset, those inside others right after them."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.faults = known.faults
        self.criteria = CriterionReader(known)
        self.targets: dict[str, Target] = {}

    def read(self, documents: Mapping[str, TargetDocument], path: KeyPath, within: str = "") -> None:
        """Read the targets at a path; ``within`` is the target they are about a part of."""
        for name, document in documents.items():
            inner = (*path, name)
            self.known.take(name, inner)
            target = self._target(name, document, inner, within)
            if target is None:
                self.known.unread.add(name)
            else:
                self.targets.setdefault(name, target)
            self.read(document.of_which or {}, (*inner, "of_which"), name)

    def written(self) -> frozenset[str]:
        """Return the ids of all targets that are written, those with faults of their own among them."""
        return frozenset({*self.targets, *self.known.unread, *self.known.shape.taken_out("targets")})

    def _target(self, name: str, document: TargetDocument, path: KeyPath, within: str) -> Target | None:
        self._check_units(document, path)
        self._check_scored(document, path)
        question = self.question(document, path)
        if question is None:
            return None
        points = fraction_of(document.points)
        indicator = self.known.indicators.get(document.indicator or "")
        scoring = ScoringReader(Asked(question, indicator, points, self.known), path)
        self._check_only_scored(document, question, path)
        if document.scope is Scope.POOLED:
            self._check_pooled(question, (*path, "scope"))
        return Target(
            name,
            label_of(document),
            question,
            scope=document.scope or Scope.PER_UNIT,
            points=points,
            scoring=AllOrNothing() if document.scoring is None else scoring.read(document.scoring),
            scored=document.scored is not False,
            bonus=scoring.adjustment("bonus", document.bonus),
            penalty=scoring.adjustment("penalty", document.penalty),
            missing=document.missing,
            labels=labels_at(document.labels, (*path, "labels"), self.faults, points),
            veto=document.veto,
            only=tuple(document.only or ()),
            excluded=tuple(document.excluded or ()),
            within=within,
            source=document.source or "",
            note=document.note or "",
        )

    # ---- questions ----------------------------------------------------------------------

    def question(self, document: QuestionDocument, path: KeyPath) -> Question | None:
        """Return what is asked, or None where that cannot be told."""
        asked = [key for key in _QUESTIONS if getattr(document, key) is not None]
        if len(asked) != 1:
            keys = ", ".join(f"`{key}`" for key in asked or _QUESTIONS)
            self.faults.add_at_key("several_questions" if asked else "no_question", path, keys=keys)
            return None
        if asked != ["indicator"]:
            for key in _MEASURED_ONLY:
                if getattr(document, key) is not None:
                    self.faults.add_at_key("key_needs_indicator", (*path, key), key=key, question=asked[0])
        if document.indicator is not None:
            return self._measured(document, document.indicator, path)
        if document.deliverable or document.judged:
            return Qualitative(QualitativeKind.DELIVERABLE if document.deliverable else QualitativeKind.JUDGED)
        return self._together(document, path)

    def _measured(self, document: QuestionDocument, name: str, path: KeyPath) -> Question | None:
        indicator = self.known.indicator(name, (*path, "indicator"))
        if document.criterion is None:
            if isinstance(document, TargetDocument) and document.scoring is not None:
                return Measured(name, ())
            self.faults.add_at_key("missing_key", path, key="criterion")
            return None
        dated = self.criteria.dated(document.criterion, (*path, "criterion"), indicator)
        exceeds = None
        if document.exceeds is not None:
            exceeds = self.criteria.plain(document.exceeds, (*path, "exceeds"), indicator)
        if dated is None:
            return None
        if document.zero_baseline is not None and not any(minds_zero_baseline(each.criterion) for each in dated):
            self.faults.add_at_key("zero_baseline_without_change", (*path, "zero_baseline"))
        return Measured(name, dated, document.zero_baseline or ZeroBaseline.UNDETERMINED, exceeds)

    def _together(self, document: QuestionDocument, path: KeyPath) -> Question | None:
        if document.at_least is not None:
            documents, inner, need = document.at_least.of, (*path, "at_least", "of"), int(document.at_least.count)
        elif document.any_of is not None:
            documents, inner, need = document.any_of, (*path, "any_of"), 1
        else:
            documents, inner, need = document.all_of or [], (*path, "all_of"), None
        if need is not None and need > len(documents):
            where = (*path, "at_least", "count")
            self.faults.add("count_above_parts", where, given=str(need), parts=str(len(documents)))
        parts = [self._part(part, (*inner, index)) for index, part in enumerate(documents)]
        read = tuple(part for part in parts if part is not None)
        return Together(read, need) if len(read) == len(parts) else None

    def _part(self, document: PartDocument, path: KeyPath) -> Part | None:
        if document.id is not None:
            self.known.take(document.id, (*path, "id"), at_key=False)
        question = self.question(document, path)
        return None if question is None else Part(question, document.id or "", label_of(document))

    # ---- checks -------------------------------------------------------------------------

    def _check_units(self, document: TargetDocument, path: KeyPath) -> None:
        only = set(document.only or ())
        for key, units in (("only", document.only), ("excluded", document.excluded)):
            seen: set[str] = set()
            for index, unit in enumerate(units or ()):
                where = (*path, key, index)
                self.known.check_unit(unit, where)
                if unit in seen:
                    self.faults.add("named_twice", where, given=unit)
                elif key == "excluded" and unit in only:
                    self.faults.add("unit_only_and_excluded", where, given=unit)
                seen.add(unit)

    def _check_scored(self, document: TargetDocument, path: KeyPath) -> None:
        if document.scored is False:
            for key in _SCORED_ONLY:
                if getattr(document, key) is not None:
                    self.faults.add_at_key("points_of_unscored", (*path, key), key=key)
        elif document.points is None:
            for key in _WITH_POINTS:
                if getattr(document, key) is not None:
                    self.faults.add_at_key("key_needs_points", (*path, key), key=key)

    def _check_only_scored(self, document: TargetDocument, question: Question, path: KeyPath) -> None:
        if not isinstance(question, Measured) or question.dated:
            return
        for key in _WITH_CRITERION:
            if getattr(document, key) is not None:
                self.faults.add_at_key("key_needs_criterion", (*path, key), key=key)
        if document.scope is Scope.EVERY_UNIT:
            self.faults.add_at_key("key_needs_criterion", (*path, "scope"), key="scope")

    def _check_pooled(self, question: Question, path: KeyPath) -> None:
        match question:
            case Measured(name, _):
                indicator = self.known.indicators.get(name)
                if indicator is not None and indicator.measure not in _POOLED:
                    details = {"indicator": name, "measure": indicator.measure.value}
                    self.faults.add("cannot_be_pooled", path, **details)
            case Together(parts, _):
                for part in parts:
                    self._check_pooled(part.question, path)
            case Qualitative():
                self.faults.add("judged_not_pooled", path)
