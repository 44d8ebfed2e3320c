from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulation_rules.language_server.cursor import Cursor, layout_of
from emulation_rules.model.place import KeyPath

TEXT = """\
format: emulation-rules/1
indicators:
  a: {measure: count, bet┃1}
  b:
    measure: percent
    better: hi┃2
targets:
  t1:
    indicator: a
    all_of:
    - indicator: b
      cri┃3
    - {indicator: b, criterion: at least 3┃4, points: 3}
  t2: {indicator: # who
    b┃5, points: 3}
  ┃6
groups:
  g:
    members:
      - t1
      - t┃7
    note: "a: ┃8b"
note: |
  foo: b┃9ar
  x: y
score: ┃0  # why ┃#
"""


def _marked(text: str, mark: str) -> tuple[str, int]:
    at = text.index(f"┃{mark}")
    before, after = text[:at], text[at + 2 :]
    for other in "0123456789#":
        before, after = before.replace(f"┃{other}", ""), after.replace(f"┃{other}", "")
    return before + after, len(before)


@pytest.mark.parametrize(
    ("mark", "path", "at_key", "written"),
    [
        ("1", ("indicators", "a"), True, "bet"),
        ("2", ("indicators", "b", "better"), False, "hi"),
        ("3", ("targets", "t1", "all_of", 0), True, "cri"),
        ("4", ("targets", "t1", "all_of", 1, "criterion"), False, "at least 3"),
        ("5", ("targets", "t2", "indicator"), False, "b"),
        ("6", ("targets",), True, ""),
        ("7", ("groups", "g", "members", 1), True, "t"),
        ("8", ("groups", "g", "note"), False, '"a: '),
        ("0", ("score",), False, ""),
    ],
)
def test_the_cursor_knows_the_keys_around_it(mark: str, path: KeyPath, at_key: bool, written: str) -> None:
    text, offset = _marked(TEXT, mark)
    cursor = layout_of(text, offset).cursor
    assert cursor is not None
    assert (cursor.path, cursor.at_key, cursor.written) == (path, at_key, written)
    assert text[cursor.start : offset] == written


@pytest.mark.parametrize("mark", ["9", "#"])
def test_in_texts_of_several_lines_and_in_comments_there_is_nothing_to_complete(mark: str) -> None:
    assert layout_of(*_marked(TEXT, mark)).cursor is None


def test_the_keys_of_every_mapping_are_known_however_broken_the_rest_is() -> None:
    text, _ = _marked(TEXT, "1")
    keys = layout_of(text).keys
    assert keys["indicators",] == ["a", "b"]
    assert keys["targets",] == ["t1", "t2"]
    assert keys["targets", "t1", "all_of", 1] == ["indicator", "criterion", "points"]
    assert keys["groups", "g"] == ["members", "note"]
    assert keys[()] == ["format", "indicators", "targets", "groups", "note", "score"]


def test_json_is_read_like_yaml() -> None:
    text = '{"targets": {"t1": {"indicator": "cl'
    assert layout_of(text, len(text)).cursor == Cursor(("targets", "t1", "indicator"), False, 33, '"cl', flow=True)


@given(st.text(st.sampled_from("a:- {}[],#'\"|\n\r\t🏅"), max_size=60), st.integers(-1, 61))
@settings(max_examples=500)
def test_any_text_has_a_layout(text: str, offset: int) -> None:
    cursor = layout_of(text, offset).cursor
    assert cursor is None or 0 <= cursor.start <= len(text)
