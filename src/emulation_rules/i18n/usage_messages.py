"""What is wrong with the way a command is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

MESSAGES: Final[Mapping[str, Message]] = {
    "usage_call": both("cách gọi:", "usage:"),
    "usage_help": both("xem `{command} --help`", "see `{command} --help`"),
    "usage_no_such_command": both("không có lệnh `{command}`", "there is no command `{command}`"),
    "usage_no_such_option": both("không có tùy chọn `{option}`", "there is no option `{option}`"),
    "usage_missing": both("thiếu `{name}`", "`{name}` is missing"),
    "usage_too_much": both("thừa: `{words}`", "this is too much: `{words}`"),
    "usage_no_value": both("`{option}` không nhận giá trị", "`{option}` takes no value"),
    "usage_value_missing": both("thiếu giá trị: `{call}`", "a value is missing: `{call}`"),
    "usage_one_of": both("`{name}` nhận một trong: {known}", "`{name}` takes one of {known}"),
    "usage_at_least": both(
        "`{name}` nhận số nguyên từ {least} trở lên", "`{name}` takes a whole number from {least} on"
    ),
    "usage_between": both(
        "`{name}` nhận số nguyên từ {least} đến {most}", "`{name}` takes a whole number from {least} to {most}"
    ),
    "usage_no_folder": both("`{name}` nhận tên tệp, không nhận thư mục", "`{name}` takes a file, not a folder"),
    "usage_not_told": both(
        "`{option}` không nói được: {words}; chọn trong: {known}, cách nhau bằng dấu phẩy",
        "`{option}` tells no such thing: {words}; give some of {known}, with commas between",
    ),
}
