"""Whole rulesets, and figures that answer them.

`rulesets` draws small valid ones; `figures_for` draws a complete set of numeric figures for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from hypothesis import strategies as st
from tests.strategies.figures import figures_for
from tests.strategies.fitting import levels
from tests.strategies.indicators import indicator_sets
from tests.strategies.numbers import decimals, ends, labels, maybe_labels, maybe_texts, periods, some, texts
from tests.strategies.targets import Around, targets

from emulation_rules.model.indicator import Indicator
from emulation_rules.model.ruleset import (
    Basis,
    ReferenceMark,
    ReferenceSet,
    Ruleset,
    Source,
    Span,
)
from emulation_rules.model.scoring import Combine, Group, Rounding, RoundingMode, RoundingStage, ScoreRules
from emulation_rules.model.target import Target

__all__ = ["figures_for", "rulesets"]

Draw: TypeAlias = st.DrawFn

_UNITS = ("gia-lai", "kon-tum", "dak-lak")


@st.composite
def rulesets(draw: Draw) -> Ruleset:
    """Draw a valid ruleset: up to five indicators and five targets, references, assignments, groups and a score."""
    indicators = draw(indicator_sets())
    units = _UNITS[: draw(st.integers(0, 3))]
    references = {
        name: draw(_references(name, indicators)) for name in ("ministry", "na-2023")[: draw(st.integers(0, 2))]
    }
    asked = draw(_targets(Around(indicators, list(references), units)))
    groups = draw(_groups(asked))
    return Ruleset(
        draw(st.sampled_from(["pact", "mps-cluster-6-2022", "2022_pact"])),
        draw(texts()),
        Span(draw(periods())),
        indicators,
        asked,
        issuer=draw(maybe_texts()),
        units={unit: draw(texts()) for unit in units},
        source=draw(st.none() | st.builds(Source, labels(), st.booleans(), maybe_labels())),
        references=references,
        assigned={unit: draw(_assigned(indicators)) for unit in units if draw(st.booleans())},
        groups=groups,
        score=draw(_scores(asked, groups)),
        note=draw(maybe_labels()),
    )


@st.composite
def _references(draw: Draw, name: str, indicators: Mapping[str, Indicator]) -> ReferenceSet:
    marks = {
        indicator.id: ReferenceMark(draw(some(levels(indicator))), draw(st.sampled_from(Basis)))
        for indicator in indicators.values()
    }
    return ReferenceSet(name, draw(texts()), marks, draw(maybe_labels()))


@st.composite
def _assigned(draw: Draw, indicators: Mapping[str, Indicator]) -> Mapping[str, Fraction]:
    return {name: draw(levels(indicator)) for name, indicator in indicators.items() if draw(st.booleans())}


@st.composite
def _targets(draw: Draw, around: Around) -> dict[str, Target]:
    """Draw targets, some of them inside the one before; the order is that of a document."""
    drawn: dict[str, Target] = {}
    ancestors: list[str] = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        target = draw(targets(around, f"t{number}"))
        del ancestors[draw(st.integers(0, len(ancestors))) if draw(st.booleans()) else 0 :]
        if ancestors:
            target = replace(target, within=ancestors[-1])
        ancestors.append(target.id)
        drawn[target.id] = target
    return drawn


# ---- the score tree ---------------------------------------------------------------------


@st.composite
def _groups(draw: Draw, asked: Mapping[str, Target]) -> dict[str, Group]:
    """Draw up to three groups; a later one may hold an earlier one."""
    free = list(draw(st.permutations(list(asked))))
    groups: dict[str, Group] = {}
    for name in ("g1", "g2", "g3")[: draw(st.integers(0, 3))]:
        members = free[: draw(st.integers(1, 3))]
        if not members:
            break
        free = [*free[len(members) :], name]
        groups[name] = draw(_group(name, tuple(members), asked, groups))
    return groups


@st.composite
def _group(
    draw: Draw, name: str, members: tuple[str, ...], asked: Mapping[str, Target], groups: Mapping[str, Group]
) -> Group:
    pointed = all(maximum_of(member, asked, groups) > 0 for member in members)
    combine = draw(st.sampled_from(Combine)) if pointed else Combine.SUM
    group = Group(name, draw(texts()), members, combine)
    reach = maximum_of(name, asked, {**groups, name: group})
    floor, cap = draw(some(decimals(-10, 0, 1))), draw(some(decimals(1, 50, 1)))
    maximum = reach if ends(reach) and draw(st.booleans()) else None
    return replace(group, maximum=maximum, cap=cap, floor=floor)


def maximum_of(name: str, asked: Mapping[str, Target], groups: Mapping[str, Group]) -> Fraction:
    """Return the most points a target or a group can reach without bonuses."""
    if name not in groups:
        return asked[name].points or Fraction(0)
    reached = [maximum_of(member, asked, groups) for member in groups[name].members]
    match groups[name].combine:
        case Combine.SUM:
            return sum(reached, Fraction(0))
        case Combine.MEAN:
            return sum(reached, Fraction(0)) / len(reached)
        case Combine.MINIMUM:
            return min(reached)


@st.composite
def _scores(draw: Draw, asked: Mapping[str, Target], groups: Mapping[str, Group]) -> ScoreRules:
    total = total_maximum(asked, groups)
    rounding = draw(st.none() | st.builds(Rounding, st.integers(0, 3), st.sampled_from(RoundingMode)))
    return ScoreRules(
        maximum=total if ends(total) and draw(st.booleans()) else None,
        cap=draw(some(decimals(5, 120, 0))),
        floor=draw(some(decimals(-20, 0, 0))),
        rounding=rounding,
        stage=RoundingStage.TOTAL if rounding is None else draw(st.sampled_from(RoundingStage)),
    )


def total_maximum(asked: Mapping[str, Target], groups: Mapping[str, Group]) -> Fraction:
    """Return the sum of what stands at the top of the score tree."""
    held = {member for group in groups.values() for member in group.members}
    tops: Iterable[str] = (name for name in (*groups, *asked) if name not in held)
    return sum((maximum_of(name, asked, groups) for name in tops), Fraction(0))
