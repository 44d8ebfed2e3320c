"""How much the bulk studies measure."""

from __future__ import annotations

from dataclasses import dataclass

from bulk.columns import Kind


@dataclass(frozen=True)
class Case:
    """A table: rows for a pact of so many targets, its counts of a `Kind`."""

    targets: int
    rows: int
    kind: str = Kind.COUNTS

    @property
    def label(self) -> str:
        """What tables call it."""
        return f"{self.targets:,} targets, {self.rows:,} units" + (f", {self.kind}" if self.kind != Kind.COUNTS else "")


@dataclass(frozen=True)
class BulkEffort:
    """How much is measured. Cases larger than ``many`` rows have one sitting of a third of the rounds.

    ``growing`` are the most rows by the number of targets; ``files`` the rows of Parquet files; ``exact`` the rows
    compared with the reference engine; ``previous`` the units whose previous year is looked for; ``spark`` the rows for
    Spark; ``ties`` the cases on boundaries.
    """

    sittings: int
    rounds: int
    seconds: float
    cases: tuple[Case, ...]
    growing: dict[int, int]
    files: tuple[int, ...]
    exact: int
    previous: tuple[int, ...]
    spark: int
    ties: int
    many: int = 2_000_000


FULL = BulkEffort(
    sittings=3,
    rounds=9,
    seconds=0.2,
    cases=(
        Case(7, 1_000_000),
        Case(7, 1_000_000, Kind.FLOATS),
        Case(7, 1_000_000, Kind.DECIMALS),
        Case(100, 100_000),
        Case(1_000, 10_000),
        Case(7, 10_000_000),
    ),
    growing={7: 10_000_000, 100: 1_000_000, 1_000: 100_000},
    files=(10_000_000, 50_000_000),
    exact=1_000_000,
    previous=(500_000,),
    spark=2_000_000,
    ties=100_000,
)
QUICK = BulkEffort(
    sittings=1,
    rounds=5,
    seconds=0.1,
    cases=(Case(7, 1_000_000), Case(7, 1_000_000, Kind.DECIMALS), Case(100, 100_000), Case(1_000, 10_000)),
    growing={7: 1_000_000, 100: 100_000, 1_000: 10_000},
    files=(1_000_000,),
    exact=100_000,
    previous=(100_000,),
    spark=200_000,
    ties=5_000,
)
