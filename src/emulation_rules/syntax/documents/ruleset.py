"""The whole ruleset document."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeAlias

from pydantic import ConfigDict, Discriminator, Field, Tag

from emulation_rules.model.period import Period
from emulation_rules.syntax.documents.assignments import (
    AssignedOf,
    AssignedTable,
    ClusterDocument,
    PrecedenceOf,
    UnitOf,
)
from emulation_rules.syntax.documents.base import MAPPING, NUMBER, TEXT, Strict, TextOf, kind_of
from emulation_rules.syntax.documents.dates import Day, PartLabel, PeriodLabel, Year
from emulation_rules.syntax.documents.groups import GroupDocument, ScoreDocument
from emulation_rules.syntax.documents.indicator import IndicatorDocument, ReferenceDocument
from emulation_rules.syntax.documents.tables import TableDocument
from emulation_rules.syntax.documents.target import TargetDocument
from emulation_rules.syntax.documents.titles import RankingDocument, SchemeDocument, TitleDocument
from emulation_rules.syntax.documents.values import (
    Constant,
    Id,
    Identifier,
    Number,
    Switch,
    Wording,
)
from emulation_rules.syntax.documents.words import FORMAT


class SpanDocument(Strict):
    """The period a ruleset holds for, with the days it runs where they are not the calendar's."""

    year: Annotated[int, Year()] = Field(description="The year.")
    part: Annotated[str, PartLabel()] | None = Field(
        default=None, description="The part of the year: H1, Q3, 05, 9M, W46."
    )
    start: Annotated[date, Day()] | None = Field(default=None, alias="from", description="The first day.")
    end: Annotated[date, Day()] | None = Field(default=None, alias="to", description="The last day.")


_Label: TypeAlias = Annotated[Period, PeriodLabel()]
SpanOf: TypeAlias = Annotated[
    Annotated[_Label, Tag(NUMBER)] | Annotated[_Label, Tag(TEXT)] | Annotated[SpanDocument, Tag(MAPPING)],
    Discriminator(kind_of, custom_error_type="expected_period", custom_error_message="faulty"),
]


class SourceDocument(Strict):
    """The document a ruleset encodes."""

    document: Wording = Field(description="Its name, number or address.")
    complete: Annotated[bool, Switch()] | None = Field(
        default=None, description="False: only part of its text is known."
    )
    note: Wording | None = Field(default=None, description="Anything a reader should know.")


class RulesetDocument(Strict):
    """A ruleset: indicators, the targets asked of them, and how points make a score."""

    model_config = ConfigDict(title="Emulation ruleset")

    format: Annotated[str, Constant(FORMAT, "unknown_format")] = Field(description="The version of the language.")
    id: Annotated[str, Identifier(of_ruleset=True)] = Field(
        description="The ruleset's id, which other rulesets extend it by."
    )
    extends: Annotated[str, Identifier(of_ruleset=True)] | None = Field(
        default=None, description="The id of a ruleset beside this one; this document then holds only what differs."
    )
    title: TextOf = Field(description="The title.")
    issuer: TextOf | None = Field(default=None, description="Who issued it.")
    period: SpanOf = Field(
        description="The period it holds for: 2022, 2022-H1, or a mapping with its first and last day."
    )
    units: dict[Id, UnitOf] | None = Field(default=None, description="The units of the cluster with their names.")
    peers: dict[Id, TextOf] | None = Field(
        default=None, description="Groups of units that are compared with each other, with their names."
    )
    source: SourceDocument | None = Field(default=None, description="The document it encodes.")
    note: Wording | None = Field(default=None, description="Anything a reader should know.")
    constants: dict[Id, Number] | None = Field(default=None, description="Numbers that formulas use by name.")
    tables: dict[Id, TableDocument] | None = Field(
        default=None, description="Tables that formulas look things up in: steps, lines, grids."
    )
    indicators: dict[Id, IndicatorDocument] = Field(description="What units report.")
    references: dict[Id, ReferenceDocument] | None = Field(default=None, description="Marks other authorities set.")
    precedence: PrecedenceOf | None = Field(
        default=None,
        description="Whose mark counts where several authorities set one: in this order, or strictest.",
    )
    assigned: AssignedOf | None = Field(
        default=None,
        description="Each unit's own marks, in percent, dong, pieces or points, and what it is not held to.",
    )
    assigned_table: AssignedTable | None = Field(
        default=None, description="A CSV file in the ruleset's folder with more of them: unit, indicator, mark."
    )
    cluster: ClusterDocument | None = Field(default=None, description="How figures of all units together are made.")
    targets: dict[Id, TargetDocument] = Field(description="What is asked.")
    groups: dict[Id, GroupDocument] | None = Field(default=None, description="The score tree.")
    score: ScoreDocument | None = Field(default=None, description="What holds for the total.")
    ranking: RankingDocument | None = Field(default=None, description="What units are ranked by.")
    titles: dict[Id, TitleDocument] | None = Field(default=None, description="Titles units may be proposed for.")
    classes: dict[Id, SchemeDocument] | None = Field(
        default=None, description="Schemes of classes; each unit is in one class of each."
    )
