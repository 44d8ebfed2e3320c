"""Tables of one row a unit: what their columns hold, for the columnar engine."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pyarrow as pa

from emulation_rules.columnar.column import Claims, Codes, Column, Table
from emulation_rules.columnar.told import Tell
from emulation_rules.exchange.observation_error import shown
from emulation_rules.frames.arrow_figures import arrow_sides
from emulation_rules.frames.eager_frame import EagerFrame
from emulation_rules.frames.faults import refuse
from emulation_rules.frames.matched_columns import Matched
from emulation_rules.frames.period_rows import check_all_of
from emulation_rules.frames.units import check_known, check_named, needs_units, unit_codes
from emulation_rules.model.indicator import Measure
from emulation_rules.plan.plan import Plan, SlotKind


def wide_table(frame: EagerFrame, matched: Matched, plan: Plan, tell: Collection[Tell] = ()) -> Table:
    """Return the rows of a wide frame whose columns and types have been checked. Raises `InvalidReportError`."""
    units, names = unit_column(frame, matched, plan)
    if matched.period is not None:
        check_all_of(plan.period, frame.words(matched.period), matched.period)
    return Table(
        frame.rows,
        figures_of(frame, matched, plan),
        claims_of(frame, matched),
        units,
        names,
        clusters_of(frame, matched, plan, tell),
    )


def figures_of(frame: EagerFrame, matched: Matched, plan: Plan) -> Mapping[str, Column]:
    """Return the figures, with their bounds, that columns hold. Raises `InvalidReportError` for truths among numbers.

    Of columns of objects no more than the values tells what they hold.
    """
    found = {}
    for key, name in matched.figures.items():
        column = frame.figures(name)
        if column is not None:
            if column.values.dtype == np.bool_ and _measure(plan, key) is not Measure.BOOLEAN:
                raise refuse("frame_truth_for_numbers", name, column=shown(name), type="bool")
            bound = matched.bounds.get(key)
            found[key] = column if bound is None else column._replace(sides=arrow_sides(frame.words(bound), bound))
    return found


def _measure(plan: Plan, key: str) -> Measure:
    return plan.ruleset.indicators[key.partition("@")[0]].measure


def claims_of(frame: EagerFrame, matched: Matched) -> Mapping[str, Claims]:
    """Return what columns claim."""
    found = {question: frame.claims(name) for question, name in matched.claims.items()}
    return {question: claims for question, claims in found.items() if claims is not None}


def unit_column(frame: EagerFrame, matched: Matched, plan: Plan) -> tuple[Codes | None, Sequence[str]]:
    """Return the units of rows as codes into names, where a plan needs them; checked in any case."""
    if matched.unit is None:
        if needs_units(plan):
            raise refuse("frame_no_unit_column")
        return None, ()
    check_named(frame.unnamed(matched.unit), matched.unit)
    if not plan.ruleset.units and not needs_units(plan):
        return None, ()
    return coded_units(frame.words(matched.unit), matched.unit, plan)


def coded_units(units: pa.Array, column: str, plan: Plan) -> tuple[Codes | None, Sequence[str]]:
    """Return units as codes into names, where a plan needs them; that they are named and known is checked."""
    check_named(units.null_count, column)
    check_known(units, plan.ruleset, column)
    return unit_codes(units) if needs_units(plan) else (None, ())


def asks_of_clusters(plan: Plan, tell: Collection[Tell]) -> bool:
    """Whether a row comes to something else where other rows are beside it: leaders, percentiles, ranks."""
    return Tell.RANKS in tell or any(slot.kind is SlotKind.CLUSTER for slot in plan.slots)


def clusters_of(frame: EagerFrame, matched: Matched, plan: Plan, tell: Collection[Tell]) -> Codes | None:
    """Return the cluster of each row, where something is asked of clusters."""
    if matched.cluster is None or not asks_of_clusters(plan, tell):
        return None
    return unit_codes(frame.words(matched.cluster))[0]
