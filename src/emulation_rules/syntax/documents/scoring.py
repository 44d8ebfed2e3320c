"""How points follow from a figure, as documents write it: the words and the mappings of every preset."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final, TypeAlias

from pydantic import Discriminator, Field, Tag

from emulation_rules.model.scoring import LowerIsBetter, RoundingMode, WithoutMark, ZeroMark
from emulation_rules.syntax.documents.base import MAPPING, NUMBER, TEXT, OneOf, Strict, kind_of
from emulation_rules.syntax.documents.shares import Multiple, Share
from emulation_rules.syntax.documents.tables import AxisBandDocument, LimitDocument
from emulation_rules.syntax.documents.values import (
    FormulaWords,
    Id,
    NotNegative,
    Number,
    NumberKey,
    Numeric,
    Positive,
    ScoringWord,
    Switch,
    Words,
)

Places: TypeAlias = Annotated[int | Decimal, Numeric(least=0, most=12, whole=True)]
ShareOf: TypeAlias = Annotated[Fraction, Share()]
MultipleOf: TypeAlias = Annotated[Fraction, Multiple()]
LowerOf: TypeAlias = Annotated[LowerIsBetter, Words(LowerIsBetter)]


class RoundingDocument(Strict):
    """How points are rounded."""

    places: Places = Field(description="How many decimals remain.")
    mode: Annotated[RoundingMode, Words(RoundingMode)] = Field(description="What happens to the rest.")


class ProportionalDocument(Strict):
    """The maximum x value / mark, with what holds below a share of the mark and where less is better."""

    lower: LowerOf | None = Field(
        default=None,
        description="Where less is better: inverse is mark / value, mirrored 2 - value / mark.",
    )
    nothing_below: ShareOf | None = Field(
        default=None, description="The share of the mark, such as 80%, below which nothing is earned."
    )
    least: NotNegative | None = Field(default=None, description="The least points that are earned above that.")


class BandDocument(LimitDocument):
    """Points given from a value on, in the direction that is better, or as a comparison says."""

    limit: Number | None = Field(
        default=None, alias="from", description="The value the band starts at, in the direction that is better."
    )
    points: NotNegative = Field(description="The points of the band.")


class GoalpostsDocument(Strict):
    """The maximum x how far the value has come from the worst to the best, between nothing and all of it."""

    worst: Number = Field(description="The value that earns nothing.")
    best: Number = Field(description="The value that earns the maximum.")


def _step_kind(value: object) -> str | None:
    kind = kind_of(value)
    return kind if kind in (TEXT, NUMBER) else None


class StepBonusDocument(Strict):
    """Base points when met, and more for every whole step beyond the mark."""

    base: NotNegative = Field(description="The points for meeting the target.")
    each: NotNegative = Field(description="The points for every whole step beyond the mark.")
    step: Annotated[
        Annotated[Positive, Tag(NUMBER)] | Annotated[MultipleOf, Tag(TEXT)],
        Discriminator(_step_kind, custom_error_type="expected_step", custom_error_message="faulty"),
    ] = Field(description="How long a step is: a figure, or with of_mark a share of the mark such as 5%.")
    of_mark: Annotated[bool, Switch()] | None = Field(
        default=None, description="Whether a step is a share of the mark."
    )
    miss: NotNegative | None = Field(
        default=None, description="The points taken off for every step short of the mark, begun ones counted."
    )


class OccurrencesDocument(Strict):
    """So many points to start with, and more or less for every occurrence."""

    start: Number = Field(description="The points without any occurrence.")
    each: dict[Id, Number] = Field(
        min_length=1,
        description="The points for every occurrence, by the indicator that counts it; negative to deduct.",
    )
    floor: Number | None = Field(default=None, description="The least it comes to; zero unless said.")
    cap: Number | None = Field(default=None, description="The most it comes to; the target's points unless said.")


class AchievementDocument(Strict):
    """The better of a place between threshold and benchmark and of the way made from the unit's own baseline."""

    threshold: Number = Field(description="The value below which nothing is achieved.")
    benchmark: Number = Field(description="The value from which on everything is achieved.")
    baseline: FormulaWords = Field(description="The unit's own level before, such as `previous(x)`.")
    rounding: RoundingDocument | None = Field(default=None, description="How both are rounded.")
    slope: Positive | None = Field(default=None, description="The factor of the way from threshold to benchmark; 9.")
    offset: Number | None = Field(default=None, description="What is added to that; 0.5.")
    improvement_slope: Positive | None = Field(
        default=None, description="The factor of the way from baseline to benchmark; 10."
    )
    improvement_offset: Number | None = Field(default=None, description="What is added to that; -0.5.")
    improvement_most: Positive | None = Field(default=None, description="The most improvement earns; 9.")


class AttainmentDocument(Strict):
    """The share of the mark that was reached, in percent, with a cap."""

    lower: LowerOf | None = Field(
        default=None,
        description="Where less is better: inverse is mark / value, mirrored (the default) 2 - value / mark.",
    )
    cap_above: Positive | None = Field(default=None, description="The percentage above which `capped` is given.")
    capped: Positive | None = Field(default=None, description="The percentage that earns the maximum; 100.")
    unexceedable: Annotated[bool, Switch()] | None = Field(
        default=None, description="The mark is the most there can be: reaching it gives `capped`."
    )


class GridDocument(Strict):
    """A number by two figures: a status and a change, say."""

    row: FormulaWords = Field(description="The figure that chooses the row, such as `value`.")
    column: FormulaWords = Field(description="The figure that chooses the column, such as `value - previous(x)`.")
    rows: list[AxisBandDocument] = Field(min_length=1, description="Where rows begin, in order; the last is open.")
    columns: list[AxisBandDocument] = Field(
        min_length=1, description="Where columns begin, in order; the last is open."
    )
    cells: list[Annotated[list[NotNegative], Field(min_length=1)]] = Field(
        min_length=1, description="One list for each row, with the points of each column."
    )


class RankPointsDocument(Strict):
    """Points by the rank of the value among the units."""

    points: list[NotNegative] = Field(min_length=1, description="The points of the first rank, the second, and so on.")
    rest: NotNegative | None = Field(default=None, description="The points of every later rank; none unless said.")


class LeaderShareDocument(Strict):
    """Part of the points for the mark, the rest by the excess beside that of the leading unit."""

    met_share: ShareOf | None = Field(
        default=None, description="The share of the points for reaching the mark; 50% unless said."
    )
    most_excess: MultipleOf | None = Field(default=None, description="The most any excess counts as, such as 500%.")
    unexceedable: Annotated[bool, Switch()] | None = Field(
        default=None, description="The mark cannot be exceeded: all points when met, otherwise none."
    )
    zero_mark: Annotated[ZeroMark, Words(ZeroMark)] | None = Field(
        default=None, description="What a mark of zero means; undetermined unless said."
    )
    without_mark: Annotated[WithoutMark, Words(WithoutMark)] | None = Field(
        default=None, description="What a unit without a mark earns; it is not asked unless said."
    )
    lower: LowerOf | None = Field(
        default=None, description="Where less is better: inverse is mark / value, mirrored 2 - value / mark."
    )


class FormulaScoringDocument(Strict):
    """Points by a formula of the ruleset's own."""

    formula: FormulaWords = Field(description="Reads value, mark, baseline, margin, verdict, points and indicators.")
    falling: Annotated[bool, Switch()] | None = Field(default=None, description="Whether a better value may earn less.")


class PresetDocument(OneOf):
    """A way of scoring with its figures. Exactly one key."""

    proportional: ProportionalDocument | None = Field(default=None, description="By how much of the mark was reached.")
    bands: list[BandDocument] | None = Field(
        default=None, min_length=1, description="Bands, each easier than the one before; the last one takes the rest."
    )
    interpolated: dict[Annotated[str, NumberKey()], NotNegative] | None = Field(
        default=None, min_length=2, description="Points at rising values, with straight lines between them."
    )
    goalposts: GoalpostsDocument | None = Field(default=None, description="On the line between two values.")
    step_bonus: StepBonusDocument | None = Field(default=None, description="More for every step beyond the mark.")
    occurrences: OccurrencesDocument | None = Field(default=None, description="More or less for every occurrence.")
    best_of: list[ScoringOf] | None = Field(default=None, min_length=2, description="The most of several ways.")
    worst_of: list[ScoringOf] | None = Field(default=None, min_length=2, description="The least of several ways.")
    achievement_or_improvement: AchievementDocument | None = Field(
        default=None, description="The better of achievement and improvement."
    )
    attainment: AttainmentDocument | None = Field(default=None, description="By the attainment of the mark in percent.")
    grid: GridDocument | None = Field(default=None, description="By a table of rows and columns.")
    rank_points: RankPointsDocument | None = Field(default=None, description="By rank among the units.")
    leader_share: LeaderShareDocument | None = Field(
        default=None, description="By the mark, and beyond it by the excess beside the leader's."
    )


FORMULA: Final = "(formula)"
"""The tag of points by a formula."""


def scoring_kind(value: object) -> str | None:
    """Return the tag of a scoring."""
    kind = kind_of(value)
    if isinstance(value, dict) and ("formula" in value or "falling" in value):
        return FORMULA
    return kind if kind in (TEXT, MAPPING) else None


ScoringOf: TypeAlias = Annotated[
    Annotated[ScoringWord, Words(ScoringWord), Tag(TEXT)]
    | Annotated[PresetDocument, Tag(MAPPING)]
    | Annotated[FormulaScoringDocument, Tag(FORMULA)],
    Discriminator(scoring_kind, custom_error_type="expected_scoring", custom_error_message="faulty"),
]
ScoringDocument: TypeAlias = ScoringWord | PresetDocument | FormulaScoringDocument
"""What `ScoringOf` gives."""

# `best_of` holds what could only be defined after it.
PresetDocument.model_rebuild()
