"""Small clusters: rulesets with ranking, titles and classes, and reports of their units with gaps and bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st
from tests.strategies.intervals import inside

from emulation_rules.model.criterion import Assigned, Comparison, Figure, NoneAtAll, Threshold
from emulation_rules.model.formula import Formula
from emulation_rules.model.indicator import Better, Indicator, Measure
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade, Observation
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Quantity, Unit
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Assignment, Ruleset, Span
from emulation_rules.model.scoring import (
    AllOrNothing,
    ByFormula,
    LeaderShare,
    Proportional,
    RankPoints,
    RoundingMode,
    Scoring,
    VetoEffect,
    ZeroMark,
)
from emulation_rules.model.target import Dated, Measured, Target
from emulation_rules.model.text import Text
from emulation_rules.model.titles import (
    AtTheCut,
    ClassLevel,
    ClassScheme,
    Quota,
    QuotaBase,
    Ranking,
    RankKey,
    Title,
    Vote,
)
from emulation_rules.syntax.formula.formulas import read_formula

YEAR: Final = Period(2023)
UNITS: Final = ("north", "east", "south", "west", "centre")

_INDICATORS: Final[Mapping[str, Indicator]] = {
    "x": Indicator("x", Text("x", "x"), Measure.PERCENT, Better.HIGHER, ceiling=Fraction(100)),
    "y": Indicator("y", Text("y", "y"), Measure.PERCENT, Better.HIGHER, ceiling=Fraction(100)),
    "faults": Indicator("faults", Text("f", "f"), Measure.COUNT, Better.LOWER, ceiling=Fraction(6)),
    "favour": Indicator("favour", Text("v", "v"), Measure.COUNT, Better.HIGHER, ceiling=Fraction(5)),
    "present": Indicator("present", Text("p", "p"), Measure.COUNT, Better.NEITHER, ceiling=Fraction(5)),
    "head": Indicator("head", Text("h", "h"), Measure.BOOLEAN, Better.NEITHER),
}
LOCAL: Final[Sequence[Scoring]] = (AllOrNothing(), Proportional(), ByFormula(read_formula("points * value / 100")))
"""Ways of scoring that look at one unit alone."""

TOGETHER: Final[Sequence[Scoring]] = (
    LeaderShare(),
    LeaderShare(most_excess=Fraction(1, 2)),
    RankPoints((Fraction(10), Fraction(6), Fraction(3))),
    ByFormula(read_formula("if(value >= cluster_mean(value), points, points * value / 100)")),
    ByFormula(read_formula("if(value >= cluster_percentile(value, 25%), points, 0)")),
)
"""Ways of scoring that look at the other units."""

WITHOUT_NUMBERS: Final[Sequence[Scoring]] = (
    LeaderShare(zero_mark=ZeroMark.FULL_IF_ANY),
    ByFormula(read_formula("if(peers_rank(value) <= 2, points, 0)")),
    ByFormula(
        read_formula("if(value - cluster_mean(value) >= cluster_max(value - cluster_mean(value)) / 2, points, 1)")
    ),
    ByFormula(read_formula("min(points, cluster_count(value / mark))")),
)
"""More of them, some with shares of a mark that may be zero."""

_CONDITIONS: Final = (
    "share >= 60%",
    "score > 8",
    "rank <= 2",
    "least_share >= 50",
    "targets_met >= 1",
    "targets_exceeded >= 0.5 * targets_asked",
    "verdict(t0) = met or share >= 80",
    "not (verdict(t0) = not_met) and faults <= 4",
    "score >= cluster_percentile(score, 40%)",
    "points(t0) >= 0.5 * maximum(t0)",
)
_KEYS: Final = ("share", "score", "points(t0)", "share - 10 * faults", "x")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A ruleset, and what each of its units reported."""

    ruleset: Ruleset
    reports: Mapping[str, Report] = field(default_factory=dict)


@st.composite
def cluster_rulesets(
    draw: st.DrawFn, scorings: Sequence[Scoring] = (*LOCAL, *TOGETHER), *, zero_marks: bool = False
) -> Ruleset:
    """Draw a ruleset for two to five units with ranking, titles, quotas, votes, vetoes and classes."""
    units = UNITS[: draw(st.integers(2, len(UNITS)))]
    targets = [draw(_targets(f"t{number}", scorings)) for number in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        veto = draw(st.sampled_from(VetoEffect))
        no_faults = Measured("faults", (Dated(0, NoneAtAll()),))
        targets.append(Target("no_faults", Text("n", "n"), no_faults, scored=False, veto=veto))
    peers = {unit: draw(st.sampled_from(["up", "down"])) for unit in units} if draw(st.booleans()) else {}
    keys = draw(st.lists(st.sampled_from(_KEYS), min_size=1, max_size=2, unique=True))
    ranking = Ranking(
        tuple(RankKey(read_formula(key), draw(st.sampled_from([Better.HIGHER, Better.LOWER]))) for key in keys),
        within_peers=bool(peers) and draw(st.booleans()),
    )
    mark = st.sampled_from([Fraction(0), Fraction(50)]) if zero_marks else st.integers(1, 90).map(Fraction)
    marks = {unit: {"x": Assignment({"": draw(mark)})} for unit in units}
    return Ruleset(
        "cluster",
        Text("c", "c"),
        Span(YEAR),
        _INDICATORS,
        {target.id: target for target in targets},
        units={unit: Text(unit, unit) for unit in units},
        assigned=marks,
        peers={"up": Text("u", "u"), "down": Text("d", "d")} if peers else {},
        peers_of=peers,
        ranking=ranking,
        titles={title.id: title for title in draw(titles())},
        classes={"done": draw(_classes())},
    )


@st.composite
def _targets(draw: st.DrawFn, name: str, scorings: Sequence[Scoring]) -> Target:
    if draw(st.booleans()):
        criterion = Threshold(Comparison.AT_LEAST, Assigned())
        question = Measured("x", (Dated(0, criterion),))
    else:
        mark = Figure(Quantity(Fraction(draw(st.integers(1, 90))), Unit.PERCENT))
        question = Measured(
            "y", (Dated(0, Threshold(draw(st.sampled_from([Comparison.AT_LEAST, Comparison.ABOVE])), mark)),)
        )
    return Target(name, Text(name, name), question, points=Fraction(10), scoring=draw(st.sampled_from(scorings)))


@st.composite
def titles(draw: st.DrawFn) -> list[Title]:
    """Draw one to three titles, the later ones nested in the one before or asking for the first."""
    found: list[Title] = []
    for name in ("first", "second", "third")[: draw(st.integers(1, 3))]:
        nested = draw(st.booleans())
        outer = found[-1].id if found and nested else ""
        condition = draw(st.sampled_from(_CONDITIONS))
        if found and draw(st.integers(0, 3)) == 0:
            condition = f"({condition}) and holds({found[0].id})"
        found.append(
            Title(
                name,
                Text(name, name),
                read_formula(condition),
                outer,
                draw(st.none() | quotas(outer)),
                draw(st.none() | votes()),
                ("no_faults",) if draw(st.integers(0, 3)) == 0 else (),
            )
        )
    return found


@st.composite
def quotas(draw: st.DrawFn, outer: str) -> Quota:
    """Draw a quota; of holders only where the title is nested."""
    ties, rounding = draw(st.sampled_from(AtTheCut)), draw(st.sampled_from(RoundingMode))
    if draw(st.booleans()):
        return Quota(number=draw(st.integers(0, 3)), ties=ties)
    base = draw(st.sampled_from(QuotaBase)) if outer else QuotaBase.UNITS
    share = Fraction(draw(st.integers(1, 10)), 10)
    return Quota(share=share, base=base, of="" if base is QuotaBase.UNITS else outer, rounding=rounding, ties=ties)


@st.composite
def votes(draw: st.DrawFn) -> Vote:
    """Draw a vote, with the head's casting vote or without."""
    comparison = draw(st.sampled_from([Comparison.AT_LEAST, Comparison.ABOVE]))
    return Vote("favour", "present", Fraction(1, 2), comparison, draw(st.sampled_from(["", "head"])))


@st.composite
def _classes(draw: st.DrawFn) -> ClassScheme:
    first = draw(st.booleans())
    middle = "share >= 50" if first else "share >= 50 and share < 80"
    levels: list[tuple[str, Formula | None]] = [
        ("high", read_formula("share >= 80")),
        ("middle", read_formula(middle)),
        ("rest", None),
    ]
    return ClassScheme("done", Text(), tuple(ClassLevel(name, Text(name, name), when) for name, when in levels), first)


# ---- reports --------------------------------------------------------------------------------


@st.composite
def reports_of(draw: st.DrawFn, ruleset: Ruleset, *, gaps: bool = True) -> dict[str, Report]:
    """Draw a report for every unit: few different numbers, so that ties are common; ``gaps``: some bounds and none."""
    return {unit: draw(_reports(unit, gaps=gaps)) for unit in ruleset.units}


@st.composite
def _reports(draw: st.DrawFn, unit: str, *, gaps: bool) -> Report:
    kinds = ["figure", "figure", "bound", "nothing"] if gaps else ["figure"]
    found = {}
    for name, indicator in _INDICATORS.items():
        kind = draw(st.sampled_from(kinds))
        number = draw(numbers_of(indicator))
        if kind == "figure":
            found[name, YEAR] = Observation.figure(number)
        elif kind == "bound":
            found[name, YEAR] = Observation(interval=draw(_bounds(indicator, number)), grade=Grade.BOUND)
    return Report(unit, found)


def numbers_of(indicator: Indicator) -> st.SearchStrategy[Fraction]:
    """Return numbers an indicator can have, in few steps."""
    step = 1 if indicator.whole else 20
    high = indicator.range.high or Fraction(100)
    return st.integers(0, int(high / step)).map(lambda number: Fraction(number * step))


@st.composite
def _bounds(draw: st.DrawFn, indicator: Indicator, number: Fraction) -> Interval:
    low, high = indicator.range.low, indicator.range.high
    above = draw(st.booleans())
    open_end = draw(st.booleans()) and number not in (low, high)
    return Interval(number, high, low_open=open_end) if above else Interval(low, number, high_open=open_end)


@st.composite
def completed(draw: st.DrawFn, reports: Mapping[str, Report]) -> dict[str, Report]:
    """Draw one number for everything that is open, and for everything that was not reported."""
    return {unit: draw(_completed(report)) for unit, report in reports.items()}


@st.composite
def _completed(draw: st.DrawFn, report: Report) -> Report:
    found = {}
    for name, indicator in _INDICATORS.items():
        known = report.observations.get((name, YEAR))
        interval = None if known is None else known.interval
        number = draw(numbers_of(indicator) if interval is None else _number_in(interval, indicator))
        found[name, YEAR] = Observation.figure(number)
    return replace(report, observations=found)


def _number_in(interval: Interval, indicator: Indicator) -> st.SearchStrategy[Fraction]:
    if not indicator.whole:
        return inside(interval)
    high = indicator.range.high or Fraction(10)
    return st.sampled_from([Fraction(number) for number in range(int(high) + 1) if number in interval])
