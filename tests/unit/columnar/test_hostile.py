"""Figures no one should have to expect: each is decided exactly or is told to be impossible, and none raises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

import numpy as np
import pytest

from emulation_rules.api import loads
from emulation_rules.columnar.column import Claims, Column, Side, Table
from emulation_rules.columnar.done import Done
from emulation_rules.columnar.earning import Earned
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.together import given
from emulation_rules.columnar.told import REASONS, VERDICTS, Tell, Told
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.from_model import plan_of

MET, NOT_MET, UNDETERMINED = "met", "not_met", "undetermined"
IMPOSSIBLE: Final = (UNDETERMINED, "impossible_value")


def pact(criterion: str, measure: str = "number") -> Ruleset:
    """Return a ruleset with one target ``t`` about ``x``."""
    return loads(f"""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators:
  x: {{measure: {measure}, better: higher}}
targets:
  t: {{indicator: x, criterion: {criterion}, points: 10}}
""")


def objects(*values: object) -> np.ndarray:
    """Return an array that holds values as they are."""
    array = np.empty(len(values), object)
    array[:] = values
    return array


def told_of(ruleset: Ruleset, rows: int, **columns: Column) -> Told:
    """Return everything that is told of a table."""
    table = Table(rows, {key.replace("_at_", "@"): column for key, column in columns.items()})
    return ColumnarEngine(plan_of(ruleset)).evaluate(table, tuple(Tell))


def decided(told: Told) -> list[tuple[str, str]]:
    """Return the verdict on the first target, and the reason, row by row."""
    assert told.verdicts is not None
    assert told.reasons is not None
    pairs = zip(told.verdicts[0].tolist(), told.reasons[0].tolist(), strict=True)
    return [(VERDICTS[verdict].value, REASONS[reason].value) for verdict, reason in pairs]


def verdicts(told: Told) -> list[str]:
    return [verdict for verdict, _ in decided(told)]


# ---- what is no number ------------------------------------------------------------------------


def test_what_is_not_finite_is_impossible() -> None:
    told = told_of(pact("at least 0"), 4, x=Column(np.array([np.nan, np.inf, -np.inf, 0.0])))
    assert decided(told) == [IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, (MET, "measured")]
    assert told.impossible.tolist() == [1, 1, 1, 0]
    assert told.points is not None
    np.testing.assert_array_equal(told.points[0], [np.nan, np.nan, np.nan, 10])
    np.testing.assert_array_equal((told.certain, told.possible), ([0, 0, 0, 10], [10, 10, 10, 10]))


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), None, 1 + 2j, b"1", True])
def test_objects_that_are_no_numbers_are_impossible(value: object) -> None:
    told = told_of(pact("at least 0"), 1, x=Column(objects(value)))
    assert decided(told) == [IMPOSSIBLE]


def test_nothing_is_read_where_nothing_was_reported() -> None:
    missing = np.array([True, True, True])
    for values in (np.array([np.nan, 5.0, np.inf]), objects(None, "five", 10**400), np.array([5, -5, 2**62])):
        told = told_of(pact("at least 0"), 3, x=Column(values, missing=missing))
        assert decided(told) == [(UNDETERMINED, "not_reported")] * 3
        assert told.impossible.tolist() == [0, 0, 0]


# ---- signs, and the smallest ------------------------------------------------------------------


def test_minus_zero_is_zero() -> None:
    told = told_of(pact("at least 0", "count"), 2, x=Column(np.array([-0.0, 0.0])))
    assert verdicts(told) == [MET, MET]
    told = told_of(pact("above 0"), 1, x=Column(np.array([-0.0])))
    assert verdicts(told) == [NOT_MET]
    assert told.margins is not None
    assert not np.signbit(told.margins[0, 0])


def test_the_smallest_floats_are_too_long_or_more_than_zero() -> None:
    told = told_of(pact("above 0"), 3, x=Column(np.array([5e-324, 1e-31, 1e-30])))
    assert decided(told) == [IMPOSSIBLE, IMPOSSIBLE, (MET, "measured")]


def test_floats_are_the_decimals_they_are_printed_as() -> None:
    values = np.array([0.1 + 0.2, 0.3, np.nextafter(0.3, 0)])
    told = told_of(pact("at most 0.3"), 3, x=Column(values))
    assert verdicts(told) == [NOT_MET, MET, MET]
    assert verdicts(told_of(pact("exactly 0.3"), 3, x=Column(values))) == [NOT_MET, MET, NOT_MET]


# ---- the largest ------------------------------------------------------------------------------


def test_huge_floats_are_impossible_or_exact() -> None:
    told = told_of(pact("at least 1"), 4, x=Column(np.array([1e300, 1e31, 1e30, 2.0**53 + 2])))
    assert decided(told) == [IMPOSSIBLE, IMPOSSIBLE, (MET, "measured"), (MET, "measured")]


@pytest.mark.parametrize(("value", "mark"), [(2**63 - 1, 2**63 - 2), (2**53 + 1, 2**53), (2**62 + 1, 2**62)])
def test_whole_numbers_of_64_bits_are_not_rounded(value: int, mark: int) -> None:
    column = Column(np.array([value, mark, value - 1, -(2**63)]))
    assert verdicts(told_of(pact(f"above {mark}"), 4, x=column)) == [MET, NOT_MET, NOT_MET, NOT_MET]
    assert verdicts(told_of(pact(f"at least {value}"), 4, x=column)) == [MET, NOT_MET, NOT_MET, NOT_MET]


def test_scaled_whole_numbers_do_not_wrap() -> None:
    most = 2**63 - 1
    column = Column(np.array([most, most - 1]), places=18)
    ruleset = pact("at least 9.223372036854775807")
    assert verdicts(told_of(ruleset, 2, x=column)) == [MET, NOT_MET]


def test_changes_of_huge_figures_do_not_wrap() -> None:
    ruleset = pact("up at least 5% from previous year", "count")
    before = 2**62
    after = before * 105 // 100
    columns = {"x": Column(np.array([after, after + 1])), "x_at_2022": Column(np.array([before, before]))}
    exact = [Fraction(value) >= Fraction(before) * Fraction(105, 100) for value in (after, after + 1)]
    assert verdicts(told_of(ruleset, 2, **columns)) == [MET if met else NOT_MET for met in exact]


def test_unsigned_numbers_beyond_64_bits_come_as_objects() -> None:
    values = objects(2**64 - 1, 2**64, 10**39, 10**41 + 1)
    told = told_of(pact(f"at least {2**64}"), 4, x=Column(values))
    assert decided(told) == [(NOT_MET, "measured"), (MET, "measured"), (MET, "measured"), IMPOSSIBLE]


def test_decimals_have_forty_digits_at_most() -> None:
    forty, more = Decimal("3" * 10 + "." + "3" * 30), Decimal("0." + "3" * 60)
    told = told_of(pact("above 0.5"), 3, x=Column(objects(forty, more, Decimal("1e-40"))))
    assert decided(told) == [(MET, "measured"), IMPOSSIBLE, IMPOSSIBLE]


def test_products_beyond_all_floats_are_told_as_infinite() -> None:
    ruleset = loads("""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators:
  x: {measure: number, better: higher}
  y: {measure: number, better: higher, formula: "x * x * x * x * x"}
targets:
  t: {indicator: y, criterion: at least 0, points: 10}
""")
    huge = f"1{'0' * 39}E30"
    told = told_of(ruleset, 2, x=Column(objects(Decimal(huge), Decimal(f"-{huge}"))))
    assert verdicts(told) == [MET, NOT_MET]
    assert told.margins is not None
    assert told.margins[0].tolist() == [np.inf, -np.inf]


# ---- what the indicator cannot be ---------------------------------------------------------------


def test_what_lies_outside_the_range_is_impossible() -> None:
    values = [-1, 0.5, 101]
    assert decided(told_of(pact("at least 0", "count"), 3, x=Column(np.array(values))))[:2] == [IMPOSSIBLE, IMPOSSIBLE]
    ceiling = loads(_RATES.format(ceiling=", ceiling: 100"))
    assert verdicts(told_of(ceiling, 3, x=Column(np.array(values)))) == [UNDETERMINED, NOT_MET, UNDETERMINED]


_RATES: Final = """
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators:
  x: {{measure: percent, better: higher{ceiling}}}
targets:
  t: {{indicator: x, criterion: at least 90%, points: 10, scoring: proportional}}
"""


@pytest.mark.parametrize("side", [side for side in Side if side is not Side.FIGURE])
def test_a_bound_at_what_cannot_be_is_impossible(side: Side) -> None:
    ruleset = loads(_RATES.format(ceiling=", ceiling: 100"))
    sides = np.array([side] * 3, np.int8)
    told = told_of(ruleset, 3, x=Column(np.array([-1.0, 100.5, np.nan]), sides=sides))
    assert decided(told) == [IMPOSSIBLE] * 3


def test_nothing_lies_beyond_the_ends_of_the_range() -> None:
    ruleset = loads(_RATES.format(ceiling=", ceiling: 100"))
    sides = np.array([Side.ABOVE, Side.BELOW, Side.AT_LEAST, Side.AT_MOST], np.int8)
    told = told_of(ruleset, 4, x=Column(np.array([100, 0, 100, 0]), sides=sides))
    assert decided(told) == [IMPOSSIBLE, IMPOSSIBLE, (MET, "measured"), (NOT_MET, "measured")]


def test_rounded_figures_round_ties_away_from_zero() -> None:
    """What was rounded to 90 may have been 89.5, and what was rounded to -90 may have been -89.5."""
    sides = np.array([Side.ROUNDED] * 2, np.int8)
    low = told_of(pact("at least 89.5"), 2, x=Column(np.array([90, 89]), sides=sides))
    assert verdicts(low) == [MET, NOT_MET]
    high = told_of(pact("at most -89.5"), 2, x=Column(np.array([-90, -89]), sides=sides))
    assert verdicts(high) == [MET, NOT_MET]


# ---- zeros ------------------------------------------------------------------------------------


def test_a_share_of_nothing_is_undetermined() -> None:
    ruleset = loads("""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators:
  part: {measure: count, better: higher}
  whole: {measure: count, better: higher}
  rate: {measure: percent, better: higher, ratio: {part: part, whole: whole}}
targets:
  t: {indicator: rate, criterion: at least 0%, points: 10, scoring: proportional}
""")
    told = told_of(ruleset, 2, part=Column(np.array([0, 0])), whole=Column(np.array([0, 1])))
    assert decided(told) == [(UNDETERMINED, "zero_denominator"), (MET, "measured")]


def test_a_mark_of_zero_is_all_or_nothing() -> None:
    ruleset = loads(_RATES.format(ceiling="").replace("90%", "0%"))
    told = told_of(ruleset, 1, x=Column(np.array([0.0])))
    assert told.points is not None
    assert told.points[0].tolist() == [10]


# ---- no rows, and none that anything is known of --------------------------------------------------


@pytest.mark.parametrize("kind", [np.float64, np.int64, object, np.bool_])
def test_tables_may_be_empty(kind: type[object]) -> None:
    told = told_of(pact("at least 0"), 0, x=Column(np.empty(0, kind)))
    assert told.verdicts is not None
    assert told.verdicts.shape == (1, 0)
    assert told.certain.shape == told.impossible.shape == (0,)


def test_nothing_may_have_been_reported_by_anyone() -> None:
    ruleset = pact("at least 0")
    told = ColumnarEngine(plan_of(ruleset)).evaluate(Table(2, {}), tuple(Tell))
    assert decided(told) == [(UNDETERMINED, "not_reported")] * 2


def test_a_ruleset_may_have_nothing_to_score() -> None:
    ruleset = loads("""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators:
  x: {measure: number, better: higher}
targets:
  t: {indicator: x, criterion: at least 0}
""")
    told = told_of(ruleset, 1, x=Column(np.array([1])))
    assert told.maximum is not None
    assert told.maximum.tolist() == [0]
    assert told.share is not None
    assert np.isnan(told.share).all()
    assert told.certain.tolist() == [0]


def test_claims_do_not_outvote_impossible_figures_silently() -> None:
    """A claim settles what figures do not, also where a figure is impossible; the row counts that one."""
    plan = plan_of(pact("at least 0"))
    table = Table(2, {"x": Column(np.array([np.nan, -1.0]))}, {"t": Claims(np.array([True, True]))})
    told = ColumnarEngine(plan).evaluate(table, tuple(Tell))
    assert decided(told) == [(MET, "claimed"), (NOT_MET, "measured")]
    assert told.impossible.tolist() == [1, 0]


# ---- clusters -----------------------------------------------------------------------------------


def together(formula: str, values: Sequence[object], clusters: Sequence[int] | None = None) -> list[object]:
    """Return what each row is given by its cluster."""
    plan = plan_of(
        loads(f"""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators:
  x: {{measure: number, better: higher}}
  made: {{measure: number, better: higher, formula: "{formula}"}}
targets:
  t: {{indicator: made, criterion: at least 0}}
""")
    )
    codes = None if clusters is None else np.array(clusters)
    looked = given(plan, Table(len(values), {"x": Column(objects(*values))}, clusters=codes))
    (found,) = looked.values()
    return [found.known[int(code)] for code in found.codes]


def test_leaders_that_do_not_fit_64_bits_lead() -> None:
    values = [2**62, 2**63, Decimal(10**39), Decimal("0.5")]
    assert together("cluster_max(x)", values, [1, 1, 0, 0]) == [
        *[Interval.point(2**63)] * 2,
        *[Interval.point(10**39)] * 2,
    ]


def test_sums_that_do_not_fit_64_bits_are_exact() -> None:
    assert together("cluster_sum(x)", [2**61] * 9) == [Interval.point(9 * 2**61)] * 9
    assert together("cluster_mean(x)", [2**61, -(2**61), 1]) == [Interval.point(Fraction(1, 3))] * 3


def test_numbers_that_are_one_float_are_ranked_exactly() -> None:
    values = [Decimal("0.1"), Decimal("0.1000000000000000001"), Decimal("0.1"), Decimal("0.3") - Decimal("0.2")]
    ranks = [Interval.point(rank) for rank in (2, 1, 2, 2)]
    assert together("cluster_rank(x)", values) == ranks
    assert together("cluster_rank(x / 3)", values) == ranks


def test_clusters_may_be_empty() -> None:
    assert together("cluster_mean(x)", []) == []
    assert together("cluster_rank(x)", []) == []
    assert together("cluster_percentile(x, 50%)", [], []) == []


def test_rows_scored_one_by_one_do_not_work_out_whole_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long parts of points in many rows took time by the square of the rows."""
    ruleset = loads("""
format: emulation-rules/1
id: pact
title: Pact
period: 2023
indicators:
  x: {measure: number, better: higher}
  y: {measure: number, better: higher}
targets:
  t: {indicator: x, criterion: at least 0.3, points: 5, scoring: proportional}
  u: {indicator: y, criterion: at least 0.1, points: 10}
""")
    rows, calls = 50, Counter[str]()
    plainly = Done._plainly

    def counted(done: Done) -> Earned:
        calls["whole"] += 1
        return plainly(done)

    monkeypatch.setattr(Done, "_plainly", counted)
    values = np.linspace(0.01, 0.2, rows)
    above = Column(values, sides=np.full(rows, Side.ABOVE, np.int8))
    told = told_of(ruleset, rows, x=above, y=Column(values))
    assert told.certain.tolist() == [
        float(Fraction(repr(value)) / Fraction("0.3") * 5 + (10 if value >= 0.1 else 0)) for value in values.tolist()
    ]
    assert calls["whole"] < rows / 10
