"""Titles and classes: which of their outcomes were reached."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.standing import Because, Outcome, Proposal
from emulation_rules.model.titles import ClassScheme, Title
from emulation_rules.model.trial_coverage import Spot
from emulation_rules.trials.observer import Observer, Seen


def standing_observers(ruleset: Ruleset) -> Iterator[Observer]:
    """Yield what is looked for at titles and classes."""
    for title in ruleset.titles.values():
        yield _title(title)
    for scheme in ruleset.classes.values():
        yield _classes(scheme)


def _title(title: Title) -> Observer:
    kinds = {"title_proposed": True, "title_refused": True, "title_beyond_quota": title.quota is not None}
    kinds |= {"title_voted_down": title.vote is not None}
    spots = {kind: Spot(title.id, kind) for kind, there in kinds.items() if there}

    def taken(seen: Seen) -> Iterator[Spot]:
        proposals = () if seen.standing is None else seen.standing.titles
        kind = next((_kind(each) for each in proposals if each.title == title.id), "")
        if kind in spots:
            yield spots[kind]

    return Observer(tuple((spot, ("titles", title.id)) for spot in spots.values()), taken)


def _kind(proposal: Proposal) -> str:
    if proposal.outcome is Outcome.ELIGIBLE:
        return "title_proposed"
    if proposal.outcome is not Outcome.NOT_ELIGIBLE:
        return ""
    reasons = {Because.BEYOND_QUOTA: "title_beyond_quota", Because.VOTE: "title_voted_down"}
    return reasons.get(proposal.because, "title_refused")


def _classes(scheme: ClassScheme) -> Observer:
    spots = {level.id: Spot(f"{scheme.id}.{level.id}", "class") for level in scheme.levels}

    def taken(seen: Seen) -> Iterator[Spot]:
        found = () if seen.standing is None else seen.standing.classes
        for each in found:
            if each.scheme == scheme.id and each.certain and each.possible[0] in spots:
                yield spots[each.possible[0]]

    path = ("classes", scheme.id, "levels")
    return Observer(tuple((spot, (*path, name)) for name, spot in spots.items()), taken)
