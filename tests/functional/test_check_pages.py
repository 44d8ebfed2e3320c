"""The pages of checks are what their fixtures and messages say, and all stand in the navigation."""

from __future__ import annotations

import pytest
from tests.functional.check_pages import FOLDER, NAVIGATION, navigation, pages

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
