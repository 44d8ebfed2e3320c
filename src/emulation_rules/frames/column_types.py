"""Which types of columns can hold figures, claims, bounds and units."""

from __future__ import annotations

from typing import Final

import pyarrow as pa
import pyarrow.types as at

from emulation_rules.model.indicator import Indicator, Measure

TEXT: Final = "frame_text_for_numbers"
"""The fault of a column of text where numbers are due."""


_NUMBERS: Final = frozenset(
    kind.id
    for kind in (
        *(pa.int8(), pa.int16(), pa.int32(), pa.int64()),
        *(pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64()),
        *(pa.float16(), pa.float32(), pa.float64()),
    )
)


def plain_type(kind: pa.DataType) -> pa.DataType:
    """Return the type of a column's values: of a dictionary that of its words, of runs that of what is repeated.

    A type that somebody added to Arrow's is that of what it is stored as where that is text, and otherwise itself:
    pandas stores a year as the number of years since 1970, and a truth may be stored as a number too.
    """
    if at.is_dictionary(kind) or at.is_run_end_encoded(kind):
        return plain_type(kind.value_type) if _can_be_written_out(kind) else kind
    return kind.storage_type if isinstance(kind, pa.BaseExtensionType) and is_text(kind.storage_type) else kind


def _can_be_written_out(kind: pa.DataType) -> bool:
    """Whether Arrow can write out a dictionary or runs: not those of what is itself one of them."""
    inner = kind.value_type
    if at.is_dictionary(inner) or at.is_run_end_encoded(inner):
        return False
    return not (at.is_run_end_encoded(kind) and at.is_string_view(inner))


def is_text(kind: pa.DataType) -> bool:
    """Whether values are text."""
    plain = plain_type(kind)
    return bool(at.is_string(plain) or at.is_large_string(plain) or at.is_string_view(plain))


def is_number(kind: pa.DataType) -> bool:
    """Whether values are numbers of a width that NumPy knows."""
    return kind.id in _NUMBERS


def figure_fault(kind: pa.DataType, indicator: Indicator) -> str | None:
    """Return the code of what is wrong with a type for the figures of an indicator, None where it will do."""
    plain = plain_type(kind)
    if at.is_null(plain) or is_number(plain) or at.is_decimal(plain):
        return None
    if at.is_boolean(plain):
        return None if indicator.measure is Measure.BOOLEAN else "frame_truth_for_numbers"
    return TEXT if is_text(kind) else "frame_wrong_type"


def claim_fault(kind: pa.DataType) -> str | None:
    """Return the code of what is wrong with a type for claims."""
    plain = plain_type(kind)
    return None if at.is_boolean(plain) or at.is_null(plain) else "frame_claims_no_truths"


def bound_fault(kind: pa.DataType) -> str | None:
    """Return the code of what is wrong with a type for bounds."""
    return None if is_text(kind) or at.is_null(plain_type(kind)) else "frame_bounds_no_text"


def unit_fault(kind: pa.DataType) -> str | None:
    """Return the code of what is wrong with a type for the units, or the periods, that rows are of."""
    plain = plain_type(kind)
    return None if is_text(kind) or at.is_integer(plain) or at.is_null(plain) else "frame_bad_unit_type"
