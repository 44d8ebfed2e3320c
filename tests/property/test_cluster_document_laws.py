"""Laws of documents about clusters: what is written is read back, and what is said of classes is so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.strategies.cluster import clustered
from tests.strategies.rulesets import rulesets
from tests.strategies.spoilt import spoilt
from tests.strategies.titles import MARKS, schemes

from emulation_rules.i18n.catalogue import CATALOGUE, PLACEHOLDER
from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.finding import Finding
from emulation_rules.model.formula import Formula
from emulation_rules.model.interval import Interval
from emulation_rules.model.place import Places
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.titles import ClassScheme
from emulation_rules.plan.bounds import truth
from emulation_rules.plan.class_space import ClassFigures
from emulation_rules.plan.formulas import condition_of
from emulation_rules.syntax.checks.class_checks import check_classes
from emulation_rules.syntax.document import Document, Faults
from emulation_rules.syntax.json_schema import ruleset_schema
from emulation_rules.syntax.reading.read_ruleset import read_ruleset
from emulation_rules.syntax.writing.canonical import format_ruleset
from emulation_rules.syntax.writing.write_ruleset import digest, json_text, print_json, print_ruleset, ruleset_data
from emulation_rules.syntax.yaml.data import Data

SCHEMA = Draft202012Validator(ruleset_schema())


@settings(max_examples=60, deadline=None)
@given(clustered())
def test_what_is_written_of_a_cluster_is_read_back(ruleset: Ruleset) -> None:
    again = read_ruleset(print_ruleset(ruleset), "r.yaml")
    assert again == ruleset
    assert digest(again) == digest(ruleset)
    assert read_ruleset(print_json(ruleset), "r.json") == ruleset


@settings(max_examples=60, deadline=None)
@given(clustered())
def test_formatting_keeps_what_is_written(ruleset: Ruleset) -> None:
    text = print_ruleset(ruleset)
    assert format_ruleset(text, "r.yaml") == text


@settings(max_examples=30, deadline=None)
@given(clustered())
def test_the_schema_accepts_every_cluster(ruleset: Ruleset) -> None:
    SCHEMA.validate(ruleset_data(ruleset))


SECTIONS = ("units", "peers", "indicators", "precedence", "assigned", "cluster", "ranking", "titles", "classes")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(spoilt(clustered(), SECTIONS))
def test_whatever_is_written_of_a_cluster_is_read_or_answered_in_our_own_words(data: dict[str, Data]) -> None:
    for finding in findings_of(json_text(data)):
        message = CATALOGUE[finding.code]
        gaps = {gap for text in (message.what, message.remedy) for gap in PLACEHOLDER.findall(text.vi + text.en)}
        assert gaps <= {name for name, _ in finding.details}
        assert "Document" not in str(finding)
        assert "should" not in str(finding)


def findings_of(text: str) -> Sequence[Finding]:
    try:
        read_ruleset(text, "r.json")
    except InvalidRulesetError as error:
        return error.findings
    return ()


# ---- classes ----------------------------------------------------------------------------


def codes_of(ruleset: Ruleset, scheme: ClassScheme) -> list[str]:
    faults = Faults(Document({}, Places({}, {}), {}))
    check_classes(replace(ruleset, classes={scheme.id: scheme}), faults)
    return [finding.code for finding in faults.findings]


@settings(max_examples=60, deadline=None)
@given(st.data(), rulesets())
def test_classes_that_begin_where_others_end_are_a_scheme(data: st.DataObject, ruleset: Ruleset) -> None:
    assert codes_of(ruleset, data.draw(schemes("s", ruleset))) == []


@settings(max_examples=60, deadline=None)
@given(st.data(), rulesets())
def test_a_scheme_without_one_of_its_classes_has_a_gap(data: st.DataObject, ruleset: Ruleset) -> None:
    scheme = data.draw(schemes("s", ruleset))
    assume(not scheme.first and len(scheme.levels) > 1)
    gone = data.draw(st.sampled_from(scheme.levels))
    rest = replace(scheme, levels=tuple(level for level in scheme.levels if level is not gone))
    assert ("class_gap" in codes_of(ruleset, rest)) == _holds_somewhere(gone.when, ClassFigures(ruleset))


def _holds_somewhere(when: Formula | None, figures: ClassFigures) -> bool:
    """Whether a condition on one figure holds for any of the marks it may be drawn with, or for one beside them."""
    assert when is not None
    condition = condition_of(when, figures.results(ranked=True, titles=()))
    space = figures.space()
    steps = (Fraction(-1), Fraction(-1, 8), Fraction(0), Fraction(1, 8), Fraction(1))
    beside = [mark + step for mark in MARKS for step in steps]
    points = (
        Interval.point(number) for number in (*beside, Fraction(0), Fraction(1), Fraction(-500), Fraction(10**12))
    )
    tight = (
        box for point in points if point.within(space.ranges[0]) and (box := space.tightened((point,))) is not None
    )
    return any(truth(condition, box) is True for box in tight)
