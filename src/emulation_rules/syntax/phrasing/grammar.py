"""The closed grammar of phrases: every wording of every shape, in English and Vietnamese.

The reader and the printer both work from these tables. Of each row and language the first wording is the canonical one,
which is printed; all are read. In the wordings after the first, ``[x]`` may be left out and ``(x|y)`` is a choice.
A name in braces is a place for a value, which may itself be worded in either language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emulation_rules.model.text import Language


class Slot(StrEnum):
    """A place for a value within a wording."""

    MARK = "mark"
    QUANTITY = "quantity"
    AMOUNT = "amount"
    """A quantity something changes by: not negative."""
    BASELINE = "baseline"
    NUMBER = "number"
    ID = "id"
    YEAR = "year"
    PERIOD = "period"
    PERIODS = "periods"
    """A list of periods, two at least."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One row of a table. ``key`` names the shape; `shapes` says what value it is.

    ``en_one`` is the canonical English where the number is one, if that differs.
    """

    key: str
    en: tuple[str, ...]
    vi: tuple[str, ...]
    en_one: str = ""

    def of(self, language: Language) -> tuple[str, ...]:
        """Return the wordings in the language, canonical first."""
        return self.vi if language == "vi" else self.en

    def canonical(self, language: Language, *, one: bool = False) -> str:
        """Return the wording to print; ``one`` is whether the number in it is one."""
        return self.en_one if one and self.en_one and language == "en" else self.of(language)[0]


_FROM: Final = "from {baseline}"
_SO_VOI: Final = "so với {baseline}"
_DOWN: Final = "(down by|reduce [by]|reduced by|decrease [by]|decreased by)"
_UP: Final = "(up by|increase [by]|increased by)"

CRITERIA: Final = (
    Wording(
        "at_least",
        ("at least {mark}", "(no|not) less than {mark}", ">= {mark}", "≥ {mark}"),
        ("từ {mark} trở lên", "[đạt] (ít nhất|tối thiểu) {mark}", "đạt từ {mark} trở lên", "không dưới {mark}"),
    ),
    Wording(
        "above",
        ("above {mark}", "(more than|over) {mark}", "> {mark}"),
        ("trên {mark}", "hơn {mark}", "đạt (trên|hơn) {mark}"),
    ),
    Wording(
        "at_most",
        ("at most {mark}", "(no|not) more than {mark}", "up to {mark}", "<= {mark}", "≤ {mark}"),
        ("không quá {mark}", "tối đa {mark}", "không vượt quá {mark}", "từ {mark} trở xuống"),
    ),
    Wording("below", ("below {mark}", "(less than|under) {mark}", "< {mark}"), ("dưới {mark}",)),
    Wording("exactly", ("exactly {mark}", "= {mark}"), ("đúng {mark}",)),
    Wording(
        "between",
        ("between {mark} and {mark}",),
        ("trong khoảng {mark} đến {mark}", "trong khoảng từ {mark} đến {mark}", "từ {mark} đến {mark}"),
    ),
    Wording("none", ("none", "zero"), ("không để xảy ra", "không xảy ra")),
    Wording("done", ("done",), ("hoàn thành",)),
    Wording(
        "change_down",
        (f"down at least {{amount}} {_FROM}", f"{_DOWN} at least {{amount}} {_FROM}"),
        (
            f"giảm ít nhất {{amount}} {_SO_VOI}",
            f"[kéo] giảm (ít nhất|tối thiểu) {{amount}} {_SO_VOI}",
            f"[kéo] giảm từ {{amount}} trở lên {_SO_VOI}",
        ),
    ),
    Wording(
        "change_up",
        (f"up at least {{amount}} {_FROM}", f"{_UP} at least {{amount}} {_FROM}"),
        (
            f"tăng ít nhất {{amount}} {_SO_VOI}",
            f"tăng tối thiểu {{amount}} {_SO_VOI}",
            f"tăng từ {{amount}} trở lên {_SO_VOI}",
        ),
    ),
    Wording(
        "change_down_more",
        (f"down more than {{amount}} {_FROM}", f"{_DOWN} more than {{amount}} {_FROM}"),
        (f"giảm hơn {{amount}} {_SO_VOI}", f"[kéo] giảm (hơn|trên) {{amount}} {_SO_VOI}"),
    ),
    Wording(
        "change_up_more",
        (f"up more than {{amount}} {_FROM}", f"{_UP} more than {{amount}} {_FROM}"),
        (f"tăng hơn {{amount}} {_SO_VOI}", f"tăng trên {{amount}} {_SO_VOI}"),
    ),
    Wording(
        "change_between_down",
        (f"down between {{amount}} and {{amount}} {_FROM}", f"{_DOWN} between {{amount}} and {{amount}} {_FROM}"),
        (
            f"giảm từ {{amount}} đến {{amount}} {_SO_VOI}",
            f"[kéo] giảm (từ|trong khoảng [từ]) {{amount}} đến {{amount}} {_SO_VOI}",
        ),
    ),
    Wording(
        "change_between_up",
        (f"up between {{amount}} and {{amount}} {_FROM}", f"{_UP} between {{amount}} and {{amount}} {_FROM}"),
        (f"tăng từ {{amount}} đến {{amount}} {_SO_VOI}", f"tăng trong khoảng [từ] {{amount}} đến {{amount}} {_SO_VOI}"),
    ),
    Wording(
        "moves_down",
        (f"down {_FROM}", f"(decrease|decreased|reduced) {_FROM}"),
        (f"giảm {_SO_VOI}", f"kéo giảm {_SO_VOI}"),
    ),
    Wording("moves_up", (f"up {_FROM}", f"(increase|increased) {_FROM}"), (f"tăng {_SO_VOI}",)),
    Wording("not_moves_down", (f"not down {_FROM}", f"no decrease {_FROM}"), (f"không giảm {_SO_VOI}",)),
    Wording("not_moves_up", (f"not up {_FROM}", f"no increase {_FROM}"), (f"không tăng {_SO_VOI}",)),
    Wording("slower_growth", ("growth below previous growth",), ("tăng chậm hơn mức tăng năm trước",)),
)

MARKS: Final = (
    Wording("figure", ("{quantity}",), ("{quantity}",)),
    Wording("assigned", ("assigned",), ("chỉ tiêu được giao",)),
    Wording("reference", ("reference {id}",), ("mức tham chiếu {id}",)),
)

BASELINES: Final = (
    Wording("previous_year", ("previous year", "the previous year"), ("năm trước",)),
    Wording(
        "same_period",
        ("same period of previous year", "[the] same period [of [the] previous year]"),
        ("cùng kỳ năm trước", "cùng kỳ"),
    ),
    Wording("previous_period", ("previous period", "the previous period"), ("kỳ trước",)),
    Wording("year", ("year {year}",), ("năm {year}",)),
    Wording("period", ("period {period}",), ("kỳ {period}",)),
    Wording(
        "mean_of",
        ("mean of {periods}", "the mean of {periods}"),
        ("trung bình {periods}", "trung bình các năm {periods}"),
    ),
    Wording("frozen", ("fixed {quantity}",), ("mức cố định {quantity}",)),
    Wording("reference", ("reference {id}",), ("mức tham chiếu {id}",)),
    Wording("assigned", ("assigned",), ("chỉ tiêu được giao",)),
)

QUANTITIES: Final = (
    Wording("number", ("{number}",), ("{number}",)),
    Wording("percent", ("{number}%", "{number} percent"), ("{number}%", "{number} phần trăm")),
    Wording(
        "points",
        ("{number} points", "{number} [percentage] (point|points)"),
        ("{number} điểm phần trăm", "{number} điểm %"),
        en_one="{number} point",
    ),
    Wording("dong", ("{number} VND", "{number} dong"), ("{number} đồng", "{number} VNĐ")),
    Wording(
        "thousand_dong",
        ("{number} thousand VND", "{number} thousand dong"),
        ("{number} nghìn đồng", "{number} (nghìn|ngàn) (đồng|VND|VNĐ)"),
    ),
    Wording(
        "million_dong",
        ("{number} million VND", "{number} million dong"),
        ("{number} triệu đồng", "{number} triệu (VND|VNĐ)"),
    ),
    Wording(
        "billion_dong",
        ("{number} billion VND", "{number} billion dong"),
        ("{number} tỷ đồng", "{number} tỷ (VND|VNĐ)"),
    ),
)

CONJUNCTIONS: Final[Mapping[Language, str]] = MappingProxyType({"en": "and", "vi": "và"})
"""The word before the last of a list of periods."""

OTHER_SPELLINGS: Final[Mapping[str, str]] = MappingProxyType({"kỳ": "kì", "tỷ": "tỉ"})
"""Words of the tables that are also spelt another way; both are read everywhere."""
