"""Reports that show what targets come to, and proofs that there are none."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from emulation_rules.api import loads
from emulation_rules.plan.from_model import plan_of
from emulation_rules.solving.answers import Answer, Impossible, Open, WhyOpen, Witness
from emulation_rules.solving.asked import Asked

_INDICATORS = """
format: emulation-rules/1
id: pact
title: {vi: Giao ước, en: Pact}
period: 2022
indicators:
  crimes: {vi: Tội phạm, en: Crimes, measure: count, better: lower}
  cleared: {vi: Đã làm rõ, en: Cleared, measure: count, better: higher}
  recorded: {vi: Đã ghi nhận, en: Recorded, measure: count, better: neither}
  rate: {vi: Tỷ lệ, en: Rate, measure: percent, better: higher, ceiling: 100}
  clearance: {vi: Khám phá, en: Clearance, measure: percent, better: higher, ceiling: 100,
    ratio: {part: cleared, whole: recorded}}
targets:
"""


def _asked(targets: str) -> Asked:
    return Asked(plan_of(loads(_INDICATORS + "\n".join(f"  {line}" for line in targets.strip().splitlines()))))


def _figures(answer: Answer) -> Mapping[str, Fraction]:
    assert isinstance(answer, Witness), answer
    return answer.figures


@pytest.mark.parametrize(
    ("criterion", "indicator", "met", "missed"),
    [
        ("above 75%", "rate", {"rate": 76}, {"rate": 75}),
        ("at least 75%", "rate", {"rate": 75}, {"rate": 74}),
        ("exactly 100%", "rate", {"rate": 100}, {"rate": 99}),
        ("above 75%", "clearance", {"clearance": 76}, {"clearance": 75}),
        ("none", "crimes", {"crimes": 0}, {"crimes": 1}),
        (
            "down at least 5% from previous year",
            "crimes",
            {"crimes": 95, "crimes@2021": 100},
            {"crimes": 96, "crimes@2021": 100},
        ),
    ],
)
def test_examples_stand_on_the_mark(
    criterion: str, indicator: str, met: Mapping[str, int], missed: Mapping[str, int]
) -> None:
    zero = ", zero_baseline: undetermined" if "%" in criterion and "from" in criterion else ""
    asked = _asked(f't: {{indicator: {indicator}, criterion: "{criterion}"{zero}}}')
    assert _figures(asked.satisfiable("t")) == met
    assert _figures(asked.always("t")) == missed


def test_one_figure_held_against_another_is_settled() -> None:
    asked = _asked("""
five: {indicator: crimes, criterion: down at least 5% from previous year, zero_baseline: undetermined}
four: {indicator: crimes, criterion: down at least 4% from previous year, zero_baseline: undetermined}
""")
    assert asked.implied("four", by="five") == Impossible()
    assert _figures(asked.implied("five", by="four")) == {"crimes": 96, "crimes@2021": 100}


def test_lines_that_touch_are_told_apart_by_their_strictness() -> None:
    asked = _asked("""
five: {indicator: rate, criterion: up at least 5% from previous year, zero_baseline: undetermined}
more: {indicator: rate, criterion: up more than 5% from previous year, zero_baseline: undetermined}
""")
    assert asked.implied("five", by="five") == asked.implied("five", by="more") == Impossible()
    assert _figures(asked.implied("more", by="five")) == {"rate": 84, "rate@2021": 80}


def test_whole_numbers_leave_no_room_between_them() -> None:
    asked = _asked("""
above: {indicator: crimes, criterion: above 2}
least: {indicator: crimes, criterion: at least 3}
""")
    assert asked.implied("above", by="least") == asked.implied("least", by="above") == Impossible()


def test_contradictions_are_proved() -> None:
    asked = _asked("""
down: {indicator: crimes, criterion: down from previous year, zero_baseline: undetermined}
up: {indicator: crimes, criterion: up from previous year}
""")
    assert asked.together("down", "up") == Impossible()


def test_counts_decide_where_all_of_them_are_read() -> None:
    asked = _asked("""
share: {indicator: clearance, criterion: above 75%}
few: {indicator: cleared, criterion: at most 3}
many: {indicator: recorded, criterion: at least 4}
""")
    assert asked.together("share", "few", "many") == Impossible()
    assert _figures(asked.together("share", "few")).keys() == {"clearance", "cleared"}


def test_a_part_may_be_asked_for_and_claims_are_figures_too() -> None:
    asked = _asked("""
both:
  all_of:
    - {indicator: crimes, criterion: at most 10}
    - {id: issued, vi: Ban hành, en: Issued, deliverable: true}
""")
    assert asked.implied("issued", by="both") == Impossible()
    assert _figures(asked.implied("both", by="both.1")) == {"crimes": 10, "issued": 0}


def test_what_rests_on_a_mark_that_is_not_known_is_open() -> None:
    text = _INDICATORS + "  t: {indicator: rate, criterion: at least reference nation}\n"
    text += "references: {nation: {vi: Cả nước, en: Nation, marks: {rate: null}}}\n"
    answer = Asked(plan_of(loads(text))).satisfiable("t")
    assert isinstance(answer, Open)
    assert answer.why is WhyOpen.NOT_LINEAR


def test_a_question_of_too_many_cases_is_left_open() -> None:
    asked = _asked('t: {indicator: rate, criterion: "exactly 5%"}')
    assert Asked(asked.plan, steps=0).always("t") == Open(WhyOpen.TOO_LARGE)


def test_parts_that_can_be_chosen_in_too_many_ways_are_left_open_at_once() -> None:
    parts = ", ".join(f"{{indicator: crimes, criterion: at most {number}}}" for number in range(30))
    asked = _asked(f"t: {{at_least: {{count: 15, of: [{parts}]}}}}")
    assert asked.satisfiable("t") == Open(WhyOpen.TOO_LARGE)
