"""How firm ranks are as JSON text and back, without loss."""

from __future__ import annotations

import json
from typing import Final

from emulation_rules.exchange.json_document import read_value, schema_of_document
from emulation_rules.exchange.plain_data import fields_to_plain
from emulation_rules.model.sensitivity import Sensitivity
from emulation_rules.syntax.yaml.data import Plain

FORMAT: Final = "emulation-rules-sensitivity/1"
"""The name and version of the form."""


def sensitivity_to_json(sensitivity: Sensitivity, *, indent: int | None = 2) -> str:
    """Return it as JSON; numbers are exact text. ``indent`` None: on one line."""
    return json.dumps({"format": FORMAT, **fields_to_plain(sensitivity)}, ensure_ascii=False, indent=indent)


def sensitivity_from_json(text: str, *, name: str = "sensitivity") -> Sensitivity:
    """Return what a JSON text holds. Raises `InvalidDocumentError` with everything that is wrong."""
    return read_value(Sensitivity, text, name, FORMAT)


def sensitivity_schema() -> dict[str, Plain]:
    """Return the JSON Schema of the document."""
    return schema_of_document(Sensitivity, FORMAT)
