"""Which reason a title is given for, where several hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

import pytest

from emulation_rules.cluster.classes import classified
from emulation_rules.cluster.quotas import Count
from emulation_rules.cluster.titles import Aspirant, holders_of, proposals
from emulation_rules.model.evaluation import Veto
from emulation_rules.model.formula import Literally
from emulation_rules.model.interval import Interval
from emulation_rules.model.placed import placed
from emulation_rules.model.scoring import VetoEffect
from emulation_rules.model.standing import Because, Classified, Outcome, Proposal
from emulation_rules.model.text import Text
from emulation_rules.model.titles import AtTheCut, ClassLevel, ClassScheme, Quota, Title
from emulation_rules.model.verdict import Exceeded, Verdict

ALWAYS: Final = Literally(Fraction(1))
FLAG: Final = Title("flag", Text("c", "f"), ALWAYS)
NOBODY: Final = Count(0, 0)


def aspirant(key: int = 1, **given: object) -> Aspirant:
    plain = Aspirant(placed([Interval.point(key)], [False]), (), Verdict.MET)
    return replace(plain, **given)  # type: ignore[arg-type]


def said(one: Aspirant, title: Title = FLAG) -> tuple[str, str, str]:
    found = proposals(title, {"u": one}, NOBODY)[0]["u"]
    return found.outcome.value, found.because.value, found.subject


def vetoes(*given: tuple[str, VetoEffect, Exceeded]) -> Sequence[Veto]:
    return [Veto(*each) for each in given]


BARRED: Final = ("discipline", VetoEffect.BARS, Exceeded.YES)
MAY_BAR: Final = ("inquiry", VetoEffect.BARS, Exceeded.UNKNOWN)
DEFERS: Final = ("complaint", VetoEffect.DEFERS, Exceeded.YES)
MAY_DEFER: Final = ("review", VetoEffect.DEFERS, Exceeded.UNKNOWN)
OUTER: Final = {outcome: Proposal("outer", outcome, Because.CONDITION) for outcome in Outcome}


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (aspirant(), ("eligible", "qualifies", "")),
        (aspirant(vote=Verdict.MET), ("eligible", "qualifies", "")),
        (aspirant(vote=Verdict.NOT_APPLICABLE), ("eligible", "qualifies", "")),
        (aspirant(when=Verdict.NOT_MET, vetoes=vetoes(MAY_BAR, BARRED)), ("not_eligible", "barred", "discipline")),
        (aspirant(when=Verdict.NOT_MET, vetoes=vetoes(MAY_BAR, DEFERS)), ("not_eligible", "condition", "")),
        (aspirant(vote=Verdict.NOT_MET, vetoes=vetoes(DEFERS)), ("not_eligible", "vote", "")),
        (aspirant(outer=OUTER[Outcome.NOT_ELIGIBLE], vote=Verdict.NOT_MET), ("not_eligible", "outer_title", "outer")),
        (aspirant(vetoes=vetoes(DEFERS, MAY_BAR)), ("undetermined", "veto_open", "inquiry")),
        (aspirant(when=Verdict.UNDETERMINED, vetoes=vetoes(DEFERS)), ("undetermined", "condition", "")),
        (aspirant(vote=Verdict.UNDETERMINED, vetoes=vetoes(DEFERS)), ("undetermined", "vote", "")),
        (aspirant(vetoes=vetoes(MAY_DEFER, DEFERS)), ("deferred", "veto_defers", "complaint")),
        (aspirant(vetoes=vetoes(MAY_DEFER)), ("undetermined", "veto_open", "review")),
        (aspirant(outer=OUTER[Outcome.DEFERRED], vetoes=vetoes(MAY_DEFER)), ("deferred", "outer_title", "outer")),
        (aspirant(outer=OUTER[Outcome.UNDETERMINED]), ("undetermined", "outer_title", "outer")),
        (aspirant(placed=None), ("eligible", "qualifies", "")),
        (aspirant(placed=None, when=Verdict.NOT_APPLICABLE), ("not_eligible", "not_ranked", "")),
        (aspirant(when=Verdict.NOT_APPLICABLE), ("not_eligible", "condition", "")),
    ],
)
def test_the_reason_that_settles_comes_first(one: Aspirant, expected: tuple[str, str, str]) -> None:
    assert said(one) == expected


def test_a_title_may_ignore_a_veto() -> None:
    one = aspirant(vetoes=vetoes(BARRED, MAY_DEFER))
    assert said(one, replace(FLAG, ignores=("discipline", "review"))) == ("eligible", "qualifies", "")


def test_a_unit_without_a_rank_has_no_place() -> None:
    limited = replace(FLAG, quota=Quota(number=5))
    assert said(aspirant(placed=None), limited) == ("not_eligible", "not_ranked", "")


def test_a_doubtful_unit_leaves_the_place_of_the_next_open() -> None:
    limited = replace(FLAG, quota=Quota(number=1, ties=AtTheCut.ALL))
    units = {"first": aspirant(3, when=Verdict.UNDETERMINED), "second": aspirant(2), "third": aspirant(1)}
    found, places = proposals(limited, units, NOBODY)
    assert places == Count(1, 1)
    assert {unit: (one.outcome, one.because) for unit, one in found.items()} == {
        "first": (Outcome.UNDETERMINED, Because.CONDITION),
        "second": (Outcome.UNDETERMINED, Because.QUOTA_OPEN),
        "third": (Outcome.NOT_ELIGIBLE, Because.BEYOND_QUOTA),
    }


def test_a_doubtful_unit_beyond_the_quota_has_lost() -> None:
    limited = replace(FLAG, quota=Quota(number=1))
    units = {"first": aspirant(3), "second": aspirant(2, when=Verdict.UNDETERMINED)}
    assert proposals(limited, units, NOBODY)[0]["second"].because is Because.BEYOND_QUOTA


def test_a_unit_that_may_be_put_off_has_not_lost_by_the_quota() -> None:
    limited = replace(FLAG, quota=Quota(number=1))
    units = {"first": aspirant(3), "second": aspirant(2, vetoes=vetoes(MAY_DEFER))}
    assert proposals(limited, units, NOBODY)[0]["second"].because is Because.VETO_OPEN


def test_a_unit_that_is_put_off_takes_no_place() -> None:
    limited = replace(FLAG, quota=Quota(number=1))
    units = {"first": aspirant(3, vetoes=vetoes(DEFERS)), "second": aspirant(2)}
    found, _ = proposals(limited, units, NOBODY)
    assert (found["first"].outcome, found["second"].outcome) == (Outcome.DEFERRED, Outcome.ELIGIBLE)


def test_holders_are_counted_surely_and_possibly() -> None:
    held = [{"outer": OUTER[outcome]} for outcome in Outcome]
    assert holders_of("outer", held) == Count(1, 2)
    assert holders_of("another", held) == Count(0, 0)


# ---- classes --------------------------------------------------------------------------------


def scheme(*levels: str, first: bool) -> ClassScheme:
    made = [ClassLevel(name, Text(), None if name == "rest" else ALWAYS) for name in levels]
    return ClassScheme("done", Text(), tuple(made), first)


MET, NOT_MET, OPEN, NONE = Verdict.MET, Verdict.NOT_MET, Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("first", "high", "low", "expected"),
    [
        (True, MET, MET, ("high",)),
        (True, OPEN, MET, ("high", "low")),
        (True, OPEN, OPEN, ("high", "low", "rest")),
        (True, NOT_MET, OPEN, ("low", "rest")),
        (True, NOT_MET, NOT_MET, ("rest",)),
        (True, NONE, NONE, ()),
        (True, NONE, NOT_MET, ("rest",)),
        (False, OPEN, MET, ("low",)),
        (False, OPEN, NOT_MET, ("high", "rest")),
        (False, NOT_MET, NOT_MET, ("rest",)),
        (False, NONE, NONE, ()),
    ],
)
def test_classes_that_are_possible(first: bool, high: Verdict, low: Verdict, expected: tuple[str, ...]) -> None:
    verdicts = {"high": high, "low": low}
    found = classified(scheme("high", "low", "rest", first=first), lambda level: verdicts[level.id])
    assert found == Classified("done", expected)
