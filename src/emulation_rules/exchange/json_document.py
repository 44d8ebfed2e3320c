"""JSON documents that the library wrote and reads back: text to plain data, and every fault with its place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final, NoReturn, TypeVar

from emulation_rules.exchange.plain_data import Fault, PlainDataError, from_plain, schema_of
from emulation_rules.exchange.report_vocabulary import near_ids
from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.model.text import shortened
from emulation_rules.syntax.yaml.data import Plain

T = TypeVar("T")

MAX_TEXT: Final = 256 * 2**20
"""Characters of a document that is still read."""


MAX_DEPTH: Final = 200
"""How deep objects and lists may stand in each other. Our own go a third as deep, parts being 32 deep at most."""


def read_document(text: str, name: str, expected: str) -> dict[str, Plain]:
    """Return the data of a document of the format ``expected``, without that key. Raises `InvalidDocumentError`.

    ``name`` stands for the text in findings.
    """
    document = _document(text, name)
    written = document.pop("format", None)
    if written != expected:
        refuse(name, "evaluation_format", found=shortened(str(written)), expected=expected)
    return document


def read_value(kind: type[T], text: str, name: str, expected: str) -> T:
    """Return the value that a document of the format ``expected`` holds. Raises `InvalidDocumentError`."""
    document = read_document(text, name, expected)
    try:
        return from_plain(kind, document)
    except PlainDataError as error:
        raise InvalidDocumentError(finding_of(fault, name) for fault in error.faults) from None
    except RecursionError:
        refuse(name, "evaluation_too_deep")


def schema_of_document(kind: type, form: str) -> dict[str, Plain]:
    """Return the JSON Schema of a document of the format ``form`` that holds one value."""
    one = schema_of(kind)
    properties, required = one["properties"], one["required"]
    if not isinstance(properties, dict) or not isinstance(required, list):
        raise TypeError("a document is an object")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": form,
        **one,
        "properties": {"format": {"const": form}, **properties},
        "required": ["format", *required],
    }


def refuse(name: str, code: str, **details: str) -> NoReturn:
    """Raise what is wrong with a document as a whole."""
    raise InvalidDocumentError([Finding(code, (), Place(name), details=tuple(details.items()))])


def finding_of(fault: Fault, name: str) -> Finding:
    """Return a fault of plain data as a finding about the document called ``name``."""
    details = dict(fault.details)
    near = near_ids(details.get("key") or details.get("value") or "", fault.choices)
    return Finding(fault.code, fault.path, Place(name), details=fault.details, suggestions=near)


class _DuplicateKeyError(ValueError):
    pass


class _FloatError(ValueError):
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


def _document(text: str, name: str) -> dict[str, Plain]:
    if len(text) > MAX_TEXT:
        refuse(name, "evaluation_too_long", most=str(MAX_TEXT))
    try:
        data = json.loads(text, object_pairs_hook=_unique, parse_float=_no_float, parse_constant=_no_float)
    except json.JSONDecodeError as error:
        place = Place(name, error.lineno, error.colno)
        raise InvalidDocumentError([Finding("evaluation_not_json", (), place)]) from None
    except _DuplicateKeyError as error:
        refuse(name, "evaluation_duplicate_key", key=shortened(str(error)))
    except _FloatError as error:
        refuse(name, "evaluation_bare_number", value=shortened(str(error)))
    except RecursionError:
        refuse(name, "evaluation_too_deep")
    except ValueError:
        # Python refuses to read an integer of thousands of digits.
        refuse(name, "evaluation_bare_number", value="…")
    if not isinstance(data, dict):
        refuse(name, "evaluation_wrong_kind", expected="object")
    if _deeper_than(MAX_DEPTH, data):
        refuse(name, "evaluation_too_deep")
    return data


def _deeper_than(most: int, data: Plain) -> bool:
    level: list[Plain] = [data]
    for _ in range(most):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return False
    return True


def _inside(data: Plain) -> Iterable[Plain]:
    if isinstance(data, dict):
        return data.values()
    return data if isinstance(data, list) else ()
