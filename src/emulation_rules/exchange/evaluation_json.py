"""Evaluations as JSON text and back, without loss: ``evaluation_from_json(evaluation_to_json(e)) == e``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from emulation_rules.exchange.json_document import finding_of, read_document, refuse
from emulation_rules.exchange.plain_data import Fault, PlainDataError, fields_to_plain, from_plain, schema_of
from emulation_rules.model.errors import InvalidDocumentError, InvalidEvaluationError, raised_as
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.text import shortened
from emulation_rules.syntax.yaml.data import Plain

FORMAT: Final = "emulation-rules-evaluation/1"
"""The name and version of the form."""

SEVERAL: Final = "evaluations"
"""The key under which several evaluations stand in one document."""


def evaluation_to_json(evaluation: Evaluation, *, indent: int | None = 2) -> str:
    """Return one evaluation as JSON; numbers are exact text: ``"92.02"``, ``"200/3"``. ``indent`` None: on one line.

    Raises `TypeError` for anything but one evaluation, such as what `evaluate_all` returns.
    """
    if not isinstance(evaluation, Evaluation):
        raise TypeError(f"not an Evaluation but {type(evaluation).__name__}; evaluations_to_json takes several")
    return json.dumps({"format": FORMAT, **fields_to_plain(evaluation)}, ensure_ascii=False, indent=indent)


def evaluations_to_json(evaluations: Sequence[Evaluation], *, indent: int | None = 2) -> str:
    """Return several evaluations as one JSON document, under the key ``evaluations``."""
    data = {"format": FORMAT, SEVERAL: [fields_to_plain(evaluation) for evaluation in evaluations]}
    return json.dumps(data, ensure_ascii=False, indent=indent)


def evaluation_from_json(text: str, *, name: str = "evaluation") -> Evaluation:
    """Return the one evaluation that a JSON text holds. Raises `InvalidEvaluationError` with everything that is wrong.

    ``name`` stands for the text in findings: its file, say.
    """
    evaluations = evaluations_from_json(text, name=name)
    with raised_as(InvalidEvaluationError):
        if len(evaluations) != 1:
            refuse(name, "evaluation_not_one", found=str(len(evaluations)))
    return evaluations[0]


def evaluations_from_json(text: str, *, name: str = "evaluation") -> tuple[Evaluation, ...]:
    """Return the evaluations of a JSON text written by either function. Raises `InvalidEvaluationError`."""
    with raised_as(InvalidEvaluationError):
        document = read_document(text, name, FORMAT)
        try:
            if SEVERAL not in document:
                return (from_plain(Evaluation, document),)
            return tuple(_several(document))
        except PlainDataError as error:
            raise InvalidDocumentError(finding_of(fault, name) for fault in error.faults) from None
        except RecursionError:
            refuse(name, "evaluation_too_deep")


def evaluation_schema() -> dict[str, Plain]:
    """Return the JSON Schema of both documents: one evaluation, or several under ``evaluations``."""
    one = schema_of(Evaluation)
    definitions = one.pop("$defs")
    properties = one["properties"]
    if not isinstance(definitions, dict) or not isinstance(properties, dict):
        raise TypeError("an evaluation is an object")
    marked: Plain = {"const": FORMAT}
    several: Plain = {
        "type": "object",
        "properties": {"format": marked, SEVERAL: {"type": "array", "items": {"$ref": "#/$defs/Evaluation"}}},
        "required": ["format", SEVERAL],
        "additionalProperties": False,
    }
    required = one["required"]
    alone: Plain = {
        **one,
        "properties": {"format": marked, **properties},
        "required": ["format", *(required if isinstance(required, list) else [])],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "oneOf": [alone, several],
        "$defs": {**definitions, "Evaluation": one},
    }


def _several(document: dict[str, Plain]) -> Iterator[Evaluation]:
    listed = document.pop(SEVERAL)
    unknown = [Fault("evaluation_unknown_key", (key,), (("key", shortened(key)),), (SEVERAL,)) for key in document]
    if not isinstance(listed, list):
        unknown.append(Fault("evaluation_wrong_kind", (SEVERAL,), (("expected", "list"),)))
    if unknown or not isinstance(listed, list):
        raise PlainDataError(unknown)
    faults: list[Fault] = []
    for index, data in enumerate(listed):
        try:
            yield from_plain(Evaluation, data)
        except PlainDataError as error:
            faults += [
                Fault(each.code, (SEVERAL, index, *each.path), each.details, each.choices) for each in error.faults
            ]
    if faults:
        raise PlainDataError(faults)
