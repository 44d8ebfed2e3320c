"""What checks find that was left over, left out, or left from another year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

MESSAGES: Final[Mapping[str, Message]] = {
    "unused_indicator": Message(
        Text(
            "không chỉ tiêu, công thức hay danh hiệu nào dùng chỉ số `{given}`",
            "no target, formula or title reads the indicator `{given}`",
        ),
        Text("bỏ chỉ số này, hoặc ghi chỉ tiêu dùng đến nó", "remove it, or write the target that asks for it"),
    ),
    "unused_constant": Message(
        Text("không công thức nào dùng hằng số `{given}`", "no formula uses the constant `{given}`"),
        Text("bỏ hằng số này, hoặc dùng nó", "remove it, or use it"),
    ),
    "unused_table": Message(
        Text("không công thức nào tra bảng `{given}`", "no formula looks anything up in the table `{given}`"),
        Text("bỏ bảng này, hoặc dùng nó", "remove it, or use it"),
    ),
    "unused_reference": Message(
        Text("không chỉ tiêu nào dùng mức tham chiếu `{given}`", "no target reads the reference `{given}`"),
        Text("bỏ mức này, hoặc ghi chỉ tiêu dùng đến nó", "remove it, or write the target that asks for it"),
    ),
    "unused_assignment": Message(
        Text(
            "không tiêu chí nào đọc mức được giao của `{given}`",
            "no criterion reads what units were assigned for `{given}`",
        ),
        Text(
            "ghi `chỉ tiêu được giao` trong tiêu chí, hoặc bỏ các mức này",
            "write `assigned` in the criterion, or remove these marks",
        ),
    ),
    "carried_value": Message(
        Text(
            "`{criterion_vi}` đặt ra cho năm {set_for}, nay vẫn dùng cho năm {year}",
            "`{criterion}` was set for {set_for} and still holds in {year}",
        ),
        Text("ghi mức của năm {year}, kể cả khi không đổi", "write what holds in {year}, even if it is the same"),
    ),
    "not_in_force": Message(
        Text(
            "chỉ tiêu này từ năm {first} mới áp dụng, còn quy định là của năm {year}",
            "this holds from {first} on, and the ruleset is of {year}",
        ),
        Text("sửa năm, hoặc ghi mức của năm {year}", "correct the year, or write what holds in {year}"),
    ),
    "percent_as_fraction": Message(
        Text(
            "`{given}` là {given}%, rất thấp đối với `{indicator}`",
            "`{given}` is {given}%, which is very little of `{indicator}`",
        ),
        Text("ghi {meant} nếu đó là điều muốn nói", "write {meant}, if that is meant"),
    ),
    "missing_translation": Message(
        Text(
            "thiếu nhãn `{language}`, trong khi quy định dùng cả hai thứ tiếng",
            "the label in `{language}` is missing, and the ruleset is in both languages",
        ),
        Text("ghi thêm nhãn `{language}`", "write the label in `{language}`"),
    ),
}
