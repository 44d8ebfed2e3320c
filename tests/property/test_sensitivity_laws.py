"""How firm ranks are: no weight or figure within what is asked leads out of the range told, and less than the least
moves nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.strategies.clusters import reports_of
from tests.strategies.intervals import inside
from tests.strategies.trees import grouped

from emulation_rules.evaluator import Evaluator
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.score_tree import Combine
from emulation_rules.model.sensitivity import How, Kind, Least, Move
from emulation_rules.model.standing import Standings
from emulation_rules.perturbing.effects import Effect, State, states_of
from emulation_rules.perturbing.lever import Lever, levers_of
from emulation_rules.perturbing.restated import Restated
from emulation_rules.perturbing.scene import Scene
from emulation_rules.perturbing.study import Asked, sensitivity_of
from emulation_rules.perturbing.weights import Weights

WINDOW = Interval(Fraction(1, 2), Fraction(3, 2))
KINDS = [Combine.SUM, Combine.MEAN, Combine.WEIGHTED_MEAN, Combine.MINIMUM]
factors = inside(WINDOW)


@st.composite
def scenes(draw: st.DrawFn, *, gaps: bool = True) -> Scene:
    ruleset = draw(grouped(KINDS))
    return Scene(Evaluator(ruleset, engine="compiled"), draw(reports_of(ruleset, gaps=gaps)))


def lever_in(data: st.DataObject, scene: Scene) -> Lever:
    levers, _ = levers_of(scene.ruleset)
    assume(levers)
    return data.draw(st.sampled_from(levers))


def allows(now: State, move: Move | None, state: State) -> bool:
    """Whether a state is one that a move tells of."""
    effect = Effect(now)
    if not effect.see(state):
        return True
    seen = effect.move("", How.EXACT)
    assert seen is not None
    if move is None or move.rank is None or seen.rank is None:
        return False
    within = move.rank.best <= seen.rank.best and seen.rank.worst <= move.rank.worst
    parts = ((seen.wins, move.wins), (seen.loses, move.loses), (seen.enters, move.enters))
    return within and all(set(some) <= set(every) for some, every in parts)


@settings(max_examples=150)
@given(st.data(), scenes())
def test_no_factor_of_a_weight_leads_out_of_an_exact_range(data: st.DataObject, scene: Scene) -> None:
    lever = lever_in(data, scene)
    swing = Weights(scene).swing(lever, WINDOW)
    assume(swing.how is How.EXACT)
    factor = data.draw(factors)
    for unit, state in states_of(scene.with_weight(lever, factor)).items():
        assert allows(states_of(scene.now)[unit], swing.moves.get(unit), state)


@settings(max_examples=150)
@given(st.data(), scenes())
def test_the_least_change_moves_a_unit_and_less_does_not(data: st.DataObject, scene: Scene) -> None:
    lever = lever_in(data, scene)
    swing = Weights(scene).swing(lever, WINDOW)
    now = states_of(scene.now)
    for unit, move in swing.moves.items():
        if move.least is None or not move.least.change.is_point:
            continue
        change = move.least.change.number / 100
        beyond = change + Fraction(1, 10**9) * (1 if change > 0 else -1)
        ends = [beyond, -beyond] if not change else [beyond if move.least.beyond else change]
        assert any(_moves(scene, lever, unit, now, 1 + each) for each in ends)
        share = data.draw(st.fractions(min_value=0, max_value=Fraction(99, 100)))
        assert not _moves(scene, lever, unit, now, 1 + share * change)
        assert not _moves(scene, lever, unit, now, 1 - share * change)


def _moves(scene: Scene, lever: Lever, unit: str, now: Mapping[str, State], factor: Fraction) -> bool:
    return Effect(now[unit]).see(states_of(scene.with_weight(lever, factor))[unit])


@settings(max_examples=100)
@given(st.data(), scenes())
def test_all_weights_at_once_stay_within_their_bound(data: st.DataObject, scene: Scene) -> None:
    asked = Asked(weights=Fraction(30), kinds=frozenset({Kind.WEIGHTS}))
    found = sensitivity_of(Evaluator(scene.ruleset, engine="compiled"), scene.reports, "", asked, lambda *_: None)
    assume(all(one.reaches for one in found.units))
    levers, _ = levers_of(scene.ruleset)
    taken = [lever for lever in levers if lever.share] or [one for one in levers if one.name in scene.ruleset.targets]
    share = inside(Interval(Fraction(7, 10), Fraction(13, 10)))
    standings = _with_all(scene, {lever: data.draw(share) for lever in taken})
    for unit, state in states_of(standings).items():
        rank = found[unit][Kind.WEIGHTS].rank
        if state.rank is not None:
            assert rank is not None
            assert rank.best <= state.rank.best
            assert state.rank.worst <= rank.worst


def _with_all(scene: Scene, weights: Mapping[Lever, Fraction]) -> Standings:
    """Reweigh the targets (or the members of the mean) of a ruleset without roundings, in the plain way."""
    points = {name: factor for lever, factor in weights.items() for name in lever.targets}
    shares = {lever.name: factor for lever, factor in weights.items() if lever.share}
    targets = {
        name: replace(one, points=one.points * points.get(name, Fraction(1))) if one.points is not None else one
        for name, one in scene.ruleset.targets.items()
    }
    groups = {
        name: replace(one, weights={each: by * shares.get(each, Fraction(1)) for each, by in one.weights.items()})
        for name, one in scene.ruleset.groups.items()
    }
    ruleset = replace(scene.ruleset, targets=targets, groups=groups)

    def scaled(interval: Interval, name: str) -> Interval:
        return Interval.point(points.get(name, Fraction(1))) * interval

    return scene._scored(
        ruleset,
        lambda one: (
            one
            if one.points is None or one.maximum is None
            else replace(one, points=scaled(one.points, one.target), maximum=one.maximum * points.get(one.target, 1))
        ),
    )


@settings(max_examples=60, deadline=None)
@given(st.data(), scenes(gaps=False))
def test_no_restated_figure_leads_out_of_its_range(data: st.DataObject, scene: Scene) -> None:
    reaches, _ = Restated(scene, Fraction(40)).reaches(lambda *_: None)
    unit = data.draw(st.sampled_from(sorted(scene.reports)))
    report = scene.reports[unit]
    key = data.draw(
        st.sampled_from([("x", next(iter(report.observations))[1]), ("y", next(iter(report.observations))[1])])
    )
    interval = report.observations[key].interval
    assert interval is not None
    percent = data.draw(inside(Interval(Fraction(-40), Fraction(40))))
    number = min(interval.number * (1 + percent / 100), Fraction(100))
    changed = replace(report, observations={**report.observations, key: Observation.figure(number)})
    now = states_of(scene.now)
    for each, state in states_of(scene.on({**scene.reports, unit: changed})).items():
        moves = [move for move in reaches[each].moves if (move.of, move.subject) == (unit, key[0])]
        assert allows(now[each], moves[0] if moves else None, state)
        if each == unit and moves and moves[0].least is not None and abs(percent) <= _still(moves[0].least):
            assert not Effect(now[each]).see(state)


def _still(least: Least) -> Fraction:
    assert least.change.low is not None
    return least.change.low
