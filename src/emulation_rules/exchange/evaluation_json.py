"""Evaluations as JSON text and back, without loss: ``evaluation_from_json(evaluation_to_json(e)) == e``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final, NoReturn

from emulation_rules.exchange.plain_data import Fault, PlainDataError, fields_to_plain, from_plain, schema_of
from emulation_rules.exchange.report_vocabulary import near_ids
from emulation_rules.model.errors import InvalidEvaluationError
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.model.text import shortened
from emulation_rules.syntax.data import Plain

FORMAT: Final = "emulation-rules-evaluation/1"
"""The name and version of the form."""

SEVERAL: Final = "evaluations"
"""The key under which several evaluations stand in one document."""

MAX_TEXT: Final = 256 * 2**20
"""Characters of a document that is still read."""


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
    if len(evaluations) != 1:
        _refuse(name, "evaluation_not_one", found=str(len(evaluations)))
    return evaluations[0]


def evaluations_from_json(text: str, *, name: str = "evaluation") -> tuple[Evaluation, ...]:
    """Return the evaluations of a JSON text written by either function. Raises `InvalidEvaluationError`."""
    document = _document(text, name)
    written = document.pop("format", None)
    if written != FORMAT:
        _refuse(name, "evaluation_format", found=shortened(str(written)), expected=FORMAT)
    try:
        if SEVERAL not in document:
            return (from_plain(Evaluation, document),)
        return tuple(_several(document))
    except PlainDataError as error:
        raise InvalidEvaluationError(_finding(fault, name) for fault in error.faults) from None
    except RecursionError:
        _refuse(name, "evaluation_too_deep")


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


# ---- text to data -----------------------------------------------------------------------


class _DuplicateKeyError(ValueError):
    pass


def _unique(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    data = dict(pairs)
    if len(data) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _DuplicateKeyError(next(key for index, key in enumerate(keys) if key in keys[:index]))
    return data


def _no_float(text: str) -> NoReturn:
    """Refuse a JSON number that is no integer: it would pass through binary."""
    raise _FloatError(text)


class _FloatError(ValueError):
    pass


def _document(text: str, name: str) -> dict[str, Plain]:
    if len(text) > MAX_TEXT:
        _refuse(name, "evaluation_too_long", most=str(MAX_TEXT))
    try:
        data = json.loads(text, object_pairs_hook=_unique, parse_float=_no_float, parse_constant=_no_float)
    except json.JSONDecodeError as error:
        place = Place(name, error.lineno, error.colno)
        raise InvalidEvaluationError([Finding("evaluation_not_json", (), place)]) from None
    except _DuplicateKeyError as error:
        _refuse(name, "evaluation_duplicate_key", key=shortened(str(error)))
    except _FloatError as error:
        _refuse(name, "evaluation_bare_number", value=shortened(str(error)))
    except RecursionError:
        _refuse(name, "evaluation_too_deep")
    except ValueError:
        # Python refuses to read an integer of thousands of digits.
        _refuse(name, "evaluation_bare_number", value="…")
    if not isinstance(data, dict):
        _refuse(name, "evaluation_wrong_kind", expected="object")
    return data


def _refuse(name: str, code: str, **details: str) -> NoReturn:
    raise InvalidEvaluationError([Finding(code, (), Place(name), details=tuple(details.items()))])


def _finding(fault: Fault, name: str) -> Finding:
    return Finding(fault.code, fault.path, Place(name), details=fault.details, suggestions=_near(fault))


def _near(fault: Fault) -> tuple[str, ...]:
    details = dict(fault.details)
    written = details.get("key") or details.get("value") or ""
    return near_ids(written, fault.choices)
