from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest
from jsonschema import Draft202012Validator

from emulation_rules.exchange.report_schema import report_schema
from emulation_rules.syntax.yaml.data import Plain, to_data
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes

RULESETS = Path(__file__).parents[3] / "rulesets"
VALIDATOR = Draft202012Validator(report_schema())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(report_schema())


@pytest.mark.parametrize(
    "file", sorted(RULESETS.glob("*/reports/*.yaml")), ids=lambda file: f"{file.parts[-3]}/{file.name}"
)
def test_every_shipped_report_fits(file: Path) -> None:
    data, _ = to_data(read_nodes(file.read_text(encoding="utf-8"), str(file)))
    VALIDATOR.validate(json.loads(json.dumps(data, default=float)))


def _with(observation: Plain) -> Plain:
    return {"format": "emulation-rules-report/1", "figures": {"2022-H1": {"unit-a": {"crimes": observation}}}}


@pytest.mark.parametrize(
    "observation",
    [
        *(95, "> 98", True, None),
        *({"value": "92%", "stage": "final"}, {"judged": 7}, {"value": 92, "stated": {"by": "16%"}}),
        *({"judged": {"self": 9, "final": None}}, {"exact": {"self": "[5, 7]"}, "grade": "bound"}),
    ],
)
def test_every_form_of_an_observation_fits(observation: Plain) -> None:
    VALIDATOR.validate(_with(observation))


@pytest.mark.parametrize(
    "observation",
    [
        *([95], {}, {"value": 1, "judged": 1}, {"vlaue": 1}, {"value": 1, "stated": {"mode": "points"}}),
        *({"stage": "final"}, {"value": {"self": 9}}, {"judged": {"self": [9]}}),
    ],
)
def test_what_is_no_observation_does_not_fit(observation: Plain) -> None:
    assert not VALIDATOR.is_valid(_with(observation))


@pytest.mark.parametrize("key", ["format", "figures"])
def test_the_form_and_the_figures_must_be_there(key: str) -> None:
    document = cast("dict[str, Plain]", _with(1))
    del document[key]
    assert not VALIDATOR.is_valid(document)


def test_stated_results_fit_and_nothing_else_can_be_stated() -> None:
    document = cast("dict[str, Plain]", _with(1))
    stated: Plain = {"score": "904.59", "rank": 3, "share": "90.5%", "points": {"t": "29.2"}}
    VALIDATOR.validate(document | {"stated": {"2022": {"unit-a": stated}}})
    assert not VALIDATOR.is_valid(document | {"stated": {"2022": {"unit-a": {"total": 1}}}})
