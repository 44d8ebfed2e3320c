"""Evaluations as plain data with the name of their format, ready for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.plain_data import Plain, to_plain

FORMAT: Final = "emulation-rules-evaluation/1"
"""The name and version of the form."""

SEVERAL: Final = "evaluations"
"""The key under which several evaluations stand in one document."""


def evaluation_data(evaluation: Evaluation) -> dict[str, Plain]:
    """Return one evaluation as a document of its own."""
    return {"format": FORMAT, **_fields(evaluation)}


def evaluations_data(evaluations: Sequence[Evaluation]) -> dict[str, Plain]:
    """Return several evaluations, or one or none, as one document."""
    return {"format": FORMAT, SEVERAL: [_fields(evaluation) for evaluation in evaluations]}


def _fields(evaluation: Evaluation) -> dict[str, Plain]:
    data = to_plain(evaluation)
    return data if isinstance(data, dict) else {}
