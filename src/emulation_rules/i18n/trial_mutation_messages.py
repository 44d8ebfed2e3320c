"""Wrong changes of a ruleset, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

_TARGETS: Final = {
    "criterion": both("`{before_vi}` đổi thành `{after_vi}`", "`{before}` becomes `{after}`"),
    "exceeds": both(
        "mốc coi là vượt `{before_vi}` đổi thành `{after_vi}`",
        "what counts as exceeding, `{before}`, becomes `{after}`",
    ),
    "zero_baseline": both(
        "số liệu gốc bằng 0: `{before}` đổi thành `{after}`", "a baseline of zero: `{before}` becomes `{after}`"
    ),
    "need": both(
        "cần {after} thay vì {before} trong {all} phần", "{after} of {all} parts are needed instead of {before}"
    ),
    "part_dropped": both("bỏ phần `{part}`", "part `{part}` is left out"),
    "dropped": both("bỏ chỉ tiêu này", "the target is left out"),
    "veto_dropped": both("bỏ điểm liệt", "the veto is left out"),
    "veto_effect": both("điểm liệt `{before}` đổi thành `{after}`", "the veto `{before}` becomes `{after}`"),
    "bonus_dropped": both("bỏ điểm thưởng", "the bonus is left out"),
    "penalty_dropped": both("bỏ điểm trừ", "the penalty is left out"),
    "only_dropped": both("mọi đơn vị đều phải thực hiện", "every unit is asked"),
    "excluded_dropped": both("không đơn vị nào được miễn", "no unit is excluded"),
    "points": both("{before} điểm đổi thành {after}", "{before} points become {after}"),
    "scoring": both("cách chấm điểm `{before}` đổi thành `{after}`", "its scoring `{before}` becomes `{after}`"),
}
_RESULTS: Final = {
    "reference": both(
        "mức giao `{indicator}` {before} đổi thành {after}", "the mark for `{indicator}`, {before}, becomes {after}"
    ),
    "assigned": both(
        "mức giao cho `{unit}` {before} đổi thành {after}", "the mark of `{unit}`, {before}, becomes {after}"
    ),
    "missing": both(
        "chỉ tiêu thiếu số liệu: `{before}` đổi thành `{after}`", "a missing figure: `{before}` becomes `{after}`"
    ),
    "rounding_dropped": both("bỏ làm tròn", "the rounding is left out"),
    "key_turned": both("xếp hạng theo `{key}` ngược lại", "ranked by `{key}` the other way round"),
    "key_dropped": both("không xếp hạng theo `{key}`", "not ranked by `{key}`"),
    "table": both("`{before}` của bảng đổi thành `{after}`", "`{before}` of the table becomes `{after}`"),
    "weight": both(
        "trọng số {before} của `{member}` đổi thành {after}", "the weight of `{member}`, {before}, becomes {after}"
    ),
    "cap_dropped": both("bỏ mức trần", "the cap is left out"),
    "floor_dropped": both("bỏ mức sàn", "the floor is left out"),
    "least_scored": both(
        "số chỉ tiêu tối thiểu {before} đổi thành {after}", "the least number of scored members, {before}, is {after}"
    ),
    "formula": both("`{before}` đổi thành `{after}`", "`{before}` becomes `{after}`"),
    "quota_dropped": both("bỏ giới hạn số lượng", "the quota is left out"),
    "vote_dropped": both("bỏ phiếu bầu", "the vote is left out"),
    "within_dropped": both("không cần có `{within}`", "`{within}` need not be held"),
}

MESSAGES: Final[Mapping[str, Message]] = {f"mutation_{kind}": said for kind, said in {**_TARGETS, **_RESULTS}.items()}
"""Messages by code: ``mutation_`` and the kind of change."""
