"""Rows that are hard to decide: on a mark or a hair beside it, not reported, bounds, impossible, huge and tiny."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Chance = np.random.Generator

BOUND: Final = "_bound"
WORDS: Final = np.array(["=", ">", ">=", "<", "<=", "~"], dtype=object)


@dataclass(frozen=True)
class HardColumn:
    """Figures of many units: ``missing`` where not reported, ``bounds`` words, or None where all are figures."""

    values: Array
    missing: Array | None = None
    bounds: Array | None = None


HardTable = Mapping[str, HardColumn]
"""By flat key."""

_HEAD: Final = """format: emulation-rules/1
id: {id}
title: Hard rows
period: 2022
indicators:
"""


@dataclass(frozen=True)
class Family:
    """A ruleset and what makes rows for it."""

    name: str
    text: str
    make: Callable[[Chance, int], HardTable]


def _ruleset(name: str, indicators: str, targets: str) -> str:
    return _HEAD.format(id=name) + indicators + "targets:" + targets


# ---- counts, this year and last ---------------------------------------------------------------

_COUNTS: Final = _ruleset(
    "counts",
    """
  crimes: {measure: count, better: lower}
  fires: {measure: count, better: lower}
  accidents: {measure: count, better: lower}
  deaths: {measure: count, better: lower}
  injuries: {measure: count, better: lower}
  plan: {measure: boolean}
""",
    """
  fewer: {indicator: crimes, criterion: down at least 5% from previous year, points: 20}
  much_fewer: {indicator: crimes, criterion: down more than 12.5% from previous year, points: 7}
  not_more: {indicator: fires, criterion: not up from previous year, points: 10}
  few: {indicator: fires, criterion: between 20 and 30, points: 3}
  traffic:
    all_of:
      - {indicator: accidents, criterion: down from previous year}
      - {indicator: deaths, criterion: down from previous year, zero_baseline: met if still zero}
      - {indicator: injuries, criterion: down at least 3% from previous year}
    points: 20
  two_of_three:
    at_least:
      count: 2
      of:
        - {indicator: accidents, criterion: at most 30}
        - {indicator: deaths, criterion: none}
        - {indicator: injuries, criterion: at most 10}
    points: 5
  planned: {indicator: plan, criterion: done, points: 1}
""",
)


def _counts(chance: Chance, rows: int) -> HardTable:
    found = {}
    for name, factor in (("crimes", 0.95), ("fires", 1.0), ("accidents", 1.0), ("deaths", 1.0), ("injuries", 0.97)):
        before = chance.integers(0, 60, rows) * (100 if factor != 1.0 else 1)
        value = np.rint(before * factor).astype(np.int64) + _steps(chance, rows)
        found[name] = HardColumn(value, *_more(chance, rows, bounds=name in ("crimes", "accidents")))
        found[f"{name}@2021"] = HardColumn(before, *_more(chance, rows, bounds=name == "crimes"))
    return {**found, "plan": HardColumn(chance.random(rows) < 0.5)}


# ---- decimals in floats -----------------------------------------------------------------------

_DECIMALS: Final = _ruleset(
    "decimals",
    """
  received: {measure: percent, better: higher, ceiling: 100}
  resolved: {measure: percent, better: higher, ceiling: 100, places: 1}
  level: {measure: number, better: higher, floor: 0}
  spent: {measure: money, better: higher, reported_in: million, places: 1}
  a: {measure: number, better: higher, floor: 0}
  b: {measure: number, better: higher, floor: 0}
  sum: {measure: number, better: higher, formula: a + b}
""",
    """
  all_received: {indicator: received, criterion: exactly 100%, points: 10}
  resolved_above: {indicator: resolved, criterion: above 90%, points: 15}
  resolved_bands:
    indicator: resolved
    criterion: at least 57%
    points: 20
    scoring: {bands: [{from: 90, points: 20}, {above: 33.3, points: 10}, {points: 0}]}
  resolved_line:
    indicator: resolved
    criterion: at least 75%
    points: 20
    scoring: {interpolated: {60: 0, 75: 10, 90: 20}}
  level_up: {indicator: level, criterion: up at least 2.5% from previous year, points: 10}
  level_within: {indicator: level, criterion: between 33.3 and 57, points: 4}
  spent_less: {indicator: spent, criterion: up more than 10% from previous year, points: 6}
  summed: {indicator: sum, criterion: exactly 0.3, points: 3}
  summed_least: {indicator: sum, criterion: at least 8.41, points: 3}
""",
)


def _decimals(chance: Chance, rows: int) -> HardTable:
    level, spent = _decimal(chance, rows), chance.integers(0, 2_000, rows) / 10
    total = np.where(chance.random(rows) < 0.5, 0.3, 8.41)
    a = np.round(chance.integers(0, 101, rows) / 100 * total, 2)
    marks = np.array([100.0, 90.0, 33.3, 57.0, 75.0, 60.0])
    return {
        "received": HardColumn(_beside(chance, marks[chance.integers(0, 2, rows)]), *_more(chance, rows)),
        "resolved": HardColumn(_beside(chance, marks[chance.integers(1, 6, rows)]), *_more(chance, rows, bounds=True)),
        "level": HardColumn(_beside(chance, np.round(level * 1.025, 5)), *_more(chance, rows, bounds=True)),
        "level@2021": HardColumn(level, *_more(chance, rows, bounds=True)),
        "spent": HardColumn(_beside(chance, np.round(spent * 1.1, 3)), *_more(chance, rows)),
        "spent@2021": HardColumn(spent, *_more(chance, rows)),
        "a": HardColumn(a, *_more(chance, rows)),
        "b": HardColumn(_beside(chance, np.round(total - a, 2)), *_more(chance, rows)),
    }


# ---- rates from counts, and points that round ---------------------------------------------------

_RATES: Final = _ruleset(
    "rates",
    """
  cleared: {measure: count, better: higher}
  known: {measure: count, better: lower}
  rate: {measure: percent, better: higher, ratio: {part: cleared, whole: known}}
""",
    """
  high: {indicator: rate, criterion: at least 99.9%, points: 10}
  exact: {indicator: rate, criterion: exactly 57%, points: 5}
  up: {indicator: rate, criterion: up at least 3% from previous year, points: 10}
  not_down: {indicator: rate, criterion: not down from previous year, points: 5}
  in_part: {indicator: rate, criterion: at least 80%, points: 10, scoring: {proportional: {nothing_below: 50%}}}
  rounded: {indicator: rate, points: 10, scoring: {formula: "min(points, round(value / 10, 1))"}}
""",
)


def _rates(chance: Chance, rows: int) -> HardTable:
    share = np.array([999, 570, 800, 400, 655, 1000])[chance.integers(0, 6, rows)]
    whole, whole_before = 1000 * chance.integers(1, 40, rows), chance.integers(0, 999, rows)
    part_before = (whole_before * chance.random(rows)).astype(np.int64)
    as_before = chance.random(rows) < 0.5  # the same rate, or one just 3 % above it
    times, up = chance.integers(1, 9, rows), np.where(chance.random(rows) < 0.5, 103, 100)
    part = np.where(as_before, part_before * times * up, share * whole // 1000) + _steps(chance, rows)
    return {
        "cleared": HardColumn(part, *_more(chance, rows, bounds=True)),
        "known": HardColumn(np.where(as_before, whole_before * times * 100, whole), *_more(chance, rows)),
        "cleared@2021": HardColumn(part_before, *_more(chance, rows)),
        "known@2021": HardColumn(whole_before, *_more(chance, rows)),
    }


# ---- magnitudes -------------------------------------------------------------------------------

_MAGNITUDES: Final = _ruleset(
    "magnitudes",
    """
  stock: {measure: count, better: higher}
  flow: {measure: number, better: higher, floor: 0}
  trace: {measure: number, better: lower}
  change: {measure: number, better: higher, formula: flow - trace}
""",
    """
  stocked: {indicator: stock, criterion: at least 9007199254740993, points: 10}
  stock_up: {indicator: stock, criterion: up at least 1% from previous year, points: 10}
  flow_up: {indicator: flow, criterion: up more than 7% from previous year, points: 10}
  flow_most: {indicator: flow, criterion: at least 100000000000000000000, points: 10}
  traced: {indicator: trace, criterion: at most 0.000000001, points: 10}
  changed: {indicator: change, criterion: above 0, points: 10}
""",
)


def _magnitudes(chance: Chance, rows: int) -> HardTable:
    stock = np.where(chance.random(rows) < 0.5, chance.integers(0, 9 * 10**16, rows) * 100, 2**53)
    level = _of_any_size(chance, rows)
    trace = np.where(chance.random(rows) < 0.5, 1e-9, _of_any_size(chance, rows))
    return {
        "stock": HardColumn(np.where(chance.random(rows) < 0.5, stock // 100 * 101, 2**53) + _steps(chance, rows)),
        "stock@2021": HardColumn(stock),
        "flow": HardColumn(_beside(chance, _scaled(level, 1.07, chance)), *_more(chance, rows, bounds=True)),
        "flow@2021": HardColumn(level, *_more(chance, rows)),
        "trace": HardColumn(_beside(chance, trace), *_more(chance, rows)),
    }


def _plain(family: Family, *, most: Mapping[str, float], places: Mapping[str, int]) -> Family:
    """Return a family as people report it: figures without bounds, possible and of few decimals but in the last tenth.

    Compiled code decides most of these rows. ``most`` and ``places`` (2 where not named) are those of indicators.
    """

    def tidy(key: str, values: Array) -> Array:
        if values.dtype == np.bool_:
            return values
        name = key.partition("@")[0]
        tidied = np.round(np.abs(np.where(np.isinf(values), 1, values)), places.get(name, 2))
        found: Array = np.minimum(tidied, most.get(name, np.inf)).astype(values.dtype)
        return found

    def make(chance: Chance, rows: int) -> HardTable:
        end, made = rows * 9 // 10, {}
        for key, column in family.make(chance, rows).items():
            values = np.concatenate([tidy(key, column.values[:end]), column.values[end:]])
            made[key] = HardColumn(values, column.missing)
        return made

    return Family(f"plain {family.name}", family.text, make)


_HARD_COUNTS: Final = Family("counts", _COUNTS, _counts)
_HARD_DECIMALS: Final = Family("decimals", _DECIMALS, _decimals)

FAMILIES: Final = (
    _HARD_COUNTS,
    _HARD_DECIMALS,
    Family("rates", _RATES, _rates),
    Family("magnitudes", _MAGNITUDES, _magnitudes),
    _plain(_HARD_COUNTS, most={}, places={}),
    _plain(_HARD_DECIMALS, most={"received": 100, "resolved": 100}, places={"resolved": 1, "spent": 1}),
)


def hard_table(family: Family, rows: int, seed: int = 2022) -> HardTable:
    """Return rows of a family, the same each time."""
    return family.make(np.random.default_rng(seed), rows)


# ---- pieces -----------------------------------------------------------------------------------


def _steps(chance: Chance, rows: int) -> Array:
    """Six in ten on the mark, two on either side; now and then far off, or a number no count can be."""
    steps = chance.choice([0, 0, 0, 0, 0, 0, 1, 1, -1, -1], rows)
    return np.where(chance.random(rows) < 0.01, -chance.integers(1, 10**6, rows), steps)


def _beside(chance: Chance, marks: Array) -> Array:
    """Half on the mark, the others a step of a decimal or of a float beside it; now and then infinite or negative."""
    rows = len(marks)
    which = chance.integers(0, 12, rows)
    found = marks.copy()
    found = np.where(which == 0, np.nextafter(marks, np.inf), found)
    found = np.where(which == 1, np.nextafter(marks, -np.inf), found)
    found = np.where(which == 2, marks + 0.01, found)
    found = np.where(which == 3, marks - 0.01, found)
    found = np.where(which == 4, np.round(marks + 0.1, 2), found)
    found = np.where(which == 5, marks * 0.5, found)
    odd = chance.random(rows)
    return np.where(odd < 0.002, np.inf, np.where(odd < 0.004, -1.0, found))


def _decimal(chance: Chance, rows: int) -> Array:
    places = 10.0 ** chance.integers(0, 3, rows)
    return chance.integers(0, 5_000, rows) / places


def _of_any_size(chance: Chance, rows: int) -> Array:
    digits = chance.integers(1, 1_000, rows).astype(float)
    sizes = np.array([float(f"1e{size}") for size in range(-33, 32)])
    return digits * sizes[chance.integers(0, len(sizes), rows)]


def _scaled(level: Array, factor: float, chance: Chance) -> Array:
    """Return the levels times a factor as the decimals people would write, to about twelve digits."""
    text = np.char.mod("%.12g", level * factor).astype(float)
    return np.where(chance.random(len(level)) < 0.5, text, level * factor)


def _more(chance: Chance, rows: int, *, bounds: bool = False) -> tuple[Array, Array | None]:
    missing = chance.random(rows) < 0.05
    if not bounds:
        return missing, None
    words = WORDS[np.where(chance.random(rows) < 0.8, 0, chance.integers(1, len(WORDS), rows))]
    words[chance.random(rows) < 0.3] = None
    return missing, words
