"""What test cases of a ruleset can try, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both
from emulation_rules.model.text import Text

_SIDES: Final = {
    "mark_short": Text("giá trị chưa tới {mark}", "a value short of {mark}"),
    "mark_on": Text("giá trị đúng bằng {mark}", "a value exactly on {mark}"),
    "mark_beyond": Text("giá trị vượt {mark}", "a value beyond {mark}"),
}
_MARKS: Final = {
    "": Text("mốc", "the mark"),
    "_low": Text("mốc dưới", "the lower mark"),
    "_high": Text("mốc trên", "the upper mark"),
    "_exceeds": Text("mốc coi là vượt", "the mark that counts as exceeding"),
}
_FIGURES: Final = {
    "unreported": Text("không báo cáo", "nothing reported"),
    "no_baseline": Text("thiếu số liệu gốc", "no baseline figure"),
    "zero_baseline": Text("số liệu gốc bằng 0", "a baseline of zero"),
}
_YEAR: Final = Text(", mức từ năm {year}", ", the criterion from {year} on")

_QUESTIONS: Final = {
    "met": both("đạt", "met"),
    "not_met": both("không đạt", "not met"),
    "unsettled": both("chưa có xác nhận hay thẩm định", "neither claimed nor judged yet"),
    "part_carries": both("đạt chỉ nhờ phần `{part}`", "met only because part `{part}` is"),
    "part_fails": both("không đạt chỉ vì phần `{part}`", "not met only because part `{part}` is not"),
}
_COMPARISONS: Final = {
    "at_least": Text("từ {limit} trở lên", "at least {limit}"),
    "above": Text("trên {limit}", "above {limit}"),
    "at_most": Text("không quá {limit}", "at most {limit}"),
    "below": Text("dưới {limit}", "below {limit}"),
    "exactly": Text("đúng {limit}", "exactly {limit}"),
    "rest": Text("còn lại", "the rest"),
}
_TABLES: Final = {
    "": Text("bậc", "the step"),
    "row_": Text("hàng", "the row"),
    "column_": Text("cột", "the column"),
}
_POINTS: Final = {
    "branch_holds": both("điều kiện thứ {number} của cách chấm điểm đúng", "condition {number} of its points holds"),
    "branch_fails": both(
        "điều kiện thứ {number} của cách chấm điểm sai", "condition {number} of its points does not hold"
    ),
    "line_before": both("giá trị dưới {limit}, đầu thang điểm", "a value below {limit}, where the scale begins"),
    "line_between": both("giá trị từ {low} đến {high} trên thang điểm", "a value from {low} to {high} on the scale"),
    "line_after": both("giá trị trên {limit}, cuối thang điểm", "a value above {limit}, where the scale ends"),
    "bonus_given": both("được điểm thưởng", "the bonus is given"),
    "bonus_withheld": both("không được điểm thưởng", "the bonus is not given"),
    "penalty_given": both("bị trừ điểm", "the penalty is taken"),
    "penalty_withheld": both("không bị trừ điểm", "the penalty is not taken"),
    "label": both("nhãn `{label}`", "the label `{label}`"),
    "veto_fires": both("điểm liệt có hiệu lực", "the veto fires"),
    "veto_rests": both("điểm liệt không có hiệu lực", "the veto does not fire"),
}
_RESULTS: Final = {
    "title_proposed": both("được đề nghị danh hiệu", "proposed for the title"),
    "title_refused": both("không được đề nghị danh hiệu", "not proposed for the title"),
    "title_beyond_quota": both("hết chỉ tiêu danh hiệu", "left out by the title's quota"),
    "title_voted_down": both("không đủ phiếu cho danh hiệu", "not voted for the title"),
    "class": both("xếp vào loại này", "put into the class"),
}


def _marks() -> Mapping[str, Message]:
    said = {
        f"{side}{suffix}": Text(text.vi.replace("{mark}", mark.vi), text.en.replace("{mark}", mark.en))
        for side, text in _SIDES.items()
        for suffix, mark in _MARKS.items()
    }
    said |= _FIGURES
    dated = {f"{kind}_in": Text(text.vi + _YEAR.vi, text.en + _YEAR.en) for kind, text in said.items()}
    return {kind: Message(text) for kind, text in {**said, **dated}.items()}


def _steps() -> Mapping[str, Message]:
    return {
        f"{axis}step_{comparison}": both(f"{name.vi} `{limit.vi}`", f"{name.en} `{limit.en}`")
        for axis, name in _TABLES.items()
        for comparison, limit in _COMPARISONS.items()
    }


MESSAGES: Final[Mapping[str, Message]] = {
    f"spot_{kind}": message for kind, message in {**_marks(), **_QUESTIONS, **_steps(), **_POINTS, **_RESULTS}.items()
}
"""Messages by code: ``spot_`` and the kind of what is tried."""
