"""A check is complete: it has fixtures, a page in both languages, a message, and a code of its own."""

from __future__ import annotations

import pytest
from tests.samples.checks import ALL, FIXTURES, Fixture, has_message, name_of

from emulation_rules.i18n import lint_leftover_messages, lint_meaning_messages, lint_messages, lint_wording_messages
from emulation_rules.linting import checks
from emulation_rules.linting.registry import all_checks

EACH = pytest.mark.parametrize("fixture", ALL, ids=name_of)
PAGES = FIXTURES.parents[2] / "docs" / "checks"
CODES = [check.code for check in all_checks()]


def test_codes_are_unique() -> None:
    assert len(set(CODES)) == len(CODES)


@EACH
def test_a_check_has_its_fixtures(fixture: Fixture) -> None:
    wanted = {"about.yaml", "bad.yaml", "bad.findings", "good.yaml"} | (
        {"fixed.yaml"} if fixture.check.fixable else set()
    )
    assert wanted <= {file.name for file in fixture.folder.iterdir()}


@EACH
def test_a_check_has_a_page_in_both_languages(fixture: Fixture) -> None:
    assert (PAGES / f"{fixture.check.code}.md").is_file()
    assert (PAGES / f"{fixture.check.code}-vi.md").is_file()


@EACH
def test_a_check_has_words_in_both_languages(fixture: Fixture) -> None:
    assert has_message(fixture.check.code)
    assert all(text.vi and text.en for text in fixture.about().values())


@EACH
def test_a_check_says_what_it_asks(fixture: Fixture) -> None:
    module = f"{checks.__name__}.{fixture.check.code}"
    assert (__import__(module, fromlist=["__doc__"]).__doc__ or "").strip()


def test_nothing_is_left_of_a_check_that_is_gone() -> None:
    assert sorted(folder.name for folder in FIXTURES.iterdir()) == CODES
    pages = {page.stem.removesuffix("-vi") for page in PAGES.glob("*.md")}
    assert pages - {"index"} == set(CODES)


def test_the_messages_of_checks_are_of_checks() -> None:
    areas = (lint_messages, lint_wording_messages, lint_meaning_messages, lint_leftover_messages)
    assert {code for area in areas for code in area.MESSAGES} <= set(CODES)
