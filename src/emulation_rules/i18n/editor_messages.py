"""What editors show beside findings: what can be done about them, and where they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

MESSAGES: Final[Mapping[str, Message]] = {
    "finding_elsewhere": both(
        "trong tệp được kế thừa, {place}: {said}", "in the file that is extended, {place}: {said}"
    ),
    "lsp_fix": both("sửa `{fault}`", "fix `{fault}`"),
    "lsp_fix_all": both("sửa mọi chỗ sửa được an toàn", "fix everything that can be fixed safely"),
    "lsp_waiting": both(
        "đang chờ trình soạn thảo nói chuyện qua đầu vào chuẩn; kết thúc bằng Ctrl+C",
        "waiting for an editor to speak on standard input; Ctrl+C ends it",
    ),
    "lsp_replace": both("thay bằng `{suggested}`", "replace with `{suggested}`"),
    "lsp_too_large": both(
        "tệp lớn hơn {limit} MiB nên không được xem xét khi đang viết; dùng `emulation-rules check`",
        "the file is larger than {limit} MiB and is not looked at while it is written; use `emulation-rules check`",
    ),
    "lsp_needs_extra": both(
        "máy chủ ngôn ngữ cần gói {package}: pip install 'emulation-rules[lsp]'",
        "the language server needs {package}: pip install 'emulation-rules[lsp]'",
    ),
}
