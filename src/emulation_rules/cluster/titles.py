"""Which titles a unit may be proposed for: its conditions, vetoes and votes, the title around it, and its quota.

Whatever settles a title settles it for good: more precise figures never turn *eligible*, *not eligible* or *deferred*
into another word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from emulation_rules.cluster.quotas import Contender, Count, against_quota, places
from emulation_rules.model.evaluation import Veto
from emulation_rules.model.placed import Placed
from emulation_rules.model.scoring import VetoEffect
from emulation_rules.model.standing import Because, Outcome, Proposal
from emulation_rules.model.titles import Title
from emulation_rules.model.verdict import Exceeded, Verdict


@dataclass(frozen=True, slots=True)
class Aspirant:
    """One unit before a title: its place (None: nothing scored is asked of it), vetoes, and rulings on the title.

    ``vote`` is None where the title is not voted on, ``outer`` the proposal for the title this one is nested in.
    """

    placed: Placed | None
    vetoes: Sequence[Veto]
    when: Verdict
    vote: Verdict | None = None
    outer: Proposal | None = None


def proposals(
    title: Title, aspirants: Mapping[str, Aspirant], holders: Count
) -> tuple[Mapping[str, Proposal], Count | None]:
    """Return what is proposed for each unit of a cluster (or of a peer group), and how many places there are.

    ``aspirants`` are all units the quota is over, ``holders`` counts those of the title it is a share of.
    """
    found = {name: _alone(title, one) for name, one in aspirants.items()}
    if title.quota is None:
        return found, None
    available = places(title.quota, len(aspirants), holders)
    contenders = {
        name: Contender(one.placed, found[name].outcome is Outcome.ELIGIBLE)
        for name, one in aspirants.items()
        if one.placed is not None and found[name].outcome in (Outcome.ELIGIBLE, Outcome.UNDETERMINED)
    }
    for name, (outcome, because) in against_quota(contenders, available, title.quota.ties).items():
        # A unit that may not even be good enough can only lose by the quota, and one that may be put off not even that.
        if contenders[name].sure or (outcome is Outcome.NOT_ELIGIBLE and not _may_be_put_off(aspirants[name])):
            found[name] = Proposal(title.id, outcome, because)
    return found, available


def holders_of(title: str, held: Sequence[Mapping[str, Proposal]]) -> Count:
    """Return how many units hold a title, of those whose proposals are given."""
    outcomes = [proposals[title].outcome for proposals in held if title in proposals]
    sure = outcomes.count(Outcome.ELIGIBLE)
    return Count(sure, sure + outcomes.count(Outcome.UNDETERMINED))


def _alone(title: Title, one: Aspirant) -> Proposal:
    """What is to be said of a unit whatever the others are."""
    ranked = one.placed is not None
    vetoes = [veto for veto in one.vetoes if veto.target not in title.ignores]
    settled = _refused(title, one, vetoes, ranked=ranked) or _left_open(title, one, vetoes)
    return settled or _deferred(title, one, vetoes) or Proposal(title.id, Outcome.ELIGIBLE, Because.QUALIFIES)


def _refused(title: Title, one: Aspirant, vetoes: Sequence[Veto], *, ranked: bool) -> Proposal | None:
    """What rules a unit out, whatever else is open."""
    outcome = Outcome.NOT_ELIGIBLE
    barred = _first(vetoes, VetoEffect.BARS, Exceeded.YES)
    if barred is not None:
        return Proposal(title.id, outcome, Because.BARRED, barred.target)
    if not ranked and (title.quota is not None or one.when is Verdict.NOT_APPLICABLE):
        return Proposal(title.id, outcome, Because.NOT_RANKED)
    if one.when in (Verdict.NOT_MET, Verdict.NOT_APPLICABLE):
        return Proposal(title.id, outcome, Because.CONDITION)
    if one.outer is not None and one.outer.outcome is Outcome.NOT_ELIGIBLE:
        return Proposal(title.id, outcome, Because.OUTER_TITLE, one.outer.title)
    return Proposal(title.id, outcome, Because.VOTE) if one.vote is Verdict.NOT_MET else None


def _left_open(title: Title, one: Aspirant, vetoes: Sequence[Veto]) -> Proposal | None:
    """What may still rule a unit out."""
    outcome = Outcome.UNDETERMINED
    may_bar = _first(vetoes, VetoEffect.BARS, Exceeded.UNKNOWN)
    if may_bar is not None:
        return Proposal(title.id, outcome, Because.VETO_OPEN, may_bar.target)
    if one.when is Verdict.UNDETERMINED:
        return Proposal(title.id, outcome, Because.CONDITION)
    if one.outer is not None and one.outer.outcome is Outcome.UNDETERMINED:
        return Proposal(title.id, outcome, Because.OUTER_TITLE, one.outer.title)
    return Proposal(title.id, outcome, Because.VOTE) if one.vote is Verdict.UNDETERMINED else None


def _deferred(title: Title, one: Aspirant, vetoes: Sequence[Veto]) -> Proposal | None:
    """What puts a unit off that is good enough otherwise."""
    defers = _first(vetoes, VetoEffect.DEFERS, Exceeded.YES)
    if defers is not None:
        return Proposal(title.id, Outcome.DEFERRED, Because.VETO_DEFERS, defers.target)
    if one.outer is not None and one.outer.outcome is Outcome.DEFERRED:
        return Proposal(title.id, Outcome.DEFERRED, Because.OUTER_TITLE, one.outer.title)
    may_defer = _first(vetoes, VetoEffect.DEFERS, Exceeded.UNKNOWN)
    if may_defer is not None:
        return Proposal(title.id, Outcome.UNDETERMINED, Because.VETO_OPEN, may_defer.target)
    return None


def _may_be_put_off(one: Aspirant) -> bool:
    """Whether a unit may turn out to be deferred, here or in the title around this one."""
    return any(veto.effect is VetoEffect.DEFERS and veto.fires is not Exceeded.NO for veto in one.vetoes)


def _first(vetoes: Sequence[Veto], effect: VetoEffect, fires: Exceeded) -> Veto | None:
    return next((veto for veto in vetoes if veto.effect is effect and veto.fires is fires), None)
