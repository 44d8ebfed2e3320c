"""Formulas lowered to expressions: what names stand for, which types meet, and what a percent sign means.

A *scope* says which names a formula may use where it stands. Whatever does not fit is raised as `FormulaMeaningError`
with the node it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from functools import reduce
from typing import Final, NoReturn, TypeAlias

from emulation_rules.model.formula import Binary, Call, Compared, Formula, Joined, Literally, Name, Negative
from emulation_rules.model.formula import Not as Negation
from emulation_rules.model.period import Period
from emulation_rules.model.scoring import RoundingMode
from emulation_rules.model.tables import Grid, Table
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.aggregates import Aggregate, Percentile, Statistic
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
    Test,
    difference,
    negated,
    negative,
    scaled,
    total,
)

MAX_YEARS_BACK: Final = 20


class Scale(Enum):
    """What a number is measured in, as far as a percent sign minds."""

    PLAIN = "plain"
    PERCENT = "percent"
    SHARE = "share"
    """Written with ``%`` and made of such numbers alone: it takes the scale of what it meets."""


@dataclass(frozen=True, slots=True)
class Number:
    """A lowered number."""

    expr: Expr
    scale: Scale = Scale.PLAIN


@dataclass(frozen=True, slots=True)
class VerdictOf:
    """A verdict: expressions that are one where its target is met, or exceeded, and zero where it is not."""

    met: Expr
    exceeded: Expr


Meaning: TypeAlias = Number | Condition | VerdictOf


class FormulaMeaningError(Exception):
    """A formula that does not fit where it stands. ``word`` and ``details`` fill the message ``code``."""

    def __init__(
        self, code: str, at: Formula, details: Mapping[str, str] | None = None, known: Collection[str] = ()
    ) -> None:
        super().__init__(code)
        self.code = code
        self.at = at
        self.details = dict(details or {})
        self.known = known
        """The words that would have been understood, for near misses."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The period a name is read in: so many years back, or a named one."""

    years_back: int = 0
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a formula may use.

    ``number`` and ``function`` return None for a name they do not know; ``verdict`` is given a name or a call.
    ``aggregate`` is None where what units come to together has no meaning. ``known`` lists names for near misses.
    """

    number: Callable[[str, Reading], Number | None]
    known: Collection[str] = ()
    verdict: Callable[[Name | Call], VerdictOf | None] = lambda _: None
    condition: Callable[[Call], Condition | None] = lambda _: None
    function: Callable[[Call], Number | None] = lambda _: None
    functions: Collection[str] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    aggregate: Callable[[Aggregate, Call], Expr] | None = None
    divisions: list[tuple[Quotient, Formula]] = field(default_factory=list)
    """Every division lowered so far with where it is written."""


def number_of(formula: Formula, scope: Scope) -> Number:
    """Return the number a formula is. Raises `FormulaMeaningError`."""
    return _Lowering(scope).number(formula, 0)


def condition_of(formula: Formula, scope: Scope) -> Condition:
    """Return the condition a formula is. Raises `FormulaMeaningError`."""
    return _Lowering(scope).condition(formula, 0)


_STATISTICS: Final[Mapping[str, Statistic]] = {
    f"{whose}_{statistic.value}": statistic for whose in ("cluster", "peers") for statistic in Statistic
}
_OVER: Final[Mapping[str, Over]] = {
    "sum": Over.SUM,
    "mean": Over.MEAN,
    "count": Over.COUNT,
    "least": Over.LEAST,
    "greatest": Over.GREATEST,
}
_ARITY: Final[Mapping[str, tuple[int, int | None]]] = {
    "min": (2, None),
    "max": (2, None),
    "abs": (1, 1),
    "clip": (3, 3),
    "round": (1, 3),
    "floor": (1, 1),
    "ceil": (1, 1),
    "if": (3, 3),
    **dict.fromkeys(_OVER, (1, None)),
    "first": (2, None),
    "reported": (1, 1),
    "previous": (1, 2),
    "lookup": (2, 3),
    **dict.fromkeys(_STATISTICS, (1, 1)),
    "cluster_percentile": (2, 3),
    "peers_percentile": (2, 3),
    "cluster_rank": (1, 2),
    "peers_rank": (1, 2),
}
FUNCTIONS: Final[Collection[str]] = frozenset(_ARITY)
"""The functions every scope knows."""


class _Lowering:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    # ---- by type --------------------------------------------------------------------------

    def number(self, formula: Formula, back: int) -> Number:
        found = self._meaning(formula, back)
        if not isinstance(found, Number):
            given = "verdict" if isinstance(found, VerdictOf) else "condition"
            raise FormulaMeaningError("formula_needs_number", formula, {"given": given})
        return found

    def condition(self, formula: Formula, back: int) -> Condition:
        found = self._meaning(formula, back)
        if isinstance(found, Number | VerdictOf):
            given = "verdict" if isinstance(found, VerdictOf) else "number"
            raise FormulaMeaningError("formula_needs_condition", formula, {"given": given})
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
            raise FormulaMeaningError("formula_two_periods", name, {"name": name.name})
        verdict = None if name.period else self._scope.verdict(name)
        found = verdict or self._scope.number(name.name, Reading(back, name.period))
        if found is None:
            raise FormulaMeaningError("formula_unknown_name", name, {"name": name.name}, self._scope.known)
        return found

    # ---- arithmetic -----------------------------------------------------------------------

    def _binary(self, formula: Binary, left: Number, right: Number) -> Number:
        if formula.operator in ("+", "-"):
            (left, right), scale = _alike([left, right])
            combined = total if formula.operator == "+" else difference
            return Number(combined(left.expr, right.expr), scale)
        if formula.operator == "*":
            return Number(_product(left.expr, right.expr), _scale_of_product(left.scale, right.scale))
        if isinstance(right.expr, Const):
            if not right.expr.number:
                raise FormulaMeaningError("formula_divides_by_zero", formula.right)
            return Number(scaled(1 / right.expr.number, left.expr), _scale_of_quotient(left.scale, right.scale))
        quotient = Quotient(left.expr, right.expr, Reason.ZERO_DENOMINATOR)
        self._scope.divisions.append((quotient, formula.right))
        return Number(quotient, _scale_of_quotient(left.scale, right.scale))

    # ---- conditions -----------------------------------------------------------------------

    def _compared(self, formula: Compared, back: int) -> Condition:
        verdict = self._verdict_in(formula.left)
        if verdict is not None:
            return self._has_verdict(formula, verdict)
        left, right = self.number(formula.left, back), self.number(formula.right, back)
        (left, right), _ = _alike([left, right])
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
        if word not in ("met", "not_met", "exceeded"):
            raise FormulaMeaningError("formula_needs_verdict_word", formula.right)
        if formula.relation not in ("=", "<>"):
            raise FormulaMeaningError("formula_verdict_order", formula, {"relation": formula.relation})
        met = Test(total(verdict.exceeded if word == "exceeded" else verdict.met, Const(Fraction(-1))), strict=False)
        return met if (word != "not_met") == (formula.relation == "=") else negated(met)

    # ---- functions ------------------------------------------------------------------------

    def _call(self, call: Call, back: int) -> Meaning:
        own = self._scope.verdict(call) or self._scope.condition(call) or self._scope.function(call)
        if own is not None:
            return own
        if call.function not in _ARITY:
            known = (*_ARITY, *self._scope.functions)
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
            case function if function in _STATISTICS:
                return self._aggregate(call, back)
            case _:
                return self._of_numbers(call, back)

    def _check_number_of_arguments(self, call: Call) -> None:
        least, most = _ARITY[call.function]
        given = len(call.arguments)
        if given < least or (most is not None and given > most):
            wanted = str(least) if most == least else f"{least}+" if most is None else f"{least}–{most}"
            details = {"function": call.function, "given": str(given), "wanted": wanted}
            raise FormulaMeaningError("formula_arguments", call, details)

    def _of_numbers(self, call: Call, back: int) -> Number:
        alike, scale = _alike([self.number(each, back) for each in call.arguments])
        exprs = [each.expr for each in alike]
        match call.function:
            case "abs":
                return Number(Magnitude(exprs[0]), scale)
            case "min":
                return Number(reduce(Least, exprs), scale)
            case "max":
                return Number(reduce(Greatest, exprs), scale)
            case "clip":
                return Number(Least(Greatest(exprs[0], exprs[1]), exprs[2]), scale)
            case "floor" | "ceil":
                grain = Grain.FLOOR if call.function == "floor" else Grain.CEILING
                return Number(Rounded(exprs[0], 0, grain), scale)
            case "first":
                return Number(_first(exprs), scale)
            case "count":
                return Number(Present(Over.COUNT, tuple(exprs)))
            case function:
                return Number(Present(_OVER[function], tuple(exprs)), scale)

    def _if(self, call: Call, back: int) -> Number:
        condition = self.condition(call.arguments[0], back)
        (then, otherwise), scale = _alike([self.number(each, back) for each in call.arguments[1:]])
        return Number(Choice(condition, then.expr, otherwise.expr), scale)

    def _round(self, call: Call, back: int) -> Number:
        operand = self.number(call.arguments[0], back)
        places, mode = 0, RoundingMode.HALF_UP.value
        if len(call.arguments) > 1:
            places = _whole(call.arguments[1], "formula_round_places", most=12)
        if len(call.arguments) > 2:  # noqa: PLR2004  (value, places, mode)
            mode = _word(call.arguments[2], [each.value for each in RoundingMode], "formula_round_mode")
        return Number(Rounded(operand.expr, places, Grain(mode)), operand.scale)

    def _previous(self, call: Call, back: int) -> Number:
        years = 1
        if len(call.arguments) > 1:
            years = _whole(call.arguments[1], "formula_years_back", most=MAX_YEARS_BACK)
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
            details = {"table": name.name if isinstance(name, Name) else "", "axes": str(axes)}
            raise FormulaMeaningError("formula_table_axes", call, details)
        # Tables are written in plain numbers: 80, not 80%.
        exprs = [scaled(Fraction(100), each.expr) if each.scale is Scale.SHARE else each.expr for each in operands]
        if isinstance(table, Grid):
            return Number(LookedInGrid(table, exprs[0], exprs[1]))
        return Number(Looked(table, exprs[0]))

    def _aggregate(self, call: Call, back: int) -> Number:
        if self._scope.aggregate is None:
            raise FormulaMeaningError("formula_no_cluster", call, {"function": call.function})
        operand = self.number(call.arguments[0], back)
        statistic = _STATISTICS[call.function]
        rest = call.arguments[1:]
        share, method, lower = Fraction(0), Percentile.INCLUSIVE, False
        if statistic is Statistic.PERCENTILE:
            share = _share(rest[0])
            if len(rest) > 1:
                method = Percentile(_word(rest[1], [each.value for each in Percentile], "formula_percentile_method"))
        elif rest:
            lower = _word(rest[0], ["lower", "higher"], "formula_rank_order") == "lower"
        made = Aggregate(statistic, operand.expr, call.function.startswith("peers_"), share, method, lower=lower)
        counted = statistic in (Statistic.COUNT, Statistic.RANK)
        return Number(self._scope.aggregate(made, call), Scale.PLAIN if counted else operand.scale)


def _alike(numbers: Sequence[Number]) -> tuple[list[Number], Scale]:
    """Bring numbers to one scale: beside something in percent, ``75%`` is 75."""
    scales = {number.scale for number in numbers}
    if Scale.PERCENT in scales:
        turned = [
            Number(scaled(Fraction(100), each.expr), Scale.PERCENT) if each.scale is Scale.SHARE else each
            for each in numbers
        ]
        return turned, Scale.PERCENT
    return list(numbers), Scale.SHARE if scales == {Scale.SHARE} else Scale.PLAIN


def _scale_of_product(left: Scale, right: Scale) -> Scale:
    if {left, right} == {Scale.SHARE}:
        return Scale.SHARE
    return Scale.PERCENT if [left, right].count(Scale.PERCENT) == 1 else Scale.PLAIN


def _scale_of_quotient(above: Scale, below: Scale) -> Scale:
    return above if below is Scale.PLAIN and above is not Scale.SHARE else Scale.PLAIN


def _product(left: Expr, right: Expr) -> Expr:
    if isinstance(left, Const):
        return scaled(left.number, right)
    return scaled(right.number, left) if isinstance(right, Const) else Product(left, right)


def _first(exprs: Sequence[Expr]) -> Expr:
    *before, last = exprs
    for expr in reversed(before):
        last = FirstKnown(expr, last)
    return last


def _fail(code: str, at: Formula, **details: str) -> NoReturn:
    raise FormulaMeaningError(code, at, details)


def _whole(formula: Formula, code: str, *, most: int) -> int:
    number = formula.number if isinstance(formula, Literally) and not formula.percent else None
    if number is None or number.denominator != 1 or not 0 <= number <= most:
        _fail(code, formula, most=str(most))
    return int(number)


def _share(formula: Formula) -> Fraction:
    number = formula.number if isinstance(formula, Literally) else None
    if number is None or not 0 <= number <= 1:
        _fail("formula_percentile_share", formula)
    return number


def _word(formula: Formula, words: Sequence[str], code: str) -> str:
    word = formula.name if isinstance(formula, Name) else ""
    if word not in words:
        _fail(code, formula, words=", ".join(f"`{each}`" for each in words))
    return word
