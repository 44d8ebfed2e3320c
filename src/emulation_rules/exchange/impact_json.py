"""The impact of a change of a ruleset as JSON text for other programs."""

from __future__ import annotations

import json
from typing import Final

from emulation_rules.exchange.json_document import schema_of_document
from emulation_rules.exchange.plain_data import fields_to_plain
from emulation_rules.model.impact import Impact
from emulation_rules.syntax.yaml.data import Plain

FORMAT: Final = "emulation-rules-impact/1"
"""The name and version of the form."""


def impact_to_json(impact: Impact, *, indent: int | None = 2) -> str:
    """Return the impact as JSON; numbers are exact text. ``indent`` None: on one line."""
    return json.dumps({"format": FORMAT, **fields_to_plain(impact)}, ensure_ascii=False, indent=indent)


def impact_schema() -> dict[str, Plain]:
    """Return the JSON Schema of the document."""
    return schema_of_document(Impact, FORMAT)
