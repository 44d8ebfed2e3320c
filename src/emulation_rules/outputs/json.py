"""Evaluations as the JSON document that can be read back."""

from __future__ import annotations

import json
from collections.abc import Sequence

from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.evaluation_data import evaluations_data
from emulation_rules.model.text import Language


def render(evaluations: Sequence[Evaluation], language: Language) -> str:
    """Return one document for all evaluations. It is the same in every language: it holds both."""
    del language
    return json.dumps(evaluations_data(evaluations), ensure_ascii=False, indent=2) + "\n"
