"""What was proved as a JSON document."""

from __future__ import annotations

from emulation_rules.exchange.proof_json import proofs_to_json
from emulation_rules.model.proof import Proofs
from emulation_rules.model.text import Language


def render(proofs: Proofs, language: Language) -> str:
    """Return the document. It is the same in every language."""
    del language
    return proofs_to_json(proofs) + "\n"
