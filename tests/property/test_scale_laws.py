"""How a figure is scaled when it is reported changes nothing that is decided."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.test_engine_laws import FAST

from emulation_rules.engines.choice import EngineName
from emulation_rules.evaluator import Evaluator
from emulation_rules.model.criterion import Comparison, Figure, Threshold
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.indicator import Better, Indicator, Measure, Scale
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.ruleset import Ruleset, Span
from emulation_rules.model.scoring import Proportional
from emulation_rules.model.target import Dated, Measured, Target
from emulation_rules.model.text import Text

ENGINES: list[EngineName] = ["reference", *FAST]
figures = st.integers(0, 10_000).map(lambda n: Decimal(n).scaleb(-2))
comparisons = st.sampled_from(list(Comparison))
marks = st.integers(1, 9_999).map(lambda n: Fraction(n, 100))


@pytest.mark.parametrize("engine", ENGINES)
@given(figure=figures, mark=marks, comparison=comparisons)
def test_a_rate_in_percent_and_as_a_fraction_come_to_the_same(
    engine: EngineName, figure: Decimal, mark: Fraction, comparison: Comparison
) -> None:
    percent = ruleset(Measure.PERCENT, Scale.ONE, Quantity(mark, Unit.PERCENT), comparison)
    fraction = ruleset(Measure.PERCENT, Scale.FRACTION, Quantity(mark, Unit.PERCENT), comparison)
    assert decided(percent, engine, figure) == decided(fraction, engine, figure.scaleb(-2))
    assert decided(percent, engine, figure) == decided(fraction, engine, float(figure.scaleb(-2)))


@pytest.mark.parametrize("engine", ENGINES)
@given(figure=figures, mark=marks, comparison=comparisons)
def test_money_in_dong_and_in_millions_comes_to_the_same(
    engine: EngineName, figure: Decimal, mark: Fraction, comparison: Comparison
) -> None:
    amount = Quantity(mark * 10**6, Unit.VND)
    dong = ruleset(Measure.MONEY, Scale.ONE, amount, comparison)
    million = ruleset(Measure.MONEY, Scale.MILLION, amount, comparison)
    assert decided(dong, engine, int(figure.scaleb(6))) == decided(million, engine, figure)


def ruleset(measure: Measure, scale: Scale, mark: Quantity, comparison: Comparison) -> Ruleset:
    indicator = Indicator("x", Text("x", "x"), measure, Better.HIGHER, reported_in=scale)
    question = Measured("x", (Dated(0, Threshold(comparison, Figure(mark))),))
    upward = comparison in (Comparison.AT_LEAST, Comparison.ABOVE)
    target = Target("t", Text("t", "t"), question, points=Fraction(10))
    if upward:
        target = replace(target, scoring=Proportional())
    return Ruleset("scales", Text("s", "s"), Span(Period(2022)), {"x": indicator}, {"t": target})


def decided(asked: Ruleset, engine: EngineName, figure: float | Decimal) -> object:
    decision = Evaluator(asked, engine=engine).decide({"x": figure})
    evaluation: Evaluation = decision.evaluation
    assessments = [replace(one, written="") for one in evaluation.assessments]
    return decision.met, assessments, evaluation.score
