"""Cells of a CSV table hold text, whatever stands in it."""

from __future__ import annotations

import pytest

from emulation_rules.outputs.csv_cells import safe


@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\ufeff", "\u200b", "\u00ad", "\ufeff \u200b", "\u202e"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_nothing_invisible_hides_the_beginning_of_a_formula(before: str, sign: str) -> None:
    assert safe(f"{before}{sign}1").startswith("'")


@pytest.mark.parametrize("text", ["", "Gia Lai", "a = b", "\ufeff", "3–5"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe(text) == text
