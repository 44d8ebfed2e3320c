"""The tables of wordings are complete and say no two things by the same words."""

from __future__ import annotations

import pytest

from emulation_rules.model.text import LANGUAGES, Language
from emulation_rules.syntax.phrases import read_criterion
from emulation_rules.syntax.phrasing import shapes
from emulation_rules.syntax.phrasing.grammar import BASELINES, CRITERIA, MARKS, QUANTITIES, Wording
from emulation_rules.syntax.phrasing.trie import build, expand


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (CRITERIA, shapes.CRITERION_OF),
        (MARKS, shapes.MARK_OF),
        (BASELINES, shapes.BASELINE_OF),
        (QUANTITIES, shapes.QUANTITY_OF),
    ],
)
def test_every_row_of_a_table_stands_for_a_value(table: tuple[Wording, ...], values: dict[str, object]) -> None:
    assert sorted(row.key for row in table) == sorted(values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_canonical_wordings_have_no_choices(language: Language) -> None:
    rows = [*CRITERIA, *MARKS, *BASELINES, *QUANTITIES]
    assert [row.key for row in rows if len(expand(row.canonical(language))) > 1] == []


@pytest.mark.parametrize("row", CRITERIA, ids=lambda row: row.key)
def test_every_wording_of_a_criterion_is_read_as_its_own_row(row: Wording) -> None:
    for text in (each for language in LANGUAGES for wording in row.of(language) for each in expand(wording)):
        phrase = text.replace("{baseline}", "previous year")
        for slot in ("{mark}", "{amount}"):
            phrase = phrase.replace(slot, "3%", 1).replace(slot, "5%")
        assert shapes.criterion_parts(read_criterion(phrase))[0] == row.key, phrase


def test_a_wording_of_two_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="ambiguous wording"):
        build([Wording("a", ("at least {mark}",), ("x",)), Wording("b", ("at least {mark}",), ("y",))])
    with pytest.raises(ValueError, match="ambiguous wording"):
        build([Wording("a", ("at {mark}",), ("x",)), Wording("b", ("at {amount}",), ("y",))])
