"""A query over columns of other types than it was written for says so, and decides nothing."""

from __future__ import annotations

from typing import Final

import pytest
from tests.samples.postgresql_server import missing
from tests.samples.sql_agreement import Database
from tests.samples.typed_pact import PACT

from emulation_rules import loads, to_sql

_TABLE: Final = 'CREATE TABLE reports (unit varchar(9), income {0}, "income@2022" {0}, crimes {1})'
_OTHER: Final = [("double", "bigint"), ("decimal(18, 4)", "double"), ("decimal(18, 5)", "bigint")]
_ALIKE: Final = [("decimal(18, 4)", "bigint"), ("decimal(9, 2)", "integer"), ("bigint", "smallint")]


def _verdicts(databases: dict[str, Database], name: str, types: tuple[str, str]) -> list[object]:
    if name not in databases:
        pytest.skip(missing())
    query = to_sql(PACT, dialect=name, tell=["verdicts"])  # type: ignore[arg-type]
    row: tuple[object, ...] = ("a", 1.09996, 1, 94) if types[0] in ("double", "decimal(18, 5)") else ("a", 2, 1, 94)
    (found,) = databases[name](_TABLE.format(*types), [row], query)
    return [found["more_verdict"], found["fewer_verdict"]]


@pytest.mark.parametrize("name", ["duckdb", "postgresql"])
@pytest.mark.parametrize("types", _OTHER)
def test_columns_of_other_types_end_the_query(
    databases: dict[str, Database], name: str, types: tuple[str, str]
) -> None:
    """Rounded to four decimals, 1.09996 would be 10 % above 1."""
    if name == "postgresql" and types[0] == "decimal(18, 5)":
        assert _verdicts(databases, name, types) == ["not_met", "met"]  # its numbers have any number of decimals
        return
    at_fault = "income" if types[0] != "decimal(18, 4)" else "crimes"
    said = f"a column is of a type .* `{at_fault}`.* (?i:double|decimal)"
    with pytest.raises(Exception, match=said):
        _verdicts(databases, name, types)


@pytest.mark.parametrize("name", ["duckdb", "postgresql", "sqlite"])
@pytest.mark.parametrize("types", _ALIKE)
def test_columns_of_types_that_are_as_exact_are_read(
    databases: dict[str, Database], name: str, types: tuple[str, str]
) -> None:
    """Fewer decimals and whole numbers say the same in the types that fit."""
    assert _verdicts(databases, name, types) == ["met", "met"]


@pytest.mark.parametrize("name", ["duckdb", "postgresql"])
@pytest.mark.parametrize(
    ("kind", "declared"),
    [
        *((kind, declared) for kind in ("smallint", "integer", "bigint") for declared in ("bigint", "decimal(18, 4)")),
        ("decimal(9, 2)", "decimal(18, 4)"),
    ],
)
def test_shorter_types_are_reckoned_with_as_those_declared(
    databases: dict[str, Database], name: str, kind: str, declared: str
) -> None:
    """Times eleven, or with four more decimals, they would overflow."""
    if name not in databases:
        pytest.skip(missing())
    large = {"smallint": 30_000, "integer": 2_000_000_000, "decimal(9, 2)": 5_000_000}.get(kind, 80_000_000_000_000)
    types = {"income": declared, "income@2022": declared, "crimes": "bigint"}
    query = to_sql(PACT, dialect=name, tell=["verdicts"], columns=types)  # type: ignore[arg-type]
    rows = [("a", large, large // 11 * 10, 94), ("b", large // 11 * 10 + 10, large // 11 * 10, 95)]
    found = databases[name](_TABLE.format(kind, "smallint"), rows, query)
    assert [[row["more_verdict"], row["fewer_verdict"]] for row in found] == [["met", "met"], ["not_met", "not_met"]]


def test_sqlite_asks_each_value(databases: dict[str, Database]) -> None:
    """There a column has no type of its own."""
    assert _verdicts(databases, "sqlite", ("double", "bigint")) == ["not_met", "met"]


def test_a_query_of_thousands_of_columns_is_not_much_longer() -> None:
    """The check of types takes some letters a column, and no query of its own."""
    many = range(1_000)
    begin = "format: emulation-rules/1\nid: big\ntitle: Big\nperiod: 2022\nindicators:\n"
    begin += "".join(f"  i{number}: {{measure: count, better: lower}}\n" for number in many)
    targets = "".join(f"  t{number}: {{indicator: i{number}, criterion: none}}\n" for number in many)
    ruleset = loads(f"{begin}targets:\n{targets}")
    duckdb, sqlite = to_sql(ruleset, dialect="duckdb"), to_sql(ruleset, dialect="sqlite")
    assert duckdb.count("typeof(") < 4 * len(many)
    assert "typeof(reported" not in sqlite
