"""Ranking, titles and classes as documents write them, in canonical form."""

from __future__ import annotations

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.indicator import Better
from emulation_rules.model.scoring import RoundingMode
from emulation_rules.model.titles import (
    AtTheCut,
    ClassLevel,
    ClassScheme,
    Quota,
    QuotaBase,
    Ranking,
    RankKey,
    Title,
    Vote,
)
from emulation_rules.syntax.documents.words import BASE_WORDS, word_of
from emulation_rules.syntax.formula.formulas import print_formula
from emulation_rules.syntax.writing.table_data import given, label_data, share_text
from emulation_rules.syntax.yaml.data import Data


def ranking_data(ranking: Ranking | None) -> dict[str, Data] | None:
    """Return what units are ranked by, None where they are not."""
    if ranking is None:
        return None
    keys: list[Data] = [_key(key) for key in ranking.keys]
    return {"by": keys, **given({"within_peers": ranking.within_peers or None})}


def _key(key: RankKey) -> Data:
    text = print_formula(key.formula)
    return text if key.better is Better.HIGHER else {"of": text, "better": word_of(key.better)}


def title_data(title: Title) -> dict[str, Data]:
    """Return a title."""
    return {
        **label_data(title.title),
        "when": print_formula(title.when),
        **given(
            {
                "within": title.within,
                "quota": None if title.quota is None else _quota(title.quota),
                "vote": None if title.vote is None else _vote(title.vote),
                "ignores": list(title.ignores) or None,
                "note": title.note,
            }
        ),
    }


def base_text(base: QuotaBase, of: str) -> str:
    """Return what a quota is a share of."""
    return f"{BASE_WORDS[base]}{of}"


def _quota(quota: Quota) -> Data:
    return given(
        {
            "number": quota.number,
            "share": None if quota.share is None else share_text(quota.share),
            "of": None if quota.base is QuotaBase.UNITS else base_text(quota.base, quota.of),
            "rounding": None if quota.rounding is RoundingMode.DOWN else word_of(quota.rounding),
            "ties": None if quota.ties is AtTheCut.UNDETERMINED else word_of(quota.ties),
        }
    )


def _vote(vote: Vote) -> Data:
    way = "at_least" if vote.comparison is Comparison.AT_LEAST else "above"
    return given({"favour": vote.favour, "base": vote.base, way: share_text(vote.share), "casting": vote.casting})


def scheme_data(scheme: ClassScheme) -> dict[str, Data]:
    """Return a scheme of classes."""
    return {
        **label_data(scheme.title),
        **given({"first": scheme.first or None}),
        "levels": {level.id: _level(level) for level in scheme.levels},
    }


def _level(level: ClassLevel) -> Data:
    held: dict[str, Data] = {"otherwise": True} if level.when is None else {"when": print_formula(level.when)}
    return {**label_data(level.title), **held}
