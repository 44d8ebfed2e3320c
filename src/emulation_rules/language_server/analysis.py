"""Everything that is known of one text: what is found in it, and what it says as far as it can be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from emulation_rules.linting.config import NO_CONFIG, Config
from emulation_rules.linting.find_config import find_config
from emulation_rules.linting.lint import doubts
from emulation_rules.linting.registry import all_checks
from emulation_rules.linting.subject import Subject
from emulation_rules.model.errors import InvalidConfigError, InvalidDocumentError, InvalidRulesetError
from emulation_rules.model.finding import Finding
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.document import Document
from emulation_rules.syntax.reading.extends import read_document
from emulation_rules.syntax.reading.read_ruleset import understood
from emulation_rules.syntax.yaml.nodes import Node
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes


@dataclass(frozen=True, slots=True)
class Analysis:
    """One text under the name of its file.

    ``root`` is None where it is no YAML; ``document`` also where what it extends cannot be read; ``ruleset`` also where
    anything is wrong with it.
    """

    text: str
    file: str
    findings: tuple[Finding, ...] = ()
    root: Node | None = None
    document: Document | None = None
    ruleset: Ruleset | None = None


def analyse(text: str, file: str, base: Path | None) -> Analysis:
    """Return what is known of a text; ``base`` is the folder in which others are looked for, None where it has none."""
    config, troubles = config_of(file, base)
    try:
        root = read_nodes(text, file)
        document = read_document(text, file, base)
    except InvalidDocumentError as error:
        return Analysis(text, file, (*error.findings, *troubles), _root(text, file))
    try:
        subject = Subject(understood(document), document)
    except InvalidRulesetError as error:
        return Analysis(text, file, (*error.findings, *troubles), root, document)
    found = config.kept(doubts(subject, config.checks(all_checks())), Path(file))
    return Analysis(text, file, (*found, *troubles), root, document, subject.ruleset)


def _root(text: str, file: str) -> Node | None:
    try:
        return read_nodes(text, file)
    except InvalidDocumentError:
        return None


def config_of(file: str, base: Path | None) -> tuple[Config, Iterable[Finding]]:
    """Return the settings of the linter nearest to a file, and what is wrong with them."""
    if base is None:
        return NO_CONFIG, ()
    try:
        return find_config(Path(file), {check.code for check in all_checks()}), ()
    except InvalidConfigError as error:
        return NO_CONFIG, error.findings
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return NO_CONFIG, ()
