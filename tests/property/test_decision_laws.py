"""The fast way to decide plain figures says what the full evaluation says, whatever a program hands in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.test_engine_laws import FAST
from tests.strategies.figures import figures_for
from tests.strategies.rulesets import rulesets

from emulation_rules.engines.choice import EngineName
from emulation_rules.engines.decision import Decision, Figures, FigureValue
from emulation_rules.evaluator import Evaluator
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.indicator import Measure
from emulation_rules.model.ruleset import Ruleset


@pytest.mark.parametrize("name", FAST)
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_deciding_at_once_says_what_evaluating_says(name: EngineName, data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    reference, fast = Evaluator(ruleset, engine="reference"), Evaluator(ruleset, engine=name)
    for _ in range(4):
        figures = data.draw(as_handed_in(ruleset, data.draw(figures_for(ruleset))))
        assert outcome(fast, figures) == outcome(reference, figures)


@st.composite
def as_handed_in(draw: st.DrawFn, ruleset: Ruleset, figures: Mapping[str, int | Decimal]) -> Figures:
    """As a program holds them: floats, now and then a gap, a stray key or a wrong type."""
    handed: dict[str, FigureValue] = {}
    for key, figure in figures.items():
        value: FigureValue = float(figure) if isinstance(figure, Decimal) and draw(st.booleans()) else figure
        if ruleset.indicators[key.partition("@")[0]].measure is Measure.BOOLEAN:
            value = bool(figure)
        handed[key] = value
    odd = draw(st.sampled_from(["none", "none", "none", "gap", "wrong", "claim"]))
    if handed and odd != "none":
        key = draw(st.sampled_from(sorted(handed)))
        if odd == "gap":
            del handed[key]
        elif odd == "wrong":
            handed[key] = draw(
                st.sampled_from([True, -1, -0.0, 1e-12, 1e16, 10**41, float("nan"), "> 3", "", None, Decimal("0.10")])
            )
        else:
            handed[draw(st.sampled_from(sorted(ruleset.targets)))] = draw(st.booleans())
    return handed


def outcome(evaluator: Evaluator, figures: Figures) -> object:
    """What a decision comes to, or which faults refuse it."""
    try:
        decision: Decision = evaluator.decide(figures)
    except InvalidReportError as error:
        return sorted(finding.code for finding in error.findings)
    evaluation = decision.evaluation
    return decision.met, decision.verdicts, decision.points, evaluation.assessments, evaluation.score
