"""Two versions of a ruleset, and whom the change reaches, as people and programs are shown them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from tests.samples.changed_pact import DEMO, PACT, REPORTS, changed_demo, changed_pact

from emulation_rules.api import diff, impact, load, load_reports, loads
from emulation_rules.exchange.diff_json import diff_schema
from emulation_rules.exchange.impact_json import impact_schema
from emulation_rules.model.impact import Impact
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.ruleset_changes import RulesetChanges
from emulation_rules.model.text import LANGUAGES, Language
from emulation_rules.outputs import diff_json, diff_markdown, diff_text, impact_json, impact_markdown, impact_text

GOLDEN = Path(__file__).parents[2] / "golden" / "diffs"
_DIFFS: dict[str, Callable[[RulesetChanges, Language], str]] = {
    "txt": lambda changes, language: diff_text.render(changes, language, cases=True),
    "md": diff_markdown.render,
    "json": diff_json.render,
}
_IMPACTS: dict[str, Callable[[Impact, Language], str]] = {
    "txt": impact_text.render,
    "md": impact_markdown.render,
    "json": impact_json.render,
}
_EVERYTHING = """
format: emulation-rules/1
id: pact
title: {vi: Giao ước | năm, en: Pact | year}
period: 2022
units: {a: A, b: B}
indicators:
  crimes: {vi: Tội phạm, en: Crimes, measure: count, better: lower}
  rate: {vi: Tỷ lệ, en: Rate, measure: percent, better: higher, ceiling: 100}
targets:
"""
_BEFORE = """
  gone: {vi: Bỏ, en: Gone, indicator: crimes, criterion: none, points: 2}
  same: {vi: Như cũ, en: Same, indicator: crimes, criterion: at most 9, points: 2}
  both:
    {vi: Cả hai, en: Both, points: 5,
    all_of: [{indicator: crimes, criterion: at most 9}, {indicator: rate, criterion: above 5%}]}
  moved:
    {vi: Đổi, en: Moved, points: 5,
    indicator: crimes, criterion: down from previous year, zero_baseline: undetermined}
"""
_AFTER = """
  same: {vi: Như cũ, en: Same, indicator: crimes, criterion: at most 9, points: 3}
  both:
    {vi: Cả hai, en: Both, points: 5,
    any_of: [{indicator: crimes, criterion: at most 9}, {indicator: rate, criterion: above 5%}]}
  moved: {vi: Đổi rồi, en: Moved on, indicator: crimes, criterion: not up from year 2020, only: [a], points: 5}
  come: {vi: Mới, en: Come, deliverable: true, points: 1}
"""


def _kept(file: Path, rendered: str, *, reset_golden: bool) -> None:
    if reset_golden:
        file.parent.mkdir(exist_ok=True)
        file.write_text(rendered, encoding="utf-8", newline="\n")
    assert rendered == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", sorted(_DIFFS))
def test_the_planted_changes_are_shown_as_agreed(suffix: str, language: Language, *, reset_golden: bool) -> None:
    """``pytest --reset-golden`` writes them anew; read the difference before committing it."""
    rendered = _DIFFS[suffix](diff(load(PACT), changed_pact()), language)
    _kept(GOLDEN / f"pact.{language}.{suffix}", rendered, reset_golden=reset_golden)


def _everything() -> tuple[Ruleset, Ruleset]:
    return loads(_EVERYTHING + _BEFORE), loads(_EVERYTHING + _AFTER)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", sorted(_DIFFS))
def test_changes_of_every_kind_are_shown_as_agreed(suffix: str, language: Language, *, reset_golden: bool) -> None:
    rendered = _DIFFS[suffix](diff(*_everything()), language)
    _kept(GOLDEN / f"everything.{language}.{suffix}", rendered, reset_golden=reset_golden)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", sorted(_IMPACTS))
def test_the_impact_is_shown_as_agreed(suffix: str, language: Language, tmp_path: Path, *, reset_golden: bool) -> None:
    old = load(DEMO)
    found = impact(old, changed_demo(tmp_path), load_reports(REPORTS, old))
    _kept(GOLDEN / f"impact.{language}.{suffix}", _IMPACTS[suffix](found, language), reset_golden=reset_golden)


def test_markdown_holds_whatever_titles_have() -> None:
    old, new = _everything()
    new = replace(new, title=replace(new.title, en="A | b <img> @someone"))
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(diff_markdown.render(diff(old, new), "en"))
    assert "<img>" not in html
    assert html.count("<table>") == 1


def test_nothing_changed_is_said() -> None:
    changes = diff(load(PACT), load(PACT))
    assert "both versions are the same" in diff_text.render(changes, "en")
    assert json.loads(diff_json.render(changes, "vi"))["format"] == "emulation-rules-diff/1"


def test_documents_are_as_their_schemas_say(tmp_path: Path) -> None:
    old = load(DEMO)
    found = impact(old, changed_demo(tmp_path), load_reports(REPORTS, old))
    for schema, document in (
        (diff_schema(), diff_json.render(diff(*_everything()), "en")),
        (impact_schema(), impact_json.render(found, "en")),
    ):
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(json.loads(document))
