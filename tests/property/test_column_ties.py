"""Exact ties in columns of every type: not one may be decided wrongly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.strategies.boundary import Family, families

from emulation_rules.columnar.column import Column, Table
from emulation_rules.columnar.engine import ColumnarEngine
from emulation_rules.columnar.told import VERDICTS, Tell
from emulation_rules.model.verdict import Verdict
from emulation_rules.plan.from_model import plan_of

TIES = 100_000
PLACES = 8
"""As many decimals as changes of figures with four have in percents with two, and two for the percent."""


@pytest.fixture(scope="module")
def ties() -> Sequence[Family]:
    return families(TIES, seed=20271130)


def floats(texts: Sequence[str]) -> Column:
    return Column(np.array([float(text) for text in texts]))


def decimals(texts: Sequence[str]) -> Column:
    values: NDArray[Any] = np.empty(len(texts), object)
    values[:] = [Decimal(text) for text in texts]
    return Column(values)


def scaled(texts: Sequence[str]) -> Column:
    numbers = [Fraction(text) * 10**PLACES for text in texts]
    assert all(number.denominator == 1 for number in numbers)
    return Column(np.array([int(number) for number in numbers], np.int64), PLACES)


@pytest.mark.parametrize("column", [floats, decimals, scaled])
def test_no_tie_is_decided_wrongly(column: Callable[[Sequence[str]], Column], ties: Sequence[Family]) -> None:
    decided, wrong = 0, 0
    for family in ties:
        rows = [dict(tie.figures) for tie in family.ties]
        columns = {key: column([row[key] for row in rows]) for key in rows[0]}
        told = ColumnarEngine(plan_of(family.ruleset)).evaluate(Table(len(rows), columns), [Tell.VERDICTS])
        assert told.verdicts is not None
        met = told.verdicts[0] == VERDICTS.index(Verdict.MET)
        wrong += int((met != np.array([tie.met for tie in family.ties])).sum())
        decided += int((told.verdicts[0] <= VERDICTS.index(Verdict.MET)).sum())
    assert (decided, wrong) == (TIES, 0)
