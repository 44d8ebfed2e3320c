"""What became of a ruleset as JSON text for other programs."""

from __future__ import annotations

import json
from typing import Final

from emulation_rules.exchange.json_document import schema_of_document
from emulation_rules.exchange.plain_data import fields_to_plain
from emulation_rules.model.ruleset_changes import RulesetChanges
from emulation_rules.syntax.yaml.data import Plain

FORMAT: Final = "emulation-rules-diff/1"
"""The name and version of the form."""


def changes_to_json(changes: RulesetChanges, *, indent: int | None = 2) -> str:
    """Return two versions beside each other as JSON; numbers are exact text. ``indent`` None: on one line."""
    return json.dumps({"format": FORMAT, **fields_to_plain(changes)}, ensure_ascii=False, indent=indent)


def diff_schema() -> dict[str, Plain]:
    """Return the JSON Schema of the document."""
    return schema_of_document(RulesetChanges, FORMAT)
