"""Titles and classes as formulas: what a unit that stands first may be proposed for, quotas left aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce

from emulation_rules.model.score_tree import tops_of
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.plan import Plan, Slot, SlotKind
from emulation_rules.plan.result_plan import ResultPlan, level_name, result_plan, vote_name, when_name
from emulation_rules.plan.results import ResultFigure, slot_figure
from emulation_rules.proving.questions import Ruled, ruled
from emulation_rules.proving.scores import Member, ScoreTerms, Values
from emulation_rules.proving.terms import (
    Known,
    Missing,
    NotTranslatedError,
    Number,
    Term,
    Truth,
    counted,
    either,
    every,
    is_nothing,
    least,
    neither,
    some,
    times,
)

_ZERO, _ONE = Fraction(0), Fraction(1)


class ResultTerms:
    """What follows from the score of one unit. ``defined`` collects where what was asked for is."""

    def __init__(self, scores: ScoreTerms) -> None:
        self._scores = scores
        self._plan: ResultPlan = result_plan(scores.ruleset, scores.plan.period)
        self._held: dict[str, Truth] = {}
        self.defined: list[Truth] = []

    def title(self, name: str) -> Truth:
        """Return whether the unit is eligible for a title. Raises `NotTranslatedError`."""
        if name not in self._held:
            self._held[name] = self._eligible(name)
        return self._held[name]

    def level(self, scheme: str, level: str) -> Truth:
        """Return whether the unit is in a class of a scheme. Raises `NotTranslatedError`."""
        declared = self._scores.ruleset.classes[scheme]
        conditions = {
            each.id: self._answer(self._plan.classes, level_name(scheme, each.id)).met
            for each in declared.levels
            if each.when is not None
        }
        before = [conditions[each.id] for each in declared.levels if each.id in conditions]
        if level not in conditions:
            return neither(some(*before))
        if not declared.first:
            return conditions[level]
        earlier = list(conditions)[: list(conditions).index(level)]
        return every(conditions[level], *(neither(conditions[each]) for each in earlier))

    def _eligible(self, name: str) -> Truth:
        title = self._scores.ruleset.titles[name]
        stage = next(stage.plan for stage in self._plan.stages if title in stage.titles)
        asked = [self._answer(stage, when_name(name)).met]
        if title.vote is not None:
            asked.append(self._answer(stage, vote_name(name)).met)
        if title.within:
            asked.append(self.title(title.within))
        for target in self._scores.ruleset.targets.values():
            if target.veto is not None and target.id not in title.ignores:
                verdict = self._scores.ruled[target.id]
                asked.append(some(neither(verdict.applies), verdict.met))
        return every(*asked)

    def _answer(self, plan: Plan, name: str) -> Ruled:
        planned = next(each for each in plan.targets if each.target.id == name)
        values = Values(lambda number: self._slot(plan.slots[number]), len(plan.slots))
        found = ruled(planned.question, values, self._scores.figures)
        self.defined.append(found.defined)
        return found

    def _slot(self, slot: Slot) -> Term:
        if slot.kind is not SlotKind.RESULT:
            return self._scores.slot(slot)
        scores = self._scores
        figure, subject = slot_figure(slot)
        match figure:
            case ResultFigure.SCORE:
                return Known(scores.points)
            case ResultFigure.SHARE:
                return Known(scores.share)
            case ResultFigure.MAXIMUM:
                return Known(scores.maximum)
            case ResultFigure.RANK:
                return Known(_ONE)
            case ResultFigure.LEAST_SHARE:
                return self._least_share()
            case ResultFigure.TARGETS_MET | ResultFigure.TARGETS_EXCEEDED | ResultFigure.TARGETS_ASKED:
                return Known(counted(list(self._counted(figure))))
            case ResultFigure.HOLDS:
                return Known(either(self.title(subject), _ONE, _ZERO))
            case ResultFigure.MET | ResultFigure.EXCEEDED:
                return self._verdict(figure, subject)
            case _:
                return self._member(figure, scores.member(subject))

    def _counted(self, figure: ResultFigure) -> Iterator[Truth]:
        for target in self._scores.ruleset.targets.values():
            if target.scored:
                verdict = self._scores.ruled[target.id]
                held = {ResultFigure.TARGETS_MET: verdict.met, ResultFigure.TARGETS_EXCEEDED: verdict.exceeded}
                yield every(verdict.applies, held.get(figure, True))

    def _verdict(self, figure: ResultFigure, subject: str) -> Term:
        verdict = self._scores.verdict(subject)
        if verdict.applies is False:
            return Missing(Reason.ONLY_SCORED if figure is ResultFigure.MET else Reason.NO_MEMBER_APPLIES)
        if verdict.applies is not True:
            raise NotTranslatedError("members_that_may_not_apply")
        return Known(either(verdict.met if figure is ResultFigure.MET else verdict.exceeded, _ONE, _ZERO))

    def _member(self, figure: ResultFigure, member: Member | None) -> Term:
        if member is None:
            return Missing(Reason.NO_MEMBER_APPLIES)
        match figure:
            case ResultFigure.POINTS_OF:
                return Known(member.points)
            case ResultFigure.MAXIMUM_OF:
                return Known(member.maximum)
            case _:
                return Known(_share(member))

    def _least_share(self) -> Term:
        ruleset = self._scores.ruleset
        tops = (self._scores.member(name) for name in tops_of(ruleset.groups, ruleset.targets))
        shares: Sequence[Number] = [_share(each) for each in tops if each is not None and not is_nothing(each.maximum)]
        return Known(reduce(least, shares)) if shares else Missing(Reason.NO_MEMBER_APPLIES)


def _share(member: Member) -> Number:
    if not isinstance(member.maximum, Fraction) or not member.maximum:
        raise NotTranslatedError("members_that_may_not_apply")
    return times(100 / member.maximum, member.points)
