"""What a document says it is, where it is another of our forms than the one that is read."""

from __future__ import annotations

import re
from typing import Final

_FORM: Final = re.compile(r"(emulation-rules(?:-[a-z]+)?)/[0-9]+")


def is_other_form(format_: str, wanted: str) -> bool:
    """Whether a ``format`` is not ``wanted`` but that of a ruleset, a report, test cases or a result, of any version.

    Whatever else such a document holds would be wrong, too, and say nothing.
    """
    said, asked = _FORM.fullmatch(format_), _FORM.fullmatch(wanted)
    return said is not None and asked is not None and said[1] != asked[1]
