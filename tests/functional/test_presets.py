"""Every way of scoring has a page; its formula and its picture are what the library gives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
from tests.functional.doc_curves import svg_of
from tests.functional.preset_pages import FOLDER, PRESETS, pictures_of, ruleset_of

from emulation_rules.model.score_tree import Combine
from emulation_rules.model.scoring import BestOf, Scoring


def _name(page: Path) -> str:
    return page.stem


@pytest.mark.parametrize("page", PRESETS, ids=_name)
def test_the_pictures_of_a_page_are_current(page: Path, *, reset_golden: bool) -> None:
    """``--reset-golden`` draws them anew; look at them before committing them."""
    pictures, ruleset = pictures_of(page), ruleset_of(page)
    assert pictures, "a page has a picture"
    for picture in pictures:
        drawn, file = svg_of(picture, ruleset), FOLDER / picture.file
        if reset_golden:
            file.write_text(drawn, encoding="utf-8", newline="\n")
        assert drawn == file.read_text(encoding="utf-8")
        assert ET.fromstring(drawn).tag.endswith("svg")  # noqa: S314  # our own


def test_every_picture_is_shown() -> None:
    shown = {picture.file for page in PRESETS for picture in pictures_of(page)}
    assert {file.name for file in FOLDER.glob("*.svg")} == shown


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
