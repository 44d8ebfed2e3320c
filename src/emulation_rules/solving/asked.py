"""Questions about the reports a plan can be given: whether there is one that meets these targets and misses those."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.target import Scope
from emulation_rules.plan.assignments import assigned_mark
from emulation_rules.plan.nodes import Condition
from emulation_rules.plan.plan import Plan, Question, SlotKind, walk
from emulation_rules.plan.readings import exemptions
from emulation_rules.solving.answers import Answer, Impossible, Open, WhyOpen
from emulation_rules.solving.outcomes import Outcomes, TooManyPartsError
from emulation_rules.solving.placed import Placed, placed
from emulation_rules.solving.solve import MAX_STEPS, Effort, can_hold
from emulation_rules.solving.variables import Variables

_ANY_UNIT: Final = "unit"
"""What a unit is called where the ruleset names none."""
_MOST_UNITS: Final = 24
"""Units that are asked differently, of which each is looked at."""


@dataclass(frozen=True)
class Asked:
    """What can be asked about one plan. Questions go by id: those of targets and those of parts.

    An answer is about reports that state an exact figure for everything that is read. *Impossible* is said where no
    unit can give such a report.
    """

    plan: Plan
    steps: int = MAX_STEPS
    _outcomes: dict[tuple[int, str], Outcomes | None] = field(default_factory=dict)

    def possible(
        self, met: Collection[str] = (), not_met: Collection[str] = (), conditions: Sequence[Condition] = ()
    ) -> Answer:
        """Return a report that meets some questions and misses others, and for which conditions over slots hold."""
        left_open: Open | None = None
        if len({self._for_cluster(name) for name in (*met, *not_met)}) > 1:
            return Open(WhyOpen.TOGETHER)
        for number, unit in enumerate(self._units_asked(met, not_met)):
            if number == _MOST_UNITS:
                return left_open or Open(WhyOpen.TOO_LARGE)
            answer = self._of_unit(unit, met, not_met, conditions)
            if isinstance(answer, Open):
                left_open = left_open or answer
            elif not isinstance(answer, Impossible):
                return answer
        return left_open or Impossible()

    def always(self, question: str) -> Answer:
        """Return a report that misses a question; `Impossible`: every report that decides it meets it."""
        return self.possible(not_met=(question,))

    def satisfiable(self, question: str) -> Answer:
        """Return a report that meets a question."""
        return self.possible(met=(question,))

    def implied(self, question: str, by: str) -> Answer:
        """Return a report that meets ``by`` and misses a question; `Impossible`: whoever meets the one meets both."""
        return self.possible(met=(by,), not_met=(question,))

    def together(self, *questions: str) -> Answer:
        """Return a report that meets all of several questions; `Impossible`: they contradict each other."""
        return self.possible(met=questions)

    def _of_unit(
        self, unit: Placed, met: Collection[str], not_met: Collection[str], conditions: Sequence[Condition]
    ) -> Answer:
        wanted = [unit.condition(condition) for condition in conditions]
        for names, side in ((met, "met"), (not_met, "not_met")):
            for name in names:
                outcomes = self._outcomes_of(unit, name)
                if outcomes is None:
                    return Open(WhyOpen.TOO_LARGE)
                wanted.append(outcomes.met if side == "met" else outcomes.not_met)
        return can_hold(wanted, unit.variables, unit.unit, Effort(self.steps))

    def _outcomes_of(self, unit: Placed, name: str) -> Outcomes | None:
        key = (id(unit), name)
        if key not in self._outcomes:
            target, question = self._questions[name]
            try:
                self._outcomes[key] = unit.outcomes(question, target)
            except TooManyPartsError:
                self._outcomes[key] = None
        return self._outcomes[key]

    def _for_cluster(self, name: str) -> bool:
        """Whether a question is one to the cluster as a whole."""
        return self.plan.ruleset.targets[self._questions[name][0]].scope is not Scope.PER_UNIT

    @cached_property
    def _questions(self) -> Mapping[str, tuple[str, Question]]:
        return {
            question.id: (planned.target.id, question)
            for planned in self.plan.targets
            for question in walk(planned.question)
        }

    def _units_asked(self, met: Collection[str], not_met: Collection[str]) -> Iterator[Placed]:
        """Yield one unit for each way in which units are asked some questions, and the cluster where it is asked."""
        targets = {self._questions[name][0] for name in (*met, *not_met)}
        together = any(map(self._for_cluster, (*met, *not_met)))
        seen = set[tuple[object, ...]]()
        for unit in self._units:
            if targets & unit.exempt.keys() or (unit.unit == CLUSTER) is not together:
                continue
            way = self._way(unit.unit)
            if way not in seen:
                seen.add(way)
                yield unit

    @cached_property
    def _units(self) -> Sequence[Placed]:
        ruleset = self.plan.ruleset
        named = list(dict.fromkeys((*ruleset.units, *ruleset.assigned))) or [_ANY_UNIT]
        if any(planned.target.scope is not Scope.PER_UNIT for planned in self.plan.targets):
            named.append(CLUSTER)
        seen: dict[tuple[object, ...], str] = {}
        for unit in named:
            seen.setdefault(self._way(unit), unit)
        return [placed(self.plan, unit, Variables(self.plan.period)) for unit in seen.values()]

    def _way(self, unit: str) -> tuple[object, ...]:
        """Return all in which a unit may be asked otherwise than others."""
        ruleset = self.plan.ruleset
        marks = (
            assigned_mark(ruleset, unit, slot.indicator) for slot in self.plan.slots if slot.kind is SlotKind.ASSIGNED
        )
        let_off = tuple(
            (name, one.exemption) for name, one in ruleset.assigned.get(unit, {}).items() if one.exemption is not None
        )
        return (*marks, ruleset.peers_of.get(unit), let_off, tuple(exemptions(self.plan, unit).items()))
