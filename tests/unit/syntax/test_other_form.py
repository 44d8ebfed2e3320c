"""A document of another of our forms is told from one of the form asked for, and from what is no form of ours."""

from __future__ import annotations

import pytest

from emulation_rules.syntax.other_form import is_other_form


@pytest.mark.parametrize(
    ("said", "wanted", "other"),
    [
        ("emulation-rules/1", "emulation-rules-report/1", True),
        ("emulation-rules-report/7", "emulation-rules/1", True),
        ("emulation-rules-report/1", "emulation-rules-report/1", False),
        ("emulation-rules-report/2", "emulation-rules-report/1", False),
        ("emulation-rules", "emulation-rules-report/1", False),
        ("emulation-rules/1 ", "emulation-rules-report/1", False),
        ("1", "emulation-rules/1", False),
    ],
)
def test_another_form_is_known_by_its_name(said: str, wanted: str, *, other: bool) -> None:
    assert is_other_form(said, wanted) is other
