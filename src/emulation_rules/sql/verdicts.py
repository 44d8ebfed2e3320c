"""One leaf of a plan in SQL: its verdict as a code, and the rank of its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.target import ZeroBaseline
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.plan.nodes import (
    Choice,
    Const,
    Expr,
    FirstKnown,
    Present,
    Read,
    Test,
    Unknown,
    operands,
    slots_of,
)
from emulation_rules.plan.plan import Leaf
from emulation_rules.sql.certain import certain, is_polynomial
from emulation_rules.sql.column_type import Kind
from emulation_rules.sql.dialect import case
from emulation_rules.sql.figures import Figures, Full, Quick
from emulation_rules.sql.ranks import BEYOND, EXEMPT_BELOW, KNOWN, among, rank
from emulation_rules.sql.reckoner import Reckoner
from emulation_rules.sql.simplified import Fixed, simplified

NOT_MET, MET, OPEN, NOT_APPLICABLE = "0", "1", "NULL", "3"
"""Verdicts as codes; what is undetermined is null."""

WHY: Final = "why"


@dataclass(frozen=True, slots=True)
class LeafText:
    """``code`` and ``reason`` are for any row; ``quick`` the condition for ordinary ones, where there is one.

    In the texts `WHY` stands for the rank of why the margin is not known, which is ``why``.
    """

    code: str
    reason: str
    why: str
    quick: Quick | None
    may_not_apply: bool


def leaf_text(leaf: Leaf, figures: Figures) -> LeafText:
    """Return a leaf in SQL. Raises `NotSayableError`."""
    quick = figures.quick(lambda reckoner: ordinary_test(leaf, reckoner))

    def write(full: Full) -> LeafText:
        # Columns that are compared themselves are so at any size; what is reckoned with must be within reach.
        why = full.reported.of(leaf.test.margin)
        branches = list(_branches(leaf, figures, full, why, None))
        if full.reckoner.reckoned:
            why = full.reasons.of(leaf.test.margin)
            branches = list(_branches(leaf, figures, full, why, quick))
        code = case([(condition, code) for condition, code, _ in branches[:-1]], branches[-1][1])
        reason = case([(condition, reason) for condition, _, reason in branches[:-1]], branches[-1][2])
        return LeafText(code, reason, why, quick, any(code == NOT_APPLICABLE for _, code, _ in branches))

    return figures.full(write)


def known_leaf(leaf: Leaf, fixed: Fixed) -> Leaf:
    """Return a leaf without what is the same in every row."""
    return replace(
        leaf,
        value=simplified(leaf.value, fixed),
        test=Test(simplified(leaf.test.margin, fixed), leaf.test.strict),
        baseline=None if leaf.baseline is None else simplified(leaf.baseline, fixed),
        exceeds=None if leaf.exceeds is None else Test(simplified(leaf.exceeds.margin, fixed), leaf.exceeds.strict),
    )


def truth_code(condition: str) -> str:
    """Return a condition that is true or false as a verdict."""
    return {"TRUE": MET, "FALSE": NOT_MET}.get(condition) or case([(condition, MET)], NOT_MET)


def ordinary_test(leaf: Leaf, reckoner: Reckoner) -> str:
    """Return the condition under which an ordinary row meets a leaf."""
    if leaf.zero is not None and leaf.baseline is not None and reckoner.guards is not None:
        reckoner.demand_above_zero(leaf.baseline)
    return reckoner.passes(leaf.test.margin, strict=leaf.test.strict)


def _branches(
    leaf: Leaf, figures: Figures, full: Full, why: str, quick: Quick | None
) -> Iterator[tuple[str, str, str]]:
    """Yield condition, code and reason; the last is for what is left."""
    margin, strict = leaf.test.margin, leaf.test.strict
    if leaf.zero is ZeroBaseline.NOT_APPLICABLE and (zero := _zero_baseline(leaf, full, known=False)) is not None:
        yield zero, NOT_APPLICABLE, rank(Reason.ZERO_BASELINE_EXEMPTS)
    if why != str(KNOWN):
        if may_be_exempt(margin, figures):
            yield f"{WHY} < {EXEMPT_BELOW}", NOT_APPLICABLE, WHY
        far = f"THEN {BEYOND}" in why and leaf.zero is None
        sure = certain(margin, figures) if far else None
        if sure is not None:
            figures_only = " AND ".join(
                among(full.reasons.slots[slot], (BEYOND, KNOWN)) for slot in sorted(slots_of(margin))
            )
            code = case([(sure[0], MET)], NOT_MET)
            yield f"{WHY} = {BEYOND} AND {figures_only} AND ({sure[0]} OR {sure[1]})", code, rank(Reason.MEASURED)
        yield f"{WHY} < {KNOWN}", OPEN, WHY
    zero = _zero_baseline(leaf, full, known=known_with(leaf.baseline, margin))
    if zero is not None and leaf.zero is ZeroBaseline.MET_IF_STILL_ZERO:
        still = is_zero(leaf.value, full, known=known_with(leaf.value, margin))
        yield f"{zero} AND {still}", MET, rank(Reason.STILL_ZERO)
    elif zero is not None and leaf.zero is ZeroBaseline.UNDETERMINED:
        value = "" if known_with(leaf.value, margin) else f" AND {full.reasons.known(leaf.value)}"
        yield f"{zero}{value}", OPEN, rank(Reason.ZERO_BASELINE)
    # Whole numbers are soon made wide; of others it takes less to see whether they are small.
    if quick is not None and any(figures.columns[slot].type.kind is not Kind.INTEGER for slot in quick.numbers):
        asked = {slot: slot in quick.positives for slot in sorted(quick.numbers)}
        conditions = (figures.ordinary(slot, quick.limit, positive=above) for slot, above in asked.items())
        small = " AND ".join(f"({condition})" for condition in conditions)
        if quick.guards:
            small = case([(small or "TRUE", " AND ".join(quick.guards))], "FALSE")
        yield small, truth_code(quick.text), rank(Reason.MEASURED)
    yield "", truth_code(full.reckoner.passes(margin, strict=strict)), rank(Reason.MEASURED)


def known_with(expr: Expr | None, margin: Expr) -> bool:
    """Return whether an expression has a value wherever a margin has one."""
    return expr is not None and _is_plain(margin) and is_polynomial(expr) and slots_of(expr) <= slots_of(margin)


def _is_plain(expr: Expr) -> bool:
    """Whether an expression needs all of its figures."""
    return not isinstance(expr, FirstKnown | Choice | Present) and all(map(_is_plain, operands(expr)))


def may_be_zero(leaf: Leaf) -> bool:
    """Return whether the ruleset says something of a baseline of zero, and it may be that."""
    constant = isinstance(leaf.baseline, Const) and leaf.baseline.number != 0
    return leaf.zero is not None and leaf.baseline is not None and not constant


def _zero_baseline(leaf: Leaf, full: Full, *, known: bool) -> str | None:
    """A condition that the baseline is known and zero; None where that means nothing, or cannot be."""
    if leaf.zero is None or leaf.baseline is None:
        return None
    found = is_zero(leaf.baseline, full, known=known)
    return None if found == "FALSE" else found


def is_zero(expr: Expr, full: Full, *, known: bool = False) -> str:
    """Return a condition that a number is known and zero; where it is ``known`` that it is zero."""
    if isinstance(expr, Const):
        return "FALSE" if expr.number else "TRUE"
    zero = full.reckoner.beside(expr, Comparison.EXACTLY, Fraction(0))
    return zero if known else f"({full.reasons.known(expr)} AND {zero})"


def may_be_exempt(expr: Expr, figures: Figures) -> bool:
    """Return whether an expression may have no value because its figures are not asked for."""
    match expr:
        case Read(slot):
            return slot in figures.off or figures.absent[slot] in EXEMPTING
        case Unknown(reason):
            return reason in EXEMPTING
        case _:
            return any(may_be_exempt(operand, figures) for operand in operands(expr))
