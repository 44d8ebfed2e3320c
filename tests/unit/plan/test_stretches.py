"""Long lists are put together without standing in each other as deep as they are long."""

from __future__ import annotations

from fractions import Fraction

import pytest

from emulation_rules.api import evaluate, loads
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.model.interval import Interval
from emulation_rules.plan.stretches import in_stretches

HEAD = "format: emulation-rules/1\nid: sample\ntitle: A sample\nperiod: 2023\n"
MANY = 2000


@pytest.mark.parametrize("count", [1, 2, 64, 65, 1000])
def test_parts_are_put_together_in_their_order(count: int) -> None:
    parts = [str(number) for number in range(count)]
    assert in_stretches(lambda left, right: f"{left} {right}", parts) == " ".join(parts)


def test_the_best_of_very_many_ways() -> None:
    ways = ", ".join(f"{{goalposts: {{worst: 0, best: {number}}}}}" for number in range(MANY, 0, -1))
    rules = loads(
        f"{HEAD}indicators: {{x: {{measure: number, better: higher}}}}\n"
        f"targets:\n  t: {{indicator: x, points: 10, scoring: {{best_of: [{ways}]}}}}\n"
    )
    assert evaluate(rules, report_from_figures(rules, {"x": 0.5}))["t"].points == Interval.point(5)


def test_occurrences_of_very_many_kinds() -> None:
    kinds = "".join(f"  i{number}: {{measure: count, better: lower}}\n" for number in range(MANY))
    each = ", ".join(f"i{number}: -0.001" for number in range(MANY))
    rules = loads(
        f"{HEAD}indicators:\n{kinds}"
        f"targets:\n  t: {{indicator: i0, points: 10, scoring: {{occurrences: {{start: 9, each: {{{each}}}}}}}}}\n"
    )
    report = report_from_figures(rules, {f"i{number}": 1 for number in range(MANY)})
    assert evaluate(rules, report)["t"].points == Interval.point(Fraction(7))
