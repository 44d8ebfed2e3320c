"""What a formula means where it stands: lowered as the plan will lower it, with every fault at its word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

from emulation_rules.model.formula import (
    Call,
    Compared,
    Formula,
    Literally,
    Name,
)
from emulation_rules.model.place import KeyPath
from emulation_rules.plan.aggregates import Aggregate
from emulation_rules.plan.formulas import FUNCTIONS, VERDICT_WORDS, FormulaMeaningError, Scope, condition_of, number_of
from emulation_rules.plan.nodes import Condition, Expr, Quotient
from emulation_rules.plan.results import RESULT_NAMES
from emulation_rules.syntax.checks.absences import with_absences
from emulation_rules.syntax.checks.division_checks import Ranges, possible_zeros
from emulation_rules.syntax.checks.stand_ins import around, is_stand_in, standing_in
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.formula.formulas import print_formula
from emulation_rules.syntax.text_error import FormulaError

_MOST_TRIES: Final = 6
"""How often a formula with a fault is looked at again for others."""

FRAME_NAMES: Final = ("value", "mark", "baseline", "margin", "verdict", "points")
"""What a formula in the scoring of a target knows besides the figures."""

_ALSO_CALLED: Final[Mapping[str, str]] = {
    **dict.fromkeys(("average", "avg"), "mean"),
    **dict.fromkeys(("ceiling", "roundup"), "ceil"),
    **dict.fromkeys(("int", "rounddown"), "floor"),
    **dict.fromkeys(("vlookup", "hlookup", "xlookup", "index"), "lookup"),
    **dict.fromkeys(("ifs", "iif"), "if"),
    **dict.fromkeys(("isblank", "isnumber"), "reported"),
    **dict.fromkeys(("coalesce", "ifna"), "first"),
    "percentile": "cluster_percentile",
    "rank": "cluster_rank",
}
"""Names that spreadsheets give what formulas here know by another."""

Root_co = TypeVar("Root_co", bound=Expr | Condition, covariant=True)


@dataclass(frozen=True, slots=True)
class Checked(Generic[Root_co]):
    """A formula that means something. ``operands`` are what each unit brings to what units come to together."""

    root: Root_co
    operands: Sequence[Expr]
    divisions: Sequence[tuple[Quotient, Formula]]


@dataclass(frozen=True, slots=True)
class FormulaChecker:
    """Notes what is wrong with formulas. ``unread`` are names that are declared and could not be read themselves.

    ``members`` are the targets and groups, which formulas over results name in `points(…)` and the like alone.
    """

    faults: Faults
    unread: Collection[str] = ()
    members: Collection[str] = ()

    def number(self, formula: Formula, path: KeyPath, scope: Scope) -> Checked[Expr] | None:
        """Return the number that the formula written at ``path`` is, None where it does not fit."""
        return self._lowered(formula, path, scope, lambda written, known: number_of(written, known).expr)

    def condition(self, formula: Formula, path: KeyPath, scope: Scope) -> Checked[Condition] | None:
        """Return the condition that the formula written at ``path`` is, None where it does not fit."""
        return self._lowered(formula, path, scope, condition_of)

    def _lowered(
        self, formula: Formula, path: KeyPath, scope: Scope, lower: Callable[[Formula, Scope], Root_co]
    ) -> Checked[Root_co] | None:
        operands: list[Expr] = []

        def keeping(aggregate: Aggregate, call: Call) -> Expr:
            operands.append(aggregate.operand)
            return scope.aggregate(aggregate, call) if scope.aggregate is not None else aggregate.operand

        kept = replace(scope, aggregate=None if scope.aggregate is None else keeping, divisions=[], fractions=[])
        root: Root_co | None = None
        try:
            root = lower(formula, kept)
        except FormulaMeaningError as error:
            self.note(error, path)
            self._note_more(formula, error.at, path, lambda left: lower(left, kept))
        # A part that was looked at again is written in one place all the same.
        for compared, number in {number.at: (compared, number) for compared, number in kept.fractions}.values():
            self._note_fraction(compared, number, path)
        return None if root is None or kept.fractions else Checked(root, operands, kept.divisions)

    def _note_fraction(self, compared: Compared, number: Literally, path: KeyPath) -> None:
        """Note a comparison such as ``share >= 0.9``: share is in percent, so it would nearly always hold."""
        left = number is compared.left
        percent, as_it_is = replace(number, percent=True), replace(number, number=number.number / 100, percent=True)
        turned = (replace(compared, left=one) if left else replace(compared, right=one) for one in (percent, as_it_is))
        details = {
            "name": print_formula(compared.right if left else compared.left),
            "given": print_formula(number),
            "percent": print_formula(percent),
            "as_it_is": print_formula(as_it_is),
        }
        self.add("formula_fraction_of_percent", path, number, [print_formula(one) for one in turned], **details)

    def _note_more(self, formula: Formula, faulty: Formula, path: KeyPath, lower: Callable[[Formula], object]) -> None:
        """Note further faults of a formula, as if a number or a condition stood where each was found before."""
        for _ in range(_MOST_TRIES):
            formula = standing_in(formula, faulty)
            try:
                lower(formula)
            except FormulaMeaningError as error:
                faulty = error.at
                # The words of a verdict are no names where the verdict itself was misspelt.
                word = isinstance(faulty, Name) and faulty.name in VERDICT_WORDS
                if not is_stand_in(faulty) and not (word and error.code == "formula_unknown_name"):
                    self.note(error, path)
                elif is_stand_in(faulty) and error.code not in ("formula_needs_condition", "formula_needs_number"):
                    # It is neither a number nor a condition that is wanted: whatever holds it is left out as well.
                    faulty = around(formula, faulty)
            else:
                return

    def note(self, error: FormulaMeaningError, path: KeyPath) -> None:
        """Note why a formula does not fit, at the word it is about."""
        details, code = error.details, error.code
        name = details.get("name", details.get("function", ""))
        if name in self.unread:
            return
        near = [_ALSO_CALLED[name]] if name in _ALSO_CALLED else self.faults.near(name, error.known)
        if code == "formula_unknown_name" and name in FUNCTIONS:
            code, near = "formula_function_as_name", []
        elif code == "formula_unknown_name" and name in (*FRAME_NAMES, *RESULT_NAMES):
            code, near = "formula_name_elsewhere", []
        elif code == "formula_unknown_name" and name in self.members and "share" in error.known:
            code, near = "formula_member_as_name", [f"share({name})", f"points({name})"]
        self.add(code, path, error.at, near, **details)

    def add(self, code: str, path: KeyPath, at: Formula, suggestions: Sequence[str] = (), **details: str) -> None:
        """Note a fault of one part of a formula."""
        self.faults.add_in_text(path, FormulaError(code, at.at, tuple(details.items()), tuple(suggestions)))

    def check_divisions(
        self, checked: Checked[Expr] | Checked[Condition], path: KeyPath, ways: Sequence[Ranges]
    ) -> bool:
        """Note what may be divided by zero, given the ways everything may be; return whether nothing may."""
        if not checked.divisions:
            return True
        roots = (checked.root, *checked.operands)
        zeros = {
            id(zero) for root in roots for values in with_absences(root, ways) for zero in possible_zeros(root, values)
        }
        found = [divisor for quotient, divisor in checked.divisions if id(quotient) in zeros]
        for divisor in found:
            self.add("formula_may_divide_by_zero", path, divisor, divisor=print_formula(divisor))
        return not found
