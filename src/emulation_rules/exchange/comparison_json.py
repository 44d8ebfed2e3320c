"""Comparisons of standings as JSON text for other programs."""

from __future__ import annotations

import json
from typing import Final

from emulation_rules.exchange.json_document import schema_of_document
from emulation_rules.exchange.plain_data import fields_to_plain
from emulation_rules.model.comparison import Comparison
from emulation_rules.syntax.yaml.data import Plain

FORMAT: Final = "emulation-rules-comparison/1"
"""The name and version of the form."""


def comparison_to_json(comparison: Comparison, *, indent: int | None = 2) -> str:
    """Return a comparison as JSON; numbers are exact text. ``indent`` None: on one line."""
    return json.dumps({"format": FORMAT, **fields_to_plain(comparison)}, ensure_ascii=False, indent=indent)


def comparison_schema() -> dict[str, Plain]:
    """Return the JSON Schema of the document."""
    return schema_of_document(Comparison, FORMAT)
