from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from emulation_rules.trials.watch import changes, roots_of


def run(root: Path, *steps: Callable[[], object]) -> list[tuple[str, ...]]:
    """Return what is told while steps happen, one between two looks; nobody waits."""
    waiting = list(steps)

    def pause(_: float) -> None:
        if not waiting:
            raise KeyboardInterrupt
        waiting.pop(0)()

    told: list[tuple[str, ...]] = []
    try:
        told.extend(tuple(file.name for file in changed) for changed in changes([root], pause))
    except KeyboardInterrupt:
        return told
    raise AssertionError


def test_the_first_look_tells_nothing_and_each_change_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1", encoding="utf-8")

    def rewrite() -> None:
        file.write_text("a: 22", encoding="utf-8")

    def touch() -> None:
        os.utime(file, ns=(1, 1))

    told = run(
        tmp_path,
        lambda: None,
        rewrite,
        lambda: None,
        touch,
        lambda: (tmp_path / "b.csv").write_text("x", encoding="utf-8"),
        file.unlink,
    )
    assert told == [(), ("a.yaml",), ("a.yaml",), ("b.csv",), ("a.yaml",)]


def test_files_of_other_kinds_and_hidden_folders_are_not_watched(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    told = run(
        tmp_path,
        lambda: (tmp_path / "a.py").write_text("", encoding="utf-8"),
        lambda: (tmp_path / ".git" / "a.yaml").write_text("", encoding="utf-8"),
    )
    assert told == [()]


def test_of_a_file_in_tests_the_folder_above_is_watched(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    file = tmp_path / "tests" / "a.yaml"
    file.write_text("", encoding="utf-8")
    assert roots_of([file, tmp_path]) == (tmp_path,)
    assert roots_of([tmp_path / "tests"]) == (tmp_path,)


def test_a_loop_of_links_is_watched_from_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.symlink_to(file.name)
    assert roots_of([file]) == (tmp_path.resolve(),)
