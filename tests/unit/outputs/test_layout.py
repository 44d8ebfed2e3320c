from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from emulation_rules.i18n.display_width import display_width
from emulation_rules.outputs.layout import PAGE, paragraph, table, wrapped

_WORDS = st.text(alphabet="aă公 %", max_size=60)


@given(_WORDS, st.integers(2, 30))
def test_wrapping_loses_no_word_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(display_width(line) <= width for line in lines if " %" not in line)


def test_a_number_and_its_sign_stay_together() -> None:
    assert wrapped("trên 98 % đến", 7) == ["trên", "98 %", "đến"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert wrapped("abcdefgh", 3) == ["abc", "def", "gh"]


@given(st.lists(st.tuples(_WORDS, _WORDS, _WORDS), min_size=1, max_size=5))
def test_every_line_of_a_table_fits_the_page(rows: list[tuple[str, str, str]]) -> None:
    for line in table(("one", "two", "three"), rows):
        assert display_width(line) <= PAGE


def test_columns_line_up_and_numbers_stand_to_the_right() -> None:
    lines = table(("Chỉ tiêu", "Điểm"), [("án", "5"), ("dài hơn nữa", "20")], frozenset({1}))
    assert lines == ["Chỉ tiêu     Điểm", "-----------  ----", "án              5", "dài hơn nữa    20"]


def test_an_empty_column_is_left_out() -> None:
    assert table(("a", "b"), [("x", ""), ("y", " ")]) == ["a", "-", "x", "y"]


def test_an_indented_cell_stays_indented_on_every_line() -> None:
    wide = "word " * 30
    first, second, *_ = table(("a", "b"), [(f"  {wide}", wide)])[2:]
    assert first.startswith("  word")
    assert second.startswith("  word")


def test_a_paragraph_hangs_from_its_mark() -> None:
    first, second = paragraph("word " * 25)
    assert first.startswith("- word")
    assert second.startswith("  word")


def test_headings_are_broken_before_cells_where_cells_are_to_be_kept() -> None:
    heading, cell = "a heading of many words", "a cell of words"
    kept = table([heading] * 6, [[cell] * 6], keep_cells=True)
    assert kept[-1].split("  ")[:2] == [cell, cell]
    assert cell not in table([heading] * 6, [[cell] * 6])[-1] or len(kept) > 3


def test_words_are_cut_where_the_page_cannot_hold_them_whole() -> None:
    lines = table(["one", "two"], [["x" * 200, "y" * 200]])
    assert all(display_width(line) <= PAGE for line in lines)
    assert sum(line.count("x") for line in lines) == 200
