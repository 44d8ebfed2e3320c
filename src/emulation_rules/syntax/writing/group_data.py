"""Groups of the score tree and the total as documents write them."""

from __future__ import annotations

from fractions import Fraction

from emulation_rules.model.score_tree import Combine, Group, Missing, RoundingStage, ScoreRules
from emulation_rules.syntax.documents.words import word_of
from emulation_rules.syntax.writing.scoring_data import formula_data, rounding_data
from emulation_rules.syntax.writing.structure_data import number_data
from emulation_rules.syntax.writing.table_data import given, label_data, labels_data
from emulation_rules.syntax.yaml.data import Data

_WORST = 2
"""How many of the worst are meant where it is not said."""


def group_data(group: Group) -> dict[str, Data]:
    """Return a group; what goes without saying is left out."""
    worst = group.worst if group.combine is Combine.MEAN_OF_WORST and group.worst != _WORST else None
    weights: dict[str, Data] = {name: number_data(weight) for name, weight in group.weights.items()}
    return {
        **label_data(group.title),
        "members": list(group.members),
        **given(
            {
                "combine": None if group.combine is Combine.SUM else word_of(group.combine),
                "weights": weights or None,
                "worst": worst,
                "least_scored": group.least_scored or None,
                "formula": None if group.formula is None else formula_data(group.formula),
                "out_of": _number(group.out_of),
                **_bounds(group),
                "rounding": rounding_data(group.rounding),
                "labels": labels_data(group.labels),
                "scored": None if group.scored else False,
            }
        ),
    }


def score_data(score: ScoreRules) -> dict[str, Data]:
    """Return what holds for the total; nothing where nothing is said."""
    rounding = rounding_data(score.rounding)
    if rounding is not None and score.stage is not RoundingStage.TOTAL:
        rounding = {**rounding, "stage": word_of(score.stage)}
    return given(
        {
            **_bounds(score),
            "rounding": rounding,
            "missing": None if score.missing is Missing.UNKNOWN else word_of(score.missing),
            "labels": labels_data(score.labels),
        }
    )


def _bounds(rules: Group | ScoreRules) -> dict[str, Data]:
    return {key: _number(getattr(rules, key)) for key in ("maximum", "cap", "floor")}


def _number(number: Fraction | None) -> Data:
    return None if number is None else number_data(number)
