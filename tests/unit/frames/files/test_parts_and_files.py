from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from emulation_rules.frames.files.find_parts import find_parts
from emulation_rules.frames.files.kinds import InputKind, ResultKind, input_kind, result_kind
from emulation_rules.frames.files.part import is_address, part_at
from emulation_rules.frames.files.safe_file import real_target, remove_unfinished, written_whole
from emulation_rules.model.errors import InvalidReportError


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.parquet", InputKind.PARQUET),
        ("A.PARQUET", InputKind.PARQUET),
        ("a.csv.gz", InputKind.CSV),
        ("a.feather", InputKind.ARROW),
        ("a.gz", None),
        ("parquet", None),
    ],
)
def test_endings_tell_kinds(name: str, kind: InputKind | None) -> None:
    assert input_kind(name) is kind
    assert result_kind("a.ndjson") is ResultKind.JSON_LINES


def test_addresses_name_file_and_table() -> None:
    part = part_at("duckdb:C#1.duckdb#main.figures")
    assert part.table == "1.duckdb#main.figures", "the first # ends the name of the file"
    part = part_at("duckdb:dir/f.duckdb", "figures")
    assert (part.name, part.file, part.table) == ("dir/f.duckdb#figures", Path("dir/f.duckdb"), "figures")
    server = part_at("postgresql://me@host:5/db?sslmode=require#public.figures")
    assert (server.name, server.table) == ("postgresql://host:5/db#public.figures", "public.figures")
    assert server.address == "postgresql://me@host:5/db?sslmode=require"
    assert not is_address("C:\\data\\f.parquet")
    assert part_at("postgresql:///db#t").address == "postgresql:///db", "the server of this machine"
    with pytest.raises(InvalidReportError):
        part_at("postgresql://me@host/db")


def test_folders_and_patterns_are_searched_in_order_and_each_file_is_taken_once(tmp_path: Path) -> None:
    for name in ("b.parquet", "a.parquet", ".hidden.parquet", "_tmp/c.parquet", "x/y.csv", "x/readme.txt", "z.duckdb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "x" / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = [str(part.file) for part in find_parts([str(tmp_path), str(tmp_path / "*.parquet")])]
    assert found == [str(tmp_path / name) for name in ("a.parquet", "b.parquet", "x/y.csv")]


def test_a_name_with_brackets_is_a_file_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "[1].parquet").touch()
    assert [part.file for part in find_parts([str(tmp_path / "[1].parquet")])] == [tmp_path / "[1].parquet"]


def test_a_file_is_there_in_full_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old", encoding="utf-8")

    def interrupted() -> None:
        with written_whole(target) as unfinished:
            unfinished.write_text("half", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert target.read_text(encoding="utf-8") == "old"
    before = os.umask(0o027)
    try:
        with written_whole(target) as unfinished:
            unfinished.write_text("new", encoding="utf-8")
    finally:
        os.umask(before)
    assert target.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_what_killed_runs_left_of_a_file_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (".[a].csv.x1.part", ".a.csv.x1.part", "[a].csv.part", ".[a].csv"):
        (tmp_path / name).touch()
    remove_unfinished(tmp_path / "[a].csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".[a].csv", ".a.csv.x1.part", "[a].csv.part"]


def test_long_names_and_links_are_targets(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 240 + ".csv")
    with written_whole(target):
        pass
    assert target.exists()
    (tmp_path / "link").symlink_to(target)
    assert real_target(str(tmp_path / "link")) == target.resolve()
    with pytest.raises(InvalidReportError):
        real_target(str(tmp_path))
