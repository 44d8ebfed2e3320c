"""Groups: what does not apply leaves no trace, weights go to what is left, and every completion lies inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.intervals import intervals
from tests.strategies.tables import labels

from emulation_rules.evaluator import Evaluator
from emulation_rules.model.evaluation import GroupScore, Score
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset, Span
from emulation_rules.model.score_tree import Combine, Group, Label, Missing, ScoreRules
from emulation_rules.model.scoring import Direct, Goalposts
from emulation_rules.model.target import Measured, Target
from emulation_rules.model.text import Text
from emulation_rules.scoring.labels import labels_of

YEAR = Period(2022)
NAMES = ("a", "b", "c", "d")
TEN, TWENTY = Fraction(10), Fraction(20)

figures = st.fractions(min_value=0, max_value=10, max_denominator=4)
weights = st.fractions(min_value=Fraction(1, 4), max_value=20, max_denominator=4)
KINDS = [Combine.SUM, Combine.MEAN, Combine.MINIMUM, Combine.WEIGHTED_MEAN, Combine.MEAN_OF_WORST]


@st.composite
def pacts(draw: st.DrawFn) -> Ruleset:
    """Draw one group over up to four targets, each the figure of its own indicator or twice that."""
    names = NAMES[: draw(st.integers(2, 4))]
    doubled = {name: draw(st.booleans()) for name in names}
    indicators = {name: Indicator(name, Text(), Measure.SCORE, Better.HIGHER, ceiling=TEN) for name in names}
    targets = {
        f"t_{name}": Target(
            f"t_{name}",
            Text(),
            Measured(name, ()),
            points=TWENTY if doubled[name] else TEN,
            scoring=Goalposts(Fraction(0), TEN) if doubled[name] else Direct(),
        )
        for name in names
    }
    combine = draw(st.sampled_from(KINDS))
    group = Group(
        "g",
        Text("g"),
        tuple(targets),
        combine,
        weights={name: draw(weights) for name in targets} if combine is Combine.WEIGHTED_MEAN else {},
        worst=draw(st.integers(1, len(names))),
        least_scored=draw(st.integers(0, 2)),
        out_of=draw(st.sampled_from([None, Fraction(100)])),
    )
    return Ruleset(
        "p", Text("p"), Span(YEAR), indicators, targets, groups={"g": group}, score=ScoreRules(missing=Missing.LEFT_OUT)
    )


def scored(ruleset: Ruleset, known: Mapping[str, Interval]) -> Score:
    observations = {(name, YEAR): Observation(interval=interval) for name, interval in known.items()}
    return Evaluator(ruleset, engine="reference").evaluate(Report("u", observations)).score


def group_of(score: Score) -> GroupScore | None:
    return score.groups[0] if score.groups else None


def by_hand(ruleset: Ruleset, known: Mapping[str, Fraction]) -> tuple[Fraction, Fraction] | None:
    """Return the group's points and maximum from what is there, None where the group does not apply."""
    group = ruleset.groups["g"]
    there = [
        (name, known[name[2:]] * (ruleset.targets[name].points or TEN) / TEN, ruleset.targets[name].points or TEN)
        for name in group.members
        if name[2:] in known
    ]
    if not there or len(there) < group.least_scored:
        return None
    points, most = [each for _, each, _ in there], [each for _, _, each in there]
    match group.combine:
        case Combine.WEIGHTED_MEAN:
            whole = sum(group.weights[name] for name, _, _ in there)
            shares = [group.weights[name] / whole for name, _, _ in there]
        case Combine.SUM:
            shares = [Fraction(1)] * len(there)
        case Combine.MEAN:
            shares = [Fraction(1, len(there))] * len(there)
        case _:
            count = 1 if group.combine is Combine.MINIMUM else min(group.worst, len(there))
            points, most = sorted(points)[:count], sorted(most)[:count]
            shares = [Fraction(1, count)] * count
    found = (
        sum((share * each for share, each in zip(shares, points, strict=True)), Fraction(0)),
        sum((share * each for share, each in zip(shares, most, strict=True)), Fraction(0)),
    )
    return found if group.out_of is None else (group.out_of * found[0] / found[1], group.out_of)


@settings(deadline=None)
@given(data=st.data(), pact=pacts())
def test_a_group_comes_to_what_is_worked_out_by_hand(data: st.DataObject, pact: Ruleset) -> None:
    known = {name: data.draw(figures) for name in pact.indicators if data.draw(st.booleans())}
    found = group_of(scored(pact, {name: Interval.point(number) for name, number in known.items()}))
    expected = by_hand(pact, known)
    assert (None if found is None else (found.points, found.maximum)) == (
        None if expected is None else (Interval.point(expected[0]), expected[1])
    )


@settings(deadline=None)
@given(data=st.data(), pact=pacts(), gone=st.sampled_from(NAMES[:2]))
def test_what_does_not_apply_leaves_no_trace(data: st.DataObject, pact: Ruleset, gone: str) -> None:
    """Points, maximum and share are those of a ruleset that never had the member."""
    known = {name: Interval.point(data.draw(figures)) for name in pact.indicators if name != gone}
    group = pact.groups["g"]
    members = tuple(name for name in group.members if name != f"t_{gone}")
    kept = {name: weight for name, weight in group.weights.items() if name in members}
    targets = {name: target for name, target in pact.targets.items() if name in members}
    never = replace(pact, targets=targets, groups={"g": replace(group, members=members, weights=kept)})
    assert scored(pact, known) == scored(never, known)


@settings(deadline=None)
@given(data=st.data(), pact=pacts())
def test_a_group_of_open_points_holds_every_completion(data: st.DataObject, pact: Ruleset) -> None:
    exact = {name: data.draw(figures) for name in pact.indicators}
    vague = {
        name: Interval(max(number - data.draw(figures), Fraction(0)), min(number + data.draw(figures), TEN))
        for name, number in exact.items()
    }
    truth = group_of(scored(pact, {name: Interval.point(number) for name, number in exact.items()}))
    found = group_of(scored(pact, vague))
    assert truth is not None
    assert found is not None
    assert truth.points.within(found.points)
    assert truth.maximum == found.maximum


@given(words=labels(TWENTY), points=intervals(), number=figures)
def test_a_point_has_one_label_and_an_interval_those_of_its_points(
    words: tuple[Label, ...], points: Interval, number: Fraction
) -> None:
    of_one = labels_of(words, Interval.point(number))
    assert len(of_one) == bool(words)
    if number in points:
        assert set(of_one) <= set(labels_of(words, points))
