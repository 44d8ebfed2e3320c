"""The test cases of the source rulesets try everything those ask, and notice every wrong change of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from emulation_rules.api import load, loads, run_tests
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Measured, Together
from emulation_rules.model.trial_result import TrialReport
from emulation_rules.trials.criterion_mutants import wrong_criteria

RULESETS = Path(__file__).parents[2] / "rulesets"
SOURCES = (
    "mps-assigned-2022",
    "mps-cluster-1-2023",
    "mps-cluster-4-2024",
    "mps-cluster-6-2022",
    "police-block-2016",
    "police-block-2017",
)


@cache
def told(name: str) -> TrialReport:
    return run_tests(RULESETS / name, coverage=True, mutations=500)


@pytest.mark.parametrize("name", SOURCES)
def test_everything_a_source_ruleset_asks_is_tried(name: str) -> None:
    (coverage,) = told(name).coverage
    assert coverage.missing == ()
    assert coverage.items


@pytest.mark.parametrize("name", SOURCES)
def test_every_wrong_change_of_a_source_ruleset_is_noticed(name: str) -> None:
    (mutations,) = told(name).mutations
    assert mutations.survivors == ()
    assert mutations.untried == 0
    assert len(mutations.results) >= 12


def failing(name: str, ruleset: Ruleset) -> dict[str, list[str]]:
    """Return the cases that fail under another ruleset, with what differs."""
    run = run_tests(RULESETS / name, ruleset=ruleset).run
    assert run.findings == ()
    return {
        result.name: [".".join(each.expectation.path) for each in result.differences]
        for result in run.results
        if not result.passed
    }


@pytest.mark.parametrize(
    ("right", "wrong", "case", "differs"),
    [
        ("criterion: above 75%", "criterion: at least 75%", "on every mark", "clearance.verdict"),
        ("down at least 5%", "down at least 4%", "just short of every mark", "fewer_public_order_crimes.verdict"),
        ("down at least 5%", "down more than 5%", "on every mark", "fewer_public_order_crimes.verdict"),
    ],
)
def test_a_planted_change_of_the_2022_pact_is_noticed(right: str, wrong: str, case: str, differs: str) -> None:
    text = (RULESETS / "mps-cluster-6-2022" / "ruleset.yaml").read_text(encoding="utf-8")
    assert right in text
    assert differs in failing("mps-cluster-6-2022", loads(text.replace(right, wrong, 1)))[case]


def parts_made_lenient(ruleset: Ruleset, target: str) -> Iterator[Ruleset]:
    """Yield the ruleset with the strictness of one part of a composite turned round, each part once."""
    together = ruleset.targets[target].question
    assert isinstance(together, Together)
    for index, part in enumerate(together.parts):
        assert isinstance(part.question, Measured)
        indicator = ruleset.indicators[part.question.indicator]
        (dated,) = part.question.dated
        wrong = next(iter(wrong_criteria(dated.criterion, indicator, ruleset.span.period)))
        question = replace(part.question, dated=(replace(dated, criterion=wrong),))
        parts = (*together.parts[:index], replace(part, question=question), *together.parts[index + 1 :])
        changed = replace(ruleset.targets[target], question=replace(together, parts=parts))
        yield replace(ruleset, targets={**ruleset.targets, target: changed})


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("police-block-2016", "traffic_down_on_three"),
        ("mps-cluster-1-2023", "accidents_and_fires_restrained"),
    ],
)
def test_the_strictness_of_each_part_of_a_composite_is_noticed(name: str, target: str) -> None:
    for wrong in parts_made_lenient(load(RULESETS / name), target):
        assert failing(name, wrong)


def test_the_2016_block_met_by_two_of_three_is_noticed() -> None:
    text = (RULESETS / "police-block-2016" / "ruleset.yaml").read_text(encoding="utf-8")
    head, tail = text.split("    all_of:\n")
    listed, rest = tail.split("    scored:", 1)
    nested = "".join(f"    {line}\n" for line in listed.splitlines())
    wrong = loads(f"{head}    at_least:\n      count: 2\n      of:\n{nested}    scored:{rest}")
    assert set(failing("police-block-2016", wrong)) >= {"accidents stay", "deaths stay", "injuries stay"}
