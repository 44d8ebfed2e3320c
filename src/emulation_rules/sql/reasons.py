"""Why a number of a row is not known, in SQL: the rank of the reason, or `KNOWN`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from emulation_rules.model.verdict import Reason
from emulation_rules.plan.nodes import (
    AllHold,
    Choice,
    Condition,
    Const,
    Expr,
    FirstKnown,
    IsReported,
    Not,
    OneHolds,
    Present,
    Quotient,
    Read,
    Test,
    Unknown,
    Within,
    operands,
)
from emulation_rules.sql.dialect import Dialect, case
from emulation_rules.sql.ranks import ABSENT_RANKS, KNOWN, UNREPORTED_RANKS, among, rank
from emulation_rules.sql.reckoner import Reckoner
from emulation_rules.sql.refused import NotSayableError

_KNOWN = str(KNOWN)


@dataclass(slots=True)
class Reasons:
    """``slots`` holds the rank of each slot as SQL. ``reckoner`` decides what depends on numbers."""

    dialect: Dialect
    slots: Mapping[int, str]
    reckoner: Reckoner

    def known(self, expr: Expr) -> str:
        """Return a condition that an expression has a value."""
        found = self.of(expr)
        return "TRUE" if found == _KNOWN else f"{found} = {KNOWN}"

    def absent(self, expr: Expr) -> str:
        """Return a condition that the figures of an expression were not reported, or are not asked for."""
        return among(self.of(expr), ABSENT_RANKS)

    def of(self, expr: Expr) -> str:
        """Return the rank of the reason why an expression has no value. Raises `NotSayableError`, `TooFarError`."""
        match expr:
            case Const():
                return _KNOWN
            case Read(slot):
                return self.slots[slot]
            case Unknown(reason):
                return rank(reason)
            case FirstKnown(first, second):
                return self._first_known(self.of(first), self.of(second))
            case Within(operand, range_):
                inner = self.of(operand)
                beyond = self.reckoner.beyond(self.reckoner.ratio(operand), range_)
                return self._then(inner, [(" OR ".join(beyond), Reason.IMPOSSIBLE_VALUE)] if beyond else [])
            case Quotient(numerator, denominator, when_zero):
                inner = self.least([self.of(numerator), self.of(denominator)])
                zero = self.reckoner.sign(self.reckoner.ratio(denominator).above, "=")
                return self._then(inner, [(zero, when_zero)])
            case Choice(condition, then, otherwise):
                return self._choice(condition, self.of(then), self.of(otherwise))
            case Present():
                raise NotSayableError("sql_present")
            case _:
                return self.least([self.of(operand) for operand in operands(expr)])

    def least(self, ranks: list[str]) -> str:
        """Return the first of several reasons."""
        told = list(dict.fromkeys(each for each in ranks if each != _KNOWN))
        return self.dialect.least(told) if told else _KNOWN

    def _then(self, inner: str, further: list[tuple[str, Reason]]) -> str:
        branches = [(condition, rank(reason)) for condition, reason in further if condition != "FALSE"]
        if not branches:
            return inner
        first = [] if inner == _KNOWN else [(f"{inner} < {KNOWN}", inner)]
        return f"({case([*first, *branches], _KNOWN)})"

    def _first_known(self, first: str, second: str) -> str:
        if first == _KNOWN:
            return first
        back = case([(among(second, UNREPORTED_RANKS), first)], second)
        return f"({case([(among(first, UNREPORTED_RANKS), back)], first)})"

    def _choice(self, condition: Condition, then: str, otherwise: str) -> str:
        inner = self._of_condition(condition)
        if inner == then == otherwise == _KNOWN:
            return _KNOWN
        held = self.reckoner.condition(condition)
        first = [] if inner == _KNOWN else [(f"{inner} < {KNOWN}", inner)]
        return f"({case([*first, (held, then)], otherwise)})"

    def _of_condition(self, condition: Condition) -> str:
        """Why a condition cannot be told; of several only where none of them could decide alone."""
        match condition:
            case Test(margin, _):
                return self.of(margin)
            case IsReported():
                return _KNOWN
            case Not(inner):
                return self._of_condition(inner)
            case AllHold(conditions) | OneHolds(conditions):
                decides = isinstance(condition, OneHolds)
                parts = [(self._of_condition(inner), self.reckoner.condition(inner)) for inner in conditions]
                reasons = self.least([reason for reason, _ in parts])
                if reasons == _KNOWN:
                    return _KNOWN
                settled = [
                    (held if reason == _KNOWN else f"({reason} = {KNOWN} AND {held})")
                    if decides
                    else (f"NOT ({held})" if reason == _KNOWN else f"({reason} = {KNOWN} AND NOT ({held}))")
                    for reason, held in parts
                ]
                return f"({case([(' OR '.join(settled), _KNOWN)], reasons)})"
