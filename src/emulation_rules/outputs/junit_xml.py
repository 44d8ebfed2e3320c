"""What every JUnit document has: a root, counts, and text that XML may hold."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element, indent, tostring

_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, however they are written."""


def xml_text(text: str) -> str:
    """Return the text with what no document may hold replaced; signs of markup are escaped by whoever writes it."""
    return _NO_XML.sub("\ufffd", text)


def new_root() -> Element:
    """Return the element that holds all suites."""
    return Element("testsuites", name="emulation-rules")


def count(element: Element, *, tests: int, failures: int, errors: int = 0) -> None:
    """Write down how many cases the root or a suite has, and how many of them fail or could not be run."""
    counts = {"tests": tests, "failures": failures, "errors": errors, "skipped": 0, "time": 0}
    for name, number in counts.items():
        element.set(name, str(number))


def document(root: Element) -> str:
    """Return the text of the whole document."""
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
