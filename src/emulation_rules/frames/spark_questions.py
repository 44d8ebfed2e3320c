"""Questions of a plan as SQL truths: true is met, false not met, null undetermined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from emulation_rules.frames.spark_figures import SparkFigure, truth_of
from emulation_rules.model.criterion import Comparison
from emulation_rules.model.target import ZeroBaseline
from emulation_rules.model.verdict import Reason
from emulation_rules.plan.known import UNREPORTED
from emulation_rules.plan.nodes import (
    Const,
    Expr,
    FirstKnown,
    Magnitude,
    Read,
    Scaled,
    Sum,
    Unknown,
    operands,
    slots_of,
)
from emulation_rules.plan.plan import Claimable, Combination, Exempt, Leaf, Question
from emulation_rules.sql.dialect import joined
from emulation_rules.sql.refused import NotSayableError
from emulation_rules.sql.simplified import Fixed, always_unknown, simplified

OPEN = "CAST(NULL AS BOOLEAN)"


@dataclass(frozen=True, slots=True)
class SparkAnswer:
    """What a question comes to. ``exempt`` is a condition that it is not asked (None: it always is)."""

    truth: str
    exempt: str | None = None

    @property
    def never_asked(self) -> bool:
        """Whether no row is asked."""
        return self.exempt == "TRUE"


NEVER_ASKED = SparkAnswer(OPEN, "TRUE")


@dataclass(slots=True)
class SparkQuestions:
    """Lays out questions.

    ``claims`` are names of columns by the id of a question. Slots without a figure are nothing, for ``absent`` reasons.
    ``far`` gathers the conditions under which what questions come to is not to be trusted, ``whole`` the slots of
    doubles whose whole numbers are read.
    """

    figures: Mapping[int, SparkFigure]
    absent: Mapping[int, Reason]
    claims: Mapping[str, str]
    far: list[str] = field(default_factory=list)
    whole: set[int] = field(default_factory=set)

    def answer(self, question: Question) -> SparkAnswer:
        """Return what a question comes to. Raises `NotSayableError`."""
        match question:
            case Exempt():
                return NEVER_ASKED
            case Claimable():
                found = SparkAnswer(OPEN)
            case Combination(_, _, need, parts):
                found = _combination(need, [self.answer(part) for part in parts])
            case Leaf():
                found = self._leaf(question)
        claim = self.claims.get(question.id)
        if claim is None or found.never_asked:
            return found
        return replace(found, truth=f"coalesce({found.truth}, {claim})")

    def _leaf(self, leaf: Leaf) -> SparkAnswer:
        margin = self._simplified(leaf.test.margin)
        if _is_unknown(margin):
            found = OPEN
        else:
            self._mind_first(margin)
            made = truth_of(margin, self.figures, strict=leaf.test.strict)
            if made.far is not None:
                self.far.append(made.far)
            self.whole |= made.whole
            found = made.text
        if leaf.zero is None or leaf.baseline is None:
            return SparkAnswer(found)
        zero = self._is_zero(self._simplified(leaf.baseline))
        match leaf.zero:
            case _ if zero is None:
                return SparkAnswer(found)
            case ZeroBaseline.UNDETERMINED:
                return SparkAnswer(f"(CASE WHEN NOT ({zero}) THEN {found} END)")
            case ZeroBaseline.NOT_APPLICABLE:
                return SparkAnswer(f"(CASE WHEN NOT ({zero}) THEN {found} END)", f"coalesce({zero}, FALSE)")
            case ZeroBaseline.MET_IF_STILL_ZERO:
                still = self._is_zero(self._simplified(leaf.value))
                return SparkAnswer(
                    found if still is None else f"(CASE WHEN {zero} AND {still} THEN TRUE ELSE {found} END)"
                )

    def _is_zero(self, expr: Expr) -> str | None:
        """A condition that a number is zero; None where it is never known, or never zero."""
        match expr:
            case Read(slot):
                return self.figures[slot].known.beside(Comparison.EXACTLY, Fraction(0))
            case Unknown():
                return None
            case Const(number) if number:
                return None
            case _:
                raise NotSayableError("zero_baseline")

    def _simplified(self, expr: Expr) -> Expr:
        silent = {slot: reason for slot, reason in self.absent.items() if slot not in self.figures}
        return _of_those_there(simplified(expr, Fixed(silent, self.absent)))

    def _mind_first(self, expr: Expr) -> None:
        """What has two ways to be known is worked out the first way; rows known the second way only are far."""
        if isinstance(expr, FirstKnown):
            missing = [f"{self.figures[slot].given.name} IS NULL" for slot in sorted(slots_of(expr.first))]
            second = [f"{self.figures[slot].given.name} IS NOT NULL" for slot in sorted(slots_of(expr.second))]
            if missing and second:
                self.far.append(f"({joined('OR', missing)} AND {joined('OR', second)})")
        for operand in operands(expr):
            self._mind_first(operand)


def _is_unknown(expr: Expr) -> bool:
    """Whether an expression has no value in any row."""
    match expr:
        case Unknown():
            return True
        case FirstKnown(first, second):
            return _is_unknown(first) and _is_unknown(second)
        case _:
            return any(map(_is_unknown, operands(expr)))


def _of_those_there(expr: Expr) -> Expr:
    """Return an expression without first ways to be known that no row of the table has."""
    match expr:
        case FirstKnown(first, second):
            return _of_those_there(second) if always_unknown(first) in UNREPORTED else expr
        case Sum(terms):
            return Sum(tuple(map(_of_those_there, terms)))
        case Scaled() | Magnitude():
            return replace(expr, operand=_of_those_there(expr.operand))
        case _:
            return expr


def _combination(need: int | None, parts: Sequence[SparkAnswer]) -> SparkAnswer:
    asked = [part for part in parts if not part.never_asked]
    if any(part.exempt is not None for part in asked):
        raise NotSayableError("zero_baseline")
    if not asked:
        return NEVER_ASKED
    truths = [part.truth for part in asked]
    wanted = len(truths) if need is None else min(need, len(truths))
    if wanted == len(truths):
        return SparkAnswer(joined("AND", truths))
    if wanted == 1:
        return SparkAnswer(joined("OR", truths))
    met = joined("+", [f"(CASE WHEN {truth} THEN 1 ELSE 0 END)" for truth in truths])
    possible = joined("+", [f"(CASE WHEN NOT ({truth}) THEN 0 ELSE 1 END)" for truth in truths])
    return SparkAnswer(f"(CASE WHEN {met} >= {wanted} THEN TRUE WHEN {possible} < {wanted} THEN FALSE END)")
