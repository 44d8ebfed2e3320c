from __future__ import annotations

from fractions import Fraction
from unicodedata import normalize

import pytest

from emulation_rules.linting.wording import Course, bounds_in, course_in, none_in

BOUNDS = {
    "Khám phá án trên 75%": ("above 75",),
    "Giải quyết đạt trên 90 %": ("above 90",),
    "hơn 98,5%": ("above 98.5",),
    "ít nhất 5%": ("at_least 5",),
    "tối thiểu là 3": ("at_least 3",),
    "từ 90% trở lên": ("at_least 90",),
    "từ 10 vụ trở lên": (),
    "không dưới 90%": ("at_least 90",),
    "dưới 15%": ("below 15",),
    "không quá 10": ("at_most 10",),
    "không vượt quá 10": ("at_most 10",),
    "tối đa 10": ("at_most 10",),
    "từ 3 trở xuống": ("at_most 3",),
    "ít nhất 30 triệu đồng": ("at_least 30000000",),
    "trên 1.200": ("above 1.2 1200",),
    "trên 75% và dưới 90%": ("above 75", "below 90"),
    "trên cả ba mặt": (),
    "trên địa bàn 5 xã": (),
    "above 75%": ("above 75",),
    "not less than 75%": ("at_least 75",),
    "no more than 3": ("at_most 3",),
    "more than 3": ("above 3",),
    "at most 2.5 billion": ("at_most 2500000000",),
    "fewer than 3": ("below 3",),
    "over the years": (),
}
COURSES = {
    "Giảm tai nạn": Course.DOWN,
    "Kéo giảm tai nạn": Course.DOWN,
    "Tai nạn không tăng": Course.NOT_UP,
    "Không để gia tăng tai nạn": Course.NOT_UP,
    "Tăng số hộ tham gia": Course.UP,
    "Tăng cường cơ sở": None,
    "Tăng trưởng": None,
    "Không giảm": Course.NOT_DOWN,
    "Giảm vụ, tăng tỷ lệ": None,
    "Kiềm chế sự gia tăng": Course.HELD,
    "Tập trung": None,
    "Fewer accidents": Course.DOWN,
    "fewer than 3 accidents": None,
    "No more accidents": Course.NOT_UP,
    "Accidents held back": Course.HELD,
    "More reports": None,
    "Reduced": Course.DOWN,
    "Increase": Course.UP,
}


@pytest.mark.parametrize(("text", "wanted"), BOUNDS.items())
def test_words_name_marks(text: str, wanted: tuple[str, ...]) -> None:
    for written in (text, normalize("NFD", text)):
        found = (
            f"{each.comparison} {' '.join(f'{float(n):g}' for n in sorted(each.numbers))}"
            for each in bounds_in(written)
        )
        assert [line.replace("3e+07", "30000000").replace("2.5e+09", "2500000000") for line in found] == list(wanted)


def test_digits_without_end_are_no_number() -> None:
    assert [bound.numbers for bound in bounds_in(f"trên {'9' * 5000}% và dưới 5%")] == [
        frozenset(),
        frozenset({Fraction(5)}),
    ]


def test_each_mark_of_a_long_text_is_looked_at_once() -> None:
    # Each mark held against all others would take minutes.
    assert len(bounds_in("ít nhất 5%, above 6%, " * 15_000)) == 30_000


@pytest.mark.parametrize(("text", "wanted"), COURSES.items())
def test_words_say_which_way_a_figure_goes(text: str, wanted: Course | None) -> None:
    found = course_in(normalize("NFD", text))
    assert (None if found is None else found[0]) is wanted


def test_words_allow_none() -> None:
    assert none_in("Không để xảy ra cháy") == "Không để xảy ra"
    assert none_in("Không xảy ra cháy") == "Không xảy ra"
    assert none_in("Không để tồn đọng") is None
