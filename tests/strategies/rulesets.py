"""Whole rulesets, and figures that answer them.

`rulesets` draws small valid ones; `figures_for` draws a complete set of numeric figures for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from hypothesis import strategies as st
from tests.strategies.figures import figures_for
from tests.strategies.fitting import levels
from tests.strategies.groups import groups_of, scores_of
from tests.strategies.indicators import indicator_sets
from tests.strategies.numbers import decimals, labels, maybe_labels, maybe_texts, periods, some, texts
from tests.strategies.tables import tables
from tests.strategies.targets import Around, targets

from emulation_rules.model.indicator import Indicator
from emulation_rules.model.ruleset import (
    Assignment,
    Basis,
    ReferenceMark,
    ReferenceSet,
    Ruleset,
    Source,
    Span,
)
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
    groups = draw(groups_of(asked))
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
        constants={name: draw(decimals(-5, 100, 1)) for name in ("pass_share", "rest-of")[: draw(st.integers(0, 2))]},
        tables={name: draw(tables()) for name in ("stars", "curve")[: draw(st.integers(0, 2))]},
        groups=groups,
        score=draw(scores_of(asked, groups)),
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
def _assigned(draw: Draw, indicators: Mapping[str, Indicator]) -> Mapping[str, Assignment]:
    return {
        name: Assignment({"": draw(levels(indicator))}) for name, indicator in indicators.items() if draw(st.booleans())
    }


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
