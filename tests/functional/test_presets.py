"""Every way of scoring has a page; its formula and its picture are what the library gives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
from tests.functional.doc_curves import svg_of
from tests.functional.preset_pages import FOLDER, PRESETS, ruleset_of

from emulation_rules.model.scoring import BestOf, Combine, Scoring


def _name(page: Path) -> str:
    return page.stem


@pytest.mark.parametrize("page", PRESETS, ids=_name)
def test_the_picture_of_a_page_is_current(page: Path, *, reset_golden: bool) -> None:
    """``--reset-golden`` draws it anew; look at it before committing it."""
    file = page.with_suffix(".svg")
    drawn = svg_of(page)
    if reset_golden:
        file.write_text(drawn, encoding="utf-8", newline="\n")
    assert drawn == file.read_text(encoding="utf-8")
    assert ET.fromstring(drawn).tag.endswith("svg")  # noqa: S314  # our own
    assert f"]({file.name})" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PRESETS, ids=_name)
def test_a_page_says_what_when_and_how(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for part in ("## When to use it", "## As a formula", "## A worked example", f"<!-- table:formula-{page.stem} -->"):
        assert part in text
    assert "# prints: " in text


def test_every_way_of_scoring_has_a_page() -> None:
    shown = {
        kind for page in PRESETS for target in ruleset_of(page).targets.values() for kind in _kinds(target.scoring)
    }
    assert shown == set(get_args(Scoring))


def _kinds(scoring: Scoring) -> set[type]:
    inner = {kind for way in scoring.ways for kind in _kinds(way)} if isinstance(scoring, BestOf) else set()
    return {type(scoring), *inner}


def test_every_way_of_combining_has_a_page() -> None:
    shown = {group.combine for page in PRESETS for group in ruleset_of(page).groups.values()}
    assert {Combine.WEIGHTED_MEAN, Combine.MEAN_OF_WORST, Combine.MINIMUM} <= shown


def test_every_page_stands_in_the_index() -> None:
    index = (FOLDER / "index.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\]\(([\w-]+\.md)\)", index)) == sorted(page.name for page in PRESETS)
