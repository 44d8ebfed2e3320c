from __future__ import annotations

import unicodedata

import pytest

from emulation_rules.i18n.display_width import display_width, padded, visible


@pytest.mark.parametrize("text", ["Tỷ lệ điều tra, khám phá án", "ằẵẳặ ĐĂÂÊÔƠƯ"])
def test_vietnamese_takes_one_column_a_letter_composed_or_not(text: str) -> None:
    assert display_width(text) == len(text)
    assert display_width(unicodedata.normalize("NFD", text)) == len(text)


def test_wide_letters_take_two_columns() -> None:
    assert display_width("公安 A") == 6


def test_padding_counts_columns_and_not_characters() -> None:
    assert padded("án", 4) == "án  "
    assert padded("公", 4) == "公  "
    assert padded("7", 3, right=True) == "  7"
    assert padded("longer", 3) == "longer"


def test_plain_text_is_shown_as_it_is() -> None:
    assert visible("Tỷ lệ 92,02 % — đạt") == "Tỷ lệ 92,02 % — đạt"


@pytest.mark.parametrize("hidden", ["\x1b[31m", "\r", "\n", "\u202e", "\u2066", "\u2028", "\x9b", "\ud800"])
def test_what_could_move_the_cursor_or_turn_the_line_is_written_out(hidden: str) -> None:
    shown = visible(f"a{hidden}b")
    assert hidden[0] not in shown
    assert shown.startswith("a\\u")
