"""A scoring read a little wrong: a band, a knot, a number or a formula of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from fractions import Fraction

from emulation_rules.model.numbers import number_text
from emulation_rules.model.scoring import (
    Bands,
    BestOf,
    ByFormula,
    GridOf,
    Interpolated,
    Occurrences,
    Scoring,
)
from emulation_rules.syntax.formula.formulas import print_formula
from emulation_rules.trials.formula_mutants import wrong_formulas
from emulation_rules.trials.mutant import last_digit, replaced
from emulation_rules.trials.table_mutants import wrong_grids, wrong_lines, wrong_steps

Wrong = tuple[Scoring, str, str]
"""A changed scoring, and what was written and what is now."""


def wrong_scorings(scoring: Scoring) -> Iterator[Wrong]:
    """Yield a scoring with one thing changed, each once, with what was written before and after."""
    match scoring:
        case Bands(steps):
            yield from ((Bands(each), before, after) for each, before, after in wrong_steps(steps))
        case Interpolated(lines):
            yield from ((Interpolated(each), before, after) for each, before, after in wrong_lines(lines))
        case GridOf(_, _, grid):
            yield from ((replace(scoring, grid=each), before, after) for each, before, after in wrong_grids(grid))
        case ByFormula(formula):
            for wrong in wrong_formulas(formula):
                yield replace(scoring, formula=wrong), print_formula(formula), print_formula(wrong)
        case BestOf(ways):
            for index, way in enumerate(ways):
                for wrong_way, before, after in wrong_scorings(way):
                    yield replace(scoring, ways=(*ways[:index], wrong_way, *ways[index + 1 :])), before, after
        case Occurrences(_, each):
            for name, number in each.items():
                other = number + last_digit(number)
                changed = replace(scoring, each=replaced(each, name, other))
                yield changed, f"{name}: {number_text(number)}", f"{name}: {number_text(other)}"
            yield from _numbers(scoring)
        case _:
            yield from _numbers(scoring)


def _numbers(scoring: Scoring) -> Iterator[Wrong]:
    """Yield a scoring with one of its own numbers one of the last digit more."""
    make: Callable[..., Scoring] = type(scoring)
    given = {field.name: getattr(scoring, field.name) for field in fields(scoring)}
    for name, value in given.items():
        if isinstance(value, Fraction):
            other = value + last_digit(value)
            yield make(**{**given, name: other}), f"{name}: {number_text(value)}", f"{name}: {number_text(other)}"
