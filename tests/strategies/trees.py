"""Rulesets of small clusters with groups of every kind, caps, roundings, bonuses and penalties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st
from tests.strategies.clusters import LOCAL, cluster_rulesets

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Combine, Group, RoundingStage
from emulation_rules.model.scoring import Adjustment, Rounding, RoundingMode, When
from emulation_rules.model.target import Target
from emulation_rules.model.text import Text

KINDS: Final = (Combine.SUM, Combine.MEAN, Combine.WEIGHTED_MEAN, Combine.MINIMUM, Combine.MEAN_OF_WORST)


@st.composite
def grouped(draw: st.DrawFn, kinds: Sequence[Combine] = KINDS, *, surely: bool = False) -> Ruleset:
    """Draw a ruleset some of whose targets may (all of which ``surely``) stand in a group, perhaps with a cap."""
    ruleset = draw(cluster_rulesets(LOCAL))
    scored = [target.id for target in ruleset.targets.values() if target.scored]
    if not surely and not draw(st.booleans()):
        return ruleset
    members = tuple(scored if surely else scored[: draw(st.integers(1, len(scored)))])
    combine = draw(st.sampled_from(kinds))
    weights = {name: Fraction(draw(st.integers(1, 4))) for name in members} if combine is Combine.WEIGHTED_MEAN else {}
    cap = Fraction(draw(st.integers(4, 12))) if draw(st.integers(0, 3)) == 0 else None
    group = Group("g", Text("g", "g"), members, combine, weights=weights, cap=cap, worst=draw(st.integers(1, 2)))
    return replace(ruleset, groups={"g": group})


@st.composite
def adjusted(draw: st.DrawFn) -> Ruleset:
    """Draw such a ruleset that may round, bring a group to a scale, and give bonuses and penalties."""
    ruleset = draw(grouped(surely=True))
    targets = {name: draw(_adjusted(target)) for name, target in ruleset.targets.items()}
    score = replace(ruleset.score, rounding=draw(_roundings()), stage=draw(st.sampled_from(RoundingStage)))
    out_of = Fraction(draw(st.integers(5, 100))) if draw(st.booleans()) else None
    groups = {
        name: replace(
            group, out_of=out_of, rounding=draw(_roundings()), floor=draw(st.sampled_from([None, Fraction(2)]))
        )
        for name, group in ruleset.groups.items()
    }
    return replace(ruleset, targets=targets, groups=groups, score=score)


@st.composite
def _adjusted(draw: st.DrawFn, target: Target) -> Target:
    if not target.scored or draw(st.booleans()):
        return target
    bonus, penalty = (
        Adjustment(Fraction(points), draw(st.sampled_from(When))) if draw(st.booleans()) else None for points in (3, 2)
    )
    return replace(target, bonus=bonus, penalty=penalty)


def _roundings() -> st.SearchStrategy[Rounding | None]:
    return st.none() | st.builds(Rounding, st.integers(0, 1), st.sampled_from(RoundingMode))
