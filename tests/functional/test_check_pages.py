"""The pages of checks are what their fixtures and messages say, and all stand in the navigation."""

from __future__ import annotations

import pytest
from tests.functional.ambiguities import ASKED_BY
from tests.functional.check_pages import FOLDER, NAVIGATION, navigation, pages

from emulation_rules.linting.registry import all_checks

PAGES = pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_of_a_check_is_current(name: str, *, reset_golden: bool) -> None:
    if reset_golden:
        (FOLDER / name).write_text(PAGES[name], encoding="utf-8")
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name]


def test_the_navigation_holds_every_check(*, reset_golden: bool) -> None:
    written = NAVIGATION.read_text(encoding="utf-8")
    if reset_golden:
        NAVIGATION.write_text(navigation(written), encoding="utf-8")
        return
    assert written == navigation(written)


def test_what_is_left_open_is_asked_by_checks_there_are() -> None:
    asked = {code for codes in ASKED_BY.values() for code in codes}
    assert asked <= {check.code for check in all_checks()}
