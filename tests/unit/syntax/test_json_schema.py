"""The JSON Schema accepts what the reader accepts, refuses what has the wrong shape, and its saved copy is current."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from tests.strategies.rulesets import rulesets

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.json_schema import ruleset_schema
from emulation_rules.syntax.writing.write_ruleset import print_ruleset, ruleset_data
from emulation_rules.syntax.yaml.data import Data, to_data
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes

ROOT = Path(__file__).parents[3]
SAVED = ROOT / "docs" / "reference" / "ruleset.schema.json"
GOLDEN = ROOT / "tests" / "golden"
WRITTEN = [*sorted((ROOT / "rulesets").glob("*/ruleset.yaml")), *sorted((GOLDEN / "good").glob("*.yaml"))]
MISSHAPEN = ["unknown_keys", "missing_keys", "wrong_kinds", "words", "ids", "numbers", "structures", "empty_values"]


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(ruleset_schema())


def data_in(text: str) -> Data:
    return to_data(read_nodes(text, "r.yaml"))[0]


def test_the_saved_schema_is_current(*, reset_golden: bool) -> None:
    current = json.dumps(ruleset_schema(), ensure_ascii=False, indent=2) + "\n"
    if reset_golden:
        SAVED.parent.mkdir(parents=True, exist_ok=True)
        SAVED.write_text(current, encoding="utf-8")
    assert SAVED.read_text(encoding="utf-8") == current


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(ruleset_schema())


@settings(max_examples=40, deadline=None)
@given(rulesets())
def test_it_accepts_every_ruleset_as_json_and_as_yaml(ruleset: Ruleset) -> None:
    validator().validate(ruleset_data(ruleset))
    validator().validate(data_in(print_ruleset(ruleset)))


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_it_accepts_rulesets_people_wrote(file: Path) -> None:
    validator().validate(data_in(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", MISSHAPEN)
def test_it_refuses_what_has_the_wrong_shape(name: str) -> None:
    text = (GOLDEN / "bad" / f"{name}.yaml").read_text(encoding="utf-8")
    assert not validator().is_valid(data_in(text))


def test_only_a_ruleset_that_extends_another_may_leave_things_out() -> None:
    part: dict[str, Data] = {"format": "emulation-rules/1", "id": "r", "targets": {"t": {"points": 5, "scoring": None}}}
    assert not validator().is_valid(part)
    assert validator().is_valid({**part, "extends": "base"})
    assert not validator().is_valid({**part, "extends": "base", "targets": {"t": {"pionts": 5}}})


def _described(schema: object) -> Iterable[tuple[str, bool]]:
    if isinstance(schema, dict):
        for name, inner in schema.get("properties", {}).items() if isinstance(schema.get("properties"), dict) else ():
            yield name, isinstance(inner, dict) and ("description" in inner or "const" in inner or "enum" in inner)
        for inner in schema.values():
            yield from _described(inner)


def test_every_key_is_described_for_editors() -> None:
    definitions = ruleset_schema()["$defs"]
    assert isinstance(definitions, dict)
    whole = {name: definition for name, definition in definitions.items() if not name.endswith("Changes")}
    assert [name for name, described in _described(whole) if not described] == []


def test_numbers_are_numbers_to_editors() -> None:
    definitions = ruleset_schema()["$defs"]
    assert isinstance(definitions, dict)
    target = definitions["Target"]
    assert isinstance(target, dict)
    properties = target["properties"]
    assert isinstance(properties, dict)
    points = properties["points"]
    assert isinstance(points, dict)
    assert (points["type"], points["exclusiveMinimum"]) == ("number", 0)
