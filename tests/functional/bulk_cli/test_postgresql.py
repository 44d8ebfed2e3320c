from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.functional.bulk_cli.conftest import Run, lines_of
from tests.samples.bulk_tables import UNITS, verdicts_of, wide
from tests.samples.postgresql_server import PASSWORD, missing, running_server

adbc = pytest.importorskip("adbc_driver_postgresql.dbapi", reason="the extra `postgresql` is not installed")

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

_TYPES = {"unit": "text", "crimes": "integer", "crimes@2021": "bigint", "clearance_rate": "numeric", "name": "text"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running_server() as address:
        columns = ", ".join(f'"{name}" {kind}' for name, kind in _TYPES.items())
        with adbc.connect(address.replace("@", f":{PASSWORD}@")) as connection, connection.cursor() as cursor:
            cursor.execute('CREATE SCHEMA "Năm 2022"')
            for table in ("figures", '"Năm 2022"."Số liệu"'):
                cursor.execute(f"CREATE TABLE {table} ({columns})")
                for row in wide().to_pylist():
                    values = ", ".join("NULL" if value is None else f"'{value}'" for value in row.values())
                    cursor.execute(f"INSERT INTO {table} VALUES ({values})")  # noqa: S608
            connection.commit()
        yield address


@pytest.mark.parametrize("table", ["figures", "public.figures", "Năm 2022.Số liệu"])
def test_a_table_of_a_server_comes_to_what_the_reference_engine_says(
    run: Run, server: str, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    result = run(server, "--table", table, "--out", "out.jsonl", "--tell", "verdicts")
    assert result.exit_code == 0, result.stderr
    rows = lines_of("out.jsonl")
    assert [row["unit"] for row in rows] == list(UNITS)
    expected = [verdicts_of(row) for row in wide().to_pylist()]
    assert [{key: row[key] for key in row if key.endswith("_verdict")} for row in rows] == expected
    assert "figures that cannot be: 2" in result.stderr
    assert "postgres@" not in result.stderr


def test_a_table_that_is_not_there_is_told(run: Run, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    result = run(f"{server}#figuers", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "did you mean `figures`?" in result.stderr


def test_a_wrong_password_is_told_and_not_repeated(run: Run, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "quite-another")
    result = run(f"{server}#figures", "--out", "out.jsonl")
    assert result.exit_code == 3
    assert "the PostgreSQL server does not serve this" in result.stderr
    assert "quite-another" not in result.stderr


def test_results_of_a_server_go_into_one_file(run: Run, server: str) -> None:
    assert run(f"{server}#figures", "--out", "out/").exit_code == 3
