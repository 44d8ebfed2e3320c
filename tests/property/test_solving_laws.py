"""What is shown is so by the reference engine, and what is refuted is not found among reports."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from tests.samples.same_draws import draw_no_constants
from tests.strategies.figures import figures_for
from tests.strategies.rulesets import rulesets

from emulation_rules.evaluator import Evaluator
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.target import Scope
from emulation_rules.model.verdict import Verdict
from emulation_rules.solving.answers import Impossible, Witness
from emulation_rules.solving.asked import Asked

_REPORTS = 6


@settings(max_examples=120)
@given(data=st.data())
def test_answers_agree_with_the_reference_engine(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    evaluator = Evaluator(ruleset, engine="reference")
    asked = Asked(evaluator.plan)
    names = [target.id for target in ruleset.targets.values() if target.scope is Scope.PER_UNIT]
    reports = [_report(ruleset, data) for _ in range(_REPORTS)]
    verdicts = [_verdicts(evaluator, report) for report in reports]
    for met, missed in product(names, names):
        answer = asked.possible(met=(met,), not_met=(missed,))
        if isinstance(answer, Witness):
            found = _verdicts(evaluator, answer.report())
            assert (found[met], found[missed]) == (Verdict.MET, Verdict.NOT_MET)
        elif isinstance(answer, Impossible):
            assert (Verdict.MET, Verdict.NOT_MET) not in {(each[met], each[missed]) for each in verdicts}


@settings(max_examples=120)
@given(data=st.data())
def test_what_a_report_does_is_possible(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    evaluator = Evaluator(ruleset, engine="reference")
    asked = Asked(evaluator.plan)
    verdicts = _verdicts(evaluator, _report(ruleset, data))
    decided = [name for name, target in ruleset.targets.items() if target.scope is Scope.PER_UNIT]
    met = [name for name in decided if verdicts[name] is Verdict.MET]
    missed = [name for name in decided if verdicts[name] is Verdict.NOT_MET]
    assert not isinstance(asked.possible(met, missed), Impossible)


def _report(ruleset: Ruleset, data: st.DataObject) -> Report:
    unit = data.draw(st.sampled_from([*ruleset.units, *ruleset.assigned] or ["somewhere"]))
    return report_from_figures(ruleset, data.draw(figures_for(ruleset)), unit)


def _verdicts(evaluator: Evaluator, report: Report) -> dict[str, Verdict]:
    assert report.unit != CLUSTER
    return {each.target: each.verdict for each in evaluator.evaluate(report).assessments}


def _answers(sample: int) -> Counter[str]:
    """What is said of each two targets of sixty rulesets."""
    told: Counter[str] = Counter()

    @seed(sample)
    @settings(max_examples=60, database=None)
    @given(ruleset=rulesets())
    def ask(ruleset: Ruleset) -> None:
        asked = Asked(Evaluator(ruleset, engine="reference").plan)
        names = [target.id for target in ruleset.targets.values() if target.scope is Scope.PER_UNIT]
        for met, missed in product(names, names):
            told[type(asked.possible(met=(met,), not_met=(missed,))).__name__] += 1

    ask()
    return told


def test_most_questions_are_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few answers may be open, or the laws above say little."""
    draw_no_constants(monkeypatch)
    told = sum(map(_answers, range(2)), Counter[str]())
    assert told["Open"] < 0.1 * told.total(), told
    assert min(told["Witness"], told["Impossible"]) > 0.15 * told.total(), told
