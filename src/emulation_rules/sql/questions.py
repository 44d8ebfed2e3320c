"""Questions of a plan in SQL: leaves, what is made of several, claims, and who is not asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from emulation_rules.model.target import ZeroBaseline
from emulation_rules.model.verdict import Reason
from emulation_rules.plan import frame
from emulation_rules.plan.nodes import Const, slots_of
from emulation_rules.plan.plan import Claimable, Combination, Exempt, Leaf, PlannedTarget, Question, pending
from emulation_rules.sql.dialect import case, joined
from emulation_rules.sql.figures import Full
from emulation_rules.sql.near import FAR
from emulation_rules.sql.ranks import BEYOND, KNOWN, rank
from emulation_rules.sql.reckoner import Reckoner
from emulation_rules.sql.sheet import Sheet
from emulation_rules.sql.truths import truth_of
from emulation_rules.sql.verdicts import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    OPEN,
    WHY,
    LeafText,
    is_zero,
    known_leaf,
    leaf_text,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A question in the query: the column of its verdict, and of its reason where that is asked for.

    ``quick`` says that ordinary rows are decided and asked, of whose ``slots`` some may be missing; ``condition`` is
    then what they meet it under. ``asked`` is a condition on the unit (None: all are), ``far`` one that figures are
    beyond reach, where no reason says so.
    """

    verdict: str
    reason: str | None
    may_not_apply: bool
    quick: bool = False
    asked: str | None = None
    never: bool = False
    may_be_far: bool = False
    condition: str = ""
    slots: frozenset[int] = frozenset()
    far: str | None = None


def answer(question: Question, sheet: Sheet, *, reasons: bool, is_part: bool = False) -> Answer:
    """Lay out a question. Raises `NotSayableError`.

    With ``is_part`` ordinary rows get no verdict: what is made of the parts is decided there at once.
    """
    match question:
        case Exempt(_, _, reason):
            told = sheet.put("q", rank(reason)) if reasons else None
            found = Answer(sheet.put("v", sheet.codes(NOT_APPLICABLE)), told, may_not_apply=True)
        case Claimable():
            told = sheet.put("q", rank(pending(question))) if reasons else None
            found = Answer(sheet.put("v", sheet.codes(OPEN)), told, may_not_apply=False)
        case Combination(_, _, need, parts):
            at_once = all(_is_quick(part, sheet) for part in parts)
            inside = [answer(part, sheet, reasons=reasons, is_part=at_once) for part in parts]
            found = _combination(need, inside, sheet, reasons=reasons, is_part=is_part)
        case Leaf():
            found = _leaf(_text_of(question, sheet), sheet, reasons=reasons, is_part=is_part)
    return _claimed(found, question, sheet)


def _is_quick(question: Question, sheet: Sheet) -> bool:
    """Whether ordinary rows are decided by conditions on their figures alone."""
    if question.id in sheet.source.claims:
        return False
    match question:
        case Leaf():
            return _text_of(question, sheet).quick is not None
        case Combination(parts=parts):
            return bool(parts) and all(_is_quick(part, sheet) for part in parts)
        case _:
            return False


def _text_of(leaf: Leaf, sheet: Sheet) -> LeafText:
    found = sheet.leaves.get(leaf.id)
    if found is None:
        found = sheet.leaves[leaf.id] = leaf_text(known_leaf(leaf, sheet.fixed), sheet.figures)
    return found


def of_target(number: int, planned: PlannedTarget, sheet: Sheet, *, reasons: bool) -> Answer:
    """Lay out the question of a target, which some units may not be asked. Raises `NotSayableError`."""
    name = f"x{number}"
    same, value = sheet.given(name)
    if same and value is not None:
        told = sheet.put("q", str(value)) if reasons else None
        return Answer(sheet.put("v", sheet.codes(NOT_APPLICABLE)), told, may_not_apply=True, never=True)
    found = None if reasons else _without_reasons(planned, sheet)
    found = found or answer(planned.question, sheet, reasons=reasons)
    if same:
        return found
    exempt = sheet.join(name)
    verdict = sheet.put("v", sheet.codes(case([(f"{exempt} IS NULL", found.verdict)], NOT_APPLICABLE)))
    told = None if found.reason is None else sheet.put("q", case([(f"{exempt} IS NULL", found.reason)], exempt))
    return replace(found, verdict=verdict, reason=told, may_not_apply=True, quick=False, asked=f"{exempt} IS NULL")


def _without_reasons(planned: PlannedTarget, sheet: Sheet) -> Answer | None:
    """A target that three values are enough for, None where they are not."""
    truth = truth_of(planned.question, sheet)
    if truth is None:
        return None
    quick = truth.quick
    if truth.near is None:
        verdict = sheet.put_truth("v", truth.branches, truth.otherwise, quick)
        slots = frozenset[int]() if quick is None else quick.slots
        return Answer(verdict, None, may_not_apply=False, quick=quick is not None, slots=slots)
    if quick is None or not slots_of(planned.points or Const(Fraction(0))) <= {frame.MET}:
        return None
    near = sheet.put("t", sheet.codes(truth.near))
    usual = replace(quick, text=near, numbers=frozenset(), direct=quick.slots, hands_on=True)
    found = sheet.put("r", case(truth.branches, near), usual)
    verdict = sheet.put("v", f"nullif({found}, {FAR})")
    return Answer(verdict, None, may_not_apply=False, far=f"{found} = {FAR}")


def _leaf(text: LeafText, sheet: Sheet, *, reasons: bool, is_part: bool) -> Answer:
    quick = text.quick
    if quick is not None:
        quick = replace(quick, text=sheet.codes(OPEN) if is_part else sheet.code(quick.text))
    far = f"THEN {BEYOND}" in text.why
    why = text.why
    if text.code.count(WHY) + (reasons or far) * text.reason.count(WHY) > 1:
        why = sheet.put("w", text.why, None if quick is None else str(KNOWN))
    verdict = sheet.put("v", sheet.codes(_with_why(text.code, why)), quick)
    told = None
    if reasons or far:
        told = sheet.put("q", _with_why(text.reason, why), None if quick is None else rank(Reason.MEASURED))
    condition = "" if text.quick is None else text.quick.text
    return Answer(verdict, told, text.may_not_apply, quick=quick is not None, may_be_far=far, condition=condition)


def _with_why(text: str, why: str) -> str:
    return re.sub(rf"\b{WHY}\b", lambda _: why, text)


def _combination(need: int | None, parts: Sequence[Answer], sheet: Sheet, *, reasons: bool, is_part: bool) -> Answer:
    """Kleene's three-valued logic over the parts that apply."""
    names = [part.verdict for part in parts]
    some = any(part.may_not_apply for part in parts)
    if some:
        applying = sheet.put("n", sheet.counted([f"coalesce({name}, 0) <> 3" for name in names]))
        met = sheet.put("n", sheet.counted([f"{name} = 1" for name in names]))
        open_ = sheet.put("n", sheet.counted([f"{name} IS NULL" for name in names]))
        wanted = applying if need is None else sheet.dialect.least([applying, str(need)])
        code = case(
            [
                (f"{applying} = 0", NOT_APPLICABLE),
                (f"{met} >= {wanted}", MET),
                (f"{met} + {open_} < {wanted}", NOT_MET),
            ]
        )
    else:
        code = _of_all(need, names, sheet)
    condition, quick = _at_once(need, parts), None
    if condition:
        quick = sheet.codes(OPEN) if is_part else sheet.code(condition)
    verdict = sheet.put("v", sheet.codes(code), quick)
    told = None
    if reasons or any(part.reason is not None for part in parts):
        first_open = [(f"{part.verdict} IS NULL", part.reason or rank(Reason.NOT_REPORTED)) for part in parts]
        far = [(f"{part.reason} = {BEYOND}", str(BEYOND)) for part in parts if part.reason is not None]
        first_open = [*(far if any(part.may_be_far for part in parts) else []), *first_open]
        decided = case([(f"{verdict} = 3", rank(Reason.NO_MEMBER_APPLIES))], rank(Reason.MEMBERS))
        told = sheet.put("q", case([(f"{verdict} IS NOT NULL", decided), *first_open]))
    far_off = any(part.may_be_far for part in parts)
    return Answer(verdict, told, some, quick=bool(condition), may_be_far=far_off, condition=condition)


def _at_once(need: int | None, parts: Sequence[Answer]) -> str:
    """The condition under which an ordinary row meets enough parts; empty where one of them takes more than that."""
    conditions = [f"({part.condition})" for part in parts if part.quick]
    if len(conditions) < len(parts):
        return ""
    if need is None or need >= len(parts):
        return joined("AND", conditions)
    if need == 1:
        return joined("OR", conditions)
    counted = [f"({case([(condition, '1')], '0')})" for condition in conditions]
    return f"{joined('+', counted)} >= {need}"


def _of_all(need: int | None, names: Sequence[str], sheet: Sheet) -> str:
    if need is None or need >= len(names):
        none = joined("OR", [f"{name} = 0" for name in names])
        every = joined("AND", [f"{name} = 1" for name in names])
        return case([(none, NOT_MET), (every, MET)])
    if need == 1:
        one = joined("OR", [f"{name} = 1" for name in names])
        missed = joined("AND", [f"{name} = 0" for name in names])
        return case([(one, MET), (missed, NOT_MET)])
    met = sheet.put("n", sheet.counted([f"{name} = 1" for name in names]))
    missed_count = sheet.put("n", sheet.counted([f"{name} = 0" for name in names]))
    return case([(f"{met} >= {need}", MET), (f"{len(names)} - {missed_count} < {need}", NOT_MET)])


def _claimed(found: Answer, question: Question, sheet: Sheet) -> Answer:
    """A claim counts only where figures do not decide."""
    claim = sheet.claim(question.id)
    if claim is None:
        return found
    by_claim = case([(f"{claim}", MET), (f"NOT {claim}", NOT_MET)])
    settled = f"{found.verdict} IS NULL AND {claim} IS NOT NULL"
    if found.may_be_far:  # figures beyond reach might decide
        settled += f" AND {found.reason} <> {BEYOND}"
    verdict = sheet.put("v", sheet.codes(case([(settled, by_claim)], found.verdict)))
    told = None
    if found.reason is not None:
        told = sheet.put("q", case([(settled, rank(Reason.CLAIMED))], found.reason))
    return replace(found, verdict=verdict, reason=told, quick=False)


def exceeded(question: Question, found: Answer, sheet: Sheet) -> str:
    """Lay out whether a target was exceeded: 1, 0, or null where that is open. Raises `NotSayableError`."""
    if not isinstance(question, Leaf) or question.exceeds is None:
        return sheet.put("e", "0")
    leaf = known_leaf(question, sheet.fixed)
    test = leaf.exceeds or leaf.test

    def ordinary(reckoner: Reckoner) -> str:
        if leaf.zero is not None and leaf.baseline is not None and reckoner.guards is not None:
            reckoner.demand_above_zero(leaf.baseline)
        return reckoner.passes(test.margin, strict=test.strict)

    def full(ways: Full) -> str:
        why = ways.reasons.of(test.margin)
        branches = [(f"{found.verdict} = 3 OR {found.verdict} = 0", "0")]
        if leaf.zero is ZeroBaseline.UNDETERMINED and leaf.baseline is not None:
            zero = f"{is_zero(leaf.baseline, ways)} AND {ways.reasons.known(leaf.value)}"
            branches.append((f"{found.verdict} IS NULL AND {zero}", OPEN))
        if why != str(KNOWN):
            branches.append((f"{why} < {KNOWN}", OPEN))
        passed = case([(f"{found.verdict} IS NOT NULL", "1")], OPEN)
        return case([*branches, (ways.reckoner.passes(test.margin, strict=test.strict), passed)], "0")

    quick = sheet.figures.quick(ordinary) if found.quick else None
    if quick is not None:
        text = sheet.code(f"({found.verdict} = 1 AND {quick.text})")
        quick = replace(quick, text=text, direct=quick.direct | found.slots)
    return sheet.put("e", sheet.codes(sheet.figures.full(full)), quick)
