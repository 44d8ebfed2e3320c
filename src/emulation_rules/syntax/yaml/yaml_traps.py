"""What people write in YAML by mistake: legal for YAML, or nearly so, and yet not what they meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, Style
from emulation_rules.syntax.yaml.source_text import MAX_SIZE, SourceText, shown

LINE_SEPARATORS: Final = "\x85\u2028\u2029"
INVISIBLE: Final = "\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"
"""Letters nobody sees, among them those that turn the direction of the text around."""

ODD_CHARACTER: Final = re.compile(
    f"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[{LINE_SEPARATORS}{INVISIBLE}]"
)
"""What may not stand in a document other than as an escape in double quotes."""

MINUS_LIKE: Final = frozenset("‐‑‒–—−﹣－")
_MINUS_NUMBER = re.compile(r"[‐‑‒–—−﹣－]\s*[0-9][0-9.,]*\s*%?")
_KEY_VALUE = re.compile(r"(?P<key>[a-z][a-z0-9_-]*):[^\s/].*", re.IGNORECASE | re.DOTALL)
_NUMBER_SIGN = re.compile(r"[ \t]+(?P<tail>#\w[^\r\n]*)")
_CUT_NUMBER = re.compile(r"(?P<whole>-?[0-9]+),$")
_MOST_CHARACTERS: Final = 20

# ---- in the text as a whole ----------------------------------------------------------------


def refuse_unreadable(source: SourceText) -> None:
    """Raise `InvalidDocumentError` for a text that is too long or holds characters no document may hold."""
    if len(source.text) > MAX_SIZE:
        limit = str(MAX_SIZE // 2**20)
        raise InvalidDocumentError([source.fault("yaml_too_large", 0, size=str(len(source.text)), limit=limit)])
    body = source.text.removeprefix("\ufeff")
    skipped = len(source.text) - len(body)
    # The set comes first: it is quick, and nearly every text ends here.
    odd = sorted((body.index(letter), letter) for letter in set(body) if ODD_CHARACTER.match(letter))
    if odd:
        raise InvalidDocumentError([_odd(source, at + skipped, letter) for at, letter in odd[:_MOST_CHARACTERS]])


def _odd(source: SourceText, at: int, letter: str) -> Finding:
    code = "yaml_control_character"
    if letter in LINE_SEPARATORS:
        code = "yaml_line_separator"
    elif re.match(f"[{INVISIBLE}]", letter):
        code = "yaml_invisible_character"
    return source.fault(code, at, character=f"U+{ord(letter):04X}", count=str(source.text.count(letter)))


# ---- in a single plain scalar --------------------------------------------------------------


def misleading(text: str) -> str | None:
    """Return the code of the fault a plain scalar may be taken for, wherever it stands, or None.

    The printer quotes every such text, so that what it prints is never refused.
    """
    if text[:1] in MINUS_LIKE and _MINUS_NUMBER.fullmatch(text):
        return "yaml_unicode_minus"
    if text != text.strip():
        return "yaml_odd_space"
    if ":" in text and _KEY_VALUE.fullmatch(text):
        return "yaml_colon_space"
    return None


def trap_in(scalar: Scalar, source: SourceText, path: KeyPath) -> Finding | None:
    """Return the finding for a plain scalar that is not what it seems, or None."""
    code = misleading(scalar.text)
    # `at:5` after a key may be meant; at the beginning of a line it is a key without its space.
    if code is None or (code == "yaml_colon_space" and not _first_in_line(scalar, source)):
        return None
    return source.fault(code, scalar.start, path, **details_of(code, scalar.text))


def details_of(code: str, text: str) -> dict[str, str]:
    """Return what the message of a `misleading` text shows."""
    written = {"written": shown(text)}
    if code == "yaml_unicode_minus":
        written["meant"] = shown("-" + text[1:].lstrip())
    elif code == "yaml_colon_space":
        key, _, value = text.partition(":")
        written["meant"] = shown(f"{key}: {value}")
    return written


def _first_in_line(scalar: Scalar, source: SourceText) -> bool:
    before = source.text[max(0, scalar.start - 80) : scalar.start].replace("\r", "\n")
    return not before.rpartition("\n")[2].strip(" -\ufeff")


def comma_in_number(text: str, key: Scalar) -> str | None:
    """Return the number that a comma cut in two where its end was taken for a key: ``{points: 99,5}``."""
    before = _CUT_NUMBER.search(text[max(0, key.start - 80) : key.start])
    after = re.match(r"[0-9]+", key.text)
    return shown(before["whole"] + "," + after[0]) if before and after and key.style is Style.PLAIN else None


# ---- number signs --------------------------------------------------------------------------


def number_signs(source: SourceText, scalars: Sequence[Scalar], root: Node) -> Iterator[Finding]:
    """Yield a finding for each text whose tail is lost as a comment: ``title: Chỉ tiêu #1``.

    ``scalars`` are all scalars of the text. A comment is told from a number by the space after its sign, and only plain
    text runs on into one: after a quote or a bracket nothing is lost.
    """
    for scalar in scalars:
        if scalar.style is Style.PLAIN and (sign := _NUMBER_SIGN.match(source.text, scalar.end)):
            at = sign.start("tail")
            written = shown(f"{scalar.text} {sign['tail']}".strip())
            yield source.fault("yaml_number_sign", at, path_at(root, at), written=written, tail=shown(sign["tail"]))


def path_at(node: Node, offset: int) -> KeyPath:
    """Return the path of the deepest entry that begins at or before the offset."""
    path: tuple[str | int, ...] = ()
    while not isinstance(node, Scalar):
        begun: list[tuple[str | int, Node]]
        if isinstance(node, MappingNode):
            begun = [(key.text, value) for key, value in node.entries if key.start <= offset]
        else:
            begun = [(index, item) for index, item in enumerate(node.items) if item.start <= offset]
        if not begun:
            break
        step, node = begun[-1]
        path = (*path, step)
    return path
