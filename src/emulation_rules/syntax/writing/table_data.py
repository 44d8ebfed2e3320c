"""Labels, limits, tables and shares as documents write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.numbers import number_text
from emulation_rules.model.score_tree import Label
from emulation_rules.model.tables import Grid, Lines, Steps, Table
from emulation_rules.model.text import Text
from emulation_rules.syntax.writing.structure_data import number_data
from emulation_rules.syntax.yaml.data import Data


def given(entries: Mapping[str, Data]) -> dict[str, Data]:
    """Return the entries that say something."""
    return {key: value for key, value in entries.items() if value is not None and value != ""}


def label_data(text: Text) -> dict[str, Data]:
    """Return a label as the keys that carry it."""
    return given({"vi": text.vi, "en": text.en})


def share_text(share: Fraction) -> str:
    """Return a share as documents write it: in percent, or as a fraction where its percent has no end."""
    percent = number_text(100 * share)
    return f"{share.numerator}/{share.denominator}" if "/" in percent else f"{percent}%"


def labels_data(labels: Iterable[Label]) -> Data:
    """Return the words for points, None where there are none."""
    written: list[Data] = [
        {**({} if label.limit is None else _limit(label.comparison, label.limit)), **label_data(label.text)}
        for label in labels
    ]
    return written or None


def _limit(comparison: Comparison, limit: Fraction) -> dict[str, Data]:
    return {comparison.value: number_data(limit)}


def steps_data(steps: Steps, key: str, toward: Comparison | None = None) -> list[Data]:
    """Return steps with their numbers under a key. ``toward`` is the comparison that is written ``from``."""
    always = toward is not None and all(step.comparison is toward for step in steps.steps)
    written: list[Data] = [
        {
            **({"from": number_data(step.limit)} if always else _limit(step.comparison, step.limit)),
            **_is(key, step.number),
        }
        for step in steps.steps
    ]
    return [*written, _is(key, steps.rest)]


def _is(key: str, number: Fraction) -> dict[str, Data]:
    return {key: number_data(number)} if key else {}


def lines_data(lines: Lines) -> dict[str, Data]:
    """Return knots by their values."""
    return {number_text(value): number_data(number) for value, number in lines.knots}


def grid_data(grid: Grid) -> dict[str, Data]:
    """Return a grid: its two axes, and its cells row by row."""
    cells: list[Data] = [[number_data(number) for number in row] for row in grid.cells]
    return {"rows": steps_data(grid.rows, ""), "columns": steps_data(grid.columns, ""), "cells": cells}


def table_data(table: Table) -> Data:
    """Return a table."""
    match table:
        case Steps():
            return {"bands": steps_data(table, "is")}
        case Lines():
            return {"interpolated": lines_data(table)}
        case Grid():
            return grid_data(table)
