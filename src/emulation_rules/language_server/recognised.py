"""Which of the texts an editor opens are rulesets: it may hand over any YAML or JSON."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from emulation_rules.syntax.documents.words import FORMAT
from emulation_rules.syntax.yaml.source_text import RULESET_FILE

_FORMAT: Final = re.compile(
    rf"""^[ \t{{]*["']?format["']?[ \t]*:[ \t]*["']?{re.escape(FORMAT)}(?![0-9-])""", re.MULTILINE
)
_LOOKED_AT: Final = 100_000


def is_ruleset(text: str, file: str) -> bool:
    """Whether a text says that it is a ruleset, or stands in the file that holds one."""
    return PurePath(file).name == RULESET_FILE or _FORMAT.search(text, 0, _LOOKED_AT) is not None
