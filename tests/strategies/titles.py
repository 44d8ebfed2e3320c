"""Rankings, titles and schemes of classes that fit a ruleset."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from hypothesis import strategies as st
from tests.strategies.numbers import maybe_labels, maybe_texts

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.formula import Formula
from emulation_rules.model.indicator import Better
from emulation_rules.model.numbers import number_text
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import RoundingMode
from emulation_rules.model.target import Measured, Target
from emulation_rules.model.titles import (
    AtTheCut,
    ClassLevel,
    ClassScheme,
    Quota,
    QuotaBase,
    Ranking,
    RankKey,
    Title,
    Vote,
)
from emulation_rules.syntax.formula.formulas import read_formula

Draw: TypeAlias = st.DrawFn

_SHARES = tuple(map(Fraction, ("1/5", "1/3", "2/3", "1", "7/8", "1/1000")))
MARKS = tuple(map(Fraction, ("95", "90", "85.5", "70", "50", "2")))
"""What figures are compared with."""


def numbers_of(ruleset: Ruleset, *, ranked: bool = True) -> list[str]:
    """Return what formulas over results can read in a ruleset, as it is written."""
    scored = [name for name, target in ruleset.targets.items() if target.scored and target.points is not None]
    members = [f"{figure}({name})" for name in (*scored, *ruleset.groups) for figure in ("points", "share", "maximum")]
    whole = ["score", "share", "least_share", "maximum", "targets_met", "targets_exceeded", "targets_asked"]
    return [*whole, *members, *ruleset.indicators, *(["rank"] if ranked else [])]


@st.composite
def rankings(draw: Draw, ruleset: Ruleset) -> Ranking:
    """Draw a ranking by up to three keys."""
    keys = st.sampled_from(numbers_of(ruleset, ranked=False)).map(read_formula)
    better = st.sampled_from([Better.HIGHER, Better.LOWER])
    within = bool(ruleset.peers) and set(ruleset.peers_of) == set(ruleset.units) and draw(st.booleans())
    return Ranking(tuple(draw(st.lists(st.builds(RankKey, keys, better), min_size=1, max_size=3))), within)


@st.composite
def conditions(draw: Draw, ruleset: Ruleset, titles: Sequence[str] = ()) -> Formula:
    """Draw a condition over results; ``titles`` are those it may ask about."""
    relation = st.sampled_from(["<", "<=", "=", "<>", ">=", ">"])
    compared = st.builds(
        lambda name, sign, number: f"{name} {sign} {number_text(number)}",
        st.sampled_from(numbers_of(ruleset)),
        relation,
        st.sampled_from(MARKS),
    )
    verdicts = st.sampled_from(["met", "not_met", "exceeded"])
    kinds = [compared, compared]
    ruled_on = [name for name, target in ruleset.targets.items() if not _only_scored(target)]
    if ruled_on:
        kinds.append(st.builds(lambda name, word: f"verdict({name}) = {word}", st.sampled_from(ruled_on), verdicts))
    if titles:
        kinds.append(st.sampled_from(titles).map(lambda title: f"holds({title})"))
    single = st.one_of(kinds)
    joined = st.builds(
        lambda left, word, right: f"({left}) {word} not ({right})", single, st.sampled_from(["and", "or"]), single
    )
    return read_formula(draw(single | joined))


def _only_scored(target: Target) -> bool:
    """Whether nothing is asked of a target, so that it has no verdict."""
    return isinstance(target.question, Measured) and not target.question.dated


@st.composite
def titles_of(draw: Draw, ruleset: Ruleset) -> dict[str, Title]:
    """Draw up to three titles, later ones resting on earlier ones."""
    drawn: dict[str, Title] = {}
    vetoes = [name for name, target in ruleset.targets.items() if target.veto is not None]
    for name in ("advanced", "victorious", "flag")[: draw(st.integers(0, 3))]:
        before = list(drawn)
        drawn[name] = Title(
            name,
            draw(maybe_texts()),
            draw(conditions(ruleset, before)),
            within=draw(st.sampled_from(["", *before])),
            quota=draw(st.none() | quotas(before)) if ruleset.ranking is not None else None,
            vote=draw(st.none() | votes()) if "votes" in ruleset.indicators else None,
            ignores=tuple(draw(st.lists(st.sampled_from(vetoes), unique=True, max_size=2))) if vetoes else (),
            note=draw(maybe_labels()),
        )
    return drawn


@st.composite
def quotas(draw: Draw, titles: Sequence[str]) -> Quota:
    """Draw a quota, whose base may be one of the titles."""
    ties = draw(st.sampled_from(AtTheCut))
    if draw(st.booleans()):
        return Quota(draw(st.integers(1, 5)), ties=ties)
    base = draw(st.sampled_from(QuotaBase)) if titles else QuotaBase.UNITS
    of = "" if base is QuotaBase.UNITS else draw(st.sampled_from(titles))
    return Quota(None, draw(st.sampled_from(_SHARES)), base, of, draw(st.sampled_from(RoundingMode)), ties)


def votes() -> st.SearchStrategy[Vote]:
    """Return votes over the indicators `clustered` adds."""
    comparisons = st.sampled_from([Comparison.AT_LEAST, Comparison.ABOVE])
    return st.builds(
        Vote, st.just("votes"), st.just("present"), st.sampled_from(_SHARES), comparisons, st.sampled_from(["", "head"])
    )


# ---- classes ----------------------------------------------------------------------------


@st.composite
def schemes(draw: Draw, name: str, ruleset: Ruleset) -> ClassScheme:
    """Draw a scheme without gaps and overlaps."""
    if draw(st.booleans()):
        return ClassScheme(name, draw(maybe_texts()), tuple(draw(_by_marks(ruleset))))
    count = draw(st.integers(1, 3))
    asked = [ClassLevel(f"l{number}", draw(maybe_texts()), draw(conditions(ruleset))) for number in range(count)]
    rest = ClassLevel("rest", draw(maybe_texts()), None)
    return ClassScheme(name, draw(maybe_texts()), (*asked, rest), first=True)


@st.composite
def _by_marks(draw: Draw, ruleset: Ruleset) -> list[ClassLevel]:
    """Draw classes by the marks of one figure, written so that each begins where the one above it ends."""
    figure = draw(st.sampled_from(["share", "score", *ruleset.indicators]))
    count = draw(st.integers(1, len(MARKS)))
    marks = sorted(draw(st.permutations(MARKS))[:count], reverse=True)
    sides = [draw(st.sampled_from([(">=", "<"), (">", "<=")])) for _ in marks]
    pieces = [f"{figure} {sides[0][0]} {number_text(marks[0])}"]
    for (above, (_, below)), (mark, (from_, _)) in pairwise(zip(marks, sides, strict=True)):
        pieces.append(f"{figure} {from_} {number_text(mark)} and {figure} {below} {number_text(above)}")
    pieces.append(f"{figure} {sides[-1][1]} {number_text(marks[-1])}")
    return [
        ClassLevel(f"l{number}", draw(maybe_texts()), read_formula(piece)) for number, piece in enumerate(pieces, 1)
    ]
