"""What the checks of words leave alone, and what they do not: titles beside criteria."""

from __future__ import annotations

import pytest

from emulation_rules.linting.lint import lint
from emulation_rules.linting.registry import chosen

WORDING = [check for check in chosen() if check.code.startswith("wording_")]


def found(title: str, indicator: str, criterion: str, *, better: str = "higher", measure: str = "percent") -> set[str]:
    text = f"""\
format: emulation-rules/1
id: worded
title: A pact
period: 2024
indicators:
  measured: {{vi: "{indicator}", measure: {measure}, better: {better}}}
targets:
  asked:
    vi: "{title}"
    indicator: measured
    criterion: {criterion}
"""
    return {finding.code for finding in lint(text, "pact.yaml", checks=WORDING)}


FALL = "down from previous year"


@pytest.mark.parametrize(
    ("title", "indicator", "criterion", "code"),
    [
        ("Khám phá án trên 75%", "Tỷ lệ khám phá án", "at least 75%", "wording_strictness"),
        ("Khám phá án đạt trên 75%", "Tỷ lệ khám phá án", "at least 75%", "wording_strictness"),
        ("Khám phá án từ 75% trở lên", "Tỷ lệ khám phá án", "above 75%", "wording_strictness"),
        ("Khám phá án từ 75% trở lên", "Tỷ lệ khám phá án", "exactly 75%", "wording_strictness"),
        ("Khám phá án trên 75%", "Tỷ lệ khám phá án", "above 57%", "wording_number"),
        ("Giải quyết trên 90% tin báo", "Tỷ lệ tin báo được tiếp nhận", "above 90%", "wording_indicator"),
        ("Khám phá án nghiêm trọng", "Tỷ lệ khám phá án rất nghiêm trọng", "above 90%", "wording_indicator"),
        ("Tăng tỷ lệ khám phá án", "Kết quả điều tra", FALL, "wording_direction"),
    ],
)
def test_words_against_a_rate(title: str, indicator: str, criterion: str, code: str) -> None:
    assert found(title, indicator, criterion) == {code}


@pytest.mark.parametrize(
    ("title", "indicator", "criterion", "code"),
    [
        ("Giảm tai nạn", "Số vụ", "not up from previous year", "wording_strictness"),
        ("Không tăng tai nạn", "Số vụ", FALL, "wording_strictness"),
        ("Giảm hơn 5% số vụ", "Số vụ", "down at least 5% from previous year", "wording_strictness"),
        ("Giảm ít nhất 4% số vụ", "Số vụ", "down at least 5% from previous year", "wording_number"),
        ("Giảm tai nạn", "Số vụ", "up from previous year", "wording_direction"),
        ("Không để xảy ra cháy", "Số vụ", FALL, "wording_none"),
        ("Không để xảy ra cháy", "Số vụ", "at most 1", "wording_none"),
        ("Phạm pháp hình sự", "Số vụ phạm tội về TTXH", FALL, "wording_indicator"),
    ],
)
def test_words_against_a_count(title: str, indicator: str, criterion: str, code: str) -> None:
    assert found(title, indicator, criterion, better="lower", measure="count") == {code}


@pytest.mark.parametrize(
    ("title", "indicator", "criterion"),
    [
        ("Khám phá án trên 75%", "Tỷ lệ khám phá án", "above 75%"),
        ("Khám phá án, riêng án lớn trên 90%, án nhỏ trên 50%", "Tỷ lệ khám phá án", "at least 75%"),
        ("Giải quyết trên 5 tin báo", "Tỷ lệ tin báo được giải quyết", "at least 5%"),
        ("Tăng cường khám phá án", "Kết quả điều tra", FALL),
        ("Hỗ trợ giảm nghèo", "Tỷ lệ hộ thoát nghèo", "up at least 5% from previous year"),
        ("Tiếp nhận, giải quyết tin báo", "Tỷ lệ tin báo được giải quyết", "above 90%"),
        ("Giải quyết thủ tục", "Tỷ lệ hồ sơ được xử lý", "above 90%"),
        ("Khám phá án đặc biệt nghiêm trọng", "Tỷ lệ khám phá án RNT, ĐBNT", "above 90%"),
        ("Tỷ lệ giảm", "Tỷ lệ giảm số vụ", "up from previous year"),
    ],
)
def test_words_that_fit_a_rate_or_say_nothing(title: str, indicator: str, criterion: str) -> None:
    assert found(title, indicator, criterion) == set()


@pytest.mark.parametrize(
    ("title", "indicator", "criterion"),
    [
        ("Giảm tai nạn", "Số vụ", FALL),
        ("Giảm tai nạn, không để xảy ra ùn tắc", "Số vụ", FALL),
        ("Giảm ít nhất 5% số vụ", "Số vụ", "down at least 5% from previous year"),
        ("Giúp đỡ trên 50 hộ", "Số vụ", "at most 3"),
        ("Không để xảy ra cháy", "Số vụ", "at most 0"),
        ("Không để xảy ra cháy", "Số vụ", "below 1"),
        ("Phòng cháy, an toàn giao thông", "Số vụ tai nạn giao thông", FALL),
        ("Mọi đơn vị", "Số vụ", "none\n    scope: every unit"),
        ("Các đơn vị đều giảm", "Số vụ", FALL + "\n    scope: every unit"),
        ("Ba tiêu chí đều giảm", "Số vụ", FALL),
    ],
)
def test_words_that_fit_a_count_or_say_nothing(title: str, indicator: str, criterion: str) -> None:
    assert found(title, indicator, criterion, better="lower", measure="count") == set()


def test_parts_stand_under_the_title_of_their_target_and_speak_for_themselves() -> None:
    text = """\
format: emulation-rules/1
id: worded
title: A pact
period: 2024
indicators:
  accidents: {en: Accidents, measure: count, better: lower}
  deaths: {en: Deaths, measure: count, better: lower}
targets:
  traffic:
    vi: Giảm số vụ và số người chết
    en: Fewer of both
    all_of:
      - {indicator: accidents, criterion: not up from previous year}
      - {vi: Số người chết, en: No more deaths, indicator: deaths, criterion: not up from previous year}
"""
    (only,) = lint(text, "pact.yaml", checks=WORDING)
    assert only.path == ("targets", "traffic", "all_of", 0, "criterion")
    assert dict(only.details)["words"] == "Fewer"
    assert dict(only.details)["words_vi"] == "Giảm"
