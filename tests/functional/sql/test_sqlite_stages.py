"""SQLite works each stage of a query out once, and does not write it anew wherever the next uses it."""

from __future__ import annotations

import re
import sqlite3

from tests.samples.typed_pact import PACT

from emulation_rules import to_sql


def test_no_stage_is_written_into_the_next() -> None:
    """What is written anew at each stage grows as a power of stages: a nested criterion took twelve gigabytes."""
    query = to_sql(PACT, dialect="sqlite")
    with sqlite3.connect(":memory:") as base:
        base.execute('CREATE TABLE reports (unit text, income real, "income@2022" real, crimes integer)')
        plan = " ".join(row[-1] for row in base.execute(f"EXPLAIN QUERY PLAN {query}"))
    stages = re.findall(r"stage\d+(?= AS)", query)
    assert len(stages) > 1
    assert [stage for stage in stages if f"CO-ROUTINE {stage}" not in plan] == []
