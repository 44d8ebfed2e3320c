"""Laws of reading and printing: what is printed is read back, formatting settles at once, and no comment is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from unicodedata import normalize

from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

from emulation_rules.i18n.yaml_messages import MESSAGES
from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.yaml.comments import comments_of
from emulation_rules.syntax.yaml.data import Data, from_data, to_data
from emulation_rules.syntax.yaml.emit import Order, emit
from emulation_rules.syntax.yaml.format_yaml import format_text
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, Style
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes

# ---- data ------------------------------------------------------------------------------------

_AWKWARD = (
    *[
        "",
        " ",
        "~",
        "null",
        "true",
        "5",
        "-5",
        "1e3",
        "3.100",
        "no",
        "1:30",
        "2022-11-15",
        "a: b",
        "a:",
        "a:b",
        ":a",
        "a #b",
    ],
    *[
        "#1",
        "- a",
        "-",
        "---",
        "...",
        "? a",
        "a, b",
        "[",
        "]",
        "{a}",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        ">= 90",
        "<= 90",
        "%",
        "@a",
    ],
    *[
        "'",
        '"',
        "\\",
        "a\\b",
        "it's",
        "−5",
        "–5%",
        "\n",
        "a\nb\n",
        "\t",
        "\r",
        "\x00",
        "\x85",
        "\u2028",
        "\u200b",
        "\ufeff",
    ],
    *["\u00a0", "<<", "=", "Chỉ tiêu #1", "từ 90% trở lên", "x" * 150, "😀", "\U0010ffff", "\x7f", "a\u00ad"],
)


def _normal(text: str) -> str:
    return normalize("NFC", text)


texts = st.one_of(
    st.sampled_from(_AWKWARD),
    st.text(alphabet=st.sampled_from("ab1 -:#,[]{}'\"\\>|%&*!?@`\n\t.~−Đ\u0309\u00a0"), max_size=8).map(_normal),
    st.text(max_size=8).map(_normal),
)
keys = texts.filter(lambda key: len(key) <= 150)
numbers = st.one_of(
    st.integers(-(10**20), 10**20),
    st.decimals(-(10**9), 10**9, places=3),
    st.sampled_from([Decimal("1E+5"), Decimal("1E-20"), Decimal("0.10"), Decimal("1.0")]),
)
atoms: st.SearchStrategy[Data] = st.one_of(texts, numbers, st.none(), st.booleans())
data: st.SearchStrategy[Data] = st.recursive(
    atoms,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=12,
)


def data_of(text: str) -> str:
    """Return the data of a text so written that 1, 1.0, true and "1" differ, and so do two orders of keys."""
    return repr(to_data(read_nodes(text, "a"))[0])


@given(data)
@example({"a": {"b": "x, y"}, "c": [[["#"]]]})
def test_what_is_printed_is_read_back(value: Data) -> None:
    assert data_of(emit(from_data(value))) == repr(value)


@given(data)
def test_printing_what_was_printed_changes_nothing(value: Data) -> None:
    printed = emit(from_data(value))
    assert emit(read_nodes(printed, "a")) == printed
    assert format_text(printed, "a") == printed


@given(data, st.sampled_from([None, 1, 4, "\t"]), st.booleans())
def test_json_and_yaml_of_the_same_data_print_the_same(value: Data, indent: int | str | None, ascii_only: bool) -> None:
    assume("Decimal" not in repr(value))
    written = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assume(
        ascii_only
        or not re.search("[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffe\uffff]", written)
    )
    assert format_text(written, "a") == emit(from_data(value))


@given(data)
def test_lines_are_clean_and_wide_only_where_text_is(value: Data) -> None:
    printed = emit(from_data(value))
    assert printed.endswith("\n")
    assert not printed.startswith("\n")
    lines = printed.split("\n")[:-1]
    assert all(line == line.rstrip(" \t") for line in lines)
    assert all(above or below for above, below in pairwise(lines))


# ---- comments --------------------------------------------------------------------------------

_notes = st.sampled_from(["# note", "#note", "## - {a: [1]}", "# a: 'b", "#", "# #1", "# Chỉ tiêu"])
_beside = st.sampled_from(["", "", " # beside", "   # 1 'x", "\t# tab"])


@st.composite
def commented_blocks(draw: st.DrawFn) -> str:
    """Draw a printed document with comments and blank lines put between and behind its lines."""
    printed = emit(from_data(draw(data.filter(lambda value: isinstance(value, dict | list)))))
    lines: list[str] = []
    for line in [*printed.splitlines(), ""]:
        above = draw(st.lists(st.tuples(st.integers(0, 8), st.one_of(st.just(""), _notes)), max_size=2))
        lines += [" " * indent + note for indent, note in above]
        beside = draw(_beside).replace("\t", "  ") if line else ""
        lines.append(line + beside)
    return draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines)


@st.composite
def commented_brackets(draw: st.DrawFn) -> str:
    """Draw a document of brackets with comments after any of its signs."""
    written = json.dumps(draw(data.filter(lambda value: "Decimal" not in repr(value))))
    parts: list[str] = []
    for part in re.split(r'("(?:[^"\\]|\\.)*"|[\[\]{},])', written):
        parts.append(part)
        if part and part in "[{," and draw(st.booleans()):
            parts.append(draw(st.sampled_from(["\n", "\n\n"])) if draw(st.booleans()) else f"  {draw(_notes)}\n\t")
    return "".join(parts) + draw(_beside).replace("\t", " ")


def _some_order(path: KeyPath) -> Sequence[str]:
    return () if len(path) % 2 else ("a", "~", "5", "no")


documents = st.one_of(commented_blocks(), commented_brackets())
orders = st.sampled_from([_some_order, lambda _path: ()])


@given(documents, orders)
def test_formatting_settles_at_once(text: str, order: Order) -> None:
    once = format_text(text, "a", order=order)
    assert format_text(once, "a", order=order) == once


@given(documents, orders)
def test_every_comment_survives(text: str, order: Order) -> None:
    once = format_text(text, "a", order=order)
    words = comments_of(text, read_nodes(text, "a"))
    assert comments_of(once, read_nodes(once, "a")) == words
    assert once.count("#") >= len(words)


@given(documents)
def test_formatting_keeps_the_data_in_the_authors_order(text: str) -> None:
    assert data_of(format_text(text, "a")) == data_of(text)


@given(commented_blocks(), st.data())
def test_the_comments_drawn_are_the_comments_found(text: str, drawn: st.DataObject) -> None:
    note = f"# {drawn.draw(st.uuids())}"
    lines = text.splitlines()
    at = drawn.draw(st.integers(0, len(lines)))
    assume(not any(line.startswith(("\x85", "\u2028")) for line in lines))
    more = "\n".join([*lines[:at], note, *lines[at:]])
    assert note.lstrip("# ") in comments_of(more, read_nodes(more, "a"))
    assert note in format_text(more, "a")


# ---- any text --------------------------------------------------------------------------------

_SNIPPETS = (
    *[
        "a",
        "b: ",
        "c:\n",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        " ",
        ": ",
        ":",
        "# x",
        " #1",
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        ", ",
        "|\n",
    ],
    *[
        "> ",
        "!",
        "&x ",
        "*x ",
        "? ",
        "%",
        "@",
        "---\n",
        "...\n",
        "\t",
        "\\",
        '"\\u12"',
        '"\\ud800"',
        '"\\UFFFFFFFF"',
        "<<: ",
    ],
    *[
        "Chỉ tiêu",
        "−5",
        "5",
        "0x",
        "1e5",
        "null",
        "\r\n",
        "\r",
        "\u00a0",
        "\ufeff",
        "|2\n",
        ">+\n",
        "%YAML 1.2\n",
        "!!str ",
    ],
)
any_text = st.one_of(st.text(), st.lists(st.sampled_from(_SNIPPETS), max_size=14).map("".join))


@given(any_text)
@example("%YAML 1." + "9" * 5000)
def test_any_text_is_read_or_refused_with_findings_that_have_messages(text: str) -> None:
    found: Sequence[Finding] = ()
    once = ""
    try:
        once = format_text(text, "a")
    except InvalidDocumentError as refused:
        found = refused.findings
    assert bool(once) != bool(found)
    assert all(each.code in MESSAGES for each in found)
    assert all(0 <= each.caret <= len(each.excerpt) for each in found if each.excerpt)
    assert not once or format_text(once, "a") == once


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            yield key
            yield from _nodes(value)
    elif not isinstance(node, Scalar):
        for item in node.items:
            yield from _nodes(item)


@given(st.one_of(any_text, documents))
def test_offsets_cut_out_what_was_written(text: str) -> None:
    try:
        root = read_nodes(text, "a")
    except InvalidDocumentError:
        reject()
    last = 0
    for node in _nodes(root):
        written = text[node.start : node.end]
        if not isinstance(node, Scalar):
            if node.flow and written[:1] in ("{", "["):
                assert written[-1] in "}]"
            continue
        assert last <= node.start <= node.end
        last = node.end
        if node.style is Style.QUOTED:
            assert written[0] == written[-1]
            assert written[0] in "'\""
        elif node.style is Style.BLOCK:
            assert written[0] in "|>"
        else:
            assert _normal(" ".join(written.split())) == " ".join(node.text.split())
