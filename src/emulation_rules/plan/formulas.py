"""Formulas lowered to expressions: what names stand for, which types meet, and what a percent sign means."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from emulation_rules.model.formula import Binary, Call, Compared, Formula, Joined, Literally, Name, Negative
from emulation_rules.model.formula import Not as Negation
from emulation_rules.model.numbers import number_text
from emulation_rules.model.scoring import RoundingMode
from emulation_rules.model.tables import Grid
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.aggregates import Aggregate, Percentile, Statistic
from emulation_rules.plan.formula_arguments import check_order, fail, share_argument, whole_argument, word_argument
from emulation_rules.plan.formula_functions import ARITY, FUNCTIONS, OVER, STATISTICS
from emulation_rules.plan.formula_scales import (
    fractions_of_percent,
    percent_of_points,
    scale_of_product,
    scale_of_quotient,
    to_one_scale,
)
from emulation_rules.plan.formula_scope import (
    FormulaMeaningError,
    Meaning,
    Number,
    Reading,
    Scale,
    Scope,
    VerdictOf,
    Words,
)
from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Const,
    Expr,
    FirstKnown,
    Grain,
    Greatest,
    IsReported,
    Least,
    Looked,
    LookedInGrid,
    Magnitude,
    OneHolds,
    Over,
    Present,
    Product,
    Quotient,
    Rounded,
    Square,
    Test,
    Unknown,
    difference,
    negated,
    negative,
    scaled,
    total,
)
from emulation_rules.plan.stretches import in_stretches

__all__ = [
    "FUNCTIONS",
    "MAX_YEARS_BACK",
    "NOT_REPORTED",
    "VERDICT_WORDS",
    "FormulaMeaningError",
    "Meaning",
    "Number",
    "Reading",
    "Scale",
    "Scope",
    "VerdictOf",
    "Words",
    "condition_of",
    "number_of",
]

NOT_REPORTED: Final = "not_reported"
"""The name of a figure that is not there: what a formula comes to where it should be as if nothing was reported."""

VERDICT_WORDS: Final = ("met", "not_met", "exceeded")

MAX_YEARS_BACK: Final = 20
"""How far `previous` may go back, however often it stands in itself."""


def number_of(formula: Formula, scope: Scope) -> Number:
    """Return the number a formula is. Raises `FormulaMeaningError`."""
    return _Lowering(scope).number(formula, 0)


def condition_of(formula: Formula, scope: Scope) -> Condition:
    """Return the condition a formula is. Raises `FormulaMeaningError`."""
    return _Lowering(scope).condition(formula, 0)


class _Lowering:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    # ---- by type --------------------------------------------------------------------------

    def number(self, formula: Formula, back: int) -> Number:
        found = self._meaning(formula, back)
        if not isinstance(found, Number):
            fail("formula_verdict_alone" if isinstance(found, VerdictOf) else "formula_needs_number", formula)
        return found

    def condition(self, formula: Formula, back: int) -> Condition:
        found = self._meaning(formula, back)
        if isinstance(found, Number | VerdictOf):
            fail("formula_verdict_alone" if isinstance(found, VerdictOf) else "formula_needs_condition", formula)
        return found

    def _meaning(self, formula: Formula, back: int) -> Meaning:
        match formula:
            case Literally(number, percent):
                return Number(Const(number), Scale.SHARE if percent else Scale.PLAIN)
            case Name():
                return self._name(formula, back)
            case Negative(operand):
                inner = self.number(operand, back)
                return Number(negative(inner.expr), inner.scale)
            case Binary():
                return self._binary(formula, self.number(formula.left, back), self.number(formula.right, back))
            case Compared():
                return self._compared(formula, back)
            case Joined(connective, left, right):
                both = (self.condition(left, back), self.condition(right, back))
                return AllHold(both) if connective == "and" else OneHolds(both)
            case Negation(operand):
                return negated(self.condition(operand, back))
            case Call():
                return self._call(formula, back)

    def _name(self, name: Name, back: int) -> Meaning:
        if name.period is not None and back:
            fail("formula_two_periods", name, name=name.name)
        now = not back and name.period is None
        verdict = self._scope.verdict(name) if now else None
        found = verdict or self._scope.number(name.name, Reading(back, name.period))
        if found is not None:
            return found
        if now and name.name == NOT_REPORTED:
            return Number(Unknown(Reason.NOT_REPORTED))
        if self._scope.verdict(name) or self._scope.number(name.name, Reading()):
            fail("formula_one_period", name, name=name.name)
        raise FormulaMeaningError("formula_unknown_name", name, {"name": name.name}, self._scope.known)

    # ---- arithmetic -----------------------------------------------------------------------

    def _binary(self, formula: Binary, left: Number, right: Number) -> Number:
        if formula.operator in ("+", "-"):
            (left, right), scale = to_one_scale([left, right])
            combined = total if formula.operator == "+" else difference
            return Number(combined(left.expr, right.expr), scale)
        if formula.operator == "*":
            return Number(_product(left.expr, right.expr), scale_of_product(left.scale, right.scale))
        if isinstance(right.expr, Const):
            if not right.expr.number:
                fail("formula_divides_by_zero", formula.right)
            return Number(scaled(1 / right.expr.number, left.expr), scale_of_quotient(left.scale, right.scale))
        quotient = Quotient(left.expr, right.expr, Reason.ZERO_DENOMINATOR)
        self._scope.divisions.append((quotient, formula.right))
        return Number(quotient, scale_of_quotient(left.scale, right.scale))

    # ---- conditions -----------------------------------------------------------------------

    def _compared(self, formula: Compared, back: int) -> Condition:
        verdict = self._verdict_in(formula.left)
        if verdict is not None:
            if back:
                fail("formula_one_period", formula.left, name="verdict")
            return self._has_verdict(formula, verdict)
        if self._verdict_in(formula.right) is not None:
            fail("formula_verdict_behind", formula.left)
        left, right = self.number(formula.left, back), self.number(formula.right, back)
        if (of_points := percent_of_points(formula)) is not None:
            at, name = of_points
            fail("formula_percent_of_points", at, name=name, given=f"{number_text(100 * at.number)}%")
        found = fractions_of_percent(formula, left.scale, right.scale)
        self._scope.fractions.extend((formula, number) for number in found)
        (left, right), _ = to_one_scale([left, right])
        above, below = difference(left.expr, right.expr), difference(right.expr, left.expr)
        match formula.relation:
            case ">=":
                return Test(above, strict=False)
            case ">":
                return Test(above, strict=True)
            case "<=":
                return Test(below, strict=False)
            case "<":
                return Test(below, strict=True)
            case "=":
                return Test(negative(Magnitude(above)), strict=False)
            case "<>":
                return Test(Magnitude(above), strict=True)

    def _verdict_in(self, formula: Formula) -> VerdictOf | None:
        return self._scope.verdict(formula) if isinstance(formula, Name | Call) else None

    def _has_verdict(self, formula: Compared, verdict: VerdictOf) -> Condition:
        word = formula.right.name if isinstance(formula.right, Name) else ""
        if word not in VERDICT_WORDS:
            fail("formula_needs_verdict_word", formula.right)
        if formula.relation not in ("=", "<>"):
            fail("formula_verdict_order", formula, relation=formula.relation)
        met = Test(total(verdict.exceeded if word == "exceeded" else verdict.met, Const(Fraction(-1))), strict=False)
        return met if (word != "not_met") == (formula.relation == "=") else negated(met)

    # ---- functions ------------------------------------------------------------------------

    def _call(self, call: Call, back: int) -> Meaning:
        own = self._scope.verdict(call) or self._scope.function(call)
        if own is not None and back:
            fail("formula_one_period", call, name=call.function)
        found = own or self._scope.condition(call)
        if found is not None:
            return found
        if call.function not in ARITY:
            known = (*ARITY, *self._scope.functions)
            raise FormulaMeaningError("formula_unknown_function", call, {"function": call.function}, known)
        self._check_number_of_arguments(call)
        match call.function:
            case "if":
                return self._if(call, back)
            case "round":
                return self._round(call, back)
            case "lookup":
                return self._lookup(call, back)
            case "previous":
                return self._previous(call, back)
            case "reported":
                return IsReported(self.number(call.arguments[0], back).expr)
            case function if function in STATISTICS:
                return self._aggregate(call, back)
            case _:
                return self._of_numbers(call, back)

    def _check_number_of_arguments(self, call: Call) -> None:
        least, most = ARITY[call.function]
        given = len(call.arguments)
        if given < least or (most is not None and given > most):
            wanted = str(least) if most == least else f"{least}+" if most is None else f"{least}–{most}"
            fail("formula_arguments", call, function=call.function, given=str(given), wanted=wanted)

    def _of_numbers(self, call: Call, back: int) -> Number:
        numbers, scale = to_one_scale([self.number(each, back) for each in call.arguments])
        exprs = [each.expr for each in numbers]
        match call.function:
            case "abs":
                return Number(Magnitude(exprs[0]), scale)
            case "min":
                return Number(in_stretches(Least, exprs), scale)
            case "max":
                return Number(in_stretches(Greatest, exprs), scale)
            case "clip":
                check_order(call, exprs[1], exprs[2])
                return Number(Least(Greatest(exprs[0], exprs[1]), exprs[2]), scale)
            case "floor" | "ceil":
                grain = Grain.FLOOR if call.function == "floor" else Grain.CEILING
                return Number(Rounded(exprs[0], 0, grain), scale)
            case "first":
                return Number(_first(exprs), scale)
            case "count":
                return Number(Present(Over.COUNT, tuple(exprs)))
            case function:
                return Number(Present(OVER[function], tuple(exprs)), scale)

    def _if(self, call: Call, back: int) -> Number:
        condition = self.condition(call.arguments[0], back)
        (then, otherwise), scale = to_one_scale([self.number(each, back) for each in call.arguments[1:]])
        return Number(Choice(condition, then.expr, otherwise.expr), scale)

    def _round(self, call: Call, back: int) -> Number:
        operand = self.number(call.arguments[0], back)
        places, mode = 0, RoundingMode.HALF_UP.value
        if len(call.arguments) > 1:
            places = whole_argument(call.arguments[1], "formula_round_places", most=12)
        if len(call.arguments) > 2:  # noqa: PLR2004  (value, places, mode)
            mode = word_argument(call.arguments[2], [each.value for each in RoundingMode], "formula_round_mode")
        return Number(Rounded(operand.expr, places, Grain(mode)), operand.scale)

    def _previous(self, call: Call, back: int) -> Number:
        years = 1
        if len(call.arguments) > 1:
            years = whole_argument(call.arguments[1], "formula_years_back", most=MAX_YEARS_BACK)
        if back + years > MAX_YEARS_BACK:
            fail("formula_years_back", call, most=str(MAX_YEARS_BACK))
        return self.number(call.arguments[0], back + years)

    def _lookup(self, call: Call, back: int) -> Number:
        name = call.arguments[0]
        table = self._scope.tables.get(name.name) if isinstance(name, Name) else None
        if table is None:
            given = {"name": name.name if isinstance(name, Name) else ""}
            raise FormulaMeaningError("formula_unknown_table", name, given, tuple(self._scope.tables))
        operands = [self.number(each, back) for each in call.arguments[1:]]
        axes = 2 if isinstance(table, Grid) else 1
        if len(operands) != axes:
            table_name = name.name if isinstance(name, Name) else ""
            fail("formula_table_axes", call, table=table_name, axes=str(axes), given=str(len(operands)))
        # Tables are written in plain numbers: 80, not 80%.
        exprs = [scaled(Fraction(100), each.expr) if each.scale is Scale.SHARE else each.expr for each in operands]
        if isinstance(table, Grid):
            return Number(LookedInGrid(table, exprs[0], exprs[1]))
        return Number(Looked(table, exprs[0]))

    def _aggregate(self, call: Call, back: int) -> Number:
        if self._scope.aggregate is None:
            fail("formula_no_cluster", call, function=call.function)
        operand = self.number(call.arguments[0], back)
        statistic = STATISTICS[call.function]
        rest = call.arguments[1:]
        share, method, lower = Fraction(0), Percentile.INCLUSIVE, False
        if statistic is Statistic.PERCENTILE:
            share = share_argument(rest[0])
            if len(rest) > 1:
                method = Percentile(
                    word_argument(rest[1], [each.value for each in Percentile], "formula_percentile_method")
                )
        elif rest:
            lower = word_argument(rest[0], ["lower", "higher"], "formula_rank_order") == "lower"
        made = Aggregate(statistic, operand.expr, call.function.startswith("peers_"), share, method, lower=lower)
        counted = statistic in (Statistic.COUNT, Statistic.RANK)
        return Number(self._scope.aggregate(made, call), Scale.PLAIN if counted else operand.scale)


def _product(left: Expr, right: Expr) -> Expr:
    if isinstance(left, Const):
        return scaled(left.number, right)
    if isinstance(right, Const):
        return scaled(right.number, left)
    return Square(left) if left == right else Product(left, right)


def _first(exprs: Sequence[Expr]) -> Expr:
    *before, last = exprs
    for expr in reversed(before):
        last = FirstKnown(expr, last)
    return last
