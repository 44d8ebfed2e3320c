"""What the rows of a table come to together is what the units of each of its clusters do, one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples.reports_of_rows import UnwrittenError, report_of
from tests.samples.told_by_row import assert_same, told_by_row
from tests.strategies.clusters import LOCAL, TOGETHER, WITHOUT_NUMBERS, cluster_rulesets
from tests.strategies.columns import Filled, tables_for

from emulation_rules.api import loads
from emulation_rules.cluster.together import together
from emulation_rules.columnar.by_row import ByRow, unit_at
from emulation_rules.columnar.clusters.ends import in_order
from emulation_rules.columnar.clusters.numbers import lowest
from emulation_rules.columnar.column import Column, Table
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.ranking import RankColumns
from emulation_rules.columnar.together import given as given_together
from emulation_rules.columnar.told import OF_A_ROW
from emulation_rules.evaluator import Evaluator
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.indicator import Better
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Missing
from emulation_rules.model.scoring import ByFormula, Scoring
from emulation_rules.model.titles import Ranking, RankKey
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan
from emulation_rules.syntax.formula.formulas import read_formula

EXAMPLES = 30 if settings.default is not None and settings.default.derandomize else 150
few = settings(deadline=None, max_examples=EXAMPLES)

_FORMULAS: Final = (
    "cluster_sum(value)",
    "cluster_mean(value)",
    "cluster_min(value)",
    "cluster_max(value / faults)",
    "cluster_mean(favour / present)",
    "cluster_count(x / y)",
    "cluster_rank(favour / present)",
    "cluster_rank(abs(value - 50), lower)",
    "peers_max(first(x, y))",
    "peers_mean(if(reported(x), x, 10))",
    "peers_rank(x * y - favour, lower)",
    "cluster_percentile(value, 30%, inclusive)",
    "cluster_percentile(value, 75%, exclusive)",
    "peers_percentile(min(x, y), 50%, nearest_rank)",
    "peers_percentile(max(x, favour * 20), 50%, averaged)",
    "cluster_max(round(value / 7)) - cluster_min(value)",
    "cluster_max(value - peers_mean(value))",
    "cluster_sum(if(x >= 50 and not (y < 40), x / 3, y / 7))",
)
STATISTICS: Final[Sequence[Scoring]] = tuple(
    ByFormula(read_formula(f"clip({formula}, 0, points)")) for formula in _FORMULAS
)


@dataclass(frozen=True)
class Gathered:
    """A table of clusters, each unit at most once in each."""

    plan: Plan
    table: Table


@st.composite
def gathered(draw: st.DrawFn, scorings: Sequence[Scoring], *, hostile: bool) -> Gathered:
    """Draw a ruleset and a table of up to three clusters of its units and of strangers."""
    ruleset: Ruleset = draw(cluster_rulesets(scorings, zero_marks=draw(st.booleans())))
    plan = plan_of(replace(ruleset, missing=draw(st.sampled_from([Missing.UNKNOWN, Missing.LEFT_OUT]))))
    names = [*ruleset.units, "stranger", "other"]
    every = [(cluster, code) for cluster in (0, 1, 5) for code in range(-1, len(names))]
    rows = draw(st.lists(st.sampled_from(every), min_size=1, max_size=10, unique=True))
    filled = draw(tables_for(plan, len(rows), hostile=hostile))
    clusters, units = (np.array(codes, np.int32) for codes in zip(*rows, strict=True))
    return Gathered(plan, replace(filled.table, units=units, names=names, clusters=clusters))


def one_by_one(plan: Plan, table: Table) -> Mapping[int, Sequence[Bounds]]:
    """Return what every row is given, cluster by cluster and unit by unit."""
    assert table.clusters is not None
    slots = [index for index, slot in enumerate(plan.slots) if slot.aggregate is not None]
    by_row = ByRow(plan)
    apart = [by_row.readings(table, row, {}) for row in range(table.rows)]
    found: dict[int, list[Bounds]] = {index: [apart[row].values[index] for row in range(table.rows)] for index in slots}
    for cluster in np.unique(table.clusters):
        rows = {apart[row].unit: row for row in np.flatnonzero(table.clusters == cluster).tolist()}
        whole = together(plan, {unit: apart[row] for unit, row in rows.items()})
        for unit, row in rows.items():
            for index in slots:
                found[index][row] = whole[unit].values[index]
    return found


@few
@given(
    st.one_of(
        gathered((*LOCAL, *TOGETHER), hostile=False),
        gathered(WITHOUT_NUMBERS, hostile=True),
        gathered(STATISTICS, hostile=False),
        gathered(STATISTICS, hostile=True),
    )
)
def test_rows_come_to_what_units_do(drawn: Gathered) -> None:
    found = given_together(drawn.plan, drawn.table)
    wanted = one_by_one(drawn.plan, drawn.table)
    assert {index: [looked.known[int(code)] for code in looked.codes] for index, looked in found.items()} == wanted


@few
@given(
    st.one_of(
        gathered((*LOCAL, *TOGETHER), hostile=False),
        gathered(WITHOUT_NUMBERS, hostile=True),
        gathered(STATISTICS, hostile=True),
    )
)
def test_tables_of_clusters_come_to_what_their_rows_do(drawn: Gathered) -> None:
    told = ColumnarEngine(drawn.plan).evaluate(drawn.table, OF_A_ROW, 1)
    assert_same(told, told_by_row(drawn.plan, drawn.table, one_by_one(drawn.plan, drawn.table)))


_KEYS: Final = ("share", "score", "points(t0)", "x", "x - 10 * faults", "favour / present")


@st.composite
def ranked(draw: st.DrawFn) -> Filled:
    """Draw a table with every unit of a ruleset in each of two clusters."""
    scorings = draw(st.sampled_from([LOCAL, (*LOCAL, *TOGETHER), LOCAL[:1]]))
    ruleset: Ruleset = draw(cluster_rulesets(scorings))
    keys = draw(st.lists(st.sampled_from(_KEYS), min_size=1, max_size=3, unique=True))
    better = st.sampled_from([Better.HIGHER, Better.LOWER])
    within = bool(ruleset.peers) and draw(st.booleans())
    ranking = draw(
        st.none() | st.just(Ranking(tuple(RankKey(read_formula(key), draw(better)) for key in keys), within))
    )
    plan = plan_of(replace(ruleset, ranking=ranking, titles={}, classes={}))
    every = [(cluster, code) for cluster in (3, 8) for code in range(len(ruleset.units))]
    rows = draw(st.permutations(every))
    filled = draw(tables_for(plan, len(rows), hostile=False))
    clusters, units = (np.array(codes, np.int32) for codes in zip(*rows, strict=True))
    table = replace(filled.table, units=units, names=[*ruleset.units], clusters=clusters)
    return replace(filled, table=table)


@few
@given(ranked())
def test_rows_are_ranked_as_units_are(drawn: Filled) -> None:
    plan, table = drawn.plan, drawn.table
    assert table.clusters is not None
    told = told_by_row(plan, table, one_by_one(plan, table))
    best, worst = RankColumns(plan).ranks(table, told)
    evaluator = Evaluator(plan.ruleset, engine="reference")
    for cluster in (3, 8):
        rows = np.flatnonzero(table.clusters == cluster).tolist()
        try:
            reports = {report.unit: report for report in (report_of(drawn, row) for row in rows)}
        except (InvalidReportError, UnwrittenError):
            continue
        standings = evaluator.standings(reports)
        for row in rows:
            rank = standings[unit_at(table, row)].rank
            wanted = (0, 0) if rank is None else (rank.best, rank.worst)
            assert (best[row], worst[row]) == wanted


def test_scores_that_are_one_float_are_told_apart() -> None:
    """A tenth of a millionth of a millionth more is more, though both scores are the same float."""
    ruleset = loads(_CLOSE)
    plan = plan_of(ruleset)
    values = np.empty(4, object)
    values[:] = [Decimal("50.00000000000000000001"), Decimal(50), Decimal("50.00000000000000000002"), Decimal(50)]
    table = Table(4, {"x": Column(values)})
    told = told_by_row(plan, table)
    assert len(set(told.certain.tolist())) == 1
    best, worst = RankColumns(plan).ranks(table, told)
    assert best.tolist() == worst.tolist() == [2, 3, 1, 3]


_CLOSE: Final = """
format: emulation-rules/1
id: close
title: Close
period: 2023
indicators:
  x: {measure: percent, better: higher, ceiling: 100}
targets:
  t: {indicator: x, criterion: at least 90%, points: 10, scoring: proportional}
"""


def test_keys_that_tables_do_not_tell_are_refused() -> None:
    ruleset = loads(f"{_CLOSE}\nranking: {{by: [share, least_share]}}")
    with pytest.raises(InvalidReportError) as refused:
        RankColumns(plan_of(ruleset))
    assert refused.value.args == ("frame_rank_untold",)
    assert [finding.details for finding in refused.value.findings] == [(("formula", "least_share"),)]


@few
@given(st.lists(st.fractions() | st.fractions(max_denominator=3), min_size=1), st.integers(2, 60))
def test_fractions_are_put_in_order_exactly(numbers: list[Fraction], bits: int) -> None:
    """Also where their floats are the same, or the wrong way round."""
    near = [number + Fraction(sign, 2**bits + 1) for number in numbers[:3] for sign in (0, 1, -1)]
    held = [number for number in (*numbers, *near) if max(abs(number.numerator), number.denominator) < 2**62]
    above, below = (
        np.array([getattr(number, end) for number in held], np.int64) for end in ("numerator", "denominator")
    )
    places = in_order(*lowest(above, below)).tolist()
    single = sorted(set(held))
    assert places == [single.index(number) for number in held]
