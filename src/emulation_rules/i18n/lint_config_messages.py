"""What can be wrong with the settings of the linter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

MESSAGES: Final[Mapping[str, Message]] = {
    "config_not_toml": Message(
        Text("tệp thiết lập không phải TOML: {why}", "these settings are not TOML: {why}"),
        Text("sửa tại chỗ đó", "mend it there"),
    ),
    "config_too_large": Message(
        Text("tệp thiết lập lớn hơn {limit} KiB", "these settings are larger than {limit} KiB"),
        Text("bỏ bớt", "shorten them"),
    ),
    "config_not_a_table": Message(
        Text("ở đây phải là một bảng TOML", "this must be a TOML table"),
        Text("ghi chẳng hạn `[lint.severity]`", "write for example `[lint.severity]`"),
    ),
    "config_unknown_key": Message(
        Text("không có thiết lập này; có: {known}", "there is no such setting; there are: {known}"),
        Text("sửa tên, hoặc bỏ đi", "correct its name, or remove it"),
    ),
    "config_unknown_code": Message(
        Text("không có mục kiểm tra `{given}`", "there is no check `{given}`"),
        Text(
            "xem các mã ở trang `docs/checks`, hoặc `emulation-rules lint --help`",
            "see the codes in `docs/checks`, or `emulation-rules lint --help`",
        ),
    ),
    "config_unknown_word": Message(
        Text("`{given}` không phải một trong: {known}", "`{given}` is none of: {known}"),
        Text("chọn một trong các từ đó", "choose one of these words"),
    ),
    "config_not_a_list": Message(
        Text("ở đây phải là danh sách mã, không phải {given}", "this must be a list of codes, not {given}"),
        Text('ghi chẳng hạn `["dead_band"]`', 'write for example `["dead_band"]`'),
    ),
    "config_not_a_word": Message(
        Text("ở đây phải là một từ trong ngoặc kép, không phải {given}", "this must be a quoted word, not {given}"),
        Text('ghi chẳng hạn `"warning"`', 'write for example `"warning"`'),
    ),
    "config_too_many": Message(
        Text("nhiều hơn {limit} mục", "more than {limit} entries"),
        Text("bỏ bớt", "shorten the list"),
    ),
    "config_pattern_too_long": Message(
        Text("mẫu tên tệp dài hơn {limit} ký tự: `{given}`", "a pattern has more than {limit} characters: `{given}`"),
        Text("rút ngắn mẫu", "shorten the pattern"),
    ),
}
