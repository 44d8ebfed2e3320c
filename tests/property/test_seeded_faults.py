"""Faults planted into rulesets are found, each with its code and at its place; where there is none, none is found.

Rulesets come from seeds: eight of each kind of fault, and 200 without one.
"""

from __future__ import annotations

from collections import Counter
from typing import cast

import pytest
from tests.samples.planted_faults import PLANTS
from tests.samples.seeded_rulesets import Object, seeded_ruleset

from emulation_rules.linting.lint import lint
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.place import path_text
from emulation_rules.syntax.reading.read_ruleset import read_ruleset

OF_EACH_KIND = 8
CLEAN = 200
BATCHES = 8
LOOKED_AT = 40

BESIDES = {
    "contradictory": {"direction_against_better"},
    "unsatisfiable": {"direction_against_better"},
    "veto_never": {"direction_against_better", "wording_none"},
}
"""What else is rightly said of a fault: words that no longer fit, or the same fault elsewhere."""


def _grave(seed: int, text: str) -> list[Finding]:
    return [each for each in lint(text, f"pact-{seed}.json") if each.severity is not Severity.NOTE]


def test_there_are_twenty_kinds_and_two_hundred_rulesets() -> None:
    assert len(PLANTS) >= 20
    assert len(PLANTS) * OF_EACH_KIND >= 200
    assert CLEAN >= 200


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_fault_is_found_and_nothing_else(kind: str) -> None:
    for number in range(OF_EACH_KIND):
        seed = 1000 * list(PLANTS).index(kind) + number
        sample = seeded_ruleset(seed)
        planted = PLANTS[kind](sample)
        found = _grave(seed, sample.text())
        hits = [each for each in found if each.code == planted.code and _begins(each, planted.path)]
        assert hits, f"seed {seed}: {[str(each) for each in found]}"
        assert {each.code for each in found} <= {planted.code} | BESIDES.get(kind, set()), f"seed {seed}"


@pytest.mark.parametrize("batch", range(BATCHES))
def test_nothing_is_found_where_there_is_no_fault(batch: int) -> None:
    for seed in range(100_000 + batch, 100_000 + CLEAN, BATCHES):
        found = lint(seeded_ruleset(seed).text(), f"pact-{seed}.json")
        assert [f"{path_text(each.path)}: {each.code}" for each in found] == [], f"seed {seed}"


def test_rulesets_without_a_fault_are_like_those_people_write() -> None:
    counts = Counter[str]()
    for seed in range(100_000, 100_000 + LOOKED_AT):
        sample = seeded_ruleset(seed)
        ruleset = read_ruleset(sample.text(), "pact.json")
        assert len(ruleset.indicators) >= 6
        assert len(ruleset.targets) >= 7
        assert len(ruleset.titles) == 3
        counts.update(key for target in sample.part("targets").values() for key in cast("Object", target))
        counts.update(key for key in sample.document if key in ("groups", "classes", "ranking"))
    wanted = ("all_of", "at_least", "scoring", "bonus", "veto", "scored", "deliverable", "zero_baseline", "groups")
    assert min(counts[key] for key in (*wanted, "classes", "ranking")) >= LOOKED_AT // 10, counts


def _begins(finding: Finding, path: tuple[str, ...]) -> bool:
    return tuple(map(str, finding.path))[: len(path)] == path
