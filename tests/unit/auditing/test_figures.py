from __future__ import annotations

import pytest

from emulation_rules.api import audit, loads
from emulation_rules.exchange.read_reports import reports_from_text
from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.finding import Finding, Severity

RULESET = loads(
    """\
format: emulation-rules/1
id: rates
title: Rates
period: 2023
indicators:
  solved: {en: Solved, measure: count, better: higher}
  cases: {en: Cases, measure: count, better: neither}
  clearance: {en: Clearance, measure: percent, better: higher, ceiling: 100, ratio: {part: solved, whole: cases}}
references:
  national: {en: National marks, marks: {clearance: 76}}
targets:
  cleared: {indicator: clearance, criterion: above 75%}
  house: {en: A house, deliverable: true}
"""
)


def findings(entries: str) -> tuple[Finding, ...]:
    text = f"format: emulation-rules-report/1\nfigures: {{2023: {{unit: {{{entries}}}}}}}\n"
    return audit(RULESET, reports_from_text(text, "r.yaml", "yaml", RULESET))


def codes(entries: str) -> list[str]:
    return [finding.code for finding in findings(entries)]


@pytest.mark.parametrize(
    ("favour", "present", "found"),
    [("8", "12", False), ("12", "12", False), ("13", "12", True), ("hơn 12", "12", False), ("hơn 13", "12", True)],
)
def test_votes_in_favour_are_at_most_the_votes(favour: str, present: str, found: bool) -> None:
    ruleset = loads(
        """\
format: emulation-rules/1
id: votes
title: Votes
period: 2023
indicators:
  favour: {en: In favour, measure: count, better: higher}
  present: {en: Present, measure: count, better: neither}
targets:
  present_at_all: {indicator: favour, criterion: at least 1}
titles:
  flag: {en: Flag, when: targets_met = 1, vote: {favour: favour, base: present, at_least: 2/3}}
  other: {en: Other, when: targets_met = 1, vote: {favour: favour, base: present, above: 2/3}}
"""
    )
    text = f"format: emulation-rules-report/1\nfigures: {{2023: {{unit: {{favour: {favour}, present: {present}}}}}}}\n"
    found_codes = [one.code for one in audit(ruleset, reports_from_text(text, "r.yaml", "yaml", ruleset))]
    assert found_codes == ["audit_votes_exceed_base"] * found


@pytest.mark.parametrize(
    ("rate", "belied"),
    [("93.99", False), ("hơn 93%", False), ("hơn 83%", True), ("94", False), ("93", True), ("93.9", True)],
)
def test_a_rate_is_held_against_its_counts(rate: str, belied: bool) -> None:
    # 172 of 183 are 93.99 %; a newspaper wrote "hơn 83%".
    assert codes(f"solved: 172, cases: 183, clearance: {rate}") == ["audit_rate_belies_counts"] * belied


def test_a_belied_rate_is_told_with_its_place_and_its_counts() -> None:
    (finding,) = findings("solved: 172, cases: 183, clearance: hơn 83%")
    assert finding.severity is Severity.ERROR
    assert (finding.place.line, finding.place.column) == (2, 61)
    assert "`hơn 83%`, but its counts 172/183 make ≈93.9891%" in finding_text(finding, "en")
    assert "≈93,9891%" in finding_text(finding, "vi")


@pytest.mark.parametrize(
    ("stated", "code", "severity"),
    [
        ("{by: 16%}", "audit_exceedance_fits_points", Severity.WARNING),
        ("{by: 22.67% (rounded)}", "audit_exceedance_fits_relative", Severity.WARNING),
        ("{by: at least 16%}", "audit_exceedance_fits_both", Severity.WARNING),
        ("{by: 5%}", "audit_exceedance_fits_none", Severity.WARNING),
        ("{by: 5%, over: national}", "audit_exceedance_fits_none", Severity.ERROR),
        ("{by: 17%, over: national}", "audit_exceedance_fits_none", Severity.ERROR),
        ("{by: 5%, mode: points}", "audit_exceedance_off_in_points", Severity.WARNING),
        ("{by: 16%, over: national, mode: relative}", "audit_exceedance_off_relatively", Severity.ERROR),
        ("{by: 16%, over: national, mode: points}", None, None),
        ("{by: 17 percentage points}", None, None),
    ],
)
def test_a_stated_exceedance_is_held_against_every_mark_it_may_mean(
    stated: str, code: str | None, severity: Severity | None
) -> None:
    found = findings(f"clearance: {{value: 92, stated: {stated}}}")
    assert [(finding.code, finding.severity) for finding in found] == ([] if code is None else [(code, severity)])
    for finding in found:
        for language in ("vi", "en"):
            assert "{" not in finding_text(finding, language)


def test_a_claim_that_its_figures_contradict_is_an_error() -> None:
    assert codes("clearance: 70, cleared: true") == ["audit_claim_belies_figures"]
    assert codes("clearance: 80, cleared: true, house: true") == []
