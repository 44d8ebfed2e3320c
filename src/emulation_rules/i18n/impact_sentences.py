"""Sentences about whom a change of a ruleset reaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.comparison_sentences import Names, target_words, verdict_words
from emulation_rules.i18n.standing_words import MOST_NAMES
from emulation_rules.model.comparison import VerdictChange
from emulation_rules.model.impact import Impact, PeriodImpact, moved_for
from emulation_rules.model.text import Language
from emulation_rules.model.verdict import Verdict


def names_of(impact: Impact, period: PeriodImpact) -> Names:
    """Return what ids of a period are called."""
    return Names(impact.title, period.names, period.titles, period.classes)


def explain_period(impact: Impact, period: PeriodImpact, language: Language) -> list[str]:
    """Return how many units a change reaches in a period and in what, then target by target who meets it now or not."""
    changes = period.changes
    if not changes:
        return [say("impact_nothing", language, units=str(period.units))]
    counts = Counter(each for change in changes for each in moved_for(change))
    moved = [
        say("impact_moved", language, what=say(f"moved_{each}", language), count=str(count))
        for each, count in counts.items()
    ]
    counted = {"changed": str(len(changes)), "units": str(period.units), "moved": ", ".join(moved)}
    names = names_of(impact, period)
    by_target = (_target(units, names, language) for units in period.by_target.values())
    return [say("impact_counted", language, **counted), *by_target]


def _target(units: Sequence[tuple[str, VerdictChange]], names: Names, language: Language) -> str:
    groups: dict[tuple[Verdict | None, Verdict | None], list[str]] = {}
    for unit, change in units:
        groups.setdefault((change.before, change.after), []).append(names.unit(unit, language))
    told = [
        say(
            "impact_group",
            language,
            before=verdict_words(before, language),
            after=verdict_words(after, language),
            units=_listed(names_of_units, language),
        )
        for (before, after), names_of_units in groups.items()
    ]
    _, first = units[0]
    return say(
        "impact_target", language, target=target_words(first.target, first.title, language), groups="; ".join(told)
    )


def _listed(names: Sequence[str], language: Language) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return say("rank_more", language, names=shown, count=str(more)) if more > 0 else shown
