"""Ways of scoring as documents write them: presets as such, defaults left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from fractions import Fraction

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.formula import Formula, Literally
from emulation_rules.model.indicator import Better
from emulation_rules.model.numbers import decimal_places
from emulation_rules.model.scoring import (
    AchievementOrImprovement,
    AllOrNothing,
    Attainment,
    Bands,
    BestOf,
    ByFormula,
    Direct,
    Goalposts,
    GridOf,
    Interpolated,
    LeaderShare,
    Occurrences,
    Proportional,
    RankPoints,
    Rounding,
    Scoring,
    StepBonus,
)
from emulation_rules.syntax.documents.words import word_of
from emulation_rules.syntax.formula.formulas import print_formula
from emulation_rules.syntax.writing.structure_data import number_data
from emulation_rules.syntax.writing.table_data import given, grid_data, lines_data, share_text, steps_data
from emulation_rules.syntax.yaml.data import Data


def rounding_data(rounding: Rounding | None) -> dict[str, Data] | None:
    """Return how points are rounded, where that is said."""
    return None if rounding is None else {"places": rounding.places, "mode": word_of(rounding.mode)}


def formula_data(formula: Formula) -> Data:
    """Return a formula; one that is a number alone is written as such."""
    number = formula.number if isinstance(formula, Literally) and not formula.percent else None
    ends = number is not None and decimal_places(number) is not None
    return number_data(number) if ends and number is not None else print_formula(formula)


def scoring_data(scoring: Scoring, better: Better) -> Data:
    """Return a way of scoring. ``better`` is the direction ``from`` stands for."""
    match scoring:
        case AllOrNothing():
            return "all or nothing"
        case Direct():
            return "direct"
        case Bands(steps):
            toward = {Better.HIGHER: Comparison.AT_LEAST, Better.LOWER: Comparison.AT_MOST}.get(better)
            return {"bands": steps_data(steps, "points", toward)}
        case Interpolated(lines):
            return {"interpolated": lines_data(lines)}
        case BestOf(ways, worst):
            return {"worst_of" if worst else "best_of": [scoring_data(way, better) for way in ways]}
        case ByFormula(formula, falling):
            return {"formula": formula_data(formula), **({"falling": True} if falling else {})}
        case _:
            return _preset(scoring)


def _preset(
    scoring: Proportional
    | Goalposts
    | StepBonus
    | Occurrences
    | AchievementOrImprovement
    | Attainment
    | GridOf
    | RankPoints
    | LeaderShare,
) -> Data:
    match scoring:
        case Proportional():
            said = _said(scoring, Proportional(), shares=("nothing_below",))
            return {"proportional": said} if said else "proportional"
        case LeaderShare():
            said = _said(scoring, LeaderShare(), shares=("met_share", "most_excess"))
            return {"leader_share": said} if said else "leader share"
        case Attainment():
            return {"attainment": _said(scoring, Attainment())}
        case Goalposts(worst, best):
            return {"goalposts": {"worst": number_data(worst), "best": number_data(best)}}
        case StepBonus():
            return {"step_bonus": _step_bonus(scoring)}
        case Occurrences():
            return {"occurrences": _occurrences(scoring)}
        case AchievementOrImprovement():
            return {"achievement_or_improvement": _achievement(scoring)}
        case GridOf(row, column, grid):
            axes: dict[str, Data] = {"row": formula_data(row), "column": formula_data(column)}
            return {"grid": {**axes, **grid_data(grid)}}
        case RankPoints(points, rest):
            rest_data = {"rest": number_data(rest)} if rest else {}
            return {"rank_points": {"points": [number_data(each) for each in points], **rest_data}}


def _said(
    scoring: Proportional | LeaderShare | Attainment,
    plain: Proportional | LeaderShare | Attainment,
    shares: tuple[str, ...] = (),
) -> dict[str, Data]:
    """Return the fields in which a preset differs from a plain one."""
    said: dict[str, Data] = {}
    for name in (field.name for field in fields(scoring)):
        value = getattr(scoring, name)
        if value != getattr(plain, name):
            said[name] = _value(value, is_share=name in shares)
    # Documents say first how less is better, but of a leader's share last.
    first = ["lower"] if "lower" in said and not isinstance(scoring, LeaderShare) else []
    return {name: said[name] for name in dict.fromkeys([*first, *said])}


def _value(value: object, *, is_share: bool) -> Data:
    match value:
        case bool():
            return value
        case StrEnum():
            return word_of(value)
        case Fraction():
            return share_text(value) if is_share else number_data(value)
        case _:
            raise TypeError(value)


def _step_bonus(scoring: StepBonus) -> dict[str, Data]:
    step = share_text(scoring.step) if scoring.of_mark else number_data(scoring.step)
    return {
        "base": number_data(scoring.base),
        "each": number_data(scoring.each),
        "step": step,
        **({"of_mark": True} if scoring.of_mark else {}),
        **({"miss": number_data(scoring.miss)} if scoring.miss else {}),
    }


def _occurrences(scoring: Occurrences) -> dict[str, Data]:
    return {
        "start": number_data(scoring.start),
        "each": _numbers(scoring.each),
        **given(
            {
                "floor": number_data(scoring.floor) if scoring.floor else None,
                "cap": None if scoring.cap is None else number_data(scoring.cap),
            }
        ),
    }


def _numbers(numbers: Mapping[str, Fraction]) -> dict[str, Data]:
    return {name: number_data(number) for name, number in numbers.items()}


def _achievement(scoring: AchievementOrImprovement) -> dict[str, Data]:
    plain = AchievementOrImprovement(scoring.threshold, scoring.benchmark, scoring.baseline)
    factors = ("slope", "offset", "improvement_slope", "improvement_offset", "improvement_most")
    return {
        "threshold": number_data(scoring.threshold),
        "benchmark": number_data(scoring.benchmark),
        "baseline": formula_data(scoring.baseline),
        **given({"rounding": rounding_data(scoring.rounding)}),
        **{
            name: number_data(getattr(scoring, name))
            for name in factors
            if getattr(scoring, name) != getattr(plain, name)
        },
    }
