"""What is suggested for a phrase in other words means the same, and nothing is suggested that would not."""

from __future__ import annotations

from typing import Final

import pytest

from emulation_rules.syntax.phrases import PhraseError, read_criterion

DOWN_5: Final = ("giảm ít nhất 5% so với năm trước", "giảm hơn 5% so với năm trước")
OTHER_WORDS: Final[list[tuple[str, tuple[str, ...]]]] = [
    ("giảm 5%", DOWN_5),
    ("phấn đấu kéo giảm 5% so với năm ngoái", DOWN_5),
    ("tăng 5%", ("tăng ít nhất 5% so với năm trước", "tăng hơn 5% so với năm trước")),
    ("tăng 5% so với cùng kỳ", ("tăng ít nhất 5% so với cùng kỳ năm trước", "tăng hơn 5% so với cùng kỳ năm trước")),
    ("down 5%", ("down at least 5% from previous year", "down more than 5% from previous year")),
    ("increase by 5%", ("up at least 5% from previous year", "up more than 5% from previous year")),
    ("giảm 1.000 vụ", ("giảm ít nhất 1000 so với năm trước", "giảm hơn 1000 so với năm trước")),
    ("vượt 95%", ("trên 95%",)),
    ("exceed 95%", ("above 95%",)),
    ("vượt chỉ tiêu được giao", ("trên chỉ tiêu được giao",)),
    ("lower than 95%", ("below 95%",)),
    ("higher than 95%", ("above 95%",)),
    ("đạt 95%", ("từ 95% trở lên", "đúng 95%")),
    ("phấn đấu đạt 95%", ("từ 95% trở lên", "đúng 95%")),
    ("không vượt 95%", ("không quá 95%",)),
    ("not lower than 95%", ("at least 95%",)),
    ("không cao hơn năm trước", ("không tăng so với năm trước",)),
    ("không vượt năm trước", ("không tăng so với năm trước",)),
    ("không thấp hơn năm trước", ("không giảm so với năm trước",)),
    ("not higher than last year", ("not up from previous year",)),
    ("lớn hơn hoặc bằng 95%", ("từ 95% trở lên",)),
    ("less than or equal to 95%", ("at most 95%",)),
    ("bằng hoặc thấp hơn năm trước", ("không tăng so với năm trước",)),
    ("không phát sinh", ("không để xảy ra",)),
    ("giảm ít nhất 5% so với năm ngoái", ("giảm ít nhất 5% so với năm trước",)),
    ("down from last year", ("down from previous year",)),
]


@pytest.mark.parametrize(("text", "suggestions"), OTHER_WORDS)
def test_what_is_said_in_other_words_is_answered_in_the_words_of_the_grammar(
    text: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(PhraseError) as caught:
        read_criterion(text)
    assert caught.value.suggestions == suggestions


@pytest.mark.parametrize(
    "text",
    [
        "better than 95%",
        "không tăng quá 5% so với năm trước",
        "at least 90% at most 95%",
        "down from previous year by 5%",
        "betwen 7,08%",
        "giảm so với nam 2021",
        "at lest 30 trieu dong",
        "down at lest -5% from previous year",
        "at lest 30 USD",
        "betwen 1 234",
        "never above 95%",
        "not at least 95%",
        "không đạt dưới 95%",
        "không đạt năm trước",
        "bằng năm trước",
        "fail to reach 95%",
    ],
)
def test_what_cannot_be_answered_without_changing_a_number_or_a_sense_is_left_unanswered(text: str) -> None:
    with pytest.raises(PhraseError) as caught:
        read_criterion(text)
    assert caught.value.suggestions == ()
