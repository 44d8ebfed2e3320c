"""Queries say in every database what the engine says, of generated rulesets and rows and of the shipped ones."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.samples.postgresql_server import missing
from tests.samples.sql_agreement import Database, disagreements
from tests.strategies.rulesets import rulesets
from tests.strategies.sql_tables import SqlTable, sql_table

from emulation_rules.api import load, loads
from emulation_rules.i18n.catalogue import CATALOGUE
from emulation_rules.model.errors import NotInSqlError
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.from_model import plan_of
from emulation_rules.sql.dialect import DIALECTS, DialectName

SHIPPED = sorted(Path("rulesets").glob("*/ruleset.yaml"))
NAMES = ["duckdb", "sqlite", "postgresql"]


def _database(databases: dict[str, Database], name: str) -> Database:
    if name not in databases:
        pytest.skip(missing())
    return databases[name]


def check(ruleset: Ruleset, name: str, database: Database, chance: Random) -> None:
    plan = plan_of(ruleset)
    table = sql_table(plan, chance, 12, name)
    assume(table.values)
    try:
        found, _ = disagreements(plan, table, DIALECTS[DialectName(name)], database)
    except NotInSqlError:
        assume(False)
        return
    assert found == [], found[:3]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(ruleset=rulesets(), chance=st.randoms(use_true_random=False))
def test_generated_rulesets(name: str, databases: dict[str, Database], ruleset: Ruleset, chance: Random) -> None:
    check(ruleset, name, _database(databases, name), chance)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_shipped_rulesets(name: str, path: Path, databases: dict[str, Database]) -> None:
    plan, database = plan_of(load(path)), _database(databases, name)
    for seed in range(3):
        table = sql_table(plan, Random(seed), 20, name)  # noqa: S311  (figures, not secrets)
        try:
            found, _ = disagreements(plan, table, DIALECTS[DialectName(name)], database)
        except NotInSqlError as error:
            refused = {finding.code for finding in error.findings}
            assert refused <= set(CATALOGUE)
            continue
        assert found == [], found[:3]


BEST_OF_TWO = """
format: emulation-rules/1
id: pact
title: Pact
period: 2022
indicators:
  x: {measure: count, better: higher}
targets:
  t:
    {indicator: x, criterion: down from previous year, points: 1,
     scoring: {best_of: [all or nothing, {goalposts: {worst: 0, best: 1}}]}}
"""


@pytest.mark.parametrize("name", NAMES)
def test_points_are_one_number_where_their_ends_meet_though_the_verdict_is_open(
    name: str, databases: dict[str, Database]
) -> None:
    figures: dict[str, list[int | None]] = {"x": [5, 0, 5, 1, None], "x@2021": [0, 0, 3, 3, 3]}
    table = SqlTable(dict.fromkeys(figures, "BIGINT"), figures, list("abcde"), {})
    found, _ = disagreements(
        plan_of(loads(BEST_OF_TWO)), table, DIALECTS[DialectName(name)], _database(databases, name)
    )
    assert found == []


NOBODY_IS_ASKED = """
format: emulation-rules/1
id: pact
title: Pact
period: 2022
indicators:
  x: {measure: count, better: lower}
targets:
  penalised: {indicator: x, criterion: at most 5, penalty: {points: 1, when: not met}}
  of_all: {indicator: x, criterion: at most 9, points: 10, scope: every unit}
  own: {indicator: x, criterion: at most 4, points: 3}
groups:
  inner: {members: [penalised, of_all]}
  outer: {members: [inner], combine: {kind}}
"""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["mean", "minimum", "sum", "weighted mean, weights: {inner: 2}"])
def test_a_group_may_have_no_member_that_is_asked_of_units(
    name: str, kind: str, databases: dict[str, Database]
) -> None:
    """Its bonuses and penalties are all that it brings."""
    figures: dict[str, list[int | None]] = {"x": [4, 5, 6, None]}
    table = SqlTable({"x": "BIGINT"}, figures, list("abcd"), {})
    ruleset = loads(NOBODY_IS_ASKED.replace("{kind}", kind))
    found, _ = disagreements(plan_of(ruleset), table, DIALECTS[DialectName(name)], _database(databases, name))
    assert found == []
