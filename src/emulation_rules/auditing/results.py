"""Stated totals, shares, points and ranks, held against recomputed ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Final

from emulation_rules.auditing.display import summed_figures
from emulation_rules.auditing.subject import Subject
from emulation_rules.auditing.words import number_detail, range_detail
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.interval import Interval
from emulation_rules.model.quantity import Unit
from emulation_rules.model.report import FigureKey
from emulation_rules.model.score_tree import RoundingStage
from emulation_rules.model.standing import Rank, Standing, Standings
from emulation_rules.model.stated_results import StatedNumber
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.rounding import rounded_interval

MOST_CELLS: Final = 3
"""Cells that are named as perhaps left out of a total; where more fit, it is chance."""

_CODES: Final = {"score": "audit_score_differs", "share": "audit_share_differs", "points": "audit_points_differ"}


def check_results(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with the results one report states of the period."""
    stated = subject.report.stated.get(subject.plan.period)
    for name, number in () if stated is None else stated.named():
        yield from _check_rank(subject, number) if name == "rank" else _check_number(subject, name, number)


def _check_number(subject: Subject, name: str, stated: StatedNumber) -> Iterator[Finding]:
    exact, most = (_result(subject.plan, evaluation, name) for evaluation in (subject.evaluation, subject.most))
    if exact is None or most is None:
        yield _finding(subject, "audit_nothing_to_compare", name, stated, {}, Severity.WARNING)
        return
    if stated.possible.meet(most) is not None:
        return
    kind, _, of = name.partition(":")
    details = {"of": of, **_difference(stated, exact, most)}
    if kind == "share":
        details |= range_detail("recomputed", exact, Unit.PERCENT)
    how, cells = _left_out(subject, name, stated)
    if cells:
        details["cells"] = ", ".join(_cell_words(subject, key) for key in cells)
    yield _finding(subject, _CODES[kind] + how, name, stated, details, Severity.ERROR)


def _result(plan: Plan, evaluation: Evaluation, name: str) -> Interval | None:
    """Return what is recomputed under a name, or None where there is nothing of the kind."""
    score = evaluation.score
    kind, _, of = name.partition(":")
    if kind != "points":
        found = score.share if kind == "share" else score.points
        return None if score.share is None else found
    for group in score.groups:
        if group.group == of:
            return group.points
    points = next((each.points for each in evaluation.assessments if each.target == of), None)
    rules = plan.ruleset.score
    if points is None or rules.stage is not RoundingStage.TARGET:
        return points
    # Where each target is rounded before it counts, a report may state its points before or after that.
    return points.hull(rounded_interval(points, rules.rounding))


def _difference(stated: StatedNumber, exact: Interval, most: Interval) -> dict[str, str]:
    """Return how far the stated number is off, and how far display rounding can have moved it."""
    below = most.low is not None and stated.number < most.low
    end, outer = (exact.low, most.low) if below else (exact.high, most.high)
    gap = Fraction(0) if end is None else abs(stated.number - end)
    tolerance = stated.half if end is None or outer is None else stated.half + abs(end - outer)
    return range_detail("recomputed", exact) | number_detail("gap", gap) | number_detail("tolerance", tolerance)


# ---- the cell that was left out ---------------------------------------------------------


def _left_out(subject: Subject, name: str, stated: StatedNumber) -> tuple[str, Sequence[FigureKey]]:
    """Return the cells that explain a stated number if they were not counted, and the end of the code that says so.

    Cells with another decimal mark than the rest of their table, all of them or one, come before any others: a
    spreadsheet does not add them up.
    """
    counted = list(_counted(subject))
    odd = [key for key in counted if key in {(cell.key, cell.period) for cell in subject.report.odd_cells}]
    if len(odd) > 1 and _explained(subject, odd, name, stated):
        return "_by_cells", odd
    for cells in (odd, [key for key in counted if key not in odd]):
        # Every try is an evaluation; one more than are named settles it.
        tries = (key for key in cells if _explained(subject, [key], name, stated))
        fitting = list(islice(tries, MOST_CELLS + 1))
        if fitting:
            how = "_by_a_cell" if len(fitting) == 1 else "_by_one_of"
            return (how, fitting) if len(fitting) <= MOST_CELLS else ("", ())
    return "", ()


def _counted(subject: Subject) -> Iterator[FigureKey]:
    for key in summed_figures(subject.plan):
        observation = subject.report.observations.get(key)
        if observation is not None and observation.interval not in (None, Interval.point(0)):
            yield key


def _explained(subject: Subject, keys: Sequence[FigureKey], name: str, stated: StatedNumber) -> bool:
    found = _result(subject.plan, subject.without(keys), name)
    return found is not None and stated.possible.meet(found) is not None


def _cell_words(subject: Subject, key: FigureKey) -> str:
    place = subject.figure_place(key)
    text = f"`{subject.cell_text(key)}`"
    return f"{text} ({place})" if place.file else f"{text} (`{key[0]}`)"


# ---- ranks ------------------------------------------------------------------------------


def _check_rank(subject: Subject, stated: StatedNumber) -> Iterator[Finding]:
    standing = next((one for one in subject.standings.standings if one.unit == subject.report.unit), None)
    if standing is None or standing.rank is None:
        yield _finding(subject, "audit_nothing_to_compare", "rank", stated, {}, Severity.WARNING)
        return
    rank = standing.rank
    worst = _last_of_tie(subject.standings, standing, rank) if rank.shared else rank.worst
    if not rank.best <= stated.number <= worst:
        found = Interval(Fraction(rank.best), Fraction(worst))
        details = {"of": str(rank.of), **range_detail("recomputed", found)}
        yield _finding(subject, "audit_rank_differs", "rank", stated, details, Severity.ERROR)


def _last_of_tie(standings: Standings, standing: Standing, rank: Rank) -> int:
    """Return the last rank a unit may be given where units that tie are each given their own."""
    beside = [one for one in standings.standings if not standings.within_peers or one.peers == standing.peers]
    tied = sum(other.rank is not None and other.rank.best == rank.best for other in beside)
    return max(rank.worst, rank.best + tied - 1)


def _finding(  # what is stated, under which name, and what is said of it
    subject: Subject, code: str, name: str, stated: StatedNumber, details: dict[str, str], severity: Severity
) -> Finding:
    path = ("stated", str(subject.plan.period), subject.report.unit, *name.split(":"))
    written = stated.written or str(stated.number)
    # What is written is kept in the plain spelling, which parts no thousands.
    said = {"stated": written, "stated_vi": written.replace(".", ","), "unit": subject.report.unit, **details}
    return Finding(code, path, stated.place, severity, tuple(said.items()))
