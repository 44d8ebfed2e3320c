"""The one catalogue of everything that is said to people, and how a finding is written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from emulation_rules.i18n import (
    audit_messages,
    cluster_messages,
    command_messages,
    comparison_messages,
    diff_messages,
    editor_messages,
    evaluation_messages,
    file_messages,
    formula_messages,
    frame_messages,
    heading_messages,
    impact_messages,
    lint_config_messages,
    lint_leftover_messages,
    lint_meaning_messages,
    lint_messages,
    lint_score_messages,
    lint_structure_messages,
    lint_title_messages,
    lint_wording_messages,
    phrase_messages,
    proof_messages,
    report_messages,
    result_formula_messages,
    result_messages,
    ruleset_messages,
    score_messages,
    scoring_messages,
    sensitivity_messages,
    sql_messages,
    standing_messages,
    trial_messages,
    usage_messages,
    yaml_messages,
)
from emulation_rules.i18n.display_width import display_width, visible
from emulation_rules.i18n.message import Message
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.place import path_text
from emulation_rules.model.text import Language, shortened

AREAS: Final[tuple[Mapping[str, Message], ...]] = (
    yaml_messages.MESSAGES,
    ruleset_messages.MESSAGES,
    phrase_messages.MESSAGES,
    formula_messages.MESSAGES,
    frame_messages.MESSAGES,
    report_messages.MESSAGES,
    result_messages.MESSAGES,
    result_formula_messages.MESSAGES,
    score_messages.MESSAGES,
    scoring_messages.MESSAGES,
    standing_messages.MESSAGES,
    trial_messages.MESSAGES,
    comparison_messages.MESSAGES,
    diff_messages.MESSAGES,
    impact_messages.MESSAGES,
    heading_messages.MESSAGES,
    evaluation_messages.MESSAGES,
    file_messages.MESSAGES,
    command_messages.MESSAGES,
    usage_messages.MESSAGES,
    cluster_messages.MESSAGES,
    audit_messages.MESSAGES,
    sql_messages.MESSAGES,
    lint_messages.MESSAGES,
    lint_meaning_messages.MESSAGES,
    lint_leftover_messages.MESSAGES,
    lint_wording_messages.MESSAGES,
    editor_messages.MESSAGES,
    lint_config_messages.MESSAGES,
    lint_structure_messages.MESSAGES,
    lint_score_messages.MESSAGES,
    lint_title_messages.MESSAGES,
    sensitivity_messages.MESSAGES,
    proof_messages.MESSAGES,
)
"""The messages of each area; a code belongs to one area only."""

CATALOGUE: Final[Mapping[str, Message]] = MappingProxyType(
    {code: message for area in AREAS for code, message in area.items()}
)

_LONGEST_PATH: Final = 500
"""Characters of a path that are told: names in it may be those of a program's figures, of any length."""

PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")
"""A placeholder of a message. Other braces, as in an example of YAML, stand for themselves."""


def fill(template: str, details: Mapping[str, str]) -> str:
    """Return the template with its placeholders filled in; one without a detail stays as it is."""
    return PLACEHOLDER.sub(lambda found: details.get(found[1], found[0]), template)


def say(code: str, language: Language, **details: str) -> str:
    """Return what a message says. Raises `KeyError` for a code the catalogue does not have."""
    return fill(CATALOGUE[code].what.pick(language), details)


def render_finding(finding: Finding, language: Language) -> str:
    """Return a finding as ``file:line:column: key.path: what; remedy (did you mean `x`?)``.

    A line of source with a caret under the fault follows where the finding carries one.
    """
    place = f"{finding.place}: " if finding.place.file else ""
    grave = "" if finding.severity is Severity.ERROR else say(f"finding_{finding.severity}", language)
    path = f"{visible(shortened(path_text(finding.path), _LONGEST_PATH))}: " if finding.path else ""
    line = f"{visible(place)}{grave}{path}{finding_text(finding, language)}"
    return f"{line}\n{_excerpt(finding)}" if finding.excerpt else line


def finding_text(finding: Finding, language: Language) -> str:
    """Return what is the matter, how to mend it and the near misses, without the place."""
    details = {name: visible(value) for name, value in finding.details}
    message = CATALOGUE.get(finding.code)
    if message is None:
        what, remedy = ": ".join(filter(None, [finding.code, ", ".join(f"{n} {v}" for n, v in details.items())])), ""
    else:
        what, remedy = (fill(text.pick(language), details) for text in (message.what, message.remedy))
    said = f"{what}; {remedy}" if remedy else what
    return f"{said} {suggested(finding.suggestions, language)}" if finding.suggestions else said


def finding_text_in_both(finding: Finding) -> str:
    """Return what is the matter in both languages, for databases that do not know their reader's."""
    return f"{finding_text(finding, 'en')} | {finding_text(finding, 'vi')}"


def suggested(suggestions: Iterable[str], language: Language) -> str:
    """Return the question whether one of these was meant."""
    joiner = say("finding_or", language)
    return say("finding_suggestion", language, suggested=joiner.join(f"`{visible(each)}`" for each in suggestions))


def _excerpt(finding: Finding) -> str:
    before = finding.excerpt[: finding.caret]
    # A tab is as wide above the caret as beside it, so it is repeated; anything else counts by its width.
    blanks = "".join("\t" if character == "\t" else " " * display_width(visible(character)) for character in before)
    shown = "\t".join(visible(piece) for piece in finding.excerpt.split("\t"))
    return f"    {shown}\n    {blanks}^"


def render_findings(findings: Iterable[Finding], language: Language) -> str:
    """Return findings one below the other."""
    return "\n".join(render_finding(finding, language) for finding in findings)
