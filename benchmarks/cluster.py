"""A cluster of units ranked: leader shares, a share of what applies, ranks and two nested titles; ours and by hand."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from emulation_rules import loads
from emulation_rules.evaluator import Evaluator
from emulation_rules.exchange.report_figures import report_from_figures

CRITERIA: Final = 6
_TEXT: Final = """
format: emulation-rules/1
id: ranked
title: Ranked
period: 2023
indicators:
{indicators}
targets:
{targets}
ranking: {{by: [share]}}
titles:
  advanced: {{when: share >= 50%}}
  excellent: {{when: share >= 60%, within: advanced, quota: {{share: 20%, of: holders of advanced}}}}
"""
_INDICATOR: Final = "  x{n}: {{measure: count, better: higher}}"
_TARGET: Final = "  t{n}: {{indicator: x{n}, criterion: at least {mark}, points: {points}, scoring: leader share}}"

Figures = dict[str, list[int]]
"""What each unit reported, criterion by criterion."""


def marks() -> list[int]:
    """Return the mark of each criterion."""
    return [10 * (number + 1) for number in range(CRITERIA)]


def figures(units: int) -> Figures:
    """Return figures about the marks, the same each time."""
    drawn = random.Random(units)  # noqa: S311
    return {f"u{unit}": [drawn.randrange(mark // 2, 2 * mark) for mark in marks()] for unit in range(units)}


def ours(given: Figures, engine: str) -> Callable[[], dict[str, tuple[Fraction, int]]]:
    """Return what ranks the cluster with this library; points and rank by unit."""
    names = range(CRITERIA)
    ruleset = loads(
        _TEXT.format(
            indicators="\n".join(_INDICATOR.format(n=n) for n in names),
            targets="\n".join(_TARGET.format(n=n, mark=marks()[n], points=10 * (n + 1)) for n in names),
        )
    )
    evaluator = Evaluator(ruleset, engine=engine)  # type: ignore[arg-type]  # a name of an engine, from a command
    reports = {
        unit: report_from_figures(ruleset, {f"x{n}": value for n, value in enumerate(row)}, unit)
        for unit, row in given.items()
    }

    def rank() -> dict[str, tuple[Fraction, int]]:
        standings = evaluator.standings(reports)
        return {
            one.unit: (one.evaluation.score.points.number, one.rank.best)
            for one in standings.standings
            if one.rank is not None
        }

    return rank


def by_hand(given: Figures) -> Callable[[], dict[str, tuple[Fraction, int]]]:
    """Return straight exact Python for this one scheme, which says points and ranks and nothing else."""

    def rank() -> dict[str, tuple[Fraction, int]]:
        excess = {
            unit: [Fraction(value, mark) - 1 for value, mark in zip(row, marks(), strict=True)]
            for unit, row in given.items()
        }
        leaders = [max(row[n] for row in excess.values()) for n in range(CRITERIA)]
        points = {
            unit: sum((_share(e, leaders[n]) * 10 * (n + 1) for n, e in enumerate(row)), Fraction(0))
            for unit, row in excess.items()
        }
        ordered = sorted(points.values(), reverse=True)
        places: dict[Fraction, int] = {}
        for place, score in enumerate(ordered, 1):
            places.setdefault(score, place)
        return {unit: (score, places[score]) for unit, score in points.items()}

    return rank


def _share(excess: Fraction, leader: Fraction) -> Fraction:
    if excess <= 0:
        return (excess + 1) / 2
    return Fraction(1, 2) + excess / leader / 2


def timed(units: int, rounds: int, engine: str) -> dict[str, object]:
    """Return seconds of each way in turn, and how many units come out otherwise than by hand."""
    given = figures(units)
    ways = {"standings": ours(given, engine), "by hand": by_hand(given)}
    results = {name: way() for name, way in ways.items()}
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            times[name].append(time.perf_counter() - start)
    wrong = sum(results["standings"][unit] != results["by hand"][unit] for unit in given)
    return {"times": times, "wrong": wrong}
