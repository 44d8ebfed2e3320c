"""What is wrong with a ruleset, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n import (
    assignment_messages,
    ruleset_fit_messages,
    ruleset_score_messages,
    ruleset_scoring_messages,
    ruleset_shape_messages,
    title_messages,
)
from emulation_rules.i18n.message import Message

MESSAGES: Final[Mapping[str, Message]] = {
    **ruleset_shape_messages.MESSAGES,
    **ruleset_fit_messages.MESSAGES,
    **ruleset_score_messages.MESSAGES,
    **ruleset_scoring_messages.MESSAGES,
    **assignment_messages.MESSAGES,
    **title_messages.MESSAGES,
}
