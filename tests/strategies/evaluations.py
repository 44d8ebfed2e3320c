"""Evaluations of any shape the types allow, sensible or not."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from hypothesis import strategies as st

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.evaluation import Assessment, Evaluation, GroupScore, Need, Note, Score, StatedCheck, Veto
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import ExceedanceMode, Grade
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Unit
from emulation_rules.model.scoring import VetoEffect
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Exceeded, Reason, Verdict

E = TypeVar("E", bound=StrEnum)

_fractions = st.one_of(
    st.fractions(max_denominator=10**6),
    st.integers().map(Fraction),
    st.decimals(allow_nan=False, allow_infinity=False, places=4).map(Fraction),
)
_strings = st.text(max_size=12)
_texts = st.builds(Text, _strings, _strings)
_periods = st.sampled_from(["2022", "2023-H2", "2024-Q3", "2022-05", "2022-9M", "2022-W46"]).map(Period.parse)


def _any_of(kind: type[E]) -> st.SearchStrategy[E]:
    return st.sampled_from(list(kind))


@st.composite
def any_interval(draw: st.DrawFn) -> Interval:
    """Points, and ranges with open, closed and infinite ends."""
    low, high = sorted(draw(st.tuples(_fractions, _fractions)))
    if low == high or draw(st.booleans()):
        return Interval.point(low)
    ends = draw(st.sampled_from([(low, high), (None, high), (low, None), (None, None)]))
    return Interval(*ends, draw(st.booleans()), draw(st.booleans()))


_intervals = any_interval()
_labels = st.lists(_texts, max_size=2).map(tuple)
_needs = st.builds(Need, _any_of(Comparison), _fractions, st.none() | _intervals, _any_of(Unit), _strings)


def _assessments(parts: st.SearchStrategy[tuple[Assessment, ...]]) -> st.SearchStrategy[Assessment]:
    return st.builds(
        Assessment,
        target=_strings,
        title=_texts,
        verdict=_any_of(Verdict),
        reason=_any_of(Reason),
        exceeded=st.none() | _any_of(Exceeded),
        indicator=_strings,
        criterion=_texts,
        unit=_any_of(Unit),
        observed=st.none() | _intervals,
        written=_strings,
        baseline=st.none() | _intervals,
        mark=st.none() | _intervals,
        margin=st.none() | _intervals,
        need=st.none() | _needs,
        grade=st.none() | _any_of(Grade),
        source=_strings,
        scored=st.booleans(),
        points=st.none() | _intervals,
        maximum=st.none() | _fractions,
        adjustment=st.none() | _intervals,
        labels=_labels,
        parts=parts,
        within=_strings,
    )


def any_assessment() -> st.SearchStrategy[Assessment]:
    """Assessments with up to two levels of parts."""
    single = _assessments(st.just(()))
    pair = _assessments(st.lists(single, max_size=2).map(tuple))
    return _assessments(st.lists(pair, max_size=2).map(tuple))


_scores = st.builds(
    Score,
    _intervals,
    _fractions,
    st.none() | _intervals,
    st.lists(st.builds(GroupScore, _strings, _texts, _intervals, _fractions, _labels), max_size=2).map(tuple),
    st.lists(st.builds(Veto, _strings, _any_of(VetoEffect), _any_of(Exceeded)), max_size=2).map(tuple),
    _labels,
)
_stated = st.builds(
    StatedCheck,
    _strings,
    _strings,
    _intervals,
    _any_of(ExceedanceMode),
    _intervals,
    _strings,
    _fractions,
    st.booleans(),
)
_notes = st.builds(Note, _strings, _strings, st.lists(st.tuples(_strings, _strings), max_size=2).map(tuple))


def any_evaluation() -> st.SearchStrategy[Evaluation]:
    """Evaluations of any shape."""
    return st.builds(
        Evaluation,
        ruleset=_strings,
        ruleset_digest=_strings,
        report_digest=_strings,
        period=_periods,
        unit=_strings,
        assessments=st.lists(any_assessment(), max_size=3).map(tuple),
        score=_scores,
        stated=st.lists(_stated, max_size=2).map(tuple),
        notes=st.lists(_notes, max_size=2).map(tuple),
        engine=_strings,
        engine_note=_strings,
    )
