"""Run in a process of its own by test_durable_wall: hostile reports through the durable engine, told as JSON."""

from __future__ import annotations

import contextlib
import gc
import json
import sys
import threading
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import cast

from emulation_rules.api import loads
from emulation_rules.engines.decision import Figures
from emulation_rules.evaluator import Evaluator
from emulation_rules.model.errors import InvalidReportError

PACT = """
format: emulation-rules/1
id: wall
title: wall
period: 2022
indicators:
  crimes: {vi: án, en: crimes, measure: count, better: lower}
  rate: {vi: tỷ lệ, en: rate, measure: percent, better: higher, ceiling: 100}
  deaths: {vi: chết, en: deaths, measure: count, better: lower}
  other: {vi: khác, en: other, measure: number, better: higher, floor: -1000}
targets:
  fewer: {indicator: crimes, criterion: down at least 5% from previous year, points: 20}
  clear: {indicator: rate, criterion: above 75%, points: 20}
  some:
    at_least:
      count: 2
      of:
        - {indicator: deaths, criterion: down from previous year}
        - {indicator: rate, criterion: at least 90%}
        - all_of:
            - {indicator: other, criterion: at least 1.5}
            - {indicator: crimes, criterion: at most 1000}
    points: 10
"""
HOSTILE: tuple[object, ...] = (
    *(1e300, 5e-05, 1e16, -1e16, float("inf"), float("-inf"), float("nan"), 2**63, -(2**63), 10**39, 10**400, -0.0),
    *(Decimal("1E+999999"), Decimal("NaN"), Decimal("1E-40"), Decimal("0.1"), Fraction(1, 3), Fraction(10**400, 7)),
    *(True, False, None, "", "75", "> 98", '"}', "\x00", "1e300", "gần 67% trở lên", "9" * 1000, "𝟗𝟎", "−5", "{}"),
    *([], {}, object(), b"90", complex(1, 1)),
)
GOOD = {"crimes": 950, "crimes@2021": 1000, "rate": 92.02, "deaths": 3, "deaths@2021": 4, "other": 1.5}


def resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 2**20


def hostile(evaluator: Evaluator) -> int:
    """Every hostile value in every place; either an error of ours or an evaluation."""
    refused = 0
    for key in GOOD:
        for value in HOSTILE:
            try:
                evaluator.decide(cast("Figures", {**GOOD, key: value})).verdicts  # noqa: B018
            except InvalidReportError:
                refused += 1
    for figures in ({}, {"nothing": 1}, {"crimes@": 1}, {"crimes@99999": 1}, {"": 1}, {"a" * 10_000: 1}):
        with contextlib.suppress(InvalidReportError):
            evaluator.decide(cast("Figures", figures))
    return refused


def many(evaluator: Evaluator, reports: int) -> float:
    """Evaluate many reports, fast and general; return the megabytes grown after the first tenth."""
    start = 0.0
    for number in range(reports):
        if number == reports // 10:
            start = resident_mb()
        figures: dict[str, int | float | None] = {**GOOD, "crimes": 900 + number % 100, "rate": (number % 10_000) / 100}
        if number % 20 == 0:
            figures["deaths"] = None
        evaluator.decide(figures)
    return resident_mb() - start


def in_threads(evaluator: Evaluator, count: int) -> int:
    """The same questions in several threads at once; return how many answers differ from one thread's."""
    expected = [evaluator.decide({**GOOD, "crimes": 900 + n}).met for n in range(100)]
    wrong: list[int] = []

    def ask() -> None:
        found = [evaluator.decide({**GOOD, "crimes": 900 + n}).met for _ in range(20) for n in range(100)]
        wrong.append(sum(one != expected[n % 100] for n, one in enumerate(found)))

    threads = [threading.Thread(target=ask) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(wrong)


def come_and_go(rulesets: int) -> float:
    """Make engines and drop them; return the megabytes grown after the first third."""
    start = 0.0
    for number in range(rulesets):
        if number == rulesets // 3:
            gc.collect()
            start = resident_mb()
        Evaluator(loads(PACT, "wall"), engine="durable").decide(GOOD)
    gc.collect()
    return resident_mb() - start


def main() -> None:
    """Run it all and print what was seen."""
    evaluator = Evaluator(loads(PACT, "wall"), engine="durable")
    before = threading.active_count()
    seen = {
        "engine": evaluator.engine,
        "refused": hostile(evaluator),
        "grown_mb": many(evaluator, int(sys.argv[1])),
        "wrong_in_threads": in_threads(evaluator, 8),
        "extra_threads": threading.active_count() - before,
        "still_right": [evaluator.decide(GOOD).met],
    }
    seen["grown_by_rulesets_mb"] = come_and_go(300)
    print(json.dumps(seen))  # noqa: T201


main()
