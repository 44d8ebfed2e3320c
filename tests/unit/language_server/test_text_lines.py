from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation_rules.language_server.text_lines import Position, TextLines, Units, changed

UNITS: tuple[Units, ...] = ("utf-8", "utf-16", "utf-32")
TEXTS = st.text(st.sampled_from("aộ🏅\n\r\u2028\x0c\ufeff"), max_size=20)


@pytest.mark.parametrize(("units", "column"), [("utf-8", 8), ("utf-16", 4), ("utf-32", 3)])
def test_a_column_counts_what_was_settled(units: Units, column: int) -> None:
    lines = TextLines("x\r\naộ🏅b", units)
    assert lines.position(6) == Position(1, column)
    assert lines.offset(Position(1, column)) == 6


def test_a_column_inside_a_character_is_where_it_begins() -> None:
    assert TextLines("🏅b").offset(Position(0, 1)) == 0
    assert TextLines("🏅b").offset(Position(0, 2)) == 1


def test_positions_beyond_a_line_or_the_text_are_its_end() -> None:
    lines = TextLines("ab\r\ncd")
    assert lines.offset(Position(0, 99)) == 2
    assert lines.offset(Position(9, 0)) == 6
    assert lines.offset(Position(-1, 0)) == 0
    assert lines.place_offset(9, 9) == 6
    assert lines.place_offset(1, 9) == 2


@given(TEXTS, st.data(), st.sampled_from(UNITS))
def test_an_offset_comes_back_from_its_position(text: str, data: st.DataObject, units: Units) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = TextLines(text, units)
    if text[offset - 1 : offset + 1] != "\r\n":  # between the two there is no position
        assert lines.offset(lines.position(offset)) == offset


@given(TEXTS, TEXTS, st.data(), st.sampled_from(UNITS))
def test_a_change_replaces_what_is_between_two_positions(
    text: str, replacement: str, data: st.DataObject, units: Units
) -> None:
    lines = TextLines(text, units)
    places = st.builds(Position, st.integers(-1, 9), st.integers(-1, 30))
    start, end = data.draw(places), data.draw(places)
    first, last = sorted((lines.offset(start), lines.offset(end)))
    assert changed(lines, start, end, replacement) == text[:first] + replacement + text[last:]
