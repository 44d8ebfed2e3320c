"""What scalars stand for, and where data stands in its file."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.place import Place
from emulation_rules.syntax.yaml.data import Atom, Data, from_data, to_data
from emulation_rules.syntax.yaml.emit import emit
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes


def value_of(text: str) -> Data:
    data = to_data(read_nodes(f"a: {text}\n", "a.yaml"))[0]
    assert isinstance(data, dict)
    return data["a"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("75", 75),
        ("92.02", Decimal("92.02")),
        ("3.100", Decimal("3.100")),
        ("1e3", Decimal("1e3")),
        ("-0.5E-2", Decimal("-0.005")),
    ],
)
def test_only_what_json_can_write_is_more_than_text(text: str, value: Atom) -> None:
    assert repr(value_of(text)) == repr(value) if not isinstance(value, Decimal) else value_of(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *[
            "no",
            "No",
            "yes",
            "on",
            "True",
            "NULL",
            "Null",
            "1:30",
            "0x1F",
            "0o17",
            "1_000",
            "007",
            "+5",
            ".5",
            "5.",
            "-x",
        ],
        *["1.234,5", "7,08", ".inf", "-.inf", ".nan", "nan", "1e", "2022-11-15", "2022-H1", "5%", "1 000", "٣", "９０"],
    ],
)
def test_everything_else_is_text(text: str) -> None:
    assert value_of(text) == text


@pytest.mark.parametrize("text", ["5", "null", "true", "", "~", "1e3"])
def test_what_is_quoted_is_text(text: str) -> None:
    assert value_of(f'"{text}"') == text
    assert value_of(f"'{text}'") == text
    assert value_of(f"|-\n  {text}") == text


def test_the_places_written_are_kept() -> None:
    assert str(value_of("3.100")) == "3.100"


def test_keys_are_always_text() -> None:
    assert to_data(read_nodes("{2022: 1, true: 2, null: 3}", "a"))[0] == {"2022": 1, "true": 2, "null": 3}


def test_numbers_beyond_the_limits_are_refused_all_at_once_and_quickly() -> None:
    text = f"a: 1e999999\nb: [5, {'9' * 6000}]\nc: 1e-31\nd: 0.{'1' * 41}\ne: 1e30\n"
    with pytest.raises(InvalidDocumentError) as refused:
        to_data(read_nodes(text, "a.yaml"))
    assert {found.code for found in refused.value.findings} == {"yaml_number_size"}
    assert [found.path for found in refused.value.findings] == [("a",), ("b", 1), ("c",), ("d",)]


def test_places_are_known_for_keys_and_values() -> None:
    _, places = to_data(read_nodes("t:\n  - {a: 1}\n", "a.yaml"))
    assert places.of_value(()) == Place("a.yaml", 1, 1)
    assert places.of_key(("t",)) == Place("a.yaml", 1, 1)
    assert places.of_value(("t", 0)) == Place("a.yaml", 2, 5)
    assert places.of_key(("t", 0, "a")) == Place("a.yaml", 2, 6)
    assert places.of_value(("t", 0, "a")) == Place("a.yaml", 2, 9)
    assert places.of_value(("t", 0, "missing")) == Place("a.yaml", 2, 5)


def test_data_becomes_a_tree_that_prints_as_that_data() -> None:
    data: Data = {"a": [None, True, False, 0, Decimal("3.100"), "5", "x"], "b": {"2022": {"d": {}}}, "c": []}
    assert emit(from_data(data)) == 'a: [null, true, false, 0, 3.100, "5", x]\n\nb:\n  2022: {d: {}}\n\nc: []\n'
