"""The formatter: one layout for one content, and no comment lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.yaml import format_yaml
from emulation_rules.syntax.yaml.comments import comments_of
from emulation_rules.syntax.yaml.data import to_data
from emulation_rules.syntax.yaml.emit import WIDTH, emit
from emulation_rules.syntax.yaml.format_yaml import FormattingError, format_text
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes

RULESETS = sorted((Path(__file__).parents[3] / "rulesets").rglob("*.yaml"))


def order(path: KeyPath) -> Sequence[str]:
    """Stand in for the order of the ruleset's schema."""
    if not path:
        return ("format", "id", "title", "indicators", "targets", "score")
    return ("vi", "en", "indicator", "criterion", "points") if len(path) == len(("targets", "id")) else ()


def formatted(text: str) -> str:
    """Format, and check on the way that formatting again changes nothing."""
    once = format_text(text, "a.yaml", order=order)
    assert format_text(once, "a.yaml", order=order) == once
    return once


CANONICAL = """\
# Who wrote this, and why

# about the format
format: emulation-rules/1  # version
id: demo
title: {vi: "Giao ước, thi đua", en: Pact}

indicators:
  crimes: {vi: Số vụ, measure: count, better: lower}
  clearance:
    vi: Tỷ lệ điều tra khám phá các loại án trên toàn địa bàn trong kỳ báo cáo
    en: Clearance rate of all cases in the whole area in the reporting period
    measure: percent

targets:
  # the first target
  fewer:
    indicator: crimes
    criterion: down at least 5% from previous year  # vi: giảm ít nhất 5%
    points: 20
    # scoring: proportional

  traffic:
    all_of:
      - {indicator: a, criterion: none}  # một
      # hai
      - {indicator: b, criterion: none}
    scoring:
      bands:
        - {from: 90, points: 20}
        - {points: 0}

score:
  maximum: 100
  rounding: {places: 2, mode: half up}
# the end
"""

SAME_IN_ANOTHER_STYLE = """\


# Who wrote this, and why


# about the format
"format" :   emulation-rules/1     # version
score: {maximum: 100, rounding: {places: 2,
   mode: half up}}
targets:
        # the first target
        fewer:
            points:     20
            indicator:  'crimes'
            criterion: >-       # vi: giảm ít nhất 5%
                down at least 5%
                from previous year
            # scoring: proportional



        traffic:
            all_of:
            - {indicator: a,
              criterion: none} # một
            # hai
            - {
              indicator: b,
              criterion: "none"}
            scoring: {bands: [{from: 90, points: 20}, {points: 0}]}
title:
  vi: "Giao ước, thi đua"
  en: Pact
id: demo
indicators: {crimes: {measure: count, better: lower, vi: Số vụ}, clearance: {measure: percent, vi: "Tỷ lệ điều tra
  khám phá các loại án trên toàn địa bàn trong kỳ báo cáo",
  en: Clearance rate of all cases in the whole area in the reporting period}}
# the end
"""


def test_what_is_canonical_already_stays_as_it_is() -> None:
    assert formatted(CANONICAL) == CANONICAL


def test_layout_is_a_function_of_content() -> None:
    assert formatted(SAME_IN_ANOTHER_STYLE) == CANONICAL


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_line_breaks_become_line_feeds(line_break: str) -> None:
    assert formatted(CANONICAL.replace("\n", line_break)) == CANONICAL


def test_a_byte_order_mark_and_the_marks_around_a_document_are_dropped() -> None:
    assert formatted("\ufeff# c\n---\na: 1\n...\n") == "# c\na: 1\n"


def test_json_becomes_yaml() -> None:
    assert formatted('{\n\t"b": [1, 2],\n\t"a": {"x": "5", "y": null}\n}') == 'b: [1, 2]\na: {x: "5", y: null}\n'


# ---- layout --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: {}\nb: []\n", "a: {}\nb: []\n"),
        ("a:\n- 1\n- 2\n", "a: [1, 2]\n"),
        ("a: [[1], [2]]\n", "a:\n  - [1]\n  - [2]\n"),
        ("a: [{b: 1}]\n", "a:\n  - {b: 1}\n"),
        ("a: {b: {c: 1}}\n", "a:\n  b: {c: 1}\n"),
        ("a: {b: {c: {d: 1}}}\n", "a:\n  b: {c: {d: 1}}\n"),
        ("a: {b: {c: {d: {e: 1}}}}\n", "a:\n  b:\n    c: {d: {e: 1}}\n"),
        ("a: {b: {c: [{d: 1}]}}\n", "a:\n  b:\n    c:\n      - {d: 1}\n"),
        ("- a\n- [b]\n", "- a\n- [b]\n"),
        ("[[[1, [2]]]]", "- - - 1\n    - [2]\n"),
        ("just text\n", "just text\n"),
        ("{}", "{}\n"),
    ],
)
def test_collections_stand_in_brackets_where_they_are_easy_to_read(text: str, expected: str) -> None:
    assert formatted(text) == expected


def test_a_line_in_brackets_is_as_wide_as_allowed_and_no_wider() -> None:
    fits = f"a: {{b: {'x' * (WIDTH - len('a: {b: }'))}}}\n"
    assert len(fits) == WIDTH + 1
    assert formatted(fits) == fits
    wider = f"a: {{b: {'x' * (WIDTH + 1 - len('a: {b: }'))}}}\n"
    assert formatted(wider) == wider.replace("{", "\n  ").replace("}", "").replace(": \n", ":\n")


def test_the_comment_of_a_line_does_not_count_for_its_width() -> None:
    text = f"a: {{b: 1, c: 2}}  # {'long ' * 40}".rstrip() + "\n"
    assert formatted(text) == text


def test_long_text_stays_on_one_line() -> None:
    text = f"note: {'word ' * 100}end\n"
    assert formatted(text) == text
    assert formatted(text.replace(": word", ": >-\n  word").replace("word end", "word\n  end")) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb:\n  c: {d: {e: []}}\nf: 2\ng: 3\n", "a: 1\n\nb:\n  c: {d: {e: []}}\n\nf: 2\ng: 3\n"),
        ("a: 1\n\n\n\nb: 2\n", "a: 1\n\nb: 2\n"),
        ("a:\n\n  b: [[]]\n\n\n  c: 1\n", "a:\n  b: [[]]\n\n  c: 1\n"),
        ("\n\na: 1\n\n\n", "a: 1\n"),
        ("a: 1\n\n\n# c\n\n\nb: 2\n", "a: 1\n\n# c\n\nb: 2\n"),
    ],
)
def test_blank_lines_are_kept_singly_and_set_sections_apart(text: str, expected: str) -> None:
    assert formatted(text) == expected


# ---- scalars -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        *[("'text'", "text"), ('"a b"', "a b"), ("'5'", '"5"'), ("'true'", '"true"'), ("'~'", '"~"'), ("''", '""')],
        *[("", "null"), ("~", "null"), ("null", "null"), ("3.100", "3.100"), ("1E5", "1E5"), ("'no'", "no")],
        *[('"x: y"', '"x: y"'), ('"x:y z"', '"x:y z"'), ('"1:30"', "1:30"), ('"a #b"', '"a #b"'), ('"a#b"', "a#b")],
        *[("'- a'", '"- a"'), ("'-a'", "-a"), ("'-5'", '"-5"'), ("'−5'", '"−5"'), ("'>= 90'", '">= 90"')],
        *[("'<= 90'", "<= 90"), ("'a, b'", "a, b"), ("'[x]'", '"[x]"'), ("'x]'", "x]"), ("'it''s'", "it's")],
        *[("'\"q\"'", '"\\"q\\""'), ('"a\\\\b"', "a\\b"), ('"a\\nb"', '"a\\nb"'), ('"\\e"', '"\\x1b"')],
        *[
            ('"\\u200b"', '"\\u200b"'),
            ('"\\N"', '"\\x85"'),
            ('"\\U0001f600"', "😀"),
            ('" a"', '" a"'),
            ('"a\\_"', '"a\xa0"'),
        ],
        *[("|\n  a\n  b", '"a\\nb\\n"'), ("'---'", '"---"'), ("'... x'", '"... x"'), ('"%x"', '"%x"'), ('"x%"', "x%")],
    ],
)
def test_a_scalar_is_plain_where_it_can_be_and_in_double_quotes_otherwise(written: str, expected: str) -> None:
    assert formatted(f"a: {written}\n") == f"a: {expected}\n"


def test_text_with_a_comma_or_bracket_is_quoted_within_brackets_only() -> None:
    assert formatted("a: 'x, y'\nb: {c: 'x, y', 'd, e': '{'}\n") == 'a: x, y\nb: {c: "x, y", "d, e": "{"}\n'


def test_keys_are_quoted_only_where_yaml_needs_it() -> None:
    text = 'a: {"2022": x, "null": y, "<<": z, "": w, "k: v": u}\n'
    assert formatted(text) == 'a: {2022: x, null: y, "<<": z, "": w, "k: v": u}\n'


def test_text_is_written_in_one_normal_form() -> None:
    assert formatted("a: Chi\u0309 tie\u0302u # Chi\u0309\n") == "a: Chỉ tiêu  # Chỉ\n"


# ---- order and wording ---------------------------------------------------------------------


def test_known_keys_come_first_in_their_order_and_others_follow_in_the_authors() -> None:
    assert formatted("z: 1\nid: x\ny: 2\nformat: f\n") == "format: f\nid: x\nz: 1\ny: 2\n"


def test_comments_move_with_their_entries_and_the_head_stays() -> None:
    text = "# head\n\n# of z\nz: 1  # beside z\n# of id\nid:\n  # in id\n  a: [[]]  # beside a\n"
    assert formatted(text) == "# head\n\n# of id\nid:\n  # in id\n  a: [[]]  # beside a\n\n# of z\nz: 1  # beside z\n"


def test_texts_are_reworded_by_path_and_other_values_are_not() -> None:
    seen: list[tuple[KeyPath, str]] = []

    def rewrite(path: KeyPath, text: str) -> str | None:
        seen.append((path, text))
        return {"> 5": "above 5", "same": "same", "to five": "5"}.get(text)

    text = "a: ['> 5', same, 5, null, x, to five] # c\nb: true\n"
    assert format_text(text, "a", rewrite=rewrite) == 'a: [above 5, same, 5, null, x, "5"]  # c\nb: true\n'
    assert seen == [(("a", 0), "> 5"), (("a", 1), "same"), (("a", 4), "x"), (("a", 5), "to five")]


# ---- comments ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # at the end of a line
        ("a: # c\n  b: [[]]\n", "a:  # c\n  b: [[]]\n"),
        ("a:\n  b: 1\n  c: 2 # c\n", "a:\n  b: 1\n  c: 2  # c\n"),
        ("a: [1, 2] # c\n", "a: [1, 2]  # c\n"),
        ("a: | # c\n  x\n", 'a: "x\\n"  # c\n'),
        ("a: # c\n  1 # d\n", "# c\na: 1  # d\n"),
        ("a: 'x' #1\n", "a: x  # 1\n"),
        ("a:     #     c   \n", "a: null  #     c\n"),
        # between brackets
        ("a: { # c\n  b: 1, # d\n  # e\n  f: 2 } # g\n", "# c\na:  # g\n  b: 1  # d\n  # e\n  f: 2\n"),
        ("a: [1, 2 # c\n]\n", "a:\n  - 1\n  - 2  # c\n"),
        ("a: [1,\n# c\n]\n", "a:\n  - 1\n  # c\n"),
        ("a: [ # c\n]\n", "a: []  # c\n"),
        ("a: [\n# c\n]\n", "# c\na: []\n"),
        # around list items
        ("- # c\n  a: 1\n  b: [[]]\n", "# c\n- a: 1\n  b: [[]]\n"),
        ("- {a: 1} # c\n", "- {a: 1}  # c\n"),
        ("- {a: [[1]]} # c\n", "# c\n- a:\n    - [1]\n"),
        ("- - # c\n    - [1]\n", "# c\n- - - [1]\n"),
        # at the end of blocks
        ("a:\n  b: [[]]\n  # c\nd: 1\n", "a:\n  b: [[]]\n  # c\n\nd: 1\n"),
        ("a:\n  b: [[]]\n# c\nd: 1\n", "a:\n  b: [[]]\n\n# c\nd: 1\n"),
        ("a:\n  b:\n    - [1]\n  # d\n    # e\n", "a:\n  b:\n    - [1]\n  # d\n  # e\n"),
        ("a:\n  b:\n    - [1]\n    # d\n  # e\n", "a:\n  b:\n    - [1]\n    # d\n  # e\n"),
        ("a:\n- 1\n# c\n- 2\n# d\nb: 1\n", "a:\n  - 1\n  # c\n  - 2\n\n# d\nb: 1\n"),
        ("a: 1\n\n# c\n\n\n", "a: 1\n\n# c\n"),
        # around everything else
        ("# c\n\nx\n# d\n", "# c\n\nx\n# d\n"),
        ("{a: 1} # c\n", "# c\n\na: 1\n"),
        ("{} # c\n", "{}  # c\n"),
        ("a:\n  # c\n  1\n", "# c\na: 1\n"),
    ],
)
def test_a_comment_stays_with_its_entry(text: str, expected: str) -> None:
    assert formatted(text) == expected


def test_number_signs_in_text_are_no_comments() -> None:
    text = 'a: "x # y"\nb: x#y\nc: |\n  # z\n'
    assert comments_of(text, read_nodes(text, "a")) == []


# ---- safety --------------------------------------------------------------------------------


def test_a_document_that_cannot_be_read_is_refused_with_its_findings() -> None:
    with pytest.raises(InvalidDocumentError) as refused:
        format_text("a: 1\na: 2\n", "a.yaml")
    assert [found.code for found in refused.value.findings] == ["yaml_duplicate_key"]


def test_a_number_beyond_the_limits_is_the_documents_fault() -> None:
    with pytest.raises(InvalidDocumentError):
        format_text("a: 1e999\n", "a.yaml")


@pytest.mark.parametrize(
    ("damaged", "named"),
    [
        ("a: 1\n", "`c`"),
        ("a: 1  # d\n", "`c`"),
        ("a: 1  # c\n# c\n", "repeated"),
        ("a: 1.0  # c\n", "other data"),
        ("a: true  # c\n", "other data"),
        ('a: "1"  # c\n', "other data"),
        ("a: 1  # c\na: 1\n", "read again"),
    ],
)
def test_damage_is_noticed_before_anything_is_returned(
    damaged: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(format_yaml, "emit", lambda *_: damaged)
    with pytest.raises(FormattingError, match=named):
        format_text("a: 1 # c\n", "a.yaml")


@pytest.mark.parametrize("file", RULESETS, ids=lambda file: "/".join(file.parts[-3:]))
def test_shipped_documents_keep_their_data_and_comments(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    once = format_text(text, file.name)
    assert format_text(once, file.name) == once
    before, after = read_nodes(text, "a"), read_nodes(once, "a")
    assert repr(to_data(before)[0]) == repr(to_data(after)[0])
    assert comments_of(text, before) == comments_of(once, after)


def test_a_tree_prints_without_comments_by_the_same_layout() -> None:
    lines = [line.partition("  # ")[0].rstrip() for line in CANONICAL.splitlines()]
    without = "".join(f"{line}\n" for line in lines if line and not line.lstrip().startswith("#"))
    assert emit(read_nodes(CANONICAL, "a")) == formatted(without)
