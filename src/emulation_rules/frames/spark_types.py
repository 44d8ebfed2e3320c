"""The types of Spark columns, as the checks of all frames know them."""

from __future__ import annotations

from typing import Final

import pyarrow as pa
from pyspark.sql.types import (
    BooleanType,
    ByteType,
    DataType,
    DecimalType,
    DoubleType,
    FloatType,
    IntegerType,
    LongType,
    NullType,
    ShortType,
    StringType,
    StructField,
    TimestampType,
)

from emulation_rules.frames.told_columns import ToldColumn, ToldKind

_PLAIN: Final[dict[type[DataType], pa.DataType]] = {
    BooleanType: pa.bool_(),
    ByteType: pa.int8(),
    ShortType: pa.int16(),
    IntegerType: pa.int32(),
    LongType: pa.int64(),
    FloatType: pa.float32(),
    DoubleType: pa.float64(),
    NullType: pa.null(),
    TimestampType: pa.timestamp("us"),
}
_TOLD: Final[dict[ToldKind, DataType]] = {
    ToldKind.VERDICT: StringType(),
    ToldKind.REASON: StringType(),
    ToldKind.NUMBER: DoubleType(),
    ToldKind.TOTAL: DoubleType(),
    ToldKind.COUNT: IntegerType(),
}


def arrow_type(kind: DataType) -> pa.DataType:
    """Return the type of a column's values in Arrow; of what can be no figure, no unit and no truth, bytes."""
    if isinstance(kind, DecimalType):
        return pa.decimal128(kind.precision, kind.scale)
    # Text with a collation is a type of its own.
    return pa.string() if isinstance(kind, StringType) else _PLAIN.get(type(kind), pa.binary())


def told_field(column: ToldColumn) -> StructField:
    """Return the field of a column told. Spark has no words by code and no unsigned numbers."""
    return StructField(column.name, _TOLD[column.kind])


def told_arrow_type(column: ToldColumn) -> pa.DataType:
    """Return the type in Arrow that Spark wants for a column told."""
    return arrow_type(_TOLD[column.kind])
