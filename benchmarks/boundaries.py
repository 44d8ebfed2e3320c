"""Cases on the mark to the last digit, or one step beside it: where binary floats and decimal division go wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from workload import Figures, Target, Test, Workload, program_key

PERCENTS = ("5", "10", "15", "3", "2.5")
MARKS = ("90", "75", "95", "99.9", "33.3", "57")
SUMS = ("0.3", "0.7", "1.1", "90.3", "100", "8.41")
PHRASES = {">=": "at least", ">": "above", "<=": "at most", "<": "below", "==": "exactly"}


@dataclass(frozen=True)
class Family:
    """One target of one kind with reports about its mark."""

    kind: str
    workload: Workload
    cases: tuple[tuple[Figures, bool], ...]


Texts = dict[str, str]
"""Decimal text by identifier."""

Make = Callable[[random.Random], "Texts | None"]
"""Makes one case, or None where chance led out of range."""


@dataclass(frozen=True)
class _Kind:
    name: str
    indicators: dict[str, str]
    criterion: str
    test: Test
    make: Make


def families(total: int, seed: int = 20221119) -> Iterator[Family]:
    """Yield ``total`` cases; six in ten lie exactly on the mark, two on either side of it."""
    chance = random.Random(seed)  # noqa: S311  (the same data each time)
    kinds = [*_thresholds(), *_sums(), *_rates(), *_changes(), *_rate_changes()]
    share, left = divmod(total, len(kinds))
    for number, kind in enumerate(kinds):
        workload = _workload(kind)
        truth = workload.truth()
        cases: list[tuple[Figures, bool]] = []
        while len(cases) < share + (number < left):
            made = kind.make(chance)
            if made is not None:
                figures = {program_key(name): _as_program(text) for name, text in made.items()}
                cases.append((figures, truth(figures)[0][0]))
        yield Family(kind.name, workload, tuple(cases))


def _workload(kind: _Kind) -> Workload:
    lines = [
        *("format: emulation-rules/1", "id: ties", "title: Ties", "period: 2022", "indicators:"),
        *(f"  {name}: {{vi: {name}, en: {name}, {rest}}}" for name, rest in kind.indicators.items()),
        *("targets:", f"  t: {{vi: t, en: t, indicator: x, criterion: {kind.criterion}, points: 1}}"),
    ]
    kinds = dict.fromkeys(kind.test.names(), "number")
    return Workload("\n".join(lines) + "\n", (Target("t", 1, "", (kind.test,)),), kinds)


_NUMBER = "measure: number, better: higher, floor: 0"
_COUNT = "measure: count, better: higher"
_RATE = {"x": "measure: percent, better: higher, ratio: {part: part, whole: whole}", "part": _COUNT, "whole": _COUNT}


def _thresholds() -> Iterator[_Kind]:
    for mark in MARKS:
        for operator, phrase in PHRASES.items():

            def make(chance: random.Random, mark: Fraction = Fraction(mark)) -> Texts:
                return {"x": _text(mark + Fraction(_step(chance), 10 ** chance.randint(1, 4)))}

            yield _Kind("threshold", {"x": _NUMBER}, f"{phrase} {mark}", Test("x", operator, mark), make)


def _sums() -> Iterator[_Kind]:
    indicators = {"x": f"{_NUMBER}, formula: a + b", "a": _NUMBER, "b": _NUMBER}
    for mark in SUMS:
        for operator, phrase in PHRASES.items():

            def make(chance: random.Random, cents: int = int(Fraction(mark) * 100)) -> Texts | None:
                a = chance.randint(0, cents)
                b = cents - a + _step(chance)
                return None if b < 0 else {"a": _text(Fraction(a, 100)), "b": _text(Fraction(b, 100))}

            yield _Kind("sum of two figures", indicators, f"{phrase} {mark}", Test("a + b", operator, mark), make)


def _rates() -> Iterator[_Kind]:
    for mark in MARKS:
        for operator, phrase in PHRASES.items():

            def make(chance: random.Random, share: Fraction = Fraction(mark) / 100) -> Texts:
                whole = share.denominator * chance.randint(1, 20_000 // share.denominator)
                return {"part": str(max(0, int(share * whole) + _step(chance))), "whole": str(whole)}

            test = Test("part / whole * 100", operator, mark)
            yield _Kind("rate from counts", _RATE, f"{phrase} {mark}%", test, make)


def _changes() -> Iterator[_Kind]:
    for factor, operator, phrase in _levels():

        def make(chance: random.Random, factor: Fraction = Fraction(factor)) -> Texts | None:
            places = chance.randint(0, 2)
            before = Fraction(chance.randint(1, 5000 * 10**places), 10**places)
            x = before * factor + Fraction(_step(chance), 100)
            return None if x < 0 else {"x": _text(x), "x_before": _text(before)}

        yield _Kind("change from last year", {"x": _NUMBER}, phrase, Test("x", operator, f"{factor} * x_before"), make)


def _rate_changes() -> Iterator[_Kind]:
    for factor, operator, phrase in _levels():

        def make(chance: random.Random, factor: Fraction = Fraction(factor)) -> Texts | None:
            whole_before = chance.randint(3, 999)
            part_before = chance.randint(1, whole_before)
            rate, times = factor * Fraction(part_before, whole_before), chance.randint(1, 9)
            part = rate.numerator * times + _step(chance)
            before = {"part_before": str(part_before), "whole_before": str(whole_before)}
            return None if part < 0 else {"part": str(part), "whole": str(rate.denominator * times), **before}

        test = Test("part / whole * 100", operator, f"{factor} * (part_before / whole_before * 100)")
        yield _Kind("rate against last year's rate", _RATE, phrase, test, make)


def _levels() -> Iterator[tuple[str, str, str]]:
    """Factor on last year's figure, operator, and the phrase that means the two."""
    for percent in PERCENTS:
        for word, sign, operators in (("down", -1, ("<=", "<")), ("up", 1, (">=", ">"))):
            factor = _text(1 + sign * Fraction(percent) / 100)
            for operator, amount in zip(operators, ("at least", "more than"), strict=True):
                yield factor, operator, f"{word} {amount} {percent}% from previous year"


def _step(chance: random.Random) -> int:
    return chance.choice((0, 0, 0, 1, -1))


def _text(number: Fraction) -> str:
    """Return the decimal text of a number with at most six places."""
    whole, rest = divmod(abs(number) * 10**6, 10**6)
    decimals = f"{int(rest):06d}".rstrip("0")
    return ("-" if number < 0 else "") + (f"{int(whole)}.{decimals}" if decimals else str(int(whole)))


def _as_program(text: str) -> int | float:
    return float(text) if "." in text else int(text)
