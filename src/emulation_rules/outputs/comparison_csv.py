"""A comparison of two standings as a CSV table: one row a change."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from emulation_rules.i18n.comparison_sentences import Names, why_words
from emulation_rules.model.comparison import Comparison, ScoreChange, UnitChange, Why
from emulation_rules.model.interval import Interval
from emulation_rules.model.standing import Rank
from emulation_rules.model.text import Language
from emulation_rules.outputs.comparison_rows import changed
from emulation_rules.outputs.csv_cells import ends, safe

COLUMNS: Final = (
    "ruleset",
    "period",
    "unit",
    "title",
    "what",
    "subject",
    "before",
    "before_high",
    "after",
    "after_high",
    "outlook",
    "causes",
    "by",
    "explanation",
)


def render(comparison: Comparison, names: Names, language: Language, units: Sequence[str] = ()) -> str:
    """Return the table, of the ``units`` named or of all. Headings and codes are the same in every language.

    ``what`` is ``rank``, ``points``, ``share``, ``target_points``, ``verdict``, ``title``, ``class``, ``arrived`` or
    ``left``. Numbers and ranks have two ends, the second in ``…_high``.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    head = [safe(comparison.ruleset), str(comparison.period)]
    for change in changed(comparison, units):
        unit = [safe(change.unit), safe(names.unit(change.unit, language))]
        for cells, whys in _changes(change):
            why = list(whys)
            by = dict.fromkeys(name for each in why for name in each.by)
            causes = " ".join(each.cause.value for each in why)
            said = why_words(why, names, language) if why else ""
            writer.writerow([*head, *unit, *map(safe, cells), causes, safe(" ".join(by)), safe(said)])
    return written.getvalue()


_Change = tuple[tuple[str, ...], Iterable[Why]]


def _changes(change: UnitChange) -> Iterator[_Change]:
    if change.arrived:
        yield ("arrived", *[""] * 6), ()
    if change.left:
        yield ("left", *[""] * 6), ()
    if change.rank is not None:
        yield ("rank", "", *_ranks(change.rank.before), *_ranks(change.rank.after), ""), change.rank.why
    yield from _score(change.score)
    for title in change.titles:
        before, after = ("" if each is None else each.outcome.value for each in (title.before, title.after))
        yield _words("title", title.title, before, after, title.outlook or ""), title.why
    for each in change.classes:
        yield _words("class", each.scheme, " ".join(each.before), " ".join(each.after)), each.why
    for verdict in change.verdicts:
        yield _words("verdict", verdict.target, verdict.before or "", verdict.after or ""), verdict.why
    for points in change.points:
        yield _numbers("target_points", points.target, points.before, points.after), points.why


def _score(score: ScoreChange | None) -> Iterator[_Change]:
    if score is None:
        return
    pairs = (("points", score.points_before, score.points_after), ("share", score.share_before, score.share_after))
    for what, before, after in pairs:
        if before != after:
            yield _numbers(what, "", before, after), score.why


def _words(what: str, subject: str, before: str, after: str, outlook: str = "") -> tuple[str, ...]:
    return what, subject, before, "", after, "", outlook


def _numbers(what: str, subject: str, before: Interval | None, after: Interval | None) -> tuple[str, ...]:
    return what, subject, *ends(before), *ends(after), ""


def _ranks(rank: Rank | None) -> tuple[str, str]:
    return ("", "") if rank is None else (str(rank.best), str(rank.worst))
