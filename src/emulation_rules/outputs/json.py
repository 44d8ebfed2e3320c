"""Evaluations as the JSON document that can be read back."""

from __future__ import annotations

from collections.abc import Sequence

from emulation_rules.exchange.evaluation_json import evaluations_to_json
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.text import Language


def render(evaluations: Sequence[Evaluation], language: Language) -> str:
    """Return one document for all evaluations. It is the same in every language: it holds both."""
    del language
    return evaluations_to_json(evaluations) + "\n"
