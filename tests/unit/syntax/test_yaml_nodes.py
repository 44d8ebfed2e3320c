"""Reading YAML and JSON: what the tree holds, where it stands, and what is refused."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from emulation_rules.i18n.catalogue import PLACEHOLDER
from emulation_rules.i18n.yaml_messages import MESSAGES
from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.syntax.yaml.data import Data, to_data
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode, Style
from emulation_rules.syntax.yaml.source_text import MAX_SIZE
from emulation_rules.syntax.yaml.yaml_nodes import MAX_DEPTH, MAX_FINDINGS, MAX_KEY, read_nodes


def data_of(text: str) -> Data:
    return to_data(read_nodes(text, "a.yaml"))[0]


def findings_of(text: str) -> tuple[Finding, ...]:
    with pytest.raises(InvalidDocumentError) as refused:
        read_nodes(text, "a.yaml")
    return refused.value.findings


def codes_of(text: str) -> list[str]:
    return [found.code for found in findings_of(text)]


def details_of(text: str) -> dict[str, str]:
    return dict(findings_of(text)[0].details)


def scalars_of(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from scalars_of(item)
    else:
        for key, value in node.entries:
            yield key
            yield from scalars_of(value)


class TooMuchWorkError(Exception):
    """More functions were called than the work may take."""


@contextmanager
def at_most_calls(limit: int) -> Iterator[None]:
    """Fail once more than ``limit`` functions were called: a bound on time that no slow machine can break."""
    calls = 0

    def count(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal calls
        calls += 1
        if calls > limit:
            sys.setprofile(None)
            raise TooMuchWorkError(limit)

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)


# ---- the tree --------------------------------------------------------------------------------


def test_a_block_mapping_keeps_its_order_and_says_where_everything_stands() -> None:
    text = "tên: Cụm 6\nlist:\n  - 1\n  - {a: b}\nlast:\n"
    root = read_nodes(text, "a.yaml")
    assert isinstance(root, MappingNode)
    assert [key.text for key, _ in root.entries] == ["tên", "list", "last"]
    assert (root.start, root.end, root.flow) == (0, text.rindex(":") + 1, False)
    listed = root.entries[1][1]
    assert isinstance(listed, SequenceNode)
    assert text[listed.start : listed.end] == "- 1\n  - {a: b}"
    assert listed.place == Place("a.yaml", 3, 3)
    inner = listed.items[1]
    assert isinstance(inner, MappingNode)
    assert (inner.flow, text[inner.start : inner.end]) == (True, "{a: b}")


def test_offsets_of_scalars_cut_their_source_out_of_the_text() -> None:
    text = "a: plain text\nb: \"quo\\u0074ed\"\nc: 'it''s'\nd: [x, -5%]\ne: |\n  two\n  lines\n\n\nf: end\n"
    written = [text[scalar.start : scalar.end] for scalar in scalars_of(read_nodes(text, "a.yaml"))]
    assert written == [
        *["a", "plain text", "b", '"quo\\u0074ed"', "c", "'it''s'", "d", "x", "-5%"],
        *["e", "|\n  two\n  lines", "f", "end"],
    ]


def test_offsets_are_those_of_the_text_given_and_normalisation_touches_the_value_only() -> None:
    decomposed = "Chi\u0309 tie\u0302u"
    text = f"\ufeffa: {decomposed}\nb: 1\n"
    _, first, _, second = scalars_of(read_nodes(text, "a.yaml"))
    assert first.text == "Chỉ tiêu"
    assert text[first.start : first.end] == decomposed
    assert (text[second.start : second.end], second.place) == ("1", Place("a.yaml", 2, 4))


def test_columns_count_characters_and_lines_count_every_kind_of_line_break() -> None:
    places = [scalar.place for scalar in scalars_of(read_nodes("{đ: đđ, b: 2}", "a"))]
    assert [place.column for place in places] == [2, 5, 9, 12]
    assert [scalar.place.line for scalar in scalars_of(read_nodes("a: 1\r\nb: 2\rc: 3\n", "a"))] == [1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("x", Style.PLAIN),
        ("'x'", Style.QUOTED),
        ('"x"', Style.QUOTED),
        ("|-\n  x", Style.BLOCK),
        (">-\n  x", Style.BLOCK),
    ],
)
def test_the_style_of_a_scalar_is_kept(text: str, style: Style) -> None:
    _, value = scalars_of(read_nodes(f"a: {text}\n", "a"))
    assert (value.text, value.style) == ("x", style)


@pytest.mark.parametrize("indent", [None, 2, "\t"])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_json_is_read_by_the_same_function(indent: int | str | None, ascii_only: bool) -> None:
    value: Data = {
        "title": {"vi": "Tỷ lệ điều tra, khám phá: 75% # trên", "en": "a\tb\n\\/\"'"},
        "list": [1, -5, None, True, [], {}, [[""]], "😀"],
        "http://a:80/b?c": "{x}",
        "2022": "no",
    }
    assert data_of(json.dumps(value, indent=indent, ensure_ascii=ascii_only)) == value


def test_dense_json_needs_no_spaces() -> None:
    assert data_of('{"a":{"b":[1,{"c":null}]},"d":"x"}') == {"a": {"b": [1, {"c": None}]}, "d": "x"}


def test_one_marker_before_and_after_the_only_document_is_harmless() -> None:
    assert data_of("# head\n---\na: 1\n...\n") == {"a": 1}


# ---- what YAML allows and a document does not ------------------------------------------------

REFUSED = {
    "a: 1\na: 2\n": "yaml_duplicate_key",
    '{"a": 1, a: 2}': "yaml_duplicate_key",
    "\u1ec9: 1\n\u0069\u0309: 2\n": "yaml_duplicate_key",
    "a: &x 1\n": "yaml_anchor",
    "a: *x\n": "yaml_alias",
    "- * item\n": "yaml_alias",
    "a: !!python/object:os.system x\n": "yaml_tag",
    "a: !Đ\n": "yaml_tag",
    "a: !x!y z\n": "yaml_tag",
    "a: !important\n  b: 1\n": "yaml_tag",
    "<<: {a: 1}\n": "yaml_merge_key",
    "? a\n: b\n": "yaml_complex_key",
    "? [a, b]\n: c\n": "yaml_complex_key",
    "{{a: 1}: b}": "yaml_complex_key",
    "a: ? b\n": "yaml_complex_key",
    ": 1\n": "yaml_empty_key",
    "{: 1}": "yaml_empty_key",
    "%YAML 1.2\n---\na: 1\n": "yaml_directive",
    "%TAG ! tag:x,2000:\n---\na: 1\n": "yaml_directive",
    "%FOO\n---\na: 1\n": "yaml_directive",
    "%YAML 3.0\n---\na: 1\n": "yaml_directive",
    "%5": "yaml_directive",
    "a: 1\n---\nb: 2\n": "yaml_second_document",
    "a: 1\n...\nb: 2\n": "yaml_second_document",
    "a: 1\n... x\n": "yaml_second_document",
    f"{'k' * (MAX_KEY + 1)}: 1\n": "yaml_key_too_long",
    "": "yaml_empty",
    "\n# only a comment\n": "yaml_empty",
    "a: \x00": "yaml_control_character",
    "a: \x1b[31m": "yaml_control_character",
    "a: \ud800": "yaml_control_character",
    "a: x\u2028y": "yaml_line_separator",
    "a: x\x85y": "yaml_line_separator",
    "a: x\u200by": "yaml_invisible_character",
    "a: x\u202ey": "yaml_invisible_character",
    "a: \ufeffx": "yaml_invisible_character",
}


@pytest.mark.parametrize(("text", "code"), REFUSED.items())
def test_what_yaml_allows_and_a_document_does_not_is_refused(text: str, code: str) -> None:
    assert codes_of(text) == [code]


# ---- mistakes --------------------------------------------------------------------------------

TRAPS = {
    "op: >= 90\n": "yaml_comparison_sign",
    "criterion: > 90\n": "yaml_comparison_sign",
    "criterion: >90\n": "yaml_comparison_sign",
    "criterion: >5\n": "yaml_comparison_sign",
    "{criterion: >= 90, points: 1}": "yaml_comparison_sign",
    "- >= 90\n": "yaml_comparison_sign",
    "a: | text\n": "yaml_block_text",
    "a: |2\n    text\n": "yaml_block_text",
    "a: != 5\n": "yaml_not_equal",
    "title: Chỉ tiêu #1\n": "yaml_number_sign",
    "title: #1 trong cả nước\n": "yaml_number_sign",
    "- #1\n": "yaml_number_sign",
    "{a: b #c\n}": "yaml_number_sign",
    "a: −5\n": "yaml_unicode_minus",
    "a: [–5%]\n": "yaml_unicode_minus",
    "a:\n\tb: 1\n": "yaml_tab",
    "a:\t1\n": "yaml_tab",
    "a: 1\nb:2\nc: 3\n": "yaml_colon_space",
    "t:\n  indicator:x\n": "yaml_colon_space",
    "t:\n  indicator:x\n  points: 1\n": "yaml_colon_space",
    "- indicator:x\n": "yaml_colon_space",
    "{points:1}": "yaml_colon_space",
    "format:emulation-rules/1": "yaml_colon_space",
    "title: Mục tiêu: giảm\n": "yaml_colon_in_text",
    "a\nb: 1\n": "yaml_missing_colon",
    "t:\n  a\n  b: 1\n": "yaml_missing_colon",
    "a: x\n  b: y\n": "yaml_indentation",
    "  a: 1\nb: 2\n": "yaml_indentation",
    "a:\n    b: 1\n  c: 2\n": "yaml_indentation",
    "\u00a0a: 1\n": "yaml_odd_space",
    "t: {vi: Nghiêm trọng, rất nghiêm trọng}\n": "yaml_lone_word",
    "t: {formula: if(a > 1, b, c), points: 2}\n": "yaml_lone_word",
    "t: {points: 99,5, only: x}\n": "yaml_decimal_comma",
    "t: {criterion: từ 80,5% trở lên}\n": "yaml_decimal_comma",
    "a: {b: 1\n": "yaml_bracket_open",
    "a: [1, 2\n---\n": "yaml_bracket_open",
    "{a: 1]": "yaml_bracket_mismatch",
    "{a: 1 b: 2}": "yaml_comma_missing",
    "a: {b: 1\nc: 2\n": "yaml_comma_missing",
    "a: }\n": "yaml_stray_sign",
    "a: {b: 1}}\n": "yaml_stray_sign",
    "[a,, b]": "yaml_stray_sign",
    'a: "b\n': "yaml_quote_open",
    "a: 'b\n---\nc'\n": "yaml_quote_open",
    'a: "x" và "y"\n': "yaml_after_quote",
    "a: 'it's'\n": "yaml_after_quote",
    'a: "C:\\path"\n': "yaml_escape",
    'a: "\\UFFFFFFFF"\n': "yaml_escape",
    'a: "\\ud800"\n': "yaml_escape",
    'a: "\\u12"\n': "yaml_escape",
    "a: - b\n": "yaml_dash_inline",
    "- a\nb: 1\n": "yaml_list_and_keys",
    "a: 1\n- b\n": "yaml_list_and_keys",
    "a: %5\n": "yaml_reserved_character",
    "a: @x\n": "yaml_reserved_character",
    "a: `x`\n": "yaml_reserved_character",
    "a: b # c\n  d\n": "yaml_stray_text",
}


@pytest.mark.parametrize(("text", "code"), TRAPS.items())
def test_a_mistake_has_its_own_message(text: str, code: str) -> None:
    assert codes_of(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "a: b # comment\n",
        "# comment\n#1 comment\na: b  # 1\n",
        'a: "Chỉ tiêu #1"  #1\n',
        "a: [x] #1\n",
        "a: b#1\n",
        "a: '#1'\n",
        "a: <= 5\n",
        "a: ≥ 90\n",
        'a: ">= 90"\n',
        "a: x −5\n",
        'a: "−5"\n',
        "a: what?\nb: 1\n",
        "a: 1 # what?\nb: 1\n",
        "a: 1:30\n",
        "a: http://x/y\n",
        "- http://x/y\n",
        "time: at:5\n",
        "a:\n- 1\n- 2\nb: 1\n",
        "a: two\n  lines\n",
        "{a: , b: }",
        "[a: 1]",
        "a: 5%\n",
        "a: -5%\n",
        "a: |\n  # no comment\n  >= 90\n",
    ],
)
def test_what_only_looks_like_a_mistake_is_read(text: str) -> None:
    assert data_of(text) is not None


def test_a_comparison_sign_is_answered_with_the_words_to_write() -> None:
    assert details_of("op: >= 90%  \n") == {"written": ">= 90%", "words": "at least 90%", "words_vi": "từ 90% trở lên"}
    assert details_of("{op: > 5, points: 1}")["words"] == "above 5"


def test_a_second_key_names_the_line_of_the_first() -> None:
    (found,) = findings_of("t:\n  a: 1\n  b: 2\n  a: 3\n")
    assert (found.place, found.path) == (Place("a.yaml", 4, 3), ("t", "a"))
    assert dict(found.details) == {"key": "a", "line": "2"}


def test_a_finding_shows_the_line_and_points_into_it() -> None:
    (found,) = findings_of("title: Chỉ tiêu #1\r\nb: 1\r\n")
    assert (found.excerpt, found.excerpt[found.caret :]) == ("title: Chỉ tiêu #1", "#1")


def test_a_long_line_is_shown_around_the_fault() -> None:
    (found,) = findings_of(f"a: {'x' * 5000} #1 {'y' * 5000}\n")
    assert len(found.excerpt) <= 120
    assert found.excerpt[found.caret :].startswith("#1 y")


def test_all_faults_are_told_at_once_in_order_of_place() -> None:
    text = "a: &x 1\na: *x\nb: !t 2\n<<: 3\nc: −5\nd: x #1\n"
    assert codes_of(text) == [
        "yaml_anchor",
        "yaml_duplicate_key",
        "yaml_alias",
        "yaml_tag",
        "yaml_merge_key",
        "yaml_unicode_minus",
        "yaml_number_sign",
    ]


def test_what_was_found_before_the_reading_ends_is_told_too() -> None:
    assert codes_of("a: 1\na: 2\nb: }\n") == ["yaml_duplicate_key", "yaml_stray_sign"]


@pytest.mark.parametrize("text", [*REFUSED, *TRAPS])
def test_every_finding_has_a_message_and_every_detail_the_message_needs(text: str) -> None:
    for found in findings_of(text):
        message = MESSAGES[found.code]
        for said in (message.what.vi, message.what.en, message.remedy.vi, message.remedy.en):
            assert said
            assert set(PLACEHOLDER.findall(said)) <= dict(found.details).keys()


# ---- hostile texts ---------------------------------------------------------------------------


# In the first the scanner looks a thousand characters ahead before it tells of anything: a bound, though a high one.
@pytest.mark.parametrize(("opening", "calls"), [("[", 8_000_000), ("[\n", 200_000), ("{a: ", 200_000), ("- ", 50_000)])
def test_nesting_ten_thousand_deep_is_refused_at_the_depth_allowed(opening: str, calls: int) -> None:
    with at_most_calls(calls):
        assert codes_of(opening * 10_000) == ["yaml_too_deep"]


def test_indentation_two_thousand_deep_is_refused_at_the_depth_allowed() -> None:
    with at_most_calls(50_000):
        assert codes_of("\n".join(" " * depth + "a:" for depth in range(2000))) == ["yaml_too_deep"]


def test_nesting_as_deep_as_allowed_is_read_and_one_deeper_is_not() -> None:
    assert isinstance(data_of("[" * MAX_DEPTH + "]" * MAX_DEPTH), list)
    assert codes_of("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["yaml_too_deep"]


@pytest.mark.parametrize("text", ["a" * 100_000_000, "\0" * (MAX_SIZE + 1)], ids=["100 MB", "one more than allowed"])
def test_a_text_that_is_too_long_is_refused_unread(text: str) -> None:
    with at_most_calls(1000):
        assert codes_of(text) == ["yaml_too_large"]


def test_an_alias_bomb_is_refused_and_never_expanded() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 25))]
    with at_most_calls(1_000_000):
        codes = codes_of("\n".join(lines))
    assert set(codes) == {"yaml_anchor", "yaml_alias"}


def test_reading_stops_after_many_faults() -> None:
    with at_most_calls(1_000_000):
        codes = codes_of("{" + "a: 1, " * 100_000 + "}")
    assert codes.count("yaml_duplicate_key") == MAX_FINDINGS
    assert codes.count("yaml_too_many") == 1


def test_a_binary_file_is_refused_by_its_characters_each_told_once() -> None:
    text = bytes(range(256)).decode("latin-1") * 1000
    with at_most_calls(10_000):
        found = findings_of(text)
    assert found[0].details == (("character", "U+0000"), ("count", "1000"))
    assert len({dict(each.details)["character"] for each in found}) == len(found) <= 20


def test_endless_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emulation_rules.syntax.yaml.yaml_nodes.MAX_VALUES", 500)
    assert isinstance(data_of(json.dumps(list(range(500)))), list)
    with at_most_calls(400_000):
        assert codes_of("[" + "1, " * 100_000) == ["yaml_too_many_values"]


def test_comments_full_of_number_signs_cost_one_look_each() -> None:
    with at_most_calls(3_000_000):
        assert data_of("a: 1  # " + "#x " * 30_000 + "\n") == {"a": 1}


def test_what_a_message_shows_is_short_and_printable() -> None:
    (found,) = findings_of('"\\e[31m' + "x" * 150 + '": 1\n"\\e[31m' + "x" * 150 + '": 2\n')
    shown = dict(found.details)["key"]
    assert len(shown) <= 70
    assert shown.isprintable()
