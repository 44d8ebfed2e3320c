"""What checks find doubtful in a ruleset that can be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

MESSAGES: Final[Mapping[str, Message]] = {
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
