"""Standings as JSON text and back, without loss: ``standings_from_json(standings_to_json(s)) == s``."""

from __future__ import annotations

import json
from typing import Final

from emulation_rules.exchange.json_document import finding_of, read_value, schema_of_document
from emulation_rules.exchange.plain_data import Fault, fields_to_plain
from emulation_rules.model.errors import InvalidDocumentError, InvalidStandingsError, raised_as
from emulation_rules.model.standing import Standings
from emulation_rules.syntax.yaml.data import Plain

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
        standings = read_value(Standings, text, name, FORMAT)
        asked = len(standings.ranked_by)
        for place, standing in enumerate(standings.standings):
            if len(standing.keys) != asked:
                details = (("expected", str(asked)), ("found", str(len(standing.keys))))
                fault = Fault("evaluation_wrong_length", ("standings", place, "keys"), details)
                raise InvalidDocumentError([finding_of(fault, name)])
        return standings


def standings_schema() -> dict[str, Plain]:
    """Return the JSON Schema of the document."""
    return schema_of_document(Standings, FORMAT)
