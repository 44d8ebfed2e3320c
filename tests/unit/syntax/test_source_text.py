"""Files: what is read of them, and what is refused before anything is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.syntax.yaml.source_text import MAX_SIZE, SourceText, read_text, shown


def finding_of(path: Path | str) -> Finding:
    with pytest.raises(InvalidDocumentError) as refused:
        read_text(path)
    (found,) = refused.value.findings
    return found


def test_a_file_is_read_without_its_byte_order_mark_and_with_its_line_breaks(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("\ufefftên: Cụm 6\r\n".encode())
    assert read_text(file) == "tên: Cụm 6\r\n"
    assert read_text(str(file)) == "tên: Cụm 6\r\n"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = finding_of(tmp_path / "no.yaml")
    assert (found.code, dict(found.details)["file"]) == ("file_missing", shown(str(tmp_path / "no.yaml")))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert finding_of(tmp_path).code == "file_is_directory"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert finding_of(tmp_path / "pipe").code == "file_not_regular"


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_no_file_can_have_is_a_finding(name: str) -> None:
    assert finding_of(name).code == "file_unreadable"


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as opened:
        opened.truncate(100 * 2**30)  # no disk could hold it read: the file has a size and no content
    found = finding_of(file)
    assert (found.code, dict(found.details)["limit"]) == ("file_too_large", "4")


def test_a_file_of_the_size_allowed_is_read(tmp_path: Path) -> None:
    file = tmp_path / "full.yaml"
    file.write_bytes(b"#" * MAX_SIZE)
    assert len(read_text(file)) == MAX_SIZE


def test_another_encoding_is_refused_at_the_first_letter_it_spoils(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: 1\nb: x\xd2\xe9\n")
    found = finding_of(file)
    assert (found.code, found.place) == ("file_not_utf8", Place(str(file), 2, 5))


def test_utf_16_is_known_by_its_mark(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("a: 1\n".encode("utf-16"))
    assert dict(finding_of(file).details)["encoding"] == "UTF-16"


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("ab\ncd", 4, 2, 2),
        ("ab\r\ncd", 4, 2, 1),
        ("ab\rcd", 3, 2, 1),
        ("\ufeffab", 2, 1, 2),
        ("", 0, 1, 1),
        ("a\n", 2, 2, 1),
    ],
)
def test_an_offset_has_a_line_and_a_column(text: str, offset: int, line: int, column: int) -> None:
    assert SourceText(text, "a").place(offset) == Place("a", line, column)
