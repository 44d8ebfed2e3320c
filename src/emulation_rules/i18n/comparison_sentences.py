"""Sentences about what changed for one unit of a cluster, each with why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import range_words
from emulation_rules.i18n.standing_words import level_words, named, rank_cell
from emulation_rules.model.comparison import (
    ClassChange,
    Comparison,
    Outlook,
    ScoreChange,
    TitleChange,
    UnitChange,
    Why,
)
from emulation_rules.model.interval import Interval
from emulation_rules.model.quantity import Unit
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.standing import Proposal, Standings
from emulation_rules.model.text import Language, Text
from emulation_rules.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called in the two standings that are compared; the later one comes first."""

    title: Text
    units: Mapping[str, Text]
    titles: Mapping[str, Text]
    classes: Mapping[str, Text]

    @classmethod
    def of(cls, before: Standings, after: Standings) -> Names:
        """Return the names that both standings know."""
        units = {each.unit: each.title for each in (*before.standings, *after.standings)}
        return cls(after.title, units, {**before.titles, **after.titles}, {**before.classes, **after.classes})

    def unit(self, unit: str, language: Language) -> str:
        """Return what a unit is called, or its id."""
        if unit == CLUSTER:
            return say("cluster", language)
        return visible(self.units.get(unit, Text()).pick(language)) or visible(unit)


def explain_comparison(comparison: Comparison, names: Names, language: Language) -> list[str]:
    """Return what set the changes off, and how many units they reached."""
    said = []
    if comparison.rules_changed:
        said.append(say("comparison_rules", language))
    if comparison.reported:
        units = ", ".join(names.unit(unit, language) for unit in comparison.reported)
        said.append(say("comparison_reported", language, units=units))
    count = str(len(comparison.units))
    said.append(say("comparison_count" if comparison else "comparison_nothing", language, count=count))
    return said


def explain_change(change: UnitChange, names: Names, language: Language) -> list[str]:
    """Return a sentence for everything that changed for a unit: from its rank down to single targets."""
    return list(_sentences(change, names, language))


def change_words(before: str, after: str, language: Language) -> str:
    """Return ``3 → 1``."""
    return say("cell_change", language, before=before, after=after)


def verdict_words(verdict: Verdict | None, language: Language) -> str:
    """Return a verdict, or that there was none."""
    return say("change_none" if verdict is None else f"verdict_{verdict}", language)


def outcome_word(proposal: Proposal | None, language: Language) -> str:
    """Return what was said of a title, or that nothing was."""
    return say("change_none" if proposal is None else f"outcome_{proposal.outcome}", language)


def amount_words(amount: Interval | None, unit: Unit, language: Language) -> str:
    """Return points or a share, or that there were none."""
    return say("change_none", language) if amount is None else range_words(amount, unit, language)


def class_words(change: ClassChange, levels: Iterable[str], names: Names, language: Language) -> str:
    """Return the classes that were possible."""
    return level_words(names.classes, change.scheme, levels, language) or say("change_none", language)


def why_words(whys: Iterable[Why], names: Names, language: Language) -> str:
    """Return the reasons for a change, with the units behind them."""
    return "; ".join(_why(why, names, language) for why in whys) or say("cause_unknown", language)


def _why(why: Why, names: Names, language: Language) -> str:
    cause = say(f"cause_{why.cause}", language)
    if not why.by:
        return cause
    units = ", ".join(names.unit(unit, language) for unit in why.by)
    if why.more:
        units = say("rank_more", language, names=units, count=str(why.more))
    return say("cause_by", language, cause=cause, units=units)


def _sentences(change: UnitChange, names: Names, language: Language) -> Iterator[str]:
    if change.arrived:
        yield say("change_arrived", language)
    if change.left:
        yield say("change_left", language)
    if (rank := change.rank) is not None:
        before, after = (rank_cell(each, language) for each in (rank.before, rank.after))
        yield _told(_Change(say("change_rank", language), before, after, rank.why), names, language)
    yield from _score(change.score, names, language)
    for title in change.titles:
        yield _title(title, names, language)
    for each in change.classes:
        before, after = (class_words(each, levels, names, language) for levels in (each.before, each.after))
        scheme = named(names.classes, each.scheme, language)
        yield _told(_Change(scheme, before, after, each.why), names, language)
    for verdict in change.verdicts:
        before, after = (verdict_words(each, language) for each in (verdict.before, verdict.after))
        target = target_words(verdict.target, verdict.title, language)
        yield _told(_Change(target, before, after, verdict.why), names, language)
    for points in change.points:
        before, after = (amount_words(each, Unit.NUMBER, language) for each in (points.before, points.after))
        subject = say("change_points", language, title=target_words(points.target, points.title, language))
        yield _told(_Change(subject, before, after, points.why), names, language)


class _Change(NamedTuple):
    """What changed, from what to what, and why."""

    subject: str
    before: str
    after: str
    why: tuple[Why, ...]


def _told(change: _Change, names: Names, language: Language) -> str:
    return say(
        "change",
        language,
        subject=change.subject,
        before=change.before,
        after=change.after,
        why=why_words(change.why, names, language),
    )


def target_words(target: str, title: Text, language: Language) -> str:
    """Return the title of a target, or its id where it has none."""
    return visible(title.pick(language)) or f"`{visible(target)}`"


def _score(score: ScoreChange | None, names: Names, language: Language) -> Iterator[str]:
    if score is None:
        return
    pairs = (
        ("change_score", score.points_before, score.points_after, Unit.NUMBER),
        ("change_share", score.share_before, score.share_after, Unit.PERCENT),
    )
    for code, old, new, unit in pairs:
        if old != new:
            before, after = (amount_words(each, unit, language) for each in (old, new))
            yield _told(_Change(say(code, language), before, after, score.why), names, language)


def _title(change: TitleChange, names: Names, language: Language) -> str:
    before, after = (outcome_word(each, language) for each in (change.before, change.after))
    # That a unit which is eligible now has secured the title goes without saying.
    told = change.outlook not in (None, Outlook.SECURED)
    code = "change_title" if told else "change_reason" if before == after else "change"
    return say(
        code,
        language,
        subject=named(names.titles, change.title, language),
        before=before,
        after=after,
        outlook=say(f"outlook_{change.outlook}", language) if change.outlook else "",
        why=why_words(change.why, names, language),
    )
