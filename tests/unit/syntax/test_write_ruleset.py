"""Writing rulesets: reading back gives the same, and there is one way to write each thing."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from pydantic import TypeAdapter
from tests.strategies.criteria import criteria
from tests.strategies.rulesets import rulesets

from emulation_rules.model.criterion import Criterion
from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.documents.criterion import PlainCriterionOf
from emulation_rules.syntax.reading.read_ruleset import read_ruleset
from emulation_rules.syntax.reading.structures import criterion_of
from emulation_rules.syntax.writing.canonical import format_ruleset, ruleset_order, ruleset_rewrite
from emulation_rules.syntax.writing.structure_data import structure_data
from emulation_rules.syntax.writing.write_ruleset import digest, json_text, print_json, print_ruleset, ruleset_data
from emulation_rules.syntax.yaml.data import to_data
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes

TEXT = """\
format: emulation-rules/1
id: r
title: R
period: 2022
indicators:
  crimes: {measure: count, better: lower}
targets:
  fewer: {indicator: crimes, criterion: giảm ít nhất 5% so với năm trước, points: 2.50, scored: true, scope: per unit}
"""


@settings(max_examples=60, deadline=None)
@given(rulesets())
def test_reading_what_was_printed_gives_the_ruleset_back(ruleset: Ruleset) -> None:
    assert read_ruleset(print_ruleset(ruleset), "printed.yaml") == ruleset


@settings(max_examples=60, deadline=None)
@given(rulesets())
def test_reading_the_json_gives_the_ruleset_back(ruleset: Ruleset) -> None:
    assert read_ruleset(print_json(ruleset), "printed.json") == ruleset


@settings(max_examples=40, deadline=None)
@given(rulesets())
def test_the_json_holds_the_data(ruleset: Ruleset) -> None:
    data, _ = to_data(read_nodes(print_json(ruleset), "printed.json"))
    assert data == ruleset_data(ruleset)
    assert json.loads(print_json(ruleset), parse_float=Decimal) == data


@settings(max_examples=40, deadline=None)
@given(rulesets())
def test_what_is_printed_is_already_in_canonical_form(ruleset: Ruleset) -> None:
    printed = print_ruleset(ruleset)
    assert format_ruleset(printed, "printed.yaml") == printed


@settings(max_examples=40, deadline=None)
@given(rulesets())
def test_the_order_of_structures_is_that_of_the_formatter(ruleset: Ruleset) -> None:
    compact = print_json(ruleset)
    assert read_ruleset(format_ruleset(compact, "printed.json"), "formatted.yaml") == ruleset
    data, _ = to_data(read_nodes(format_ruleset(compact, "printed.json"), "formatted.yaml"))
    # Criteria stay structures; their keys and all others come in the order the writer has.
    assert json_text(data) == compact


@settings(max_examples=200, deadline=None)
@given(criteria())
def test_every_criterion_has_a_structure_that_reads_back(criterion: Criterion) -> None:
    data = structure_data(criterion)
    # Phrases also take ids of rulesets, which may begin with a digit; references never do.
    assume(re.search(r'"reference":"[0-9]', json_text(data)) is None)
    document = TypeAdapter(PlainCriterionOf).validate_python(data)
    assert not isinstance(document, str)
    assert criterion_of(document) == criterion


def test_defaults_are_left_out_and_phrases_are_english() -> None:
    printed = print_ruleset(read_ruleset(TEXT, "r.yaml"))
    assert (
        printed
        == """\
format: emulation-rules/1
id: r
title: R
period: 2022

indicators:
  crimes: {measure: count, better: lower}

targets:
  fewer: {indicator: crimes, criterion: down at least 5% from previous year, points: 2.5}
"""
    )


def test_numbers_are_never_binary_fractions() -> None:
    text = TEXT.replace("2.50", "0.1000000000000000055511151231257827")
    data = ruleset_data(read_ruleset(text, "r.yaml"))
    assert json_text(data).count("0.1000000000000000055511151231257827") == 1


def test_small_and_large_numbers_are_written_out() -> None:
    assert json_text([Decimal("1E-30"), Decimal("-0.5"), 10**40]) == f"[0.{'0' * 29}1,-0.5,{10**40}]"


def test_a_number_without_an_end_is_named_and_not_read_back() -> None:
    ruleset = read_ruleset(TEXT, "r.yaml")
    crimes = ruleset.indicators["crimes"]
    third = Indicator("x", crimes.title, Measure.NUMBER, crimes.better, ceiling=Fraction(1, 3))
    endless = Ruleset("r", ruleset.title, ruleset.span, {"x": third}, {})
    assert json_text(ruleset_data(endless)).count('"ceiling":"1/3"') == 1
    with pytest.raises(InvalidRulesetError):
        read_ruleset(print_ruleset(endless), "endless.yaml")


# ---- the digest -------------------------------------------------------------------------


def test_the_digest_is_that_of_the_content_not_of_the_writing() -> None:
    ruleset = read_ruleset(TEXT, "r.yaml")
    other = read_ruleset(print_json(ruleset), "elsewhere.json")
    assert digest(other) == digest(ruleset)
    assert len(digest(ruleset)) == 64


def test_the_digest_stays_what_it_is() -> None:
    assert digest(read_ruleset(TEXT, "r.yaml")) == "ea74741e0b5e3be3b7b3cafd62c9d1f5733629b5b00835dba15ae29d906bf915"


@pytest.mark.parametrize(
    ("old", "new"), [("5%", "6%"), ("2.50", "2.51"), ("title: R", "title: S"), ("period: 2022", "period: 2023")]
)
def test_any_change_changes_the_digest(old: str, new: str) -> None:
    assert digest(read_ruleset(TEXT.replace(old, new), "r.yaml")) != digest(read_ruleset(TEXT, "r.yaml"))


# ---- the formatter ----------------------------------------------------------------------


def test_the_formatter_orders_keys_and_words_criteria() -> None:
    text = """\
# A pact.
format: emulation-rules/1
title: R
id: r
period: 2022
targets:
  none:  # of them
    points: 5
    criterion: {2022: "không xảy ra", 2023: tối đa 5}
    vi: none
    indicator: sum
indicators:
  sum: {better: lower, formula: "(a)+( b*2)", measure: number}
"""
    assert (
        format_ruleset(text, "r.yaml")
        == """\
# A pact.
format: emulation-rules/1
id: r
title: R
period: 2022

indicators:
  sum: {measure: number, better: lower, formula: a + b * 2}

targets:
  none: {vi: none, indicator: sum, criterion: {2022: không để xảy ra, 2023: không quá 5}, points: 5}  # of them
"""
    )


def test_the_formatter_leaves_alone_what_it_does_not_understand() -> None:
    assert ruleset_rewrite(("targets", "t", "criterion"), "at laest 5") is None
    assert ruleset_rewrite(("indicators", "t", "formula"), "1 +") is None
    assert ruleset_rewrite(("targets",), "zero") is None
    assert ruleset_rewrite(("targets", "criterion", "vi"), "zero") is None
    assert ruleset_rewrite(("targets", "t", "note"), "zero") is None


def test_the_order_is_known_everywhere() -> None:
    assert ruleset_order(())[:3] == ("format", "id", "extends")
    assert ruleset_order(("targets", "t", "all_of", 3))[:3] == ("id", "vi", "en")
    assert ruleset_order(("targets", "t", "of_which", "u", "bonus")) == ("points", "when")
    assert ruleset_order(("targets", "t", "at_least")) == ("count", "of")
    assert ruleset_order(("targets",)) == ()
    assert ruleset_order(("nowhere", "at", 5)) == ()
