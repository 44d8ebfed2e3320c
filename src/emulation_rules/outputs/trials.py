"""The forms in which test cases and what came of them are told."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal, TypeAlias

from emulation_rules.model.text import Language
from emulation_rules.model.trial_result import TrialReport
from emulation_rules.outputs import trials_github, trials_json, trials_junit, trials_markdown, trials_text

TrialsFormat: TypeAlias = Literal["text", "json", "github", "junit", "markdown"]
"""The names of the forms."""


def render(report: TrialReport, form: TrialsFormat, language: Language, folder: PurePath | None = None) -> str:
    """Return the report in a form, ending with a line break. ``folder`` is the one that files are named from."""
    match form:
        case "json":
            return trials_json.render(report, language)
        case "junit":
            return trials_junit.render(report, language)
        case "markdown":
            return trials_markdown.render(report, language)
        case "github":
            return trials_github.render(report, language, folder)
        case _:
            return trials_text.render(report, language)
