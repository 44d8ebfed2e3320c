"""Standings as a CSV table: one row a unit, for spreadsheets and statistics programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from emulation_rules.i18n.standing_sentences import explain_standing
from emulation_rules.i18n.standing_words import open_count
from emulation_rules.model.standing import Standing, Standings
from emulation_rules.model.text import Language
from emulation_rules.model.verdict import Exceeded
from emulation_rules.outputs.csv_cells import ends, number, safe

COLUMNS: Final = (
    "ruleset",
    "period",
    "unit",
    "title",
    "peers",
    "rank_best",
    "rank_worst",
    "rank_of",
    "rank_shared",
    "points_certain",
    "points_possible",
    "maximum",
    "share_certain",
    "share_possible",
    "open_targets",
    "vetoes_fired",
    "vetoes_open",
)
"""The columns every table has. Those of keys, groups, titles and classes follow, and the explanation is last."""


def render(standings: Standings, language: Language, units: Sequence[str] = ()) -> str:
    """Return the table, of the ``units`` named or of all. Headings and codes are the same in every language.

    Numbers are plain decimals with a point. ``title:x`` holds an outcome, ``class:x`` every class still possible.
    """
    shown = [each for each in standings.standings if not units or each.unit in units]
    groups = _all(group.group for each in standings.standings for group in each.evaluation.score.groups)
    titles = _all(title.title for each in standings.standings for title in each.titles)
    schemes = _all(each.scheme for standing in standings.standings for each in standing.classes)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(
        [
            *COLUMNS,
            *(safe(f"key:{key.formula}:{end}") for key in standings.ranked_by for end in ("low", "high")),
            *(safe(f"points:{group}:{end}") for group in groups for end in ("certain", "possible", "maximum")),
            *(safe(f"{kind}:{title}") for title in titles for kind in ("title", "because")),
            *(safe(f"class:{scheme}") for scheme in schemes),
            "explanation",
        ]
    )
    for each in shown:
        writer.writerow(
            [
                *_fixed(each, standings, language),
                *_keys(each, len(standings.ranked_by)),
                *_groups(each, groups),
                *_titles(each, titles),
                *_classes(each, schemes),
                safe("; ".join(explain_standing(each, standings, language))),
            ]
        )
    return written.getvalue()


def _all(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _fixed(standing: Standing, standings: Standings, language: Language) -> list[str]:
    rank, score = standing.rank, standing.evaluation.score
    fired = [veto.target for veto in score.vetoes if veto.fires is Exceeded.YES]
    unknown = [veto.target for veto in score.vetoes if veto.fires is Exceeded.UNKNOWN]
    return [
        safe(standings.ruleset),
        str(standings.period),
        safe(standing.unit),
        safe(standing.title.pick(language)),
        safe(standing.peers),
        *(["", "", "", ""] if rank is None else [str(rank.best), str(rank.worst), str(rank.of)]),
        *([] if rank is None else ["yes" if rank.shared else "no"]),
        *ends(score.points),
        number(score.maximum),
        *ends(score.share),
        str(open_count(standing.evaluation)),
        safe(" ".join(fired)),
        safe(" ".join(unknown)),
    ]


def _keys(standing: Standing, count: int) -> list[str]:
    keys = [*standing.keys, *[None] * count][:count]
    return [end for key in keys for end in ends(key)]


def _groups(standing: Standing, groups: Sequence[str]) -> list[str]:
    by_id = {group.group: group for group in standing.evaluation.score.groups}
    found = (by_id.get(name) for name in groups)
    return [
        cell
        for group in found
        for cell in (("", "", "") if group is None else (*ends(group.points), number(group.maximum)))
    ]


def _titles(standing: Standing, titles: Sequence[str]) -> list[str]:
    by_id = {proposal.title: proposal for proposal in standing.titles}
    found = (by_id.get(name) for name in titles)
    return [
        cell
        for proposal in found
        for cell in (("", "") if proposal is None else (proposal.outcome.value, proposal.because.value))
    ]


def _classes(standing: Standing, schemes: Sequence[str]) -> list[str]:
    by_id = {each.scheme: each.possible for each in standing.classes}
    return [safe(" ".join(by_id.get(scheme, ()))) for scheme in schemes]
