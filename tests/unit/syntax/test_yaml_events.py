from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import Event

from emulation_rules.syntax.yaml.yaml_events import events_of

RULESETS = sorted(Path(__file__).parents[3].joinpath("rulesets").glob("*/ruleset.yaml"))
TEXTS = {
    "flow": "{a: [1, {b: c d}, 'e'], f: {}, g: [h: i], j: }",
    "keys over lines": "a b\n  c: d\n? e\n: f\n'g': |\n  h\n- i",
    "keys that come to nothing": "a: b\nc\nd: e",
    "a long key": f"{'k' * 1100}: 1",
    "a long key in a flow": f"{{{'k' * 1100}: 1}}",
    "properties": "--- !t\na: &x 1\nb: *x\n...\n--- 2",
    "unclosed": "a: [1, 2\nb: {c",
    "words": "a b: c, d\ne f : [g  h, i j , k]\nl: m #n\no? p: {q? r: s:t, u:, v#w: x}\n- : -",
    "tabs and breaks": "a:\t1\r\nb: >\r\n  c\r\n\r\n  d\r\n# e\r\nf: 'g\n\n h'",
    "nothing": "",
}


def shown(events: Iterable[Event]) -> list[str]:
    told = []
    try:
        for event in events:
            marks = [(mark.index, mark.line, mark.column) for mark in (event.start_mark, event.end_mark)]
            told.append(f"{event!r} {marks}")
    except MarkedYAMLError as error:
        told.append(str(error))
    return told


@pytest.mark.parametrize(
    "text",
    [*TEXTS.values(), *(file.read_text("utf-8") for file in RULESETS)],
    ids=[*TEXTS, *(file.parent.name for file in RULESETS)],
)
def test_events_and_errors_are_those_of_the_library_itself(text: str) -> None:
    expected = shown(YAML(typ="safe", pure=True).parse(text))
    assert shown(events_of(text)) == expected
    assert expected


@given(
    st.lists(st.sampled_from([*"ab:,[]{}?#-'\"|>&*!%", " ", "  ", "\n", "\n  ", "\t", ": ", "a b", "\u2028", "\ufeff"]))
)
def test_any_characters_give_the_same_events_and_errors(parts: list[str]) -> None:
    text = "".join(parts)
    assert shown(events_of(text)) == shown(YAML(typ="safe", pure=True).parse(text))
