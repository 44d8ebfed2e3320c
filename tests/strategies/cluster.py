"""Rulesets with everything that is about several units: peers, assignments, stages, ranking, titles, classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from hypothesis import strategies as st
from tests.strategies.fitting import levels
from tests.strategies.numbers import labels, texts
from tests.strategies.rulesets import rulesets
from tests.strategies.titles import rankings as rankings_of
from tests.strategies.titles import schemes, titles_of

from emulation_rules.model.indicator import Better, Indicator, Measure, StageChoice, Stages
from emulation_rules.model.ruleset import CLUSTER, Assignment, Exemption, Precedence, Ruleset
from emulation_rules.model.score_tree import Missing
from emulation_rules.model.text import Text

Draw: TypeAlias = st.DrawFn

_AUTHORITIES = ("ministry", "province", "na-2023")
_COUNTED = {name: Indicator(name, Text(), Measure.COUNT, Better.HIGHER) for name in ("votes", "present")}
_HEAD = Indicator("head", Text(), Measure.BOOLEAN, Better.HIGHER)


@st.composite
def clustered(draw: Draw) -> Ruleset:
    """Draw a valid ruleset of a cluster."""
    ruleset = draw(rulesets())
    if draw(st.booleans()):
        ruleset = replace(ruleset, indicators={**ruleset.indicators, **_COUNTED, "head": _HEAD})
    ruleset = draw(_with_assignments(draw(_with_stages(ruleset))))
    ruleset = draw(_with_peers(ruleset))
    ranking = draw(st.none() | rankings_of(ruleset))
    ruleset = replace(ruleset, ranking=ranking, missing=draw(st.sampled_from([Missing.UNKNOWN, Missing.LEFT_OUT])))
    ruleset = replace(ruleset, titles=draw(titles_of(ruleset)))
    named = ("completion", "decree")[: draw(st.integers(0, 2))]
    return replace(ruleset, classes={name: draw(schemes(name, ruleset)) for name in named})


@st.composite
def _with_peers(draw: Draw, ruleset: Ruleset) -> Ruleset:
    """Every unit is in a group, or there are groups and not all units are in one."""
    peers = {name: draw(texts()) for name in ("highland", "coast")[: draw(st.integers(0, 2))]}
    if not peers:
        return ruleset
    whole = draw(st.booleans())
    chosen = [unit for unit in ruleset.units if whole or draw(st.booleans())]
    return replace(ruleset, peers=peers, peers_of={unit: draw(st.sampled_from(list(peers))) for unit in chosen})


@st.composite
def _with_stages(draw: Draw, ruleset: Ruleset) -> Ruleset:
    indicators = {
        name: replace(indicator, stages=draw(st.none() | _stages()))
        if indicator.measure is Measure.SCORE
        else indicator
        for name, indicator in ruleset.indicators.items()
    }
    return replace(ruleset, indicators=indicators)


def _stages() -> st.SearchStrategy[Stages]:
    order = st.lists(labels(), min_size=1, max_size=3, unique=True).map(tuple)
    return st.builds(Stages, order, st.sampled_from(StageChoice))


# ---- assignments ------------------------------------------------------------------------


@st.composite
def _with_assignments(draw: Draw, ruleset: Ruleset) -> Ruleset:
    named = [*ruleset.units, CLUSTER]
    held = {unit: draw(_assignments(ruleset)) for unit in named if draw(st.booleans())}
    return replace(ruleset, assigned=held, precedence=draw(_precedence(ruleset, held)))


@st.composite
def _assignments(draw: Draw, ruleset: Ruleset) -> dict[str, Assignment]:
    exempted = st.sampled_from(Exemption).map(lambda exemption: Assignment(exemption=exemption))
    held: dict[str, Assignment] = {}
    for name, indicator in ruleset.indicators.items():
        if draw(st.booleans()):
            held[name] = draw(_marks(indicator) | exempted)
    for name in ruleset.targets:
        if draw(st.sampled_from([True, False, False])):
            held[name] = draw(exempted)
    return held


@st.composite
def _marks(draw: Draw, indicator: Indicator) -> Assignment:
    authorities: Sequence[str] = draw(st.sampled_from([[""], ["ministry"], ["province", "ministry"], _AUTHORITIES]))
    return Assignment({authority: draw(levels(indicator)) for authority in authorities})


@st.composite
def _precedence(draw: Draw, ruleset: Ruleset, held: Mapping[str, Mapping[str, Assignment]]) -> Precedence:
    """Return one that settles every mark, naming nobody who set none."""
    several = [
        ruleset.indicators[name]
        for assignments in held.values()
        for name, assignment in assignments.items()
        if len(assignment.marks) > 1
    ]
    strictest = all(indicator.better is not Better.NEITHER for indicator in several)
    if strictest and draw(st.booleans()):
        return Precedence(strictest=True)
    used = {authority for marks in held.values() for one in marks.values() for authority in one.marks if authority}
    # Whoever else set a mark beside others, the province did.
    if not several and draw(st.booleans()):
        return Precedence()
    return Precedence(tuple(draw(st.permutations(sorted(used)))))
