"""A ruling: what an engine says of one question of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from emulation_rules.model.verdict import Reason, Verdict


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with its reason, and those of the parts of a composite."""

    verdict: Verdict
    reason: Reason
    parts: tuple[Ruling, ...] = ()


def combined_ruling(need: int | None, parts: Sequence[Ruling]) -> Ruling:
    """Return the ruling of at least ``need`` of the parts that apply (None: all), counted rather than reasoned."""
    certain = possible = applying = 0
    first_open: Reason | None = None
    for part in parts:
        if part.verdict is Verdict.NOT_APPLICABLE:
            continue
        applying += 1
        certain += part.verdict is Verdict.MET
        possible += part.verdict is not Verdict.NOT_MET
        if part.verdict is Verdict.UNDETERMINED and first_open is None:
            first_open = part.reason
    if not applying:
        return Ruling(Verdict.NOT_APPLICABLE, Reason.NO_MEMBER_APPLIES, tuple(parts))
    wanted = applying if need is None else min(need, applying)
    if first_open is None or certain >= wanted or possible < wanted:
        return Ruling(Verdict.MET if certain >= wanted else Verdict.NOT_MET, Reason.MEMBERS, tuple(parts))
    return Ruling(Verdict.UNDETERMINED, first_open, tuple(parts))
