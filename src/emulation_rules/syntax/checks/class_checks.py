"""Whether a scheme of classes gives every result exactly one: gaps and overlaps, each with figures that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Final

from emulation_rules.model.numbers import number_text
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.titles import ClassScheme
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.boxes import Budget, Found, Sought, TooManyBoxesError, search
from emulation_rules.plan.class_space import ClassFigures
from emulation_rules.plan.formulas import FormulaMeaningError, condition_of
from emulation_rules.plan.nodes import Condition, Unknown
from emulation_rules.plan.plan import Slot, SlotKind
from emulation_rules.plan.results import ResultFigure, slot_figure
from emulation_rules.plan.substitute import condition_substituted
from emulation_rules.syntax.checks.absences import absences_in
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.formula.formulas import print_formula

MAX_SHOWN: Final = 3
"""How many gaps, and how many overlaps, of one scheme are noted."""

_SUBJECTS: Final = {
    ResultFigure.POINTS_OF: "points({subject})",
    ResultFigure.SHARE_OF: "share({subject})",
    ResultFigure.MAXIMUM_OF: "maximum({subject})",
}


def check_classes(ruleset: Ruleset, faults: Faults) -> None:
    """Note what keeps the schemes of a ruleset from giving every result exactly one class.

    Schemes with a condition that does not fit are left alone: that is noted where formulas are checked.
    """
    budget = Budget()
    for scheme in ruleset.classes.values():
        conditions = [level.when for level in scheme.levels if level.when is not None]
        figures = ClassFigures(ruleset)
        scope = figures.results(ranked=True, titles=ruleset.titles)
        try:
            lowered = [condition_of(condition, scope) for condition in conditions]
        except FormulaMeaningError:
            continue
        _Check(scheme, lowered, figures, faults, budget).run()


@dataclass(frozen=True, slots=True)
class _Check:
    """One scheme, its conditions lowered, and the figures they read."""

    scheme: ClassScheme
    conditions: list[Condition]
    figures: ClassFigures
    faults: Faults
    budget: Budget

    def run(self) -> None:
        """Look for gaps where no class takes the rest, and for overlaps where it is not the first that counts."""
        try:
            if self.scheme.levels[-1].when is not None:
                self._note_gaps()
            if not self.scheme.first:
                self._note_overlaps()
        except TooManyBoxesError:
            self.faults.add_at_key("class_too_many_cases", ("classes", self.scheme.id))

    def _note_gaps(self) -> None:
        sought = Sought(lambda held: not any(each is not False for each in held), lambda held: True not in held)
        for found, away in islice(self._search(sought), MAX_SHOWN):
            witness = self._witness(found, away)
            self.faults.add_at_key("class_gap", ("classes", self.scheme.id, "levels"), witness=witness)

    def _note_overlaps(self) -> None:
        sought = Sought(lambda held: held.count(True) > 1, lambda held: len(held) - held.count(False) > 1)
        pairs = dict[tuple[str, str], str]()
        for found, away in self._search(sought):
            first, second, *_ = (
                level.id for level, held in zip(self.scheme.levels, found.held, strict=False) if held is True
            )
            pairs.setdefault((first, second), self._witness(found, away))
            if len(pairs) == MAX_SHOWN:
                break
        for (first, second), witness in pairs.items():
            details = {"first": first, "second": second, "witness": witness}
            self.faults.add_at_key("class_overlap", ("classes", self.scheme.id, "levels", second), **details)

    def _search(self, sought: Sought) -> Iterator[tuple[Found, Sequence[int]]]:
        """Yield what is sought, with the figures that are not there; none is away where that is enough to show it."""
        space, slots = self.figures.space(), enumerate(self.figures.slots.values())
        reported = [index for index, slot in slots if slot.kind is SlotKind.REPORTED]
        for away in absences_in(self.conditions, reported):
            without = {slot: Unknown(Reason.NOT_REPORTED) for slot in away}
            conditions = [condition_substituted(each, without) for each in self.conditions]
            shown = False
            for found in search(conditions, space, sought, self.budget):
                shown = True
                yield found, away
            if shown:
                return

    def _witness(self, found: Found, away: Sequence[int]) -> str:
        """Return the figures that show it, as formulas write them; those that do not matter are left out."""
        ranges = self.figures.space().ranges
        there = [index for index in range(len(ranges)) if index not in away]
        narrowed = [index for index in there if found.box[index] != ranges[index]] or ([] if away else there)
        slots = list(self.figures.slots.values())
        said = [self._said(slots[index], index, found.figures[index]) for index in narrowed]
        said += [f"not reported({slots[index].key})" for index in away]
        # What is exceeded is met as well.
        implied = {each.replace("= exceeded", "= met") for each in said if each.endswith("= exceeded")}
        return ", ".join(each for each in said if each not in implied)

    def _said(self, slot: Slot, index: int, number: Fraction) -> str:
        match slot.kind:
            case SlotKind.RESULT:
                return _result_said(*slot_figure(slot), number)
            case SlotKind.PEERS:
                return f"in_peers({slot.key})" if number else f"not in_peers({slot.key})"
            case SlotKind.CLUSTER:
                return f"{print_formula(self.figures.calls[index])} = {number_text(number)}"
            case _:
                return f"{slot.key} = {number_text(number)}"


def _result_said(figure: ResultFigure, subject: str, number: Fraction) -> str:
    match figure:
        case ResultFigure.HOLDS:
            return f"holds({subject})" if number else f"not holds({subject})"
        case ResultFigure.MET:
            return f"verdict({subject}) = {'met' if number else 'not_met'}"
        case ResultFigure.EXCEEDED:
            return f"verdict({subject}) {'=' if number else '<>'} exceeded"
        case _:
            name = _SUBJECTS.get(figure, figure.value).format(subject=subject)
            return f"{name} = {number_text(number)}"
