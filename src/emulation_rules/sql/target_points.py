"""What a target brings to the total in SQL, and how its points are told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from emulation_rules.model.score_tree import Missing, RoundingStage
from emulation_rules.model.scoring import Adjustment, LeaderShare, When, WithoutMark
from emulation_rules.model.verdict import Reason
from emulation_rules.plan import frame
from emulation_rules.plan.nodes import slots_of
from emulation_rules.plan.plan import Exempt, PlannedTarget
from emulation_rules.sql.amounts import Amount, added, amount, nearest, nothing, rounded
from emulation_rules.sql.dialect import case
from emulation_rules.sql.formula_points import by_figures, formula_of
from emulation_rules.sql.points import Pieces, by_verdict
from emulation_rules.sql.questions import Answer, exceeded
from emulation_rules.sql.ranks import UNREPORTED_RANKS, among
from emulation_rules.sql.refused import NotSayableError
from emulation_rules.sql.score import Member, beside
from emulation_rules.sql.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Brought:
    """What one target brings.

    ``points`` tell its points as doubles: where they are one number, at least, at most. ``single`` is null where what
    it brings is not one number; None where that takes more than a column. ``still`` is what it may bring where
    ``single`` is null, and nothing less; None where it is another thing. ``beyond`` is a condition that its points are
    beyond reach.
    """

    answer: Answer
    points: tuple[str, str, str]
    members: tuple[Member, ...]
    single: Amount | None
    beyond: str | None = None
    still: Fraction | None = None


def missing_of(planned: PlannedTarget, sheet: Sheet) -> Missing:
    """Return what a target without figures is for the score."""
    if planned.points is None or planned.target.points is None:
        return Missing.UNKNOWN
    return planned.target.missing or sheet.plan.ruleset.score.missing


def brought(planned: PlannedTarget, found: Answer, sheet: Sheet) -> Brought:
    """Lay out what a target brings. Raises `NotSayableError`."""
    target = planned.target
    beyond_mark = None
    if _minds_exceeded(planned):
        beyond_mark = exceeded(planned.question, found, sheet)
    extra = _adjustments(planned, found, beyond_mark)
    if planned.points is None or target.points is None or found.never:
        null = sheet.dialect.cast("NULL", sheet.dialect.real)
        return Brought(found, (null, null, null), tuple(extra), None if extra else nothing())
    if isinstance(target.scoring, LeaderShare) and target.scoring.without_mark is WithoutMark.BY_VALUE:
        raise NotSayableError("sql_by_value")
    pieces = _pieces(planned, found, beyond_mark, sheet)
    told, member, single = _kept(planned, found, pieces, sheet)
    follows = pieces.of_met is not None and pieces.while_open[0] == 0 and not _rounds_each(sheet)
    still = pieces.while_open[1] * pieces.unit if follows else None
    return Brought(found, told, (member, *extra), None if extra else single, pieces.beyond, still)


def _minds_exceeded(planned: PlannedTarget) -> bool:
    target = planned.target
    adjusted = any(each is not None and each.when is When.EXCEEDED for each in (target.bonus, target.penalty))
    return adjusted or (planned.points is not None and frame.EXCEEDED in slots_of(planned.points))


def _pieces(planned: PlannedTarget, found: Answer, beyond_mark: str | None, sheet: Sheet) -> Pieces:
    missing = missing_of(planned, sheet)
    if planned.points is not None and slots_of(planned.points) <= {frame.MET, frame.EXCEEDED}:
        pieces = by_verdict(planned.points, found.verdict, beyond_mark)
        if missing is not Missing.UNKNOWN and found.reason is not None:
            pieces = _without(pieces, among(found.reason, UNREPORTED_RANKS))
        return pieces
    formula = formula_of(sheet.plan, planned, sheet.fixed)
    reason = found.reason if missing is not Missing.UNKNOWN else None
    pieces = by_figures(formula, sheet.plan, sheet.figures, found.verdict, reason)
    if pieces.quick is None or not found.quick:
        return replace(pieces, quick=None)
    # Where a figure of the question is missing the points are more than one number.
    return replace(pieces, quick=replace(pieces.quick, direct=pieces.quick.direct | found.slots))


def _without(pieces: Pieces, condition: str) -> Pieces:
    """Points that are zero where figures are missing."""
    single, low, high = (f"({case([(condition, '0')], text)})" for text in (pieces.single, pieces.low, pieces.high))
    return replace(pieces, single=single, low=low, high=high, of_met=None, nothing=condition)


def _kept(
    planned: PlannedTarget, found: Answer, pieces: Pieces, sheet: Sheet
) -> tuple[tuple[str, str, str], Member, Amount]:
    """Points as they are told, as a member of the score, and as one number."""
    none = _none(planned, found, pieces, sheet)
    dialect = sheet.dialect
    maximum = amount(planned.target.points or Fraction(0))
    if none is None and pieces.of_met is not None and pieces.quick is None:
        points = sheet.put("p", f"{found.verdict} * {dialect.whole_points(pieces.of_met)}")
        texts = [points, *(f"coalesce({points}, {end})" for end in pieces.while_open)]
        single, low, high = (Amount(text, pieces.unit, pieces.most) for text in texts)
        ends = [nearest(each, None, dialect) for each in (single, low, high)]
        single, low, high = (_for_the_total(each, sheet) for each in (single, low, high))
        return (ends[0], ends[1], ends[2]), Member(low, high, maximum), single
    texts = [pieces.single, pieces.low, pieces.high]
    if none is not None:
        texts = [case([(none, "NULL")], texts[0]), case([(none, "0")], texts[1]), case([(none, "0")], texts[2])]
    quick = pieces.quick
    if quick is not None:
        quick = replace(quick, text=dialect.cast(quick.text, dialect.total))
    columns = [sheet.put("p", dialect.cast(text, dialect.total), quick) for text in texts]
    single, low, high = (Amount(name, pieces.unit, pieces.most) for name in columns)
    applies = None
    if none is not None:
        applies = f"{sheet.put('a', case([(none, '0')], '1'))} = 1"
        maximum = Amount(case([(applies, maximum.text)], "0"), maximum.unit, maximum.most)
        maximum = replace(maximum, text=f"({maximum.text})")
    ends = [nearest(each, None, dialect) for each in (single, low, high)]
    if applies is not None:
        ends = [ends[0], case([(applies, ends[1])]), case([(applies, ends[2])])]
    single, low, high = (_for_the_total(each, sheet) for each in (single, low, high))
    return (ends[0], ends[1], ends[2]), Member(low, high, maximum, applies), single


def _for_the_total(found: Amount, sheet: Sheet) -> Amount:
    """Points are told as they are, and count rounded where the ruleset rounds those of each target."""
    return rounded(found, sheet.plan.ruleset.score.rounding, sheet.dialect) if _rounds_each(sheet) else found


def _rounds_each(sheet: Sheet) -> bool:
    return sheet.plan.ruleset.score.stage is RoundingStage.TARGET


def _none(planned: PlannedTarget, found: Answer, pieces: Pieces, sheet: Sheet) -> str | None:
    """A condition that a target has no points to give; None where it always has."""
    conditions = []
    if isinstance(planned.question, Exempt) and planned.question.reason is Reason.ONLY_SCORED:
        conditions += [] if found.asked is None else [f"NOT ({found.asked})"]
    elif found.may_not_apply:
        conditions.append(f"coalesce({found.verdict}, 0) = 3")
    if pieces.nothing is not None and missing_of(planned, sheet) is Missing.LEFT_OUT:
        conditions.append(f"({pieces.nothing})")
    return " OR ".join(conditions) or None


# ---- bonus and penalty ----------------------------------------------------------------------


def _adjustments(planned: PlannedTarget, found: Answer, beyond_mark: str | None) -> list[Member]:
    target = planned.target
    if not target.scored or found.never or (target.bonus is None and target.penalty is None):
        return []
    lows, highs = [], []
    for adjustment, sign in ((target.bonus, 1), (target.penalty, -1)):
        if adjustment is not None:
            low, high = _adjusted(adjustment, found, beyond_mark)
            lows.append(low if sign > 0 else high.times(Fraction(-1)))
            highs.append(high if sign > 0 else low.times(Fraction(-1)))
    return [beside(added(lows), added(highs))]


def _adjusted(adjustment: Adjustment, found: Answer, beyond_mark: str | None) -> tuple[Amount, Amount]:
    """What an adjustment comes to at least and at most, before its sign."""
    held = f"{found.verdict} = 1"
    failed = f"{found.verdict} = 0"
    match adjustment.when:
        case When.EXCEEDED:
            held, failed = f"{beyond_mark} = 1", f"{beyond_mark} = 0"
        case When.NOT_MET:
            held, failed = failed, held
        case When.MET:
            pass
    worth = amount(adjustment.points)
    gone = f"coalesce({found.verdict}, 0) = 3" if found.may_not_apply else "FALSE"
    low = case([(f"{held} AND NOT ({gone})", worth.text)], "0")
    high = case([(f"{failed} OR {gone}", "0")], worth.text)
    return tuple(replace(worth, text=f"({text})") for text in (low, high))  # type: ignore[return-value]
