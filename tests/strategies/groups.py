"""The score tree: groups of every kind over targets, and what holds for the total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from hypothesis import strategies as st
from tests.strategies.numbers import decimals, ends, some, texts
from tests.strategies.tables import labels

from emulation_rules.model.formula import Call, Literally, Name
from emulation_rules.model.score_tree import Combine, Group, Missing, RoundingStage, ScoreRules, tops_of
from emulation_rules.model.scoring import Rounding, RoundingMode
from emulation_rules.model.target import Target

Draw: TypeAlias = st.DrawFn


@st.composite
def groups_of(draw: Draw, asked: Mapping[str, Target]) -> dict[str, Group]:
    """Draw up to three groups; a later one may hold an earlier one, and the last may stand beside the score."""
    free = list(draw(st.permutations(list(asked))))
    groups: dict[str, Group] = {}
    for name in ("g1", "g2", "g3")[: draw(st.integers(0, 3))]:
        members = free[: draw(st.integers(1, 3))]
        if not members:
            break
        free = [*free[len(members) :], name]
        groups[name] = draw(_group(name, tuple(members), asked, groups))
    if groups and draw(st.sampled_from([True, False, False, False])):
        last = groups[next(reversed(groups))]
        groups[last.id] = replace(last, scored=False)
    return groups


@st.composite
def _group(
    draw: Draw, name: str, members: tuple[str, ...], asked: Mapping[str, Target], groups: Mapping[str, Group]
) -> Group:
    pointed = all(maximum_of(member, asked, groups) > 0 for member in members)
    combine = draw(st.sampled_from(Combine)) if pointed else Combine.SUM
    if combine is Combine.FORMULA and not _may_have_formula(members, asked):
        combine = Combine.SUM
    group = draw(_combining(Group(name, draw(texts()), members, combine)))
    reach = reach_of(group, asked, groups)
    if group.formula is not None:
        # Members may be capped above what they reach, so the formula keeps to its maximum.
        capped = Call("min", (group.formula, Literally(reach)))
        group = replace(group, formula=capped) if ends(reach) else replace(group, combine=Combine.SUM, formula=None)
        combine = group.combine
    floor, cap = draw(some(decimals(-10, 0, 1))), draw(some(decimals(1, 50, 1)))
    declared = combine is Combine.FORMULA or (ends(reach) and draw(st.booleans()))
    return replace(
        group,
        maximum=reach if declared else None,
        least_scored=draw(st.sampled_from([0, 0, len(members)])),
        out_of=draw(st.sampled_from([None, None, Fraction(100)])),
        cap=cap,
        floor=floor,
        rounding=draw(st.none() | roundings()),
        labels=draw(labels(reach)) if ends(reach / 4) else (),
    )


def _may_have_formula(members: tuple[str, ...], asked: Mapping[str, Target]) -> bool:
    """Whether members can be added up by a formula: its maximum is written down, and what groups may reach is open."""
    return all(member in asked for member in members) and ends(
        sum((asked[each].points or Fraction(0) for each in members), Fraction(0))
    )


@st.composite
def _combining(draw: Draw, group: Group) -> Group:
    match group.combine:
        case Combine.WEIGHTED_MEAN:
            weights = {member: draw(decimals(1, 20, 0) | decimals(1, 20, 1)) for member in group.members}
            return replace(group, weights=weights)
        case Combine.MEAN_OF_WORST:
            return replace(group, worst=draw(st.integers(1, len(group.members))))
        case Combine.FORMULA:
            return replace(group, formula=Call("sum", tuple(map(Name, group.members))))
        case _:
            return group


def roundings() -> st.SearchStrategy[Rounding]:
    """Return declared roundings."""
    return st.builds(Rounding, st.integers(0, 3), st.sampled_from(RoundingMode))


def maximum_of(name: str, asked: Mapping[str, Target], groups: Mapping[str, Group]) -> Fraction:
    """Return the most points a target or a group can reach without bonuses."""
    if name not in groups:
        return asked[name].points or Fraction(0)
    group = groups[name]
    return reach_of(group, asked, groups) if group.out_of is None else group.out_of


def reach_of(group: Group, asked: Mapping[str, Target], groups: Mapping[str, Group]) -> Fraction:
    """Return what the members of a group can reach together."""
    reached = [maximum_of(member, asked, groups) for member in group.members]
    match group.combine:
        case Combine.SUM | Combine.FORMULA:
            return sum(reached, Fraction(0))
        case Combine.MEAN:
            return sum(reached, Fraction(0)) / len(reached)
        case Combine.WEIGHTED_MEAN:
            weights = [group.weights[member] for member in group.members]
            whole = sum(weights, Fraction(0))
            return sum((weight * most for weight, most in zip(weights, reached, strict=True)), Fraction(0)) / whole
        case Combine.MINIMUM:
            return min(reached)
        case Combine.MEAN_OF_WORST:
            return sum(sorted(reached)[: group.worst], Fraction(0)) / group.worst


@st.composite
def scores_of(draw: Draw, asked: Mapping[str, Target], groups: Mapping[str, Group]) -> ScoreRules:
    """Draw what holds for the total."""
    total = total_maximum(asked, groups)
    rounding = draw(st.none() | roundings())
    return ScoreRules(
        maximum=total if ends(total) and draw(st.booleans()) else None,
        cap=draw(some(decimals(5, 120, 0))),
        floor=draw(some(decimals(-20, 0, 0))),
        rounding=rounding,
        stage=RoundingStage.TOTAL if rounding is None else draw(st.sampled_from(RoundingStage)),
        missing=draw(st.sampled_from([Missing.UNKNOWN, Missing.UNKNOWN, Missing.LEFT_OUT, Missing.ZERO])),
        labels=draw(labels(Fraction(40))),
    )


def total_maximum(asked: Mapping[str, Target], groups: Mapping[str, Group]) -> Fraction:
    """Return the sum of what stands at the top of the score tree."""
    return sum((maximum_of(name, asked, groups) for name in tops_of(groups, asked)), Fraction(0))
