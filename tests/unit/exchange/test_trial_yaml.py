"""Test cases are read with every fault told at its place, and what is printed reads back as the same case."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from emulation_rules.api import load, loads
from emulation_rules.exchange.trial_print import print_case, print_cases
from emulation_rules.exchange.trial_yaml import trials_from_text
from emulation_rules.model.errors import InvalidRulesetError, InvalidTrialError
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.trial import Expectation, Trials

PACT = """
format: emulation-rules/1
id: pact
title: {vi: Giao ước, en: A pact}
period: 2023
units: {gia-lai: Gia Lai, kon-tum: Kon Tum}
indicators:
  crimes: {vi: Số vụ, en: Crimes, measure: count, better: lower}
  clearance: {vi: Tỷ lệ khám phá án, en: Clearance rate, measure: percent, better: higher, ceiling: 100}
targets:
  fewer_crimes: {indicator: crimes, criterion: down at least 5% from previous year, points: 20, veto: bars}
  cleared: {indicator: clearance, criterion: above 75%, points: 10}
  together:
    all_of:
      - {id: clear, indicator: clearance, criterion: at least 50%}
      - {indicator: crimes, criterion: at most 1000}
    points: 5
  plan_issued: {vi: Kế hoạch, en: Plan, deliverable: true, points: 5}
groups: {work: {vi: Việc, en: Work, members: [fewer_crimes, cleared, together, plan_issued]}}
ranking: {by: [share]}
titles: {leading: {vi: Đơn vị tiên tiến, en: Leading unit, when: share >= 70%}}
classes:
  grade:
    vi: Loại
    en: Grade
    levels: {good: {vi: Tốt, en: Good, when: share >= 50%}, poor: {vi: Yếu, en: Poor, otherwise: true}}
"""


@pytest.fixture
def pact() -> Ruleset:
    return loads(PACT, "pact.yaml")


def read(cases: str, ruleset: Ruleset | None, base: Path | None = None) -> Trials:
    return trials_from_text(f"format: emulation-rules-tests/1\ncases:\n{cases}", "t.yaml", base=base, ruleset=ruleset)


def faults(cases: str, ruleset: Ruleset, base: Path | None = None) -> list[tuple[str, int, int, tuple[str, ...]]]:
    with pytest.raises(InvalidTrialError) as refusal:
        read(cases, ruleset, base)
    found = refusal.value.findings
    return [(each.code, each.place.line, each.place.column, each.suggestions) for each in found]


CASES = """\
  - name: one unit
    about: what it shows
    period: 2024
    unit: gia-lai
    figures: {crimes: 950, crimes@2023: 1000, clearance: "> 74.5", plan_issued: true}
    expect:
      fewer_crimes: {verdict: met, exceeded: no, margin: 0, need: {comparison: at_most, limit: 950}}
      cleared: {verdict: undetermined, reason: bound_straddles_mark, points: "[0, 10]"}
      together.2: met
      score: {points: "[25, 35]", share: 200/3, groups: {work: {points: 1, maximum: 2}}, vetoes: {fewer_crimes: no}}
      rank: 1
      shared: false
      titles: {leading: "not_eligible, barred, fewer_crimes"}
      classes: {grade: [good, poor]}
      notes:
        - {code: unused_observation, subject: crimes}
  - name: two units
    units:
      gia-lai: {crimes: 900}
      kon-tum: {}
    expect:
      gia-lai: {together: undetermined}
      kon-tum: {score: 0, rank: "[1, 2]"}
    quotas: {leading: "[0, 1]"}
    order: [gia-lai, kon-tum]
"""


def test_a_case_holds_reports_and_what_must_come_out(pact: Ruleset) -> None:
    one, two = read(CASES, pact).cases
    assert (one.name, one.about, one.period) == ("one unit", "what it shows", Period(2024))
    assert set(one.reports["gia-lai"].observations) >= {("crimes", Period(2024)), ("crimes", Period(2023))}
    wanted = {each.path: each.wanted for each in one.expected}
    assert wanted["fewer_crimes", "verdict"] == "met"
    assert wanted["fewer_crimes", "need", "limit"] == Interval.point(950)
    assert wanted["cleared", "points"] == Interval(Fraction(0), Fraction(10))
    assert wanted["titles", "leading", "because"] == "barred"
    assert wanted["classes", "grade"] == ("good", "poor")
    assert wanted["shared",] is False
    assert [each for each in two.expected if not each.unit] == [
        Expectation("", ("quotas", "leading"), Interval(Fraction(0), Fraction(1))),
        Expectation("", ("order",), ("gia-lai", "kon-tum")),
    ]
    assert two.reports["kon-tum"].observations == {}


def test_what_is_printed_reads_back_as_the_same_cases(pact: Ruleset) -> None:
    cases = read(CASES, pact).cases
    whole = trials_from_text(print_cases(pact, cases), "printed.yaml", ruleset=pact)
    assert whole.cases == cases
    pasted = [
        print_case(each.name, pact, each.reports, each.expected, period=each.period, about=each.about) for each in cases
    ]
    assert read("".join(pasted), pact).cases == cases


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("met", "met"),
        ("đạt", "met"),
        ("Không đạt", "not_met"),
        ("not met", "not_met"),
        ("chưa xác định", "undetermined"),
        ("not_applicable", "not_applicable"),
    ],
)
def test_a_verdict_may_be_said_in_the_words_of_either_language(said: str, verdict: str, pact: Ruleset) -> None:
    (case,) = read(f"  - {{name: a, figures: {{clearance: 80}}, expect: {{cleared: {said}}}}}\n", pact).cases
    assert case.expected == (Expectation("cluster", ("cleared", "verdict"), verdict),)


@pytest.mark.parametrize("said", ["exceeded", "vượt", "đạt và vượt"])
def test_exceeded_is_short_for_met_and_exceeded(said: str, pact: Ruleset) -> None:
    (case,) = read(f"  - {{name: a, figures: {{clearance: 80}}, expect: {{cleared: {said}}}}}\n", pact).cases
    assert [(each.path[1], each.wanted) for each in case.expected] == [("verdict", "met"), ("exceeded", "yes")]


def test_every_fault_is_told_at_its_place_with_what_may_have_been_meant(pact: Ruleset) -> None:
    found = faults(
        """\
  - name: a
    figures: {clearence: 80}
    expect: {cleard: met, score: many, rank: 1}
  - name: a
    unit: gia-lay
    figures: {clearance: 120}
    expect: {cleared: mett, class: god, titles: {leadin: eligible}, fewer_crimes: {verdit: met}}
  - figures: {}
    units: {}
""",
        pact,
    )
    assert found == [
        ("report_unknown_key", 4, 15, ("clearance", "cleared", "clear")),
        ("trial_unknown_subject", 5, 14, ("cleared", "clear")),
        ("trial_no_number", 5, 34, ()),
        ("trial_no_rank_of_cluster", 5, 40, ()),
        ("trial_name_twice", 6, 11, ()),
        ("report_unknown_unit", 7, 11, ("gia-lai",)),
        ("figure_above_ceiling", 8, 26, ()),
        ("report_bad_choice", 9, 23, ("met",)),
        ("trial_unknown_class", 9, 36, ("good",)),
        ("trial_unknown_title", 9, 50, ("leading",)),
        ("report_unknown_field", 9, 84, ("verdict",)),
        ("trial_needs_figures", 10, 5, ()),
        ("trial_without_name", 10, 5, ()),
    ]


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("name: a, figures: {clearance: 80}", "trial_expects_nothing"),
        ("name: a, figures: [1], expect: {cleared: met}", "report_needs_mapping"),
        ("name: a, figures: {clearance: [1]}, expect: {cleared: met}", "report_needs_value"),
        ("name: a, figures: {clearance@20x: 1}, expect: {cleared: met}", "report_bad_period"),
        ("name: a, period: soon, figures: {}, expect: {cleared: met}", "report_bad_period"),
        ("name: a, units: {gia-lai: {}}, unit: gia-lai, expect: {gia-lai: {cleared: met}}", "trial_unit_of_several"),
        ("name: a, units: {gia-lai: {}}, expect: {gia: {cleared: met}}", "report_unknown_unit"),
        ("name: a, figures: {}, expect: {score: {group: 1}}", "report_unknown_field"),
        ("name: a, figures: {}, expect: {score: {groups: {wrk: 1}}}", "trial_unknown_group"),
        ("name: a, figures: {}, expect: {score: {vetoes: {cleared: yes}}}", "trial_unknown_veto"),
        ("name: a, figures: {}, expect: {score: [1, 2, 3]}", "trial_no_number"),
        ("name: a, figures: {}, expect: {score: [2, 1]}", "trial_no_number"),
        ("name: a, figures: {}, expect: {notes: none}", "trial_needs_list"),
        ("name: a, unit: gia-lai, figures: {}, expect: {classes: {grad: good}}", "trial_unknown_scheme"),
        ("name: a, unit: gia-lai, figures: {}, expect: {shared: maybe}", "report_bad_choice"),
        ("name: a, report: ../x.yaml, expect: {cluster: {cleared: met}}", "trial_no_folder"),
    ],
)
def test_a_faulty_case_is_refused(case: str, code: str, pact: Ruleset) -> None:
    assert [found[0] for found in faults(f"  - {{{case}}}\n", pact)] == [code]


def test_texts_that_are_no_cases_are_refused(pact: Ruleset) -> None:
    for text, code in [
        ("- a", "trial_needs_mapping"),
        ("format: emulation-rules-tests/2\ncases: []", "report_bad_format"),
        ("format: emulation-rules-tests/1", "trial_no_cases"),
        ("format: emulation-rules-tests/1\ncases: {}", "trial_no_cases"),
        ("format: emulation-rules-tests/1\ncases: []\ncase: 1", "report_unknown_field"),
        ("a: 1\na: 2", "yaml_duplicate_key"),
        ("a: &x [*x]", "yaml_anchor"),
    ]:
        with pytest.raises(InvalidTrialError) as refusal:
            trials_from_text(text, "t.yaml", ruleset=pact)
        assert code in {found.code for found in refusal.value.findings}


@pytest.mark.parametrize("form", ["emulation-rules/1", "emulation-rules-report/1", "emulation-rules-evaluation/2"])
def test_of_a_document_of_another_form_nothing_else_is_said(form: str, pact: Ruleset) -> None:
    with pytest.raises(InvalidTrialError) as refusal:
        trials_from_text(f"targets: 1\nformat: {form}\n", "t.yaml", ruleset=pact)
    (finding,) = refusal.value.findings
    assert (finding.code, finding.place.line, finding.place.column) == ("trial_other_form", 2, 9)


# ---- files ------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pact" / "tests").mkdir(parents=True)
    (tmp_path / "pact" / "ruleset.yaml").write_text(PACT, encoding="utf-8")
    (tmp_path / "secret.yaml").write_text(PACT, encoding="utf-8")
    return tmp_path / "pact" / "tests"


def test_the_ruleset_is_the_one_above_unless_said(folder: Path) -> None:
    assert read("  - {name: a, figures: {}, expect: {cleared: undetermined}}\n", None, folder).ruleset == loads(PACT)


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("../../secret.yaml", "trial_file_outside"),
        ("/etc/passwd", "trial_file_outside"),
        ("C:\\secret.yaml", "trial_file_outside"),
        ("../link.yaml", "trial_file_outside"),
        ("../loop.yaml", "trial_file_outside"),
        ("../nothing.yaml", "trial_file_missing"),
        ("..", "trial_file_missing"),
    ],
)
def test_files_outside_the_folder_are_not_opened(named: str, code: str, folder: Path) -> None:
    (folder.parent / "link.yaml").symlink_to(folder.parents[1] / "secret.yaml")
    (folder.parent / "loop.yaml").symlink_to(folder.parent / "loop.yaml")
    text = f"format: emulation-rules-tests/1\nruleset: '{named}'\ncases: []"
    with pytest.raises(InvalidTrialError) as refusal:
        trials_from_text(text, "t.yaml", base=folder)
    assert [(found.code, found.place.line) for found in refusal.value.findings] == [(code, 2)]


def test_a_faulty_ruleset_is_told_as_one(folder: Path) -> None:
    (folder.parent / "ruleset.yaml").write_text("format: emulation-rules/1", encoding="utf-8")
    with pytest.raises(InvalidRulesetError):
        read("  - {name: a, figures: {}, expect: {cleared: met}}\n", None, folder)


def test_faults_of_a_report_that_a_case_names_are_told_in_its_file(folder: Path, pact: Ruleset) -> None:
    (folder / "r.yaml").write_text("format: emulation-rules-report/1\nfigures: {2023: {gia-lay: {}}}", encoding="utf-8")
    with pytest.raises(InvalidTrialError) as refusal:
        read("  - {name: a, report: r.yaml, expect: {gia-lai: {cleared: met}}}\n", pact, folder)
    (found,) = refusal.value.findings
    assert (found.code, Path(found.place.file).name) == ("report_unknown_unit", "r.yaml")


def test_shipped_reports_can_be_named() -> None:
    pact = load(Path(__file__).parents[3] / "rulesets" / "mps-cluster-6-2022")
    base = Path(__file__).parents[3] / "rulesets" / "mps-cluster-6-2022" / "reports"
    (case,) = read(
        "  - {name: a, report: review-2022.yaml, expect: {cluster: {clearance: exceeded}}}\n", pact, base
    ).cases
    assert list(case.reports) == ["cluster"]
