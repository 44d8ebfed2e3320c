"""Indicators: reported ones of every measure, and rates and formulas over them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, TypeAlias

from hypothesis import strategies as st
from tests.strategies.numbers import decimals, maybe_labels, maybe_texts, texts

from emulation_rules.model.formula import Binary, Call, Formula, Literally, Name, Negative
from emulation_rules.model.indicator import Better, Indicator, Measure, Ratio, Scale
from emulation_rules.model.text import Text
from emulation_rules.plan.formula_scope import FormulaMeaningError
from emulation_rules.plan.formulas import Number, Scope, number_of
from emulation_rules.plan.nodes import Read

Draw: TypeAlias = st.DrawFn

_SCALES = {
    Measure.PERCENT: (Scale.ONE, Scale.ONE, Scale.FRACTION),
    Measure.MONEY: (Scale.ONE, Scale.MILLION, Scale.BILLION),
    Measure.COUNT: (Scale.ONE, Scale.ONE, Scale.THOUSAND),
}
_CEILINGS: dict[Measure, Sequence[int | None]] = {
    Measure.COUNT: (None, None, 500),
    Measure.PERCENT: (100, 100, None),
    Measure.MONEY: (None, 10**11),
    Measure.SCORE: (20,),
    Measure.NUMBER: (None, 1000),
}
_FLOORS: dict[Measure, Sequence[int | None]] = {Measure.NUMBER: (None, 0, -100), Measure.PERCENT: (None, None, -50)}
_FRACTIONAL = {Measure.PERCENT, Measure.MONEY, Measure.SCORE, Measure.NUMBER}


@st.composite
def reported(draw: Draw, name: str) -> Indicator:
    """Draw an indicator whose figures are reported."""
    measure = draw(st.sampled_from(Measure))
    if measure is Measure.BOOLEAN:
        return Indicator(name, draw(texts()), measure, Better.HIGHER)
    ceiling = draw(st.sampled_from(_CEILINGS[measure]))
    floor = draw(st.sampled_from(_FLOORS.get(measure, (None, None, 0))))
    return Indicator(
        name,
        draw(maybe_texts()),
        measure,
        draw(st.sampled_from(Better)),
        places=draw(st.sampled_from([None, 0, 1, 2])) if measure in _FRACTIONAL else None,
        floor=None if floor is None else Fraction(floor),
        ceiling=None if ceiling is None else Fraction(ceiling),
        reported_in=draw(st.sampled_from(_SCALES.get(measure, (Scale.ONE,)))),
        note=draw(maybe_labels()),
    )


def countable(indicator: Indicator) -> bool:
    """Whether the indicator may be the part or the whole of a rate."""
    counted = indicator.measure in (Measure.COUNT, Measure.MONEY, Measure.NUMBER)
    return counted and indicator.range.low is not None and indicator.range.low >= 0


@st.composite
def rates(draw: Draw, name: str, known: Sequence[Indicator]) -> Indicator | None:
    """Draw a rate of two indicators that count the same kind of thing, or nothing where there are none."""
    pairs = [
        Ratio(part.id, whole.id)
        for part in known
        for whole in known
        if part is not whole and countable(part) and countable(whole) and part.unit is whole.unit
    ]
    if not pairs:
        return None
    return Indicator(
        name,
        draw(texts()),
        Measure.PERCENT,
        draw(st.sampled_from(Better)),
        places=draw(st.sampled_from([None, 2])),
        ceiling=draw(st.sampled_from([None, Fraction(100)])),
        ratio=draw(st.sampled_from(pairs)),
    )


@st.composite
def computed(draw: Draw, name: str, known: Sequence[Indicator]) -> Indicator | None:
    """Draw an indicator with a formula over the numeric ones."""
    names = [indicator.id for indicator in known if indicator.measure is not Measure.BOOLEAN]
    if not names:
        return None
    measure = draw(st.sampled_from([Measure.NUMBER, Measure.NUMBER, Measure.PERCENT, Measure.MONEY]))
    return Indicator(name, draw(texts()), measure, draw(st.sampled_from(Better)), formula=draw(formulas(names)))


def formulas(names: Sequence[str]) -> st.SearchStrategy[Formula]:
    """Return small formulas that read at least one indicator most of the time."""
    leaves: st.SearchStrategy[Formula] = st.one_of(
        st.sampled_from(names).map(Name), st.sampled_from(names).map(Name), decimals(0, 20, 1).map(Literally)
    )
    return st.recursive(leaves, _grown, max_leaves=4).filter(lambda formula: _has_a_meaning(formula, names))


def _has_a_meaning(formula: Formula, names: Sequence[str]) -> bool:
    """Whether nothing is divided by what is zero whatever is reported."""
    slots = {name: Number(Read(slot)) for slot, name in enumerate(names)}
    try:
        number_of(formula, Scope(lambda name, _: slots.get(name)))
    except FormulaMeaningError:
        return False
    return True


def _grown(smaller: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    operators: st.SearchStrategy[Literal["+", "-", "*", "/"]] = st.sampled_from(("+", "-", "*", "/"))
    several: st.SearchStrategy[Literal["min", "max"]] = st.sampled_from(("min", "max"))
    return st.one_of(
        st.builds(Binary, operators, smaller, smaller),
        smaller.map(Negative),
        st.builds(Call, several, st.lists(smaller, min_size=2, max_size=3).map(tuple)),
        smaller.map(lambda argument: Call("abs", (argument,))),
    )


@st.composite
def indicator_sets(draw: Draw) -> dict[str, Indicator]:
    """Draw two to five indicators."""
    count = draw(st.integers(1, 3))
    known = [draw(reported(f"i{number}")) for number in range(1, count + 1)]
    # Rates need two counts, so those are often made sure of.
    if draw(st.booleans()):
        known += [Indicator(name, Text(), Measure.COUNT, Better.HIGHER) for name in ("part", "whole")]
    rate = draw(rates("rate", known)) if draw(st.sampled_from([True, True, False])) else None
    derived = [rate, draw(computed("sum", known)) if draw(st.booleans()) else None]
    known += [indicator for indicator in derived if indicator is not None]
    return {indicator.id: indicator for indicator in draw(st.permutations(known))}
