"""Questions that are no criteria: composites and which of their parts decide, claims and judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from emulation_rules.model.evaluation import Assessment
from emulation_rules.model.place import KeyPath
from emulation_rules.model.trial_coverage import Spot
from emulation_rules.model.verdict import Verdict
from emulation_rules.plan.plan import Claimable, Combination
from emulation_rules.trials.observer import Observer, Seen

_KINDS = {Verdict.MET: "met", Verdict.NOT_MET: "not_met"}


def claim_observer(question: Claimable, path: KeyPath) -> Observer:
    """Return what is looked for at a claim or a judgement: met, not met, and not settled yet."""
    kinds = {**_KINDS, Verdict.UNDETERMINED: "unsettled"}
    spots = {verdict: Spot(question.id, kind) for verdict, kind in kinds.items()}

    def taken(seen: Seen) -> Iterable[Spot]:
        found = seen.assessments.get(question.id, ())
        return [spots[each.verdict] for each in found if each.verdict in spots]

    return Observer(tuple((spot, path) for spot in spots.values()), taken)


def composite_observer(question: Combination, paths: dict[str, KeyPath]) -> Observer:
    """Return what is looked for at a composite: met, not met, and for each part that it alone makes the difference."""
    whole = {verdict: Spot(question.id, kind) for verdict, kind in _KINDS.items()}
    spots = [(spot, paths[question.id]) for spot in whole.values()]
    deciding: dict[tuple[str, Verdict], Spot] = {}
    for part in question.parts:
        for verdict, kind in ((Verdict.MET, "part_carries"), (Verdict.NOT_MET, "part_fails")):
            deciding[part.id, verdict] = Spot(question.id, kind, (("part", part.id),))
            spots.append((deciding[part.id, verdict], paths[part.id]))

    def taken(seen: Seen) -> Iterator[Spot]:
        for each in seen.assessments.get(question.id, ()):
            if each.verdict in whole:
                yield whole[each.verdict]
            yield from (deciding[key] for key in _deciding(each, question) if key in deciding)

    return Observer(tuple(spots), taken)


def _deciding(found: Assessment, question: Combination) -> Iterator[tuple[str, Verdict]]:
    """Yield the parts on which the whole turns, all others being what they are."""
    parts = [part for part in found.parts if part.verdict is not Verdict.NOT_APPLICABLE]
    need = len(parts) if question.need is None else min(question.need, len(parts))
    met = sum(part.verdict is Verdict.MET for part in parts)
    if len(parts) != met + sum(part.verdict is Verdict.NOT_MET for part in parts):
        return
    for part in parts:
        if part.verdict is Verdict.MET and met == need:
            yield part.target.partition("@")[0], Verdict.MET
        if part.verdict is Verdict.NOT_MET and met == need - 1:
            yield part.target.partition("@")[0], Verdict.NOT_MET
