"""Tables, axes and labels as documents write them: limits in order, each easier than the one before."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from emulation_rules.syntax.documents.base import Labelled, Strict
from emulation_rules.syntax.documents.values import Number, NumberKey


class LimitDocument(Strict):
    """What a value must reach; without a limit it is what is left over."""

    at_least: Number | None = Field(default=None, description="The least value.")
    above: Number | None = Field(default=None, description="What the value is above.")
    at_most: Number | None = Field(default=None, description="The greatest value.")
    below: Number | None = Field(default=None, description="What the value is below.")


class AxisBandDocument(LimitDocument):
    """One row or column of a grid; they are numbered in order."""


class TableBandDocument(LimitDocument):
    """One step of a table, with the number it gives."""

    number: Number = Field(alias="is", description="The number of the step.")


class LabelDocument(Labelled, LimitDocument):
    """The words for points from a limit on."""


GridCells: TypeAlias = list[Annotated[list[Number], Field(min_length=1)]]


class TableDocument(Strict):
    """A table that formulas look things up in: steps, straight lines, or a grid of rows and columns."""

    bands: list[TableBandDocument] | None = Field(
        default=None, min_length=1, description="Steps, each easier to reach than the one before; the last is open."
    )
    interpolated: dict[Annotated[str, NumberKey()], Number] | None = Field(
        default=None, min_length=2, description="Numbers at rising values, with straight lines between them."
    )
    rows: list[AxisBandDocument] | None = Field(
        default=None, min_length=1, description="Where the rows of a grid begin, in order; the last is open."
    )
    columns: list[AxisBandDocument] | None = Field(
        default=None, min_length=1, description="Where the columns of a grid begin, in order; the last is open."
    )
    cells: GridCells | None = Field(
        default=None, min_length=1, description="One list for each row, with one number for each column."
    )
