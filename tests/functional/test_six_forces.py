"""The table of six forces: its one wrong total is found, and so is the cell that was left out of it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from emulation_rules.api import audit, load, load_reports, standings
from emulation_rules.model.finding import Severity

FOLDER = Path(__file__).parents[2] / "rulesets" / "six-forces-lookalike"
RULESET = load(FOLDER)
REPORTS = load_reports(FOLDER / "reports" / "year.csv", RULESET)


def test_the_scheme_has_the_groups_it_should_have() -> None:
    groups = RULESET.groups.values()
    assert [len(group.members) for group in groups] == [25, 5, 3]
    assert [group.maximum for group in groups] == [Fraction(700), Fraction(200), Fraction(100)]
    assert sum(target.points or 0 for target in RULESET.targets.values()) == 1000


def test_one_total_is_wrong_and_its_comma_cell_is_named() -> None:
    findings = audit(RULESET, REPORTS)
    (error,) = (finding for finding in findings if finding.severity is Severity.ERROR)
    assert error.code == "audit_score_differs_by_a_cell"
    assert error.path == ("stated", "2025", "force-c", "score")
    details = dict(error.details)
    (odd,) = REPORTS["force-c"].odd_cells
    assert details["cells"] == f"`26,38` ({odd.place})"
    assert (odd.place.line, odd.key) == (6, "a18")
    assert (details["stated"], details["recomputed"], details["gap"]) == ("864.48", "890.82", "26.34")


def test_the_cell_itself_is_the_only_other_finding() -> None:
    (warning,) = (finding for finding in audit(RULESET, REPORTS) if finding.severity is Severity.WARNING)
    assert (warning.code, warning.path[-2:]) == ("audit_odd_mark", ("force-c", "a18"))


def test_every_other_total_is_off_by_hidden_digits_only() -> None:
    found = standings(RULESET, REPORTS)
    differences = []
    for standing in found.standings:
        stated = REPORTS[standing.unit].stated[RULESET.span.period].score
        assert stated is not None
        differences.append(abs(standing.evaluation.score.points.number - stated.number))
    assert sorted(differences)[-2:] == [Fraction("0.33"), Fraction("26.34")]
    assert min(differences) > 0


def test_the_stated_ranks_are_those_recomputed() -> None:
    for standing in standings(RULESET, REPORTS).standings:
        stated = REPORTS[standing.unit].stated[RULESET.span.period].rank
        assert stated is not None
        assert standing.rank is not None
        assert standing.rank.certain
        assert standing.rank.best == stated.number
