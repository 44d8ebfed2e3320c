"""The words that tables and sentences about standings share: names, ranks, keys, classes, what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import range_words
from emulation_rules.i18n.sentences import title_words
from emulation_rules.model.evaluation import Assessment, Evaluation
from emulation_rules.model.interval import Interval
from emulation_rules.model.quantity import Unit
from emulation_rules.model.standing import Classified, Rank, RankedBy, Standing, Standings
from emulation_rules.model.text import Language, Text
from emulation_rules.model.verdict import Reason, Verdict

MOST_NAMES: Final = 6
"""Names that a sentence lists before it only says how many more there are."""

_NAMED_KEYS: Final = frozenset({"share", "score"})


def unit_words(standing: Standing, language: Language) -> str:
    """Return the name of a unit, or its id where it has none."""
    return visible(standing.title.pick(language)) or visible(standing.unit)


def named(names: Mapping[str, Text], subject: str, language: Language) -> str:
    """Return what an id is called, or the id itself."""
    return visible(names.get(subject, Text()).pick(language)) or f"`{visible(subject)}`"


def rank_cell(rank: Rank | None, language: Language) -> str:
    """Return a rank for a table: ``1``, ``2=`` where it is shared, ``3–5`` while it is open, ``–`` without one."""
    if rank is None:
        return say("rank_none", language)
    if not rank.certain:
        return say("rank_open", language, best=str(rank.best), worst=str(rank.worst))
    return say("rank_shared" if rank.shared else "rank_one", language, best=str(rank.best))


def key_words(key: RankedBy, language: Language) -> str:
    """Return what a key is called: ``share``, or the formula as the ruleset writes it."""
    return say(f"key_{key.formula}", language) if key.formula in _NAMED_KEYS else f"`{visible(key.formula)}`"


def key_number(key: RankedBy, number: Interval | None, language: Language) -> str:
    """Return what a key comes to for a unit."""
    if number is None:
        return say("key_unknown", language)
    return range_words(number, Unit.PERCENT if key.formula == "share" else Unit.NUMBER, language)


def levels_words(classified: Classified, standings: Standings, language: Language) -> str:
    """Return the classes a unit can still be in: ``excellent``, or ``excellent or good``."""
    return level_words(standings.classes, classified.scheme, classified.possible, language)


def level_words(names: Mapping[str, Text], scheme: str, levels: Iterable[str], language: Language) -> str:
    """Return what classes of a scheme are called; schemes may give the same id to different classes."""
    found = ((level, names.get(f"{scheme}.{level}") or names.get(level, Text())) for level in levels)
    return say("finding_or", language).join(
        visible(text.pick(language)) or f"`{visible(level)}`" for level, text in found
    )


def is_open(assessment: Assessment) -> bool:
    """Whether a target that counts has no verdict or no certain points yet."""
    if not assessment.scored:
        return False
    points = assessment.points
    return assessment.verdict is Verdict.UNDETERMINED or (points is not None and not points.is_point)


def open_count(evaluation: Evaluation) -> int:
    """Return how many targets are still open."""
    return sum(map(is_open, evaluation.assessments))


def open_words(evaluation: Evaluation, language: Language) -> str:
    """Return the targets that are still open, each with why, or an empty string."""
    waiting = [assessment for assessment in evaluation.assessments if is_open(assessment)]
    said = [
        say("open_target", language, title=title_words(each, language), reason=_why_open(each, language))
        for each in waiting
    ]
    return listed(said, "open_more", language)


def _why_open(assessment: Assessment, language: Language) -> str:
    if assessment.verdict is Verdict.UNDETERMINED:
        return say(f"reason_{assessment.reason}", language)
    missing = assessment.reason is Reason.ONLY_SCORED and assessment.observed is None
    return say(f"reason_{Reason.NOT_REPORTED}" if missing else "open_points", language)


def listed(names: Sequence[str], more: str, language: Language) -> str:
    """Return names side by side; of many the first, and how many ``more`` (the message that says so) there are."""
    joined = ", ".join(names[:MOST_NAMES])
    left = len(names) - MOST_NAMES
    return say(more, language, names=joined, count=str(left)) if left > 0 else joined
