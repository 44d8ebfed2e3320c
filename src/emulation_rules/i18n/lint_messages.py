"""What checks find doubtful in a ruleset that can be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_IGNORES: Final = {
    "ignore_malformed": Message(
        Text("không rõ bỏ qua phép kiểm tra nào", "which check is to be ignored is not said"),
        Text("ghi như `{form}`", "write it as `{form}`"),
    ),
    "ignore_without_reason": Message(
        Text("bỏ qua `{codes}` mà không nêu lý do", "`{codes}` is ignored without a reason"),
        Text("ghi lý do sau dấu `]`", "say why behind the `]`"),
    ),
    "ignore_unknown_code": Message(
        Text("không có phép kiểm tra `{given}` để bỏ qua", "there is no check `{given}` to ignore"),
        Text("sửa mã, hoặc bỏ chú thích này", "correct the code, or remove the comment"),
    ),
    "ignore_unused": Message(
        Text("ở đây không có gì mà `{given}` nêu ra", "`{given}` finds nothing here"),
        Text("bỏ mã này khỏi chú thích", "take it out of the comment"),
    ),
}

_SOURCES: Final = {
    "truncated_source": Message(
        Text(
            "mới biết một phần của văn bản `{document}`: chỉ tiêu không nêu trong phần đó chưa được ghi",
            "only part of `{document}` is known: what the rest asks for is not in this ruleset",
        ),
        Text(
            "bổ sung khi có toàn văn, rồi bỏ `complete: false`",
            "complete it when the whole text is at hand, then remove `complete: false`",
        ),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_IGNORES, **_SOURCES}
