"""The units that rows name: checked, and as codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as at

from emulation_rules.columnar.column import Codes
from emulation_rules.exchange.report_vocabulary import Vocabulary
from emulation_rules.frames.column_types import is_text, plain_type
from emulation_rules.frames.distinct import all_differ
from emulation_rules.frames.faults import MOST_NAMED, listed, refuse
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.plan.plan import Plan, SlotKind
from emulation_rules.plan.readings import same_for_all


def needs_units(plan: Plan) -> bool:
    """Whether what a row comes to depends on which unit it is."""
    own = (SlotKind.ASSIGNED, SlotKind.PEERS)
    among_peers = any(slot.aggregate is not None and slot.aggregate.peers for slot in plan.slots)
    return not same_for_all(plan) or among_peers or any(slot.kind in own for slot in plan.slots)


def check_named(unnamed: int, column: str) -> None:
    """Raise `InvalidReportError` where a number of rows name no unit."""
    if unnamed:
        raise refuse("frame_rows_without_unit", column, rows=str(unnamed), column=column)


def check_known(units: pa.Array, ruleset: Ruleset, column: str) -> None:
    """Raise `InvalidReportError` for units that the ruleset does not know, where it declares its units."""
    if not ruleset.units:
        return
    named = pc.unique(units)
    strangers = [str(unit) for unit in named.to_pylist() if str(unit) not in ruleset.units and unit != CLUSTER]
    if strangers:
        near = Vocabulary(ruleset).near_units(strangers[0])
        raise refuse("frame_unknown_unit", column, near, units=listed(strangers))


def check_same_kind(types: Mapping[Period, pa.DataType], column: str) -> None:
    """Raise `InvalidReportError` where the tables of some periods name units by text, and others by whole numbers."""
    kinds = {period: kind for period, kind in types.items() if not at.is_null(plain_type(kind))}
    texts = [period for period, kind in kinds.items() if is_text(kind)]
    numbers = [period for period in kinds if period not in texts]
    if texts and numbers:
        raise refuse("frame_units_of_two_kinds", column, column=column, text=str(texts[0]), number=str(numbers[0]))


def check_once(units: pa.Array, column: str, period: Period | None = None) -> None:
    """Raise `InvalidReportError` where two rows name one unit, all being of one ``period`` of several."""
    if not all_differ(units):
        raise named_twice(units, column, period)


def named_twice(units: pa.Array, column: str, period: Period | None = None) -> InvalidReportError:
    """Return the error of units of which some stand twice."""
    counted = pc.value_counts(units)
    twice = counted.filter(pc.greater(counted.field("counts"), 1)).field("values")
    named = twice[: MOST_NAMED + 1].to_pylist()
    if period is not None:
        return refuse("frame_row_twice", column, rows=listed(f"{unit}, {period}" for unit in named))
    return refuse("frame_unit_twice", column, units=listed(named), column=column)


def codes_in_use(codes: Codes, words: int) -> Codes:
    """Return which of so many words stand in any row, in order.

    Words of a dictionary outlive the rows that had them.
    """
    return np.flatnonzero(np.bincount(codes, minlength=words))


def unit_codes(units: pa.Array) -> tuple[Codes, Sequence[str]]:
    """Return the units of rows as codes into their names."""
    held = units if at.is_dictionary(units.type) else units.dictionary_encode()
    codes = held.indices.to_numpy(zero_copy_only=False)
    return np.asarray(codes), [str(unit) for unit in held.dictionary.to_pylist()]
