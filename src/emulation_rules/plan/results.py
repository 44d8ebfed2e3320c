"""What formulas over a unit's result may use: its score, its rank, the points of its targets, the titles it holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import Final

from emulation_rules.model.formula import Call, Name
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Measured, Together, part_ids
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.figures import Figures
from emulation_rules.plan.formulas import FormulaMeaningError, Number, Reading, Scale, Scope, VerdictOf, Words
from emulation_rules.plan.nodes import Condition, Const, Read, Test, total
from emulation_rules.plan.plan import Slot, SlotKind


class ResultFigure(StrEnum):
    """The figures of a unit's result; those below ``points`` are about one target, group or title."""

    SCORE = "score"
    SHARE = "share"
    MAXIMUM = "maximum"
    RANK = "rank"
    LEAST_SHARE = "least_share"
    """The smallest share among the groups and targets that stand at the top of the score tree."""
    TARGETS_MET = "targets_met"
    TARGETS_EXCEEDED = "targets_exceeded"
    TARGETS_ASKED = "targets_asked"
    POINTS_OF = "points_of"
    SHARE_OF = "share_of"
    MAXIMUM_OF = "maximum_of"
    MET = "met"
    EXCEEDED = "exceeded"
    HOLDS = "holds"


_ANYTHING: Final = Interval(None, None)
_FROM_ZERO: Final = Interval(Fraction(0), None)
_NO_TO_YES: Final = Interval(Fraction(0), Fraction(1))
_RANGES: Final[Mapping[ResultFigure, Interval]] = {
    ResultFigure.MAXIMUM: _FROM_ZERO,
    ResultFigure.MAXIMUM_OF: _FROM_ZERO,
    ResultFigure.RANK: Interval(Fraction(1), None),
    ResultFigure.TARGETS_MET: _FROM_ZERO,
    ResultFigure.TARGETS_EXCEEDED: _FROM_ZERO,
    ResultFigure.TARGETS_ASKED: _FROM_ZERO,
    ResultFigure.MET: _NO_TO_YES,
    ResultFigure.EXCEEDED: _NO_TO_YES,
    ResultFigure.HOLDS: _NO_TO_YES,
}
_OF_ALL: Final[Mapping[str, Scale]] = {
    "score": Scale.PLAIN,
    "share": Scale.PERCENT,
    "maximum": Scale.PLAIN,
    "rank": Scale.PLAIN,
    "least_share": Scale.PERCENT,
    "targets_met": Scale.PLAIN,
    "targets_exceeded": Scale.PLAIN,
    "targets_asked": Scale.PLAIN,
}
_OF_ONE: Final[Mapping[str, tuple[ResultFigure, Scale]]] = {
    "points": (ResultFigure.POINTS_OF, Scale.PLAIN),
    "share": (ResultFigure.SHARE_OF, Scale.PERCENT),
    "maximum": (ResultFigure.MAXIMUM_OF, Scale.PLAIN),
}
_NOBODY: Final = Indicator("", Text(), Measure.NUMBER, Better.NEITHER)

RESULT_NAMES: Final[Collection[str]] = tuple(_OF_ALL)
"""The names of a unit's whole result."""


def slot_key(figure: ResultFigure, subject: str = "") -> str:
    """Return the key of a result's slot; `slot_figure` reads it."""
    return f"{figure.value}:{subject}"


def slot_figure(slot: Slot) -> tuple[ResultFigure, str]:
    """Return which figure of a result a slot of that kind is, and the target, group or title it is about."""
    figure, _, subject = slot.key.partition(":")
    return ResultFigure(figure), subject


def results_scope(
    ruleset: Ruleset, *, ranked: bool = True, titles: Collection[str] | None = None, period: Period | None = None
) -> Scope:
    """Return what ranking keys (``ranked`` False: there is no rank yet), and conditions of titles and classes, may use.

    ``titles`` are those that ``holds`` knows: the ones before a title, all of them (None) for classes.
    """
    figures = ResultFigures(ruleset, period or ruleset.span.period)
    return figures.results(ranked=ranked, titles=ruleset.titles if titles is None else titles)


class ResultFigures(Figures):
    """Collects the slots of conditions over results while they are lowered; used once."""

    def results(self, *, ranked: bool, titles: Collection[str]) -> Scope:
        """Return the scope of formulas over results; what they read is kept as slots."""
        outer = self.scope(self.period)
        known = [name for name in _OF_ALL if ranked or name != "rank"]

        def number(name: str, reading: Reading) -> Number | None:
            if name in known and reading == Reading():
                return Number(self.result(ResultFigure(name)), _OF_ALL[name])
            return outer.number(name, reading)

        return replace(
            outer,
            number=number,
            known=Words((known, outer.known)),
            verdict=self._verdict,
            condition=lambda call: self._holds(call, titles) or outer.condition(call),
            function=self._of_member,
            functions=(*outer.functions, *_OF_ONE, "verdict", "holds"),
            divisions=[],
        )

    def result(self, figure: ResultFigure, subject: str = "") -> Read:
        """Return a figure of the result, of one member or title where ``subject`` names it."""
        key = slot_key(figure, subject)
        range_ = _RANGES.get(figure, _ANYTHING)
        slot = Slot(key, _NOBODY, self.period, SlotKind.RESULT, Reason.CLUSTER_UNKNOWN, range_)
        return Read(self._kept(("result", key), slot))

    def _of_member(self, call: Call) -> Number | None:
        if call.function not in _OF_ONE:
            return None
        scored = [name for name, target in self.ruleset.targets.items() if target.scored and target.points is not None]
        member = _argument(call, (*scored, *self.ruleset.groups), "formula_unknown_member")
        figure, scale = _OF_ONE[call.function]
        return Number(self.result(figure, member), scale)

    def _verdict(self, node: Name | Call) -> VerdictOf | None:
        if isinstance(node, Name):
            self._refuse_two_meanings(node)
            return None
        if node.function != "verdict":
            return None
        target = _argument(node, _asked(self.ruleset), "formula_unknown_target")
        whole = self.ruleset.targets.get(target)
        if whole is not None and isinstance(whole.question, Measured) and not whole.question.dated:
            raise FormulaMeaningError("formula_target_without_verdict", node.arguments[0], {"name": target})
        return VerdictOf(self.result(ResultFigure.MET, target), self.result(ResultFigure.EXCEEDED, target))

    def _refuse_two_meanings(self, name: Name) -> None:
        own = name.name in self.ruleset.indicators or name.name in self.ruleset.constants
        if own and name.name in _OF_ALL:
            raise FormulaMeaningError("formula_two_meanings", name, {"name": name.name})

    def _holds(self, call: Call, titles: Collection[str]) -> Condition | None:
        if call.function != "holds":
            return None
        title = _argument(call, titles, "formula_unknown_title")
        return Test(total(self.result(ResultFigure.HOLDS, title), Const(Fraction(-1))), strict=False)


def _argument(call: Call, known: Collection[str], code: str) -> str:
    """Return the one name a function of a result is given."""
    if len(call.arguments) != 1:
        details = {"function": call.function, "given": str(len(call.arguments)), "wanted": "1"}
        raise FormulaMeaningError("formula_arguments", call, details)
    name = call.arguments[0]
    if not isinstance(name, Name) or name.name not in known:
        given = name.name if isinstance(name, Name) else ""
        raise FormulaMeaningError(code, name, {"function": call.function, "name": given}, tuple(known))
    return name.name


def _asked(ruleset: Ruleset) -> Collection[str]:
    """The ids that have a verdict: targets and the parts of composites."""
    found = []
    for target in ruleset.targets.values():
        found.append(target.id)
        waiting = [(target.question, target.id)]
        while waiting:
            question, name = waiting.pop()
            if isinstance(question, Together):
                named = list(zip(question.parts, part_ids(question, name), strict=True))
                found += [part_id for _, part_id in named]
                waiting += [(part.question, part_id) for part, part_id in named]
    return found
