from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from tests.samples.evaluations import CLEAN, UNIT
from tests.strategies.evaluations import any_evaluation

from emulation_rules.exchange.evaluation_json import (
    evaluation_from_json,
    evaluation_schema,
    evaluation_to_json,
    evaluations_from_json,
    evaluations_to_json,
)
from emulation_rules.exchange.plain_data import to_plain
from emulation_rules.model.errors import InvalidEvaluationError
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.finding import Finding
from emulation_rules.model.interval import Interval
from emulation_rules.outputs import json as json_output


def _findings(text: str) -> tuple[Finding, ...]:
    with pytest.raises(InvalidEvaluationError) as caught:
        evaluation_from_json(text)
    return caught.value.findings


def _codes(text: str) -> list[str]:
    return [finding.code for finding in _findings(text)]


def _changed(old: str, new: str) -> str:
    text = evaluation_to_json(UNIT)
    assert old in text
    return text.replace(old, new, 1)


@given(any_evaluation())
@settings(max_examples=60, deadline=None)
def test_what_is_written_reads_back_the_same(evaluation: Evaluation) -> None:
    assert evaluation_from_json(evaluation_to_json(evaluation)) == evaluation
    assert evaluations_from_json(evaluations_to_json([evaluation, UNIT], indent=None)) == (evaluation, UNIT)


@given(any_evaluation())
@settings(max_examples=30, deadline=None)
def test_what_is_written_fits_the_schema(evaluation: Evaluation) -> None:
    validator = Draft202012Validator(evaluation_schema())
    validator.validate(json.loads(evaluation_to_json(evaluation)))
    validator.validate(json.loads(evaluations_to_json([evaluation])))


def test_the_schema_is_a_schema_and_refuses_unknown_keys() -> None:
    Draft202012Validator.check_schema(evaluation_schema())
    document = json.loads(evaluation_to_json(UNIT))
    document["assessments"][0]["verdct"] = "met"
    assert not Draft202012Validator(evaluation_schema()).is_valid(document)


def test_the_output_for_programs_is_the_document_that_is_read_back() -> None:
    assert json_output.render([UNIT, CLEAN], "vi") == evaluations_to_json([UNIT, CLEAN]) + "\n"


def test_one_evaluation_is_read_from_a_document_of_several_that_holds_one() -> None:
    assert evaluation_from_json(evaluations_to_json([UNIT])) == UNIT
    assert evaluations_from_json(evaluation_to_json(UNIT)) == (UNIT,)
    assert _codes(evaluations_to_json([UNIT, UNIT])) == ["evaluation_not_one"]


def test_numbers_stand_as_exact_text() -> None:
    document = json.loads(evaluation_to_json(UNIT))
    clearance = document["assessments"][1]
    assert clearance["observed"] == "346900/4777"
    assert document["assessments"][2]["observed"] == {"low": "98", "high": "100", "low_open": True, "high_open": False}


def test_worked_out_numbers_longer_than_any_figure_survive() -> None:
    long = Fraction(10**6000 + 1, 3**9000)
    evaluation = replace(CLEAN, score=replace(CLEAN.score, points=Interval.point(long)))
    assert evaluation_from_json(evaluation_to_json(evaluation)) == evaluation


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "evaluation_not_json"),
        ("{", "evaluation_not_json"),
        ("[]", "evaluation_wrong_kind"),
        ("{}", "evaluation_format"),
        ('{"format": "emulation-rules-evaluation/2"}', "evaluation_format"),
        ('{"format": "a", "format": "b"}', "evaluation_duplicate_key"),
        ('{"format": 1.5}', "evaluation_bare_number"),
        ('{"format": NaN}', "evaluation_bare_number"),
        ('{"format": ' + "9" * 5000 + "}", "evaluation_bare_number"),
        ("[" * 100_000, "evaluation_too_deep"),
    ],
)
def test_a_text_that_is_no_evaluation_is_refused(text: str, code: str) -> None:
    assert _codes(text) == [code]


def test_parts_within_parts_without_end_are_refused() -> None:
    deep = json.loads(evaluation_to_json(CLEAN))
    part = deep["assessments"][0]
    text = json.dumps(part)
    nested = text
    for _ in range(150):
        nested = text.replace('"parts": []', f'"parts": [{nested}]')
    whole = json.dumps(deep).replace(text, nested)
    assert _codes(whole) == ["evaluation_too_deep"]


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ('"verdict": "met"', '"verdict": "mett"', "evaluation_bad_choice", ("assessments", 0, "verdict")),
        ('"observed": "919"', '"observed": 919', "evaluation_wrong_kind", ("assessments", 0, "observed")),
        ('"observed": "919"', '"observed": "9,19"', "evaluation_bad_number", ("assessments", 0, "observed")),
        ('"observed": "919"', '"observed": "1/0"', "evaluation_bad_number", ("assessments", 0, "observed")),
        ('"observed": "919"', '"observed": "1e999999"', "evaluation_bad_number", ("assessments", 0, "observed")),
        ('"period": "2022"', '"period": "2022-H3"', "evaluation_bad_period", ("period",)),
        ('"period": "2022"', '"period": 2022', "evaluation_bad_period", ("period",)),
        ('"scored": true', '"scored": 1', "evaluation_wrong_kind", ("assessments", 0, "scored")),
        ('"unit": "unit-a"', '"unit": null', "evaluation_wrong_kind", ("unit",)),
        ('"grade": "figure"', '"gade": "figure"', "evaluation_unknown_key", ("assessments", 0, "gade")),
        ('"low": "98"', '"low": "101"', "evaluation_empty_interval", ("assessments", 2, "observed")),
        ('"year",', '"year", "y",', "evaluation_wrong_length", ("notes", 3, "details", 0)),
        ('"assessments": [', '"assessments": {}, "stated": [], "x": [', "evaluation_duplicate_key", ()),
    ],
)
def test_a_fault_is_named_with_its_path(old: str, new: str, code: str, path: tuple[str | int, ...]) -> None:
    (finding,) = _findings(_changed(old, new))
    assert (finding.code, finding.path) == (code, path)


def test_all_faults_are_told_at_once() -> None:
    text = _changed('"verdict": "met"', '"verdict": "?"').replace('"period": "2022"', '"period": "soon"')
    assert sorted(_codes(text)) == ["evaluation_bad_choice", "evaluation_bad_period"]


def test_a_missing_key_is_named() -> None:
    (finding,) = _findings(_changed('"unit": "unit-a",', ""))
    assert (finding.code, finding.details) == ("evaluation_missing_key", (("key", "unit"),))


def test_near_misses_are_suggested() -> None:
    (verdict,) = _findings(_changed('"verdict": "met"', '"verdict": "nott_met"'))
    assert verdict.suggestions == ("not_met",)
    (key,) = _findings(_changed('"engine_note"', '"engine_notes"'))
    assert key.suggestions == ("engine_note",)


def test_faults_in_one_of_several_evaluations_say_which() -> None:
    text = evaluations_to_json([CLEAN, UNIT]).replace('"unit": "unit-a"', '"unit": 1')
    with pytest.raises(InvalidEvaluationError) as caught:
        evaluations_from_json(text, name="results.json")
    (finding,) = caught.value.findings
    assert (finding.path, finding.place.file) == (("evaluations", 1, "unit"), "results.json")


def test_a_value_outside_the_model_has_no_plain_form() -> None:
    with pytest.raises(TypeError, match="float"):
        to_plain(1.5)


def test_several_evaluations_are_not_taken_for_one() -> None:
    with pytest.raises(TypeError, match="evaluations_to_json"):
        evaluation_to_json((UNIT,))  # type: ignore[arg-type]
