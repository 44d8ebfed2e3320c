"""What Spark finds wrong with a row while it works: the job fails then, with the message other frames give at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name it goes by

from emulation_rules.frames.faults import refuse
from emulation_rules.i18n.catalogue import finding_text_in_both
from emulation_rules.model.ruleset import CLUSTER, Ruleset

_MARK: Final = "{value found by Spark}"


@dataclass(frozen=True, slots=True)
class RowFault:
    """What a row may not be: a condition, and an expression that fails with what is to be said of such a row."""

    condition: Column
    failing: Column


def failing(code: str, column: str = "", /, **details: str) -> Column:
    """Return an expression that fails with a message, in both languages, for every row it is worked out for."""
    return F.raise_error(F.lit(_said(code, column, details)))


def failing_with(value: Column, code: str, column: str = "", /, **details: str) -> Column:
    """Return the same of a message that names what was found: ``value`` stands for each ``{value}`` of its details."""
    marked = {name: detail.replace("{value}", _MARK) for name, detail in details.items()}
    first, *others = _said(code, column, marked).split(_MARK)
    parts = [F.lit(first), *(part for other in others for part in (value.cast("string"), F.lit(other)))]
    return F.raise_error(F.concat(*parts))


def _said(code: str, column: str, details: Mapping[str, str]) -> str:
    (finding,) = refuse(code, column, **details).findings
    return finding_text_in_both(finding)


def unit_faults(unit: Column, called: str, ruleset: Ruleset) -> Sequence[RowFault]:
    """Return what units may not be: none, or unknown to a ruleset that declares its own."""
    found = [RowFault(unit.isNull(), failing("frame_row_without_unit", called, column=called))]
    if ruleset.units:
        known = unit.cast("string").isin(*ruleset.units, CLUSTER)
        found.append(RowFault(~known, failing("frame_row_of_unknown_unit", called, column=called)))
    return found


def of_sound_rows(frame: DataFrame, faults: Sequence[RowFault]) -> DataFrame:
    """Return the rows of a frame, failing where one has a fault, whatever is asked of them later.

    An expression of a column would not be worked out where nobody asks for the column, and a filter might be worked
    out before a join, for rows that the join leaves out. Spark moves no filter that is not determined, nor another past
    it, and the number of a partition passes for such.
    """
    if not faults:
        return frame
    sound = F.when(faults[0].condition, faults[0].failing.cast("boolean"))
    for fault in faults[1:]:
        sound = sound.when(fault.condition, fault.failing.cast("boolean"))
    return frame.where(sound.otherwise(F.spark_partition_id() >= 0))
