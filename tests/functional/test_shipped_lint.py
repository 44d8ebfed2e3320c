"""What the linter says of the shipped rulesets: what their documents cause, each told why, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from emulation_rules.linting.files import lint_file
from emulation_rules.linting.ignores import without_ignored
from emulation_rules.linting.lint import lint
from emulation_rules.linting.registry import ignorable_checks
from emulation_rules.linting.subject import Subject
from emulation_rules.syntax.reading.extends import read_document
from emulation_rules.syntax.reading.read_ruleset import understood
from emulation_rules.syntax.yaml.ruleset_files import rulesets_in
from emulation_rules.syntax.yaml.source_text import read_text

RULESETS = Path(__file__).parents[2] / "rulesets"
FILES = {file.parent.name: file for file in rulesets_in(RULESETS)}

NEWS = "known from a news report, which lists part of the pact"
EXAMPLE = "known from pages and descriptions that tell part of the system"
FOUND = {
    ("hac-worst-quartile", "truncated_source"): EXAMPLE,
    ("india-rfd", "truncated_source"): EXAMPLE,
    ("indonesia-attainment", "truncated_source"): EXAMPLE,
    ("mps-assigned-2022", "truncated_source"): "the review names the marks without giving them",
    ("mps-cluster-1-2023", "truncated_source"): NEWS,
    ("mps-cluster-4-2024", "truncated_source"): NEWS,
    ("mps-cluster-6-2022", "truncated_source"): NEWS,
    ("pci-weighted-index", "truncated_source"): EXAMPLE,
    ("police-block-2016", "truncated_source"): "background told at the signing of the next year's pact",
    ("police-block-2017", "truncated_source"): NEWS,
    ("provincial-police-2025", "truncated_source"): EXAMPLE,
    ("six-forces-lookalike", "truncated_source"): "units, criteria and figures are invented after a published table",
    ("synthetic-demo", "truncated_source"): "extends mps-cluster-6-2022",
}
"""What is left: documents that are known in part. Whoever reads the ruleset has to know it, so it is not ignored."""

IGNORED = {
    "goals-index": {"rounding_undeclared": 1},
    "hospital-value": {"denominator_unsaid": 4},
    "india-rfd": {"rounding_undeclared": 1},
    "indonesia-attainment": {"better_misses": 2, "denominator_unsaid": 2, "maximum_undeclared": 1},
    "mps-assigned-2022": {"denominator_unsaid": 2, "pooled_classes": 1, "unused_reference": 1},
    "mps-cluster-1-2023": {"denominator_unsaid": 1},
    "mps-cluster-4-2024": {"denominator_unsaid": 1},
    "mps-cluster-6-2022": {"denominator_unsaid": 1, "unused_indicator": 8, "unused_reference": 1},
    "pci-weighted-index": {"rounding_undeclared": 1},
    "police-block-2016": {"unused_indicator": 3},
    "provincial-police-2025": {
        "denominator_unsaid": 1,
        "leader_outlier": 7,
        "missing_undeclared": 1,
        "none_consequence": 2,
        "quota_ties_undeclared": 1,
    },
    "six-forces-lookalike": {"stages_undeclared": 1},
    "stars": {"denominator_unsaid": 3},
    "status-change-colours": {"controlled_whole": 1},
    "synthetic-demo": {"denominator_unsaid": 1, "unused_indicator": 8, "unused_reference": 1},
}
"""What is settled, with its reason beside it in the ruleset."""


def _ignored(file: Path) -> Counter[str]:
    document = read_document(read_text(file), str(file), file.parent)
    subject = Subject(understood(document), document)
    found = [finding for check in ignorable_checks().values() for finding in check.findings(subject)]
    return Counter(each.code for each in found) - Counter(each.code for each in without_ignored(found, subject.ignores))


@pytest.mark.parametrize("name", sorted(FILES))
def test_nothing_is_found_but_what_the_document_causes(name: str) -> None:
    assert {(name, finding.code) for finding in lint_file(FILES[name])} == {each for each in FOUND if each[0] == name}


@pytest.mark.parametrize("name", sorted(FILES))
def test_what_is_settled_in_a_ruleset_is_what_is_listed(name: str) -> None:
    assert dict(_ignored(FILES[name])) == IGNORED.get(name, {})


def test_what_is_listed_says_why() -> None:
    assert {name for name, _ in FOUND} | set(IGNORED) <= set(FILES)
    assert all(FOUND.values())


def test_a_planted_fault_is_found() -> None:
    file = FILES["mps-cluster-6-2022"]
    text = read_text(file).replace("better: lower", "better: higher", 1)
    assert "direction_against_better" in {finding.code for finding in lint(text, str(file), base=file.parent)}
