"""How a scalar is written: plain where it reads back the same, otherwise in double quotes on one line."""

from __future__ import annotations

import re
from typing import Final

from emulation_rules.syntax.yaml.data import is_text
from emulation_rules.syntax.yaml.nodes import Scalar, Style
from emulation_rules.syntax.yaml.yaml_traps import ODD_CHARACTER, misleading

_NEEDS_QUOTES: Final = re.compile(
    r"""
      ^[?:,\[\]{}#&*!|>'"%@`]      # signs YAML begins something else with
    | ^-(?:\s|$) | ^(?:---|\.\.\.)
    | :(?:\s|$)                    # would be a key
    | \s\#                         # would be a comment
    | [\t\n\r]
    """,
    re.VERBOSE,
)
_NEEDS_QUOTES_IN_FLOW: Final = re.compile(r"[,\[\]{}]")
_ESCAPED: Final = re.compile(f'[\\\\"\t\n\r]|{ODD_CHARACTER.pattern}')
_SHORT_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_LONG_ESCAPES: Final = (("\\x", 2), ("\\u", 4), ("\\U", 8))


def scalar_text(scalar: Scalar, *, flow: bool) -> str:
    """Return a value as it is printed, in brackets (``flow``) or outside.

    Every null is ``null``; numbers keep the digits they were written with, since ``3.100`` may be a mistake for 3100.
    """
    if is_text(scalar.text, scalar.style):
        return quoted(scalar.text) if not is_text(scalar.text, Style.PLAIN) else key_text(scalar.text, flow=flow)
    return scalar.text if scalar.text not in ("", "~") else "null"


def key_text(text: str, *, flow: bool) -> str:
    """Return a key, or text that cannot be taken for another value, as it is printed."""
    return text if _may_be_plain(text, flow=flow) else quoted(text)


def quoted(text: str) -> str:
    """Return the text in double quotes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _may_be_plain(text: str, *, flow: bool) -> bool:
    return (
        text not in ("", "<<")
        and _NEEDS_QUOTES.search(text) is None
        and not (flow and _NEEDS_QUOTES_IN_FLOW.search(text))
        and ODD_CHARACTER.search(text) is None
        and misleading(text) is None
    )


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    if letter in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[letter]
    digits = f"{ord(letter):x}"
    for sign, width in _LONG_ESCAPES:
        if len(digits) <= width:
            return sign + digits.zfill(width)
    raise ValueError(letter)
