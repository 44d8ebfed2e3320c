"""The fixtures of checks: what they find in a bad ruleset, and the words of their pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from emulation_rules.i18n.catalogue import CATALOGUE
from emulation_rules.linting.check import Check
from emulation_rules.linting.lint import lint
from emulation_rules.linting.mend import mended
from emulation_rules.linting.registry import all_checks
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import path_text
from emulation_rules.model.text import Text
from emulation_rules.syntax.yaml.data import to_data
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes

FIXTURES = Path(__file__).parents[1] / "golden" / "lint"
ABOUT = ("title", "what", "why")
"""What ``about.yaml`` says of a check, in both languages."""


@dataclass(frozen=True, slots=True)
class Fixture:
    """The folder of one check."""

    check: Check

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return FIXTURES / self.check.code

    def text(self, name: str) -> str:
        """Return the text of one of its files."""
        return (self.folder / name).read_text(encoding="utf-8")

    def found(self, name: str) -> tuple[Finding, ...]:
        """Return what all checks find in one of its rulesets."""
        return lint(self.text(name), name, base=self.folder)

    def own(self, name: str) -> tuple[Finding, ...]:
        """Return what its own check finds in one of its rulesets."""
        return tuple(finding for finding in self.found(name) if finding.code == self.check.code)

    def mended(self) -> str:
        """Return the bad ruleset with the fixes of its own check made."""
        return mended(self.text("bad.yaml"), "bad.yaml", base=self.folder, checks=[self.check]).text

    def about(self) -> dict[str, Text]:
        """Return the words of its page."""
        data, _ = to_data(read_nodes(self.text("about.yaml"), "about.yaml"))
        assert isinstance(data, dict)
        assert tuple(data) == ABOUT
        told = {}
        for key, words in data.items():
            assert isinstance(words, dict)
            vi, en = words["vi"], words["en"]
            assert isinstance(vi, str)
            assert isinstance(en, str)
            told[key] = Text(vi, en)
        return told


ALL = tuple(Fixture(check) for check in all_checks())


def name_of(fixture: Fixture) -> str:
    """Return the name of a fixture's test."""
    return fixture.check.code


def line_of(finding: Finding) -> str:
    """Return a finding on one line, without words that may be improved."""
    details = ", ".join(f"{name} {value}" for name, value in finding.details)
    said = f"{finding.place}: {finding.severity}: {path_text(finding.path)}: {finding.code}"
    said = f"{said}: {details}" if details else said
    said = f"{said} [did you mean {', '.join(finding.suggestions)}]" if finding.suggestions else said
    return f"{said} [fixable]" if finding.fix is not None else said


def has_message(code: str) -> bool:
    """Whether the catalogue says what a code means, and how to mend it."""
    return code in CATALOGUE and bool(CATALOGUE[code].remedy)
