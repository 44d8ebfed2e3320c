"""The pact of seven targets, copies of it up to any size, its reports, and the exact truth about them.

Every target is written twice: as YAML in the project's language, and as comparisons that the peers put into theirs. The
truth is worked out with Fractions from the decimal text of every figure, without any of the engines.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Figures = dict[str, int | float]
"""A report by program key: ``crimes`` for the year, ``crimes@2021`` for the year before."""

BEFORE = "_before"
"""Ends the name of last year's figure where a name must be an identifier."""

_WORD = re.compile(r"[a-z][a-z0-9_]*|\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Test:
    """``left operator right``; sides are arithmetic over names and decimal numbers."""

    left: str
    operator: str
    right: str

    def render(self, name: Callable[[str], str], number: Callable[[str], str] = str, equal: str = "==") -> str:
        """Return the comparison with names and numbers put the way a peer writes them."""

        def put(word: re.Match[str]) -> str:
            return name(word[0]) if word[0][0].isalpha() else number(word[0])

        operator = equal if self.operator == "==" else self.operator
        return f"{_WORD.sub(put, self.left)} {operator} {_WORD.sub(put, self.right)}"

    def names(self) -> list[str]:
        """Return the figures both sides read."""
        return [word for word in _WORD.findall(f"{self.left} {self.right}") if word[0].isalpha()]


@dataclass(frozen=True)
class Target:
    """One target: its YAML after the id, and the tests that must all hold."""

    id: str
    points: int
    yaml: str
    tests: tuple[Test, ...]


@dataclass(frozen=True)
class Workload:
    """A ruleset as every peer gets it. ``kinds`` holds ``count``, ``percent`` or ``number`` by identifier."""

    text: str
    targets: tuple[Target, ...]
    kinds: Mapping[str, str]

    def render(self, name: Callable[[str], str], number: Callable[[str], str] = str) -> list[str]:
        """Return each target as one Python condition."""
        return [" and ".join(test.render(name, number) for test in target.tests) for target in self.targets]

    def truth(self) -> Callable[[Figures], tuple[tuple[bool, ...], int]]:
        """Return the function that says exactly which targets are met, and the points."""
        conditions = self.render(lambda name: f"F({read(name)})", lambda number: f'Fraction("{number}")')
        tests = [eval(f"lambda r: {line}", {"F": exact, "Fraction": Fraction}) for line in conditions]  # noqa: S307

        def decide(report: Figures) -> tuple[tuple[bool, ...], int]:
            met = tuple(test(report) for test in tests)
            return met, sum(target.points for target, truth in zip(self.targets, met, strict=True) if truth)

        return decide


def program_key(name: str) -> str:
    """Return the key a report has a figure under."""
    return name.removesuffix(BEFORE) + "@2021" if name.endswith(BEFORE) else name


def read(name: str) -> str:
    """Return Python source that reads a figure from the report ``r``."""
    return f'r["{program_key(name)}"]'


def exact(number: float) -> Fraction:
    """Return what a program's number means: a float its shortest decimal text."""
    return Fraction(repr(number))


# ---- the pact -----------------------------------------------------------------------------

_COUNTS = ("crimes", "accidents", "deaths", "injuries", "fires")
_RATES = {"received": 80, "resolution": 80, "clearance": 60, "serious": 80}
"""The lowest figure of each rate's reports."""

_MANY = 5_000

_HEAD = """format: emulation-rules/1
id: {id}
title: {{vi: Giao ước, en: Pact}}
period: 2022
"""


def pact(size: int) -> Workload:
    """Return the pact with ``size`` targets: its own seven, then copies that read figures of their own.

    Very large ones go without most labels, to stay within what a document may hold.
    """
    labelled = size < _MANY
    copies = [_seven(f"_{number}" if number else "", labelled=labelled) for number in range(-(-size // 7))]
    targets = [target for copy in copies for target in copy][:size]
    names = {name: None for target in targets for test in target.tests for name in test.names()}
    kinds = {name: "percent" if name.partition("_")[0] in _RATES else "count" for name in names}
    indicators = {name: kind for name, kind in kinds.items() if not name.endswith(BEFORE)}
    lines = [_HEAD.format(id=f"pact-{size}"), "indicators:"]
    lines += [f"  {name}: {_indicator(name, kind, labelled=labelled)}" for name, kind in indicators.items()]
    lines += ["targets:", *(f"  {target.id}: {target.yaml}" for target in targets)]
    return Workload("\n".join(lines) + "\n", tuple(targets), kinds)


def _indicator(name: str, kind: str, *, labelled: bool) -> str:
    more = "better: lower" if kind == "count" else "better: higher, ceiling: 100"
    labels = f"vi: Chỉ tiêu {name}, en: Figure {name}" if labelled else f"en: Figure {name}"
    return f"{{{labels}, measure: {kind}, {more}}}"


def _seven(copy: str, *, labelled: bool) -> list[Target]:
    def label(number: int) -> str:
        return f"vi: Mục {number}, en: Aim {number}, " if labelled else ""

    def one(number: int, points: int, name: str, criterion: str, operator: str, right: str) -> Target:
        yaml = f"{{{label(number)}indicator: {name}{copy}, criterion: {criterion}"
        test = Test(f"{name}{copy}", operator, right)
        return Target(f"t{number}{copy}", points, f"{yaml}, points: {points}}}", (test,))

    falls = ("accidents", "deaths", "injuries")
    parts = ", ".join(f"{{indicator: {name}{copy}, criterion: down from previous year}}" for name in falls)
    all_fall = Target(
        f"t6{copy}",
        20,
        f"{{{label(6)}all_of: [{parts}], points: 20}}",
        tuple(Test(f"{name}{copy}", "<", f"{name}{copy}{BEFORE}") for name in falls),
    )
    return [
        one(1, 20, "crimes", "down at least 5% from previous year", "<=", f"0.95 * crimes{copy}{BEFORE}"),
        one(2, 10, "received", "exactly 100%", "==", "100"),
        one(3, 15, "resolution", "above 90%", ">", "90"),
        one(4, 15, "clearance", "above 75%", ">", "75"),
        one(5, 10, "serious", "above 90%", ">", "90"),
        all_fall,
        one(7, 10, "fires", "not up from previous year", "<=", f"fires{copy}{BEFORE}"),
    ]


def reports(workload: Workload, number: int, seed: int = 19) -> list[Figures]:
    """Return reports of plain ints and of floats with two decimals; one count in ten lies on its mark."""
    chance = random.Random(seed)  # noqa: S311  (the same data each time)
    return [_report(workload.kinds, chance) for _ in range(number)]


def _report(kinds: Mapping[str, str], chance: random.Random) -> Figures:
    found: Figures = {}
    for name, kind in kinds.items():
        if kind == "percent":
            whole = name.startswith("received") and chance.random() < 0.5
            found[name] = 100.0 if whole else round(chance.uniform(_RATES[name.partition("_")[0]], 100), 2)
        elif not name.endswith(BEFORE):
            before = 20 * chance.randint(1, 100)
            share = chance.uniform(0.85, 1.05) if chance.random() < 0.9 else 0.95
            found[name] = round(before * share)
            found[program_key(name + BEFORE)] = before
    return found


def differing(got: Sequence[bool | None], wanted: Sequence[bool]) -> int:
    """Return how many verdicts differ."""
    return sum(one is not other for one, other in zip(got, wanted, strict=True))
