"""Published scores and ranks of provinces are what the weights make of the published sub-indices."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest

from emulation_rules.api import audit, evaluate_all, load, load_reports
from emulation_rules.model.period import Period

RULESET: Final = Path(__file__).parents[2] / "rulesets" / "pci-weighted-index"
TABLES: Final = sorted((RULESET / "reports").iterdir())
ROUNDED: Final = Fraction("0.02")
"""Published sub-indices have two decimals, so scores made of them differ by a little from published ones."""


@dataclass(frozen=True, slots=True)
class Row:
    """One province in one year: what was published, and what the ruleset makes of its sub-indices."""

    year: str
    published: Fraction
    rank: int | None
    found: Fraction


def rows_of(path: Path) -> list[Row]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    written = list(csv.DictReader(lines))
    found = {year: _scores(path, Period.parse(year)) for year in {row["period"] for row in written}}
    return [
        Row(
            row["period"],
            Fraction(row["stated:score"]),
            int(row["stated:rank"]) if row["stated:rank"] else None,
            found[row["period"]][row["unit"]],
        )
        for row in written
    ]


def _scores(path: Path, period: Period) -> Mapping[str, Fraction]:
    ruleset = load(RULESET)
    reports = load_reports(path, ruleset, period=period)
    return {one.unit: one.score.points.number for one in evaluate_all(ruleset, reports, period=period)}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [row for path in TABLES for row in rows_of(path)]


def test_47_of_47_scores_are_as_published_but_for_the_rounding_of_sub_indices(rows: list[Row]) -> None:
    assert [row for row in rows if abs(row.found - row.published) > ROUNDED] == []
    assert len(rows) == 47


@pytest.mark.parametrize("year", ["2019", "2021"])
def test_provinces_come_in_the_published_order(rows: list[Row], year: str) -> None:
    ranked = [(row.found, row.rank) for row in rows if row.year == year and row.rank is not None]
    assert [rank for _, rank in sorted(ranked, reverse=True)] == sorted(rank for _, rank in ranked)
    assert len(ranked) > 20


@pytest.mark.parametrize("year", ["2013", "2014", "2015", "2016", "2019", "2021"])
def test_an_audit_finds_no_fault_but_ranks_behind_a_row_that_is_missing(year: str) -> None:
    """The page of 2019 shows ranks 1 to 13 and 15 to 23."""
    ruleset, period = load(RULESET), Period.parse(year)
    path = RULESET / "reports" / (f"provinces-{year}.csv" if int(year) > 2016 else "tien-giang.csv")
    found = audit(ruleset, load_reports(path, ruleset, period=period), period=period)
    assert {finding.path[-1] for finding in found} == ({"rank"} if year == "2019" else set())
    assert len(found) == (6 if year == "2019" else 0)
