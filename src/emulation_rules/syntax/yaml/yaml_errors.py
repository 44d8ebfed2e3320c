"""What the YAML scanner and parser stumbled over, as findings in our own words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from emulation_rules.model.finding import Finding
from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.yaml.source_text import SourceText, shown


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault as the YAML library tells it: what it was doing and since where, what is wrong and where (offsets)."""

    context: str
    since: int
    problem: str
    at: int


Told: TypeAlias = tuple[str, int, dict[str, str]]
"""A code, an offset and the details of the message."""

_FOUND = re.compile(r"(?:found|got) \(?'(?P<token>[^']+)'")
_KEY_VALUE = re.compile(r"\s*(?:- +)*(?P<key>[\w-]+):(?P<value>[^\s/].*)")
_SECOND_COLON = re.compile(r"\s*(?:- +)*(?P<key>[^\s:#][^:#]*): +(?P<text>\S.*)")
_SIGNS: Final = {
    ">=": ("at least {}", "từ {} trở lên"),
    ">": ("above {}", "trên {}"),
}


def explain(trouble: Trouble, source: SourceText, path: KeyPath) -> Finding:
    """Return the finding for what the YAML library refused; ``path`` is how far the reading had come."""
    for context, problem, tell in _TELLERS:
        if context in trouble.context and problem in trouble.problem:
            code, at, details = tell(trouble, source)
            return source.fault(code, at, path, **details)
    return source.fault("yaml_syntax", trouble.at, path, written=_rest(source, trouble.at))


def sign_or_block(source: SourceText, at: int) -> Told:
    """Return what is wrong where a line's value begins with ``>`` or ``|``, which YAML keeps for blocks of text."""
    written = _rest(source, at)
    sign = ">=" if written.startswith(">=") else written[:1]
    if sign not in _SIGNS:
        return "yaml_block_text", at, {"written": written}
    figure = re.sub(r"[,}\]].*", "", written.removeprefix(sign)).strip() or "…"
    english, vietnamese = (words.format(figure) for words in _SIGNS[sign])
    return "yaml_comparison_sign", at, {"written": f"{sign} {figure}", "words": english, "words_vi": vietnamese}


def tag(source: SourceText, at: int) -> Told:
    """Return what is wrong where a value begins with an exclamation mark."""
    written = _rest(source, at)
    return "yaml_not_equal" if written.startswith("!=") else "yaml_tag", at, {"written": written}


def _rest(source: SourceText, at: int) -> str:
    return shown(source.text[at : source.line_end(at)].strip())


def _cannot_start(trouble: Trouble, source: SourceText) -> Told:
    letter = source.text[trouble.at : trouble.at + 1]
    if letter == "\t":
        return "yaml_tab", trouble.at, {}
    if letter in ">|":
        return sign_or_block(source, trouble.at)
    return "yaml_reserved_character", trouble.at, {"character": shown(letter), "written": _rest(source, trouble.at)}


def _missing_colon(trouble: Trouble, source: SourceText) -> Told:
    return _lone_line(source, trouble.since)


def _lone_line(source: SourceText, at: int) -> Told:
    """Tell of a line that should be ``key: value`` and is not."""
    start = source.line_start(at)
    line = source.line(at)
    begins = start + len(line) - len(line.lstrip())
    if glued := _KEY_VALUE.fullmatch(line):
        meant = shown(f"{glued['key']}: {glued['value']}")
        return "yaml_colon_space", begins, {"written": shown(line.strip()), "meant": meant}
    return "yaml_missing_colon", begins, {"written": shown(line.strip())}


def _second_colon(trouble: Trouble, source: SourceText) -> Told:
    """Tell why a colon is out of place: a second one in the line, or the line before is not what it should be."""
    start = source.line_start(trouble.at)
    line = source.line(trouble.at)
    first = _SECOND_COLON.fullmatch(line)
    if first and start + first.start("text") <= trouble.at:
        text = shown(first["text"].strip())
        return "yaml_colon_in_text", trouble.at, {"written": text, "key": shown(first["key"])}
    above = _line_above(source, start)
    if above is not None and (_KEY_VALUE.fullmatch(source.line(above)) or ": " not in source.line(above)):
        return _lone_line(source, above)
    return _indentation(trouble, source)


def _line_above(source: SourceText, start: int) -> int | None:
    """Return where the nearest line with content above begins."""
    while start > 0:
        start = source.line_start(start - 1)
        content = source.line(start).strip()
        if content and not content.startswith("#"):
            return start
    return None


def _indentation(trouble: Trouble, source: SourceText) -> Told:
    return "yaml_indentation", trouble.at, {"written": _rest(source, source.line_start(trouble.at))}


def _in_flow(trouble: Trouble, source: SourceText) -> Told:
    """Tell what is wrong between brackets."""
    opening = source.text[trouble.since : trouble.since + 1]
    closing = {"{": "}", "[": "]"}.get(opening, "]")
    told = {"open": opening, "close": closing, "line": str(source.place(trouble.since).line)}
    found = _token(trouble)
    if found in ("<stream end>", "<document start>", "<document end>"):
        return "yaml_bracket_open", trouble.since, told
    if found in ("}", "]"):
        return "yaml_bracket_mismatch", trouble.at, {**told, "found": found}
    return "yaml_comma_missing", trouble.at, told


def _no_content(trouble: Trouble, source: SourceText) -> Told:
    found = _token(trouble)
    if found in ("}", "]", ","):
        return "yaml_stray_sign", trouble.at, {"found": found}
    return "yaml_syntax", trouble.at, {"written": _rest(source, trouble.at)}


def _unexpected(trouble: Trouble, source: SourceText) -> Told:
    """Tell what stands where a block should have gone on or ended."""
    found = _token(trouble)
    if found in ("}", "]", ","):
        return "yaml_stray_sign", trouble.at, {"found": found}
    if found in ("?", "-"):
        return "yaml_list_and_keys", trouble.at, {"written": _rest(source, trouble.at)}
    before = source.text[max(0, trouble.at - 200) : trouble.at].rstrip(" \t")
    if before.endswith(('"', "'")):
        return "yaml_after_quote", trouble.at, {"written": _rest(source, trouble.at)}
    if found in ("<scalar>", "<alias>", "<anchor>", "<tag>", "{", "["):
        return "yaml_stray_text", trouble.at, {"written": _rest(source, trouble.at)}
    return _indentation(trouble, source)


def _document_start(trouble: Trouble, source: SourceText) -> Told:
    if _token(trouble) == "<stream end>":  # only a directive leads here
        return _directive(trouble, source)
    return _unexpected(trouble, source)


def _directive(trouble: Trouble, source: SourceText) -> Told:
    at = source.text.rfind("%", 0, trouble.at + 1)
    return "yaml_directive", max(at, 0), {"written": _rest(source, max(at, 0))}


def _escape(trouble: Trouble, source: SourceText) -> Told:
    at = max(source.text.rfind("\\", 0, trouble.at + 1), trouble.since)
    return "yaml_escape", at, {"written": shown(source.text[at : trouble.at + 1])}


def _token(trouble: Trouble) -> str:
    found = _FOUND.search(trouble.problem)
    return found["token"] if found else ""


def _since(code: str) -> Callable[[Trouble, SourceText], Told]:
    return lambda trouble, source: (code, trouble.since, {"written": _rest(source, trouble.since)})


def _at(code: str) -> Callable[[Trouble, SourceText], Told]:
    return lambda trouble, source: (code, trouble.at, {"written": _rest(source, trouble.at)})


_TELLERS: Final[tuple[tuple[str, str, Callable[[Trouble, SourceText], Told]], ...]] = (
    # part of the context, part of the problem, who tells of it; the first that fits is used
    ("directive", "", _directive),
    ("", "directive", _directive),
    ("", "incompatible YAML document", _directive),
    ("", "duplicate tag handle", _directive),
    ("block scalar", "expected", lambda trouble, source: sign_or_block(source, trouble.since)),
    ("", "cannot start any token", _cannot_start),
    (" tag", "", lambda trouble, source: tag(source, trouble.since)),
    ("", "undefined tag handle", lambda trouble, source: tag(source, trouble.since)),
    ("an alias", "", _since("yaml_alias")),
    ("an anchor", "", _since("yaml_anchor")),
    ("", "could not find expected ':'", _missing_colon),
    ("", "mapping values are not allowed", _second_colon),
    ("", "sequence entries are not allowed", _at("yaml_dash_inline")),
    ("", "mapping keys are not allowed", _at("yaml_complex_key")),
    ("quoted scalar", "end of stream", _since("yaml_quote_open")),
    ("quoted scalar", "document separator", _since("yaml_quote_open")),
    ("double-quoted scalar", "", _escape),
    ("flow mapping", "", _in_flow),
    ("flow sequence", "", _in_flow),
    ("", "expected the node content", _no_content),
    ("", "expected <block end>", _unexpected),
    ("", "expected '<document start>'", _document_start),
    ("", "after document end marker", _at("yaml_second_document")),
    ("more indented follow up line", "", _indentation),
)
