"""Every accepted wording of a phrase says what it should, and is printed back in the canonical one."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest

from emulation_rules.model.criterion import (
    Assigned,
    Baseline,
    Between,
    Change,
    ChangeBetween,
    Comparison,
    Criterion,
    Direction,
    Done,
    Figure,
    Frozen,
    Mark,
    MeanOf,
    Moves,
    NamedPeriod,
    NoneAtAll,
    NotMoves,
    PreviousPeriod,
    PreviousYear,
    Reference,
    SamePeriod,
    SlowerGrowth,
    Threshold,
)
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.syntax.phrases import print_criterion, print_quantity, read_criterion, read_quantity

UP, DOWN = Direction.UP, Direction.DOWN
LAST_YEAR = PreviousYear()


def percent(number: int | str) -> Quantity:
    return Quantity(Fraction(number), Unit.PERCENT)


def points(number: int | str) -> Quantity:
    return Quantity(Fraction(number), Unit.POINTS)


def plain(number: int | str) -> Quantity:
    return Quantity(Fraction(number))


def dong(number: int | str) -> Quantity:
    return Quantity(Fraction(number), Unit.VND)


def at_least(mark: Mark) -> Threshold:
    return Threshold(Comparison.AT_LEAST, mark)


def down(amount: Quantity, baseline: Baseline = LAST_YEAR, *, more_than: bool = False) -> Change:
    return Change(DOWN, amount, more_than, baseline)


FIVE: Final = percent(5)
NINETY: Final = Figure(percent(90))

# Each criterion with its canonical English and Vietnamese and then every other wording that says it.
CRITERION_WORDINGS: Final[list[tuple[Criterion, str, str, list[str]]]] = [
    (
        at_least(NINETY),
        "at least 90%",
        "từ 90% trở lên",
        [
            *["no less than 90%", "not less than 90%", ">= 90%", ">=90%", "≥ 90%", "≥90 %", "at least 90 percent"],
            *[
                "ít nhất 90%",
                "tối thiểu 90%",
                "đạt ít nhất 90%",
                "đạt tối thiểu 90%",
                "đạt từ 90% trở lên",
                "không dưới 90%",
            ],
            *["AT LEAST 90%", "  at \t least\n90% ", "at least 90.0%", "at least +90%", "ít nhất 90 phần trăm"],
        ],
    ),
    (
        Threshold(Comparison.ABOVE, Figure(percent(75))),
        "above 75%",
        "trên 75%",
        ["more than 75%", "over 75%", "> 75%", "hơn 75%", "đạt trên 75%", "đạt hơn 75%"],
    ),
    (
        Threshold(Comparison.AT_MOST, Figure(plain(10))),
        "at most 10",
        "không quá 10",
        [
            *["no more than 10", "not more than 10", "up to 10", "<= 10", "≤10"],
            *["tối đa 10", "không vượt quá 10", "từ 10 trở xuống"],
        ],
    ),
    (
        Threshold(Comparison.BELOW, Figure(percent(15))),
        "below 15%",
        "dưới 15%",
        ["less than 15%", "under 15%", "< 15%", "<15%"],
    ),
    (Threshold(Comparison.EXACTLY, Figure(percent(100))), "exactly 100%", "đúng 100%", ["= 100%", "=100%"]),
    (
        Between(Figure(percent(80)), NINETY),
        "between 80% and 90%",
        "trong khoảng 80% đến 90%",
        ["từ 80% đến 90%", "trong khoảng từ 80% đến 90%"],
    ),
    (NoneAtAll(), "none", "không để xảy ra", ["không xảy ra", "zero", "None"]),
    (Done(), "done", "hoàn thành", ["HOÀN THÀNH"]),
    (
        down(FIVE),
        "down at least 5% from previous year",
        "giảm ít nhất 5% so với năm trước",
        [
            *["down by at least 5% from previous year", "reduce by at least 5% from previous year"],
            *["reduce at least 5% from previous year", "reduced by at least 5% from the previous year"],
            *["decrease by at least 5% from previous year", "decreased by at least 5% from previous year"],
            *["kéo giảm ít nhất 5% so với năm trước", "giảm tối thiểu 5% so với năm trước"],
            *["giảm từ 5% trở lên so với năm trước", "kéo giảm từ 5% trở lên so với năm trước"],
        ],
    ),
    (
        Change(UP, FIVE, False, LAST_YEAR),
        "up at least 5% from previous year",
        "tăng ít nhất 5% so với năm trước",
        [
            *["up by at least 5% from previous year", "increase by at least 5% from previous year"],
            *["increase at least 5% from previous year", "increased by at least 5% from previous year"],
            *["tăng tối thiểu 5% so với năm trước", "tăng từ 5% trở lên so với năm trước"],
        ],
    ),
    (
        down(FIVE, more_than=True),
        "down more than 5% from previous year",
        "giảm hơn 5% so với năm trước",
        [
            "giảm trên 5% so với năm trước",
            "kéo giảm trên 5% so với năm trước",
            "reduce by more than 5% from previous year",
        ],
    ),
    (
        Change(UP, FIVE, True, LAST_YEAR),
        "up more than 5% from previous year",
        "tăng hơn 5% so với năm trước",
        ["tăng trên 5% so với năm trước", "increased by more than 5% from previous year"],
    ),
    (
        down(points(2)),
        "down at least 2 points from previous year",
        "giảm ít nhất 2 điểm phần trăm so với năm trước",
        ["down at least 2 percentage points from previous year", "giảm ít nhất 2 điểm % so với năm trước"],
    ),
    (
        ChangeBetween(DOWN, percent(3), FIVE, LAST_YEAR),
        "down between 3% and 5% from previous year",
        "giảm từ 3% đến 5% so với năm trước",
        [
            *["decrease by between 3% and 5% from previous year", "kéo giảm từ 3% đến 5% so với năm trước"],
            *["giảm trong khoảng 3% đến 5% so với năm trước", "giảm trong khoảng từ 3% đến 5% so với năm trước"],
        ],
    ),
    (
        ChangeBetween(UP, percent(3), FIVE, LAST_YEAR),
        "up between 3% and 5% from previous year",
        "tăng từ 3% đến 5% so với năm trước",
        ["up by between 3% and 5% from previous year", "tăng trong khoảng 3% đến 5% so với năm trước"],
    ),
    (
        Moves(DOWN, LAST_YEAR),
        "down from previous year",
        "giảm so với năm trước",
        ["kéo giảm so với năm trước", "decrease from previous year", "reduced from previous year"],
    ),
    (
        Moves(UP, LAST_YEAR),
        "up from previous year",
        "tăng so với năm trước",
        ["increase from previous year", "increased from previous year"],
    ),
    (
        NotMoves(UP, LAST_YEAR),
        "not up from previous year",
        "không tăng so với năm trước",
        ["no increase from previous year"],
    ),
    (
        NotMoves(DOWN, LAST_YEAR),
        "not down from previous year",
        "không giảm so với năm trước",
        ["no decrease from previous year"],
    ),
    (SlowerGrowth(), "growth below previous growth", "tăng chậm hơn mức tăng năm trước", []),
    # Marks.
    (Threshold(Comparison.ABOVE, Assigned()), "above assigned", "trên chỉ tiêu được giao", ["> assigned"]),
    (at_least(Assigned()), "at least assigned", "từ chỉ tiêu được giao trở lên", ["ít nhất chỉ tiêu được giao"]),
    (
        at_least(Reference("na-2023")),
        "at least reference na-2023",
        "từ mức tham chiếu na-2023 trở lên",
        ["at least reference NA-2023", "ít nhất mức tham chiếu na-2023"],
    ),
    (at_least(Reference("2023_q1-a")), "at least reference 2023_q1-a", "từ mức tham chiếu 2023_q1-a trở lên", []),
    (at_least(Reference("a" * 80)), "at least reference " + "a" * 80, f"từ mức tham chiếu {'a' * 80} trở lên", []),
    (Between(Assigned(), NINETY), "between assigned and 90%", "trong khoảng chỉ tiêu được giao đến 90%", []),
    (at_least(Figure(plain("-7.08"))), "at least -7.08", "từ -7.08 trở lên", ["at least -007.080"]),
    (
        at_least(Figure(dong(30_000_000))),
        "at least 30 million VND",
        "từ 30 triệu đồng trở lên",
        ["at least 30 triệu đồng"],
    ),
]

BASELINE_WORDINGS: Final[list[tuple[Baseline, str, str, list[str]]]] = [
    (PreviousYear(), "previous year", "năm trước", ["the previous year"]),
    (
        SamePeriod(),
        "same period of previous year",
        "cùng kỳ năm trước",
        ["cùng kỳ", "cùng kì năm trước", "same period", "the same period of the previous year"],
    ),
    (PreviousPeriod(), "previous period", "kỳ trước", ["kì trước", "the previous period"]),
    (NamedPeriod(Period(2020)), "year 2020", "năm 2020", ["period 2020", "kỳ 2020"]),
    (NamedPeriod(Period(2020, "half", 1)), "period 2020-H1", "kỳ 2020-H1", ["period 2020-h1"]),
    (NamedPeriod(Period(2020, "first_months", 9)), "period 2020-9M", "kỳ 2020-9M", []),
    (
        MeanOf((Period(2019), Period(2020), Period(2021))),
        "mean of 2019, 2020 and 2021",
        "trung bình 2019, 2020 và 2021",
        ["mean of 2019,2020,2021", "the mean of 2019, 2020, and 2021", "trung bình các năm 2019, 2020 và 2021"],
    ),
    (
        MeanOf((Period(2019, "half", 1), Period(2020, "half", 1))),
        "mean of 2019-H1 and 2020-H1",
        "trung bình 2019-H1 và 2020-H1",
        [],
    ),
    (Frozen(plain(876)), "fixed 876", "mức cố định 876", []),
    (Frozen(dong(1_500_000_000)), "fixed 1.5 billion VND", "mức cố định 1.5 tỷ đồng", ["fixed 1.5 tỉ đồng"]),
    (Reference("na-2023"), "reference na-2023", "mức tham chiếu na-2023", []),
    (Assigned(), "assigned", "chỉ tiêu được giao", []),
]

QUANTITY_WORDINGS: Final[list[tuple[Quantity, str, str, list[str]]]] = [
    (plain(120), "120", "120", ["+120", "120.0", " 120 "]),
    (plain("7.08"), "7.08", "7.08", ["07.080"]),
    (percent(75), "75%", "75%", ["75 %", "75 percent", "75 phần trăm"]),
    (points(2), "2 points", "2 điểm phần trăm", ["2 percentage points", "2 điểm %"]),
    (points(1), "1 point", "1 điểm phần trăm", ["1 points", "1 percentage point"]),
    (dong(0), "0 VND", "0 đồng", []),
    (dong(1), "1 VND", "1 đồng", ["1 dong", "1 vnđ", "1 vnd"]),
    (dong(500_000), "500000 VND", "500000 đồng", ["500 thousand VND", "500 nghìn đồng", "500 ngàn đồng"]),
    (dong(999_999_999), "999999999 VND", "999999999 đồng", []),
    (
        dong(30_000_000),
        "30 million VND",
        "30 triệu đồng",
        ["30000000 VND", "30000000 đồng", "0.03 tỷ đồng", "30 triệu VND"],
    ),
    (dong(1_500_000), "1.5 million VND", "1.5 triệu đồng", []),
    (dong(1_234_567), "1234567 VND", "1234567 đồng", ["1.234567 million VND"]),
    (dong(1_234_000), "1234000 VND", "1234000 đồng", ["1234 thousand VND", "1234 nghìn đồng"]),
    (dong(1_234_000_000), "1234 million VND", "1234 triệu đồng", []),
    (dong(1_230_000_000), "1.23 billion VND", "1.23 tỷ đồng", ["1.2300 tỷ đồng"]),
    (dong(125_000_000), "125 million VND", "125 triệu đồng", ["0.125 billion VND", "0.125 tỷ đồng"]),
    (dong("62.5"), "0.0625 thousand VND", "0.0625 nghìn đồng", []),
    (dong(1_234_500_000), "1234.5 million VND", "1234.5 triệu đồng", []),
    (dong(1_000_000_000), "1 billion VND", "1 tỷ đồng", ["1000 triệu đồng"]),
    (dong(-2_000_000_000), "-2 billion VND", "-2 tỷ đồng", ["-2 tỉ đồng"]),
    (dong("0.5"), "0.0005 thousand VND", "0.0005 nghìn đồng", []),
]


@pytest.mark.parametrize(("criterion", "en", "vi", "others"), CRITERION_WORDINGS)
def test_a_criterion_is_read_from_all_its_wordings_and_printed_in_the_canonical_ones(
    criterion: Criterion, en: str, vi: str, others: list[str]
) -> None:
    assert print_criterion(criterion, "en") == en
    assert print_criterion(criterion, "vi") == vi
    assert {text: read_criterion(text) for text in [en, vi, *others]} == dict.fromkeys([en, vi, *others], criterion)


@pytest.mark.parametrize(("baseline", "en", "vi", "others"), BASELINE_WORDINGS)
def test_a_baseline_is_read_after_either_joining_word(baseline: Baseline, en: str, vi: str, others: list[str]) -> None:
    criterion = Moves(DOWN, baseline)
    assert print_criterion(criterion, "en") == f"down from {en}"
    assert print_criterion(criterion, "vi") == f"giảm so với {vi}"
    for wording in [en, vi, *others]:
        assert read_criterion(f"down from {wording}") == criterion
        assert read_criterion(f"giảm so với {wording}") == criterion


@pytest.mark.parametrize(("quantity", "en", "vi", "others"), QUANTITY_WORDINGS)
def test_a_quantity_is_read_from_all_its_writings_and_printed_in_the_canonical_ones(
    quantity: Quantity, en: str, vi: str, others: list[str]
) -> None:
    assert print_quantity(quantity, "en") == en
    assert print_quantity(quantity, "vi") == vi
    assert [read_quantity(text) for text in [en, vi, *others]] == [quantity] * (2 + len(others))
