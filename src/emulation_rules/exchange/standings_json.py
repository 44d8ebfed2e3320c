"""Standings as JSON text and back, without loss: ``standings_from_json(standings_to_json(s)) == s``."""

from __future__ import annotations

import json
from typing import Final

from emulation_rules.exchange.json_document import finding_of, read_document, refuse
from emulation_rules.exchange.plain_data import PlainDataError, fields_to_plain, from_plain, schema_of
from emulation_rules.model.errors import InvalidDocumentError, InvalidStandingsError, raised_as
from emulation_rules.model.standing import Standings
from emulation_rules.syntax.data import Plain

FORMAT: Final = "emulation-rules-standings/1"
"""The name and version of the form."""


def standings_to_json(standings: Standings, *, indent: int | None = 2) -> str:
    """Return standings as JSON; numbers are exact text: ``"92.02"``, ``"200/3"``. ``indent`` None: on one line."""
    return json.dumps({"format": FORMAT, **fields_to_plain(standings)}, ensure_ascii=False, indent=indent)


def standings_from_json(text: str, *, name: str = "standings") -> Standings:
    """Return the standings that a JSON text holds. Raises `InvalidStandingsError` with everything that is wrong.

    ``name`` stands for the text in findings: its file, say.
    """
    with raised_as(InvalidStandingsError):
        document = read_document(text, name, FORMAT)
        try:
            return from_plain(Standings, document)
        except PlainDataError as error:
            raise InvalidDocumentError(finding_of(fault, name) for fault in error.faults) from None
        except RecursionError:
            refuse(name, "evaluation_too_deep")


def standings_schema() -> dict[str, Plain]:
    """Return the JSON Schema of the document."""
    one = schema_of(Standings)
    properties, required = one["properties"], one["required"]
    if not isinstance(properties, dict) or not isinstance(required, list):
        raise TypeError("standings are an object")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **one,
        "properties": {"format": {"const": FORMAT}, **properties},
        "required": ["format", *required],
    }
