"""Text that may stand in an XML document."""

from __future__ import annotations

import re
from typing import Final

_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, however they are written."""


def xml_text(text: str) -> str:
    """Return the text with what no document may hold replaced; signs of markup are escaped by whoever writes it."""
    return _NO_XML.sub("\ufffd", text)
