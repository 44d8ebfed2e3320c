"""Reports with everything a unit may hand in: figures, bounds, rounded figures, claims, and nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st
from tests.strategies.figures import figures_of, marks_on, periods_read

from emulation_rules.exchange.stages import settled
from emulation_rules.exchange.stated_text import POINTS, WHOLE, read_stated, with_stated
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place
from emulation_rules.model.report import FigureKey, Report
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.stated_results import StatedResults
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Leaf, walk


@st.composite
def reports_for(draw: st.DrawFn, ruleset: Ruleset, *, gaps: bool = True) -> Report:
    """Draw the report of a unit of the ruleset, of a stranger, or of the cluster."""
    unit = draw(st.sampled_from([*ruleset.units, "stranger", CLUSTER]))
    current = ruleset.span.period
    observations: dict[FigureKey, Observation] = {}
    for period in sorted({current, *periods_read(ruleset)}):
        for indicator in ruleset.indicators.values():
            observation = draw(observations_of(indicator, ruleset, gaps=gaps))
            if observation is not None:
                observations[indicator.id, period] = observation
    for planned in plan_of(ruleset).targets:
        for question in walk(planned.question):
            claimed = draw(st.sampled_from([None, None, True, False]))
            if claimed is not None and (not isinstance(question, Leaf) or draw(st.booleans())):
                grade = draw(st.sampled_from([Grade.CLAIM, Grade.JUDGEMENT]))
                observations[question.id, current] = Observation(claim=claimed, grade=grade, written=str(claimed))
    return Report(unit, observations, stated=draw(_stated_by_period(ruleset)))


def _stated_by_period(ruleset: Ruleset) -> st.SearchStrategy[dict[Period, StatedResults]]:
    """Draw what a report states of itself: mostly nothing."""
    names = [*WHOLE, *(f"{POINTS}:{name}" for name in (*ruleset.targets, *ruleset.groups))]
    stated = st.dictionaries(st.sampled_from(names), _STATED_TEXTS, min_size=1, max_size=4).map(_results)
    return st.just({}) | st.dictionaries(st.sampled_from([ruleset.span.period]), stated, max_size=1)


_STATED_TEXTS = st.tuples(st.integers(1, 2000), st.text("0123456789", max_size=3)).map(
    lambda drawn: f"{drawn[0]}.{drawn[1]}" if drawn[1] else str(drawn[0])
)


def _results(texts: dict[str, str]) -> StatedResults:
    results = StatedResults()
    for name, text in texts.items():
        whole = text.partition(".")[0] if name == "rank" else text
        results = with_stated(results, name, read_stated(whole, name, Place("")))
    return results


@st.composite
def staged_reports(draw: st.DrawFn, ruleset: Ruleset) -> Report:
    """Draw a report in which the stages of every indicator that names them gave points, or some of them did."""
    report = draw(reports_for(ruleset))
    observations = dict(report.observations)
    for indicator in ruleset.indicators.values():
        if indicator.stages is None:
            continue
        judged = {
            stage: replace(observation, grade=Grade.JUDGEMENT, stage=stage)
            for stage in indicator.stages.order
            if (observation := draw(observations_of(indicator, ruleset))) is not None
        }
        observations.pop((indicator.id, ruleset.span.period), None)
        if judged:
            observations[indicator.id, ruleset.span.period] = settled(judged, indicator.stages)
    return replace(report, observations=observations)


@st.composite
def observations_of(
    draw: st.DrawFn, indicator: Indicator, ruleset: Ruleset, *, gaps: bool = True
) -> Observation | None:
    """Draw one observation in base units, or None for nothing reported."""
    kind = draw(st.sampled_from(["figure", "figure", "figure", "bound", "rounded", *(["nothing"] if gaps else [])]))
    if kind == "nothing":
        return None
    plain: int | Decimal = draw(figures_of(indicator, marks_on(indicator, ruleset)))
    number = Fraction(plain) * indicator.scale
    if kind == "figure":
        return Observation.figure(number)
    spread = _spread(draw, number, kind)
    known = spread.meet(indicator.range)
    if known is None:
        return Observation.figure(number)
    return Observation(interval=known, grade=Grade.BOUND if kind == "bound" else Grade.ROUNDED)


def _spread(draw: st.DrawFn, number: Fraction, kind: str) -> Interval:
    if kind == "rounded":
        half = draw(st.sampled_from([Fraction(1, 2), Fraction(1, 20)]))
        return Interval(number - half, number + half, high_open=True)
    is_open = draw(st.booleans())
    return (
        Interval(number, None, low_open=is_open) if draw(st.booleans()) else Interval(None, number, high_open=is_open)
    )
