"""Questions of which nobody asks why they are open, in SQL: true is met, false not met, null undetermined.

A figure that is missing makes null of all that rests on it, without a word. What takes more than three values, or has
figures beyond the reach of the database, is left to those that reckon with reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.target import ZeroBaseline
from emulation_rules.plan.nodes import (
    Const,
    Expr,
    Magnitude,
    Product,
    Quotient,
    Read,
    Scaled,
    Square,
    Sum,
    Within,
    operands,
    slots_of,
)
from emulation_rules.plan.plan import Combination, Leaf, Question
from emulation_rules.sql.dialect import case, joined
from emulation_rules.sql.figures import Figures, Full, Quick, together
from emulation_rules.sql.near import near_code
from emulation_rules.sql.ranks import BEYOND
from emulation_rules.sql.reckoner import Reckoner
from emulation_rules.sql.sheet import Sheet
from emulation_rules.sql.verdicts import known_leaf, known_with, may_be_exempt, may_be_zero, ordinary_test

_OPEN: Final = "NULL"


@dataclass(frozen=True, slots=True)
class Truth:
    """``branches`` and what is ``otherwise`` so are for any row, ``quick`` for ordinary ones, if there is a way."""

    branches: tuple[tuple[str, str], ...]
    otherwise: str
    quick: Quick | None
    near: str | None = None
    """Where figures may be beyond reach: the code of rows in which no branch is taken, `FAR` for such figures."""

    @property
    def text(self) -> str:
        """What holds for any row."""
        return f"({case(self.branches, self.otherwise)})"


def truth_of(question: Question, sheet: Sheet) -> Truth | None:
    """Return a question as a truth, None where it is more than that. Raises `NotSayableError`."""
    if question.id in sheet.source.claims:
        return None
    match question:
        case Leaf():
            return _leaf(known_leaf(question, sheet.fixed), sheet.figures)
        case Combination(_, _, need, parts) if parts and (need is None or need in (1, len(parts))):
            truths = [truth_of(part, sheet) for part in parts]
            found = [truth for truth in truths if truth is not None]
            operator = "OR" if need == 1 else "AND"
            simple = len(found) == len(parts) and all(part.near is None for part in found)
            return _combined(operator, found) if simple else None
        case _:
            return None


def _combined(operator: str, parts: Sequence[Truth]) -> Truth:
    quick = [part.quick for part in parts if part.quick is not None]
    text = joined(operator, [part.text for part in parts])
    return Truth((), text, together(operator, quick) if len(quick) == len(parts) else None)


def _leaf(leaf: Leaf, figures: Figures) -> Truth | None:
    margin = leaf.test.margin
    if not _hands_on(margin) or may_be_exempt(margin, figures) or not _zero_is_told_by(leaf):
        return None

    def write(full: Full) -> Truth | None:
        text = full.reckoner.passes(margin, strict=leaf.test.strict)
        if not _reads(text, slots_of(margin)):
            return None
        zero = leaf.zero is ZeroBaseline.UNDETERMINED and isinstance(leaf.baseline, Read)
        open_at_zero = slots_of(leaf.baseline) if zero and leaf.baseline is not None else frozenset[int]()
        gaps = dict.fromkeys(_gaps(margin, figures, full.reckoner, open_at_zero))
        branches = [(gap, _OPEN) for gap in gaps]
        found = Truth((*branches, *(() if zero else _of_zero(leaf, full))), text, None)
        if all(f"THEN {BEYOND}" not in full.reasons.slots[slot] for slot in full.reckoner.reckoned):
            return found
        near = near_code(leaf, figures, quick, text, full.limit)
        return None if near is None else replace(found, near=near)

    quick = figures.quick(lambda reckoner: ordinary_test(leaf, reckoner))
    found = figures.full(write)
    if found is None:
        return None
    if quick is not None:
        quick = replace(quick, hands_on=_reads(quick.text, slots_of(margin)))
    return replace(found, quick=quick)


def _hands_on(expr: Expr) -> bool:
    """Whether an expression is null wherever a column that it reads is."""
    kinds = Const | Read | Scaled | Sum | Product | Square | Magnitude | Quotient | Within
    return isinstance(expr, kinds) and all(map(_hands_on, operands(expr)))


def _reads(text: str, slots: frozenset[int]) -> bool:
    """Whether each figure is still there: some cancel each other out."""
    return slots <= {int(number) for number in re.findall(r"\b[fm](\d+)(?:_w)?\b", text)}


def _zero_is_told_by(leaf: Leaf) -> bool:
    """Whether a baseline of zero leaves nothing to say but what the figures of the margin do."""
    if not may_be_zero(leaf):
        return True
    match leaf.zero:
        case ZeroBaseline.UNDETERMINED:
            return known_with(leaf.baseline, leaf.test.margin)
        case ZeroBaseline.MET_IF_STILL_ZERO:
            return all(known_with(each, leaf.test.margin) for each in (leaf.baseline, leaf.value))
        case _:
            return False


def _of_zero(leaf: Leaf, full: Full) -> Iterator[tuple[str, str]]:
    if leaf.baseline is None or not may_be_zero(leaf):
        return
    zero = full.reckoner.beside(leaf.baseline, Comparison.EXACTLY, Fraction(0))
    if leaf.zero is ZeroBaseline.MET_IF_STILL_ZERO:
        still = full.reckoner.beside(leaf.value, Comparison.EXACTLY, Fraction(0))
        yield f"{zero} AND {still}", "TRUE"
    elif zero != "FALSE":
        yield zero, _OPEN


def _gaps(expr: Expr, figures: Figures, reckoner: Reckoner, open_at_zero: frozenset[int]) -> Iterator[str]:
    """Yield conditions under which an expression has no value though all columns hold something."""
    match expr:
        case Read(slot):
            yield from figures.columns[slot].impossible_ways(or_zero=slot in open_at_zero)
        case Quotient(_, denominator, _):
            yield from _gaps_inside(expr, figures, reckoner, open_at_zero)
            yield reckoner.sign(reckoner.ratio(denominator).above, "=")
        case Within(operand, range_):
            yield from _gaps_inside(expr, figures, reckoner, open_at_zero)
            yield from reckoner.beyond(reckoner.ratio(operand), range_)
        case _:
            yield from _gaps_inside(expr, figures, reckoner, open_at_zero)


def _gaps_inside(expr: Expr, figures: Figures, reckoner: Reckoner, open_at_zero: frozenset[int]) -> Iterator[str]:
    for operand in operands(expr):
        yield from _gaps(operand, figures, reckoner, open_at_zero)
