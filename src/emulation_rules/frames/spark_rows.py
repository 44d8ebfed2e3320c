"""One row a unit, as Spark is to find it: the columns of a table under names that nothing else can have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name it goes by
from pyspark.sql.types import DataType

from emulation_rules.frames.matched_columns import bound_name
from emulation_rules.frames.spark_checks import RowFault, of_sound_rows
from emulation_rules.frames.spark_types import arrow_type
from emulation_rules.plan.plan import Plan


class GivenFrame:
    """A frame as it was given. Spark takes names that differ in case only for one, so columns are found by place."""

    def __init__(self, frame: DataFrame) -> None:
        self.columns: Sequence[str] = frame.columns
        self._types = [field.dataType for field in frame.schema.fields]
        self.frame = frame.toDF(*(f"g{place}" for place in range(len(self.columns))))

    def __getitem__(self, name: str) -> Column:
        return F.col(f"g{self.columns.index(name)}")

    def spark_type(self, name: str) -> DataType:
        """Return the type of a column."""
        return self._types[self.columns.index(name)]

    def type_of(self, name: str) -> pa.DataType:
        """Return the type of a column in Arrow."""
        return arrow_type(self.spark_type(name))


@dataclass(frozen=True, slots=True)
class HeldColumn:
    """A column of `SparkRows`: its name there, what it is called outside, and what it may not hold."""

    held: str
    called: str
    faults: Sequence[RowFault] = ()

    @property
    def checked(self) -> Column:
        """The column, failing for what it may not hold."""
        found = F.col(self.held)
        for fault in reversed(self.faults):
            found = F.when(fault.condition, fault.failing).otherwise(found)
        return found

    @property
    def as_called(self) -> Column:
        """The column under the name it has outside."""
        return F.col(self.held).alias(self.called)


@dataclass(frozen=True)
class SparkRows:
    """A frame of one row a unit, in the period of a plan.

    ``named`` are the columns that say which row is which. ``figures`` and ``bounds`` are names of columns by the key of
    a slot, ``claims`` by the id of a question.
    """

    plan: Plan
    frame: DataFrame
    named: Sequence[HeldColumn]
    figures: Mapping[str, str]
    bounds: Mapping[str, str]
    claims: Mapping[str, str]

    @cached_property
    def types(self) -> Mapping[str, DataType]:
        """The types of the columns by their names here."""
        return {field.name: field.dataType for field in self.frame.schema.fields}

    def sound(self, frame: DataFrame) -> DataFrame:
        """Return rows of this frame, failing where one is none that may be in it."""
        return of_sound_rows(frame, [fault for column in self.named for fault in column.faults])

    @property
    def by_key(self) -> Sequence[HeldColumn]:
        """Figures, bounds and claims, called as the columns of a wide table are."""
        bounds = {bound_name(key): held for key, held in self.bounds.items()}
        return [HeldColumn(held, key) for key, held in {**self.figures, **bounds, **self.claims}.items()]
