from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from emulation_rules.exchange.trial_schema import trial_schema
from emulation_rules.syntax.yaml.data import to_data
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes

RULESETS = Path(__file__).parents[3] / "rulesets"
VALIDATOR = Draft202012Validator(trial_schema())


def data_of(text: str) -> object:
    data, _ = to_data(read_nodes(text, "t.yaml"))
    return json.loads(json.dumps(data, default=float))


def case(said: str) -> object:
    return data_of(f"format: emulation-rules-tests/1\ncases:\n  - {{{said}}}\n")


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(trial_schema())


@pytest.mark.parametrize(
    "file", sorted(RULESETS.glob("*/tests/*.yaml")), ids=lambda file: f"{file.parts[-3]}/{file.name}"
)
def test_every_shipped_file_of_cases_fits(file: Path) -> None:
    VALIDATOR.validate(data_of(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "said",
    [
        "name: a, figures: {a: 1, a@2022-H1: null, s.1: true, x: {judged: 7}}, expect: {x: đạt, s.1: Met}",
        "name: a, units: {u: {}}, expect: {u: {rank: [1, 2], titles: {t: eligible}, class: [a, b]}}, quotas: {t: 1}",
        "name: a, report: ../r.yaml, period: 2023, expect: {u: {score: {groups: {g: 1}}}}, order: [u]",
    ],
)
def test_what_can_be_read_fits(said: str) -> None:
    VALIDATOR.validate(case(said))


@pytest.mark.parametrize(
    "said",
    [
        "figures: {}",
        "name: a",
        "name: a, figures: {}, units: {}",
        "name: a, figures: {}, expects: {}",
        "name: a, figures: {crimes@soon: 1}",
        "name: a, figures: {}, expect: {x: {verdit: met}}",
        "name: a, figures: {}, expect: {score: {point: 1}}",
        "name: a, figures: {}, expect: {notes: {code: a}}",
    ],
)
def test_what_is_refused_does_not_fit(said: str) -> None:
    assert not VALIDATOR.is_valid(case(said))
