"""Periods as programs name them."""

from __future__ import annotations

import numpy as np
import pytest
from tests.samples.pact import PACT

from emulation_rules import Evaluator, Period, compile_ruleset, evaluate, report_from_figures


@pytest.mark.parametrize("label", [2023, "2023", np.int64(2023), np.str_("2023"), Period(2023)])
def test_a_period_is_named_by_itself_by_its_label_or_by_its_year(label: object) -> None:
    assert Period.of(label) == Period(2023)


@pytest.mark.parametrize(
    "label",
    [
        *(None, True, 2023.0, "2023-13", "last year", 23, b"2023", -2023, "2023\n"),
        pytest.param(10**5000, id="huge"),
    ],
)
def test_anything_else_is_no_period_and_says_how_one_is_written(label: object) -> None:
    with pytest.raises(ValueError, match=r"is no period; write 2022, '2022-H1'"):
        Period.of(label)


def test_functions_take_periods_by_their_labels() -> None:
    figures = {"crimes": 1, "crimes@2022": 100}
    report = report_from_figures(PACT, figures, period=Period(2023))
    assert compile_ruleset(PACT, period=2023).plan.period == Period(2023)
    assert Evaluator(PACT, period="2023").plan.period == Period(2023)
    assert evaluate(PACT, report, period="2023") == evaluate(PACT, report, period=Period(2023))
    with pytest.raises(ValueError, match="'soon' is no period"):
        evaluate(PACT, report, period="soon")
